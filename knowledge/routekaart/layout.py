"""Where everything of a map goes on its picture: panels for questions and outcomes, in columns by depth."""

import math
import textwrap
from dataclasses import dataclass, field, replace
from string import ascii_uppercase

from knowledge.language import Language
from knowledge.routekaart.graph import in_walking_order, reachable
from knowledge.routekaart.model import Knoop, Routekaart
from knowledge.routekaart.walk import DONT_KNOW_TEXT

PANEL_WIDTH = 340
COLUMN_GAP = 80
MAX_COLUMN_HEIGHT = 2000
PANEL_GAP = 26
MARGIN = 40
TOP = 130
PADDING = 12
BADGE = 34
LABEL_SIZE, STEP_SIZE, TITLE_SIZE = 14.0, 12.5, 16.0
LINE_HEIGHT = 1.3
# Average width of a letter of a common sans-serif font, as part of its size.
LETTER_WIDTH = 0.54
SWEEPS = 6


@dataclass(frozen=True)
class TextLine:
    """One drawn line; `x` and `y` (baseline) in pixels from the corner of its panel."""

    text: str
    size: float
    y: float
    kind: str
    x: float = PADDING


@dataclass(frozen=True)
class Way:
    """One way out of a panel; `y` in pixels from the top of the panel."""

    target: str
    y: float


@dataclass(frozen=True)
class Panel:
    node: str
    kind: str
    column: int
    lines: tuple[TextLine, ...]
    header_height: float
    height: float
    ways: tuple[Way, ...] = ()
    badge: str = ""
    x: float = 0.0
    y: float = 0.0


@dataclass
class _Pen:
    """Writes wrapped text downwards and remembers how far it came."""

    y: float
    lines: list[TextLine] = field(default_factory=list)

    def write(self, text: str, size: float, kind: str, indent: float = 0.0, right: float = 0.0) -> None:
        letters = int((PANEL_WIDTH - 2 * PADDING - indent - right) / (size * LETTER_WIDTH))
        for line in textwrap.wrap(text, letters):
            self.y += size * LINE_HEIGHT
            self.lines.append(TextLine(line, size, round(self.y, 1), kind, PADDING + indent))


def lay_out(kaart: Routekaart, language: Language) -> list[Panel]:
    """Return the panels of everything that can be reached, placed so that ways lead to the right."""
    within = reachable(kaart)
    order = [key for key in in_walking_order(kaart) if key in within]
    columns = _columns(kaart, order)
    panels = {key: _panel(kaart, key, columns[key], language) for key in order if _is_panel(kaart.node(key))}
    return _with_badges(_place(panels))


def _is_panel(knoop: Knoop) -> bool:
    return knoop.is_question or not knoop.naar


def _columns(kaart: Routekaart, order: list[str]) -> dict[str, int]:
    depth = dict.fromkeys(order, 0)
    for key in order:
        for there in kaart.node(key).next_ids:
            depth[there] = max(depth[there], depth[key] + kaart.node(key).is_question)
    last = max((depth[key] for key in order if kaart.node(key).is_question), default=0) + 1
    return {key: depth[key] if kaart.node(key).is_question else last for key in order}


def _panel(kaart: Routekaart, key: str, column: int, language: Language) -> Panel:
    knoop = kaart.node(key)
    pen = _Pen(PADDING / 2)
    pen.write(knoop.tekst.read(language), TITLE_SIZE, "title", indent=BADGE)
    header_height = max(pen.y + PADDING * 0.8, BADGE + 6)
    pen.y = header_height
    ways = [_write_option(pen, kaart, label, way, language) for label, way in _options(knoop, language)]
    kind = "vraag" if knoop.is_question else "melding" if knoop.melding else "einde"
    height = round(pen.y + PADDING, 1) if ways else header_height
    return Panel(key, kind, column, tuple(pen.lines), header_height, height, tuple(ways))


def _options(knoop: Knoop, language: Language) -> list[tuple[str, str]]:
    options = [(optie.label.read(language), optie.naar) for optie in knoop.opties]
    return [*options, (DONT_KNOW_TEXT.read(language), knoop.weet_niet)] if knoop.weet_niet else options


def _write_option(pen: _Pen, kaart: Routekaart, label: str, way: str, language: Language) -> Way:
    pen.y += 7
    top = pen.y
    pen.write(label, LABEL_SIZE, "label", right=BADGE)
    while not _is_panel(knoop := kaart.node(way)):
        pen.write(knoop.tekst.read(language), STEP_SIZE, knoop.soort.value, indent=12, right=BADGE)
        way = knoop.naar or way
    return Way(way, round((top + pen.y) / 2 + 3, 1))


def _with_badges(panels: list[Panel]) -> list[Panel]:
    """Number the questions and letter the outcomes as they stand, and write at each way where it leads."""
    questions = [panel.node for panel in panels if panel.kind == "vraag"]
    outcomes = [panel.node for panel in panels if panel.kind != "vraag"]
    badges = {node: str(number) for number, node in enumerate(questions, start=1)}
    badges |= {node: ascii_uppercase[place % 26] * (place // 26 + 1) for place, node in enumerate(outcomes)}
    x = PANEL_WIDTH - BADGE / 2 - 4
    return [
        replace(
            panel,
            badge=badges[panel.node],
            lines=(
                *panel.lines,
                *(TextLine(badges[way.target], 12.0, way.y, "badge", x) for way in panel.ways),
            ),
        )
        for panel in panels
    ]


def _place(panels: dict[str, Panel]) -> list[Panel]:
    columns: dict[int, list[str]] = {}
    for key, panel in panels.items():
        columns.setdefault(panel.column, []).append(key)
    _sort_columns(panels, columns)
    split = [part for _, keys in sorted(columns.items()) for part in _split(panels, keys)]
    tallest = max(_column_height(panels, keys) for keys in split)
    placed: list[Panel] = []
    for number, keys in enumerate(split):
        y = TOP + (tallest - _column_height(panels, keys)) / 2
        for key in keys:
            x = MARGIN + number * (PANEL_WIDTH + COLUMN_GAP)
            placed.append(replace(panels[key], x=float(x), y=round(y, 1)))
            y += panels[key].height + PANEL_GAP
    return placed


def _split(panels: dict[str, Panel], keys: list[str]) -> list[list[str]]:
    """Lay a column that is too tall side by side, every next panel in the next part."""
    parts = math.ceil(_column_height(panels, keys) / MAX_COLUMN_HEIGHT)
    return [keys[part::parts] for part in range(parts)]


def _column_height(panels: dict[str, Panel], keys: list[str]) -> float:
    return sum(panels[key].height + PANEL_GAP for key in keys) - PANEL_GAP


def _sort_columns(panels: dict[str, Panel], columns: dict[int, list[str]]) -> None:
    """Move every panel towards the middle of its neighbours, forth and back, so that few ways cross."""
    neighbours: dict[str, list[str]] = {key: [] for key in panels}
    for key, panel in panels.items():
        for way in panel.ways:
            neighbours[key].append(way.target)
            neighbours[way.target].append(key)
    place = {key: rank / len(keys) for keys in columns.values() for rank, key in enumerate(keys)}
    for sweep in range(SWEEPS):
        for number in sorted(columns, reverse=bool(sweep % 2)):
            keys = columns[number]
            pull = {key: _mean([place[other] for other in neighbours[key]], place[key]) for key in keys}
            keys.sort(key=lambda key, pull=pull: pull[key])  # type: ignore[misc] # mypy cannot infer a default
            place |= {key: (rank + 0.5) / len(keys) for rank, key in enumerate(keys)}


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
