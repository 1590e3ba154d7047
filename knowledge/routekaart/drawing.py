"""Draw a map as SVG, so that people can look at the whole of it and correct it."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from knowledge.language import Language
from knowledge.routekaart.layout import BADGE, MARGIN, PANEL_WIDTH, Panel, TextLine, lay_out
from knowledge.routekaart.model import Routekaart, Tekst

HEAD = {"vraag": "#1f4e79", "einde": "#2e6b3e", "melding": "#a3301c"}
INK = {
    "title": "#ffffff",
    "label": "#1b1b1b",
    "badge": "#ffffff",
    "actie": "#9a4a00",
    "advies": "#45566b",
}
WAYS = ("#1f4e79", "#7a5195", "#b0572a", "#8a6d00", "#00697a", "#5b5b5b", "#94346e")
LEGEND = (
    ("vraag", Tekst(nl="vraag, met antwoorden", en="question, with answers")),
    ("einde", Tekst(nl="uitkomst: een plan", en="outcome: a plan")),
    ("melding", Tekst(nl="uitkomst: een doorbraakmelding", en="outcome: a doorbraakmelding")),
)
NOTE = Tekst(
    nl="Onder een antwoord staat wat dan in het plan komt: oranje is nu doen, blauw is advies. "
    "Het rondje wijst naar de volgende vraag (cijfer) of de uitkomst (letter).",
    en="Below an answer stands what then comes into the plan: orange is do now, blue is advice. "
    "The circle points to the next question (number) or the outcome (letter).",
)


def draw_svg(routekaart: Routekaart, language: Language = Language.NL) -> str:
    """Return the picture; the same map gives the same text."""
    panels = lay_out(routekaart, language)
    width = max(panel.x for panel in panels) + PANEL_WIDTH + MARGIN
    height = max(panel.y + panel.height for panel in panels) + MARGIN
    colours = {
        panel.node: WAYS[place % len(WAYS)] if panel.kind == "vraag" else HEAD[panel.kind]
        for place, panel in enumerate(panels)
    }
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}"'
            f' font-family="Helvetica, Arial, sans-serif" role="img"'
            f" aria-label={quoteattr(routekaart.titel.read(language))}>",
            f'<rect width="{width:.0f}" height="{height:.0f}" fill="#ffffff"/>',
            *_heading(routekaart, language),
            *_ways(panels, colours),
            *(line for panel in panels for line in _panel(panel, colours)),
            "</svg>\n",
        ]
    )


def _heading(kaart: Routekaart, language: Language) -> Iterator[str]:
    yield _text(MARGIN, 48, kaart.titel.read(language), _Ink(30, "#1b1b1b", "bold"))
    yield _text(MARGIN, 78, NOTE.read(language), _Ink(16, "#333333"))
    x = MARGIN
    for kind, label in LEGEND:
        yield f'<rect x="{x}" y="92" width="16" height="16" rx="3" fill="{HEAD[kind]}"/>'
        yield _text(x + 22, 106, label.read(language), _Ink(16, "#333333"))
        x += 280


def _ways(panels: list[Panel], colours: dict[str, str]) -> Iterator[str]:
    """Draw one line for each pair of panels: more would hide what they join."""
    place = {panel.node: panel for panel in panels}
    for panel in panels:
        for target in dict.fromkeys(way.target for way in panel.ways):
            start = next(way.y for way in panel.ways if way.target == target)
            there = place[target]
            x1, y1, x2, y2 = panel.x + PANEL_WIDTH, panel.y + start, there.x, there.y + 20
            bend = (x2 - x1) / 2 if x2 - x1 < PANEL_WIDTH else 80
            curve = f"{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
            yield (
                f'<path d="M{x1:.1f} {y1:.1f} C{curve}"'
                f' fill="none" stroke="{colours[target]}" stroke-width="1.6" stroke-opacity="0.55"/>'
            )


def _panel(panel: Panel, colours: dict[str, str]) -> Iterator[str]:
    x, y, head = panel.x, panel.y, HEAD[panel.kind]
    yield f'<g transform="translate({x:.1f} {y:.1f})">'
    yield (
        f'<rect width="{PANEL_WIDTH}" height="{panel.height}" rx="8" fill="#f6f8fa" stroke="{head}"'
        ' stroke-width="1.5"/>'
    )
    yield f'<rect width="{PANEL_WIDTH}" height="{panel.header_height:.1f}" rx="8" fill="{head}"/>'
    yield '<circle cx="24" cy="21" r="14" fill="#ffffff"/>'
    yield _text(24, 26, panel.badge, _Ink(14, head, "bold", "middle"))
    for way in panel.ways:
        yield (
            f'<circle cx="{PANEL_WIDTH - BADGE / 2 - 4:.1f}" cy="{way.y:.1f}" r="12"'
            f' fill="{colours[way.target]}"/>'
        )
    yield from (_panel_text(line) for line in panel.lines)
    yield "</g>"


def _panel_text(line: TextLine) -> str:
    if line.kind == "badge":
        return _text(line.x, line.y + 4, line.text, _Ink(line.size, INK["badge"], "bold", "middle"))
    weight = "bold" if line.kind in ("title", "label") else "normal"
    return _text(line.x, line.y, line.text, _Ink(line.size, INK[line.kind], weight))


@dataclass(frozen=True)
class _Ink:
    size: float
    colour: str
    weight: str = "normal"
    anchor: str = "start"


def _text(x: float, y: float, text: str, ink: _Ink) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{ink.size:g}" font-weight="{ink.weight}"'
        f' fill="{ink.colour}" text-anchor="{ink.anchor}">{escape(text)}</text>'
    )
