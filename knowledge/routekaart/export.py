"""A plan on paper: as lines, as plain text and as PDF; what the map says and nothing of the household."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from knowledge.language import Language
from knowledge.routekaart.model import Tekst, Zekerheid
from knowledge.routekaart.plan import Plan, PlanDeel, PlanStap

DANGER = Tekst(nl="Acuut gevaar? Bel 112.", en="Acute danger? Call 112.")
VERSION = Tekst(nl="Routekaart versie", en="Route map version")
UNFINISHED = Tekst(
    nl="Let op: nog niet alle vragen zijn beantwoord.", en="Note: not all questions are answered yet."
)
WHO = Tekst(nl="Wie", en="Who")
TERM = Tekst(nl="Termijn", en="Time limit")
SERVICE = Tekst(nl="Dienst", en="Service")
STUCK = Tekst(nl="Loopt het vast", en="If it gets stuck")
CERTAINTY = Tekst(nl="Zekerheid", en="Certainty")
SOURCES = Tekst(nl="Bronnen", en="Sources")
CERTAINTIES = {
    Zekerheid.HOOG: Tekst(nl="hoog", en="high"),
    Zekerheid.MIDDEL: Tekst(nl="middel", en="medium"),
    Zekerheid.LAAG: Tekst(nl="laag: laat een collega dit nakijken", en="low: have a colleague check this"),
}


class LineKind(StrEnum):
    TITLE = "title"
    NOTE = "note"
    HEADING = "heading"
    STEP = "step"
    DETAIL = "detail"
    SMALL = "small"


@dataclass(frozen=True)
class Line:
    kind: LineKind
    text: str


INDENTS = {LineKind.STEP: "  ", LineKind.DETAIL: "      ", LineKind.SMALL: "  "}


def plan_as_text(plan: Plan, language: Language, services: Mapping[str, str] | None = None) -> str:
    """Write the plan as plain text.

    Args:
        services: By service id one line that says how to reach it; a service that is not there is left out.
    """
    lines = plan_lines(plan, language, services or {})
    return (
        "\n".join(("\n" if line.kind is LineKind.HEADING else "") + _indented(line) for line in lines) + "\n"
    )


def plan_as_pdf(plan: Plan, language: Language, services: Mapping[str, str] | None = None) -> bytes:
    """Write the plan as PDF; the same plan gives the same bytes.

    Args:
        services: By service id one line that says how to reach it; a service that is not there is left out.
    """
    # Importing reportlab takes a quarter of a second, which nobody waits for who prints nothing.
    from knowledge.routekaart.pdf import draw_pages

    title = plan.titel.read(language)
    return draw_pages(plan_lines(plan, language, services or {}), title, language)


def plan_lines(plan: Plan, language: Language, services: Mapping[str, str]) -> Iterator[Line]:
    yield Line(LineKind.TITLE, plan.titel.read(language))
    yield Line(LineKind.NOTE, f"{VERSION.read(language)} {plan.versie} ({plan.bijgewerkt})")
    if any(deel.veiligheid for deel in plan.delen):
        yield Line(LineKind.NOTE, DANGER.read(language))
    if not plan.finished:
        yield Line(LineKind.NOTE, UNFINISHED.read(language))
    for number, deel in enumerate(plan.delen, start=1):
        yield Line(LineKind.HEADING, f"{number}. {deel.kop.read(language)}")
        yield from _part_lines(deel, language, services)


def _part_lines(deel: PlanDeel, language: Language, services: Mapping[str, str]) -> Iterator[Line]:
    if deel.toelichting:
        yield Line(LineKind.SMALL, deel.toelichting.read(language))
    for stap in deel.stappen:
        yield Line(LineKind.STEP, f"[{'x' if stap.gedaan else ' '}] {stap.titel.read(language)}")
        yield Line(LineKind.DETAIL, stap.tekst.read(language))
        yield Line(LineKind.DETAIL, _who_and_when(stap, language))
        if stap.dienst and stap.dienst in services:
            yield Line(LineKind.DETAIL, f"{SERVICE.read(language)}: {services[stap.dienst]}")
    if deel.wanneer_vast and deel.waarom_vast:
        stuck = f"{deel.wanneer_vast.read(language)} {deel.waarom_vast.read(language)}"
        yield Line(LineKind.SMALL, f"{STUCK.read(language)}: {stuck}")
    yield Line(LineKind.SMALL, _certainty_and_sources(deel, language))


def _who_and_when(stap: PlanStap, language: Language) -> str:
    who = f"{WHO.read(language)}: {stap.wie.read(language)}"
    return f"{who}. {TERM.read(language)}: {stap.termijn.read(language)}" if stap.termijn else who


def _certainty_and_sources(deel: PlanDeel, language: Language) -> str:
    sources = "; ".join(
        ", ".join(part for part in (bron.titel, bron.uitgever, bron.datum) if part) for bron in deel.bronnen
    )
    certainty = CERTAINTIES[deel.zekerheid].read(language) if deel.zekerheid else ""
    parts = [(CERTAINTY, certainty), (SOURCES, sources)]
    return ". ".join(f"{name.read(language)}: {value}" for name, value in parts if value)


def _indented(line: Line) -> str:
    return INDENTS.get(line.kind, "") + line.text
