"""Prove that a map can be walked, that everything it names exists and that it has both languages."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from knowledge.findings import Finding, Severity
from knowledge.routekaart.graph import find_cycle, in_walking_order, questions_ahead, reachable
from knowledge.routekaart.model import MAX_QUESTIONS, Knoop, Routekaart, Tekst


@dataclass(frozen=True)
class _Known:
    services: Collection[str]
    knelpunten: Collection[str]


def check_routekaart(
    routekaart: Routekaart, known_services: Collection[str], known_knelpunten: Collection[str]
) -> list[Finding]:
    """Return everything to mend in a map that was loaded; each names its node and field."""
    known = _Known(known_services, known_knelpunten)
    findings = [*_ways(routekaart), *_metadata(routekaart)]
    for key, knoop in routekaart.knopen.items():
        findings += _references_out(routekaart, key, knoop, known)
        findings += _references_within(routekaart, key, knoop)
        findings += _texts(routekaart, key, knoop)
        findings += _ages(routekaart, key, knoop)
    return findings


def _ways(kaart: Routekaart) -> Iterator[Finding]:
    within = reachable(kaart)
    for key in kaart.knopen:
        if key not in within:
            yield _error(kaart, key, "", "no way leads here")
    cycle = find_cycle(kaart)
    if cycle:
        yield _error(kaart, cycle[0], "naar", f"the way goes round: {' -> '.join(cycle)}")
        return
    most = questions_ahead(kaart)[kaart.start]
    if most > MAX_QUESTIONS:
        yield _error(kaart, kaart.start, "", f"a walk can take {most} questions; {MAX_QUESTIONS} is the most")
    yield from _outcomes(kaart, within)


def _outcomes(kaart: Routekaart, within: Collection[str]) -> Iterator[Finding]:
    """Find ends that can be reached while no step on the way named a service or the pontonnier."""
    empty_handed = {kaart.start}
    for key in in_walking_order(kaart):
        knoop = kaart.node(key)
        if key not in empty_handed or key not in within or knoop.services or knoop.melding:
            continue
        empty_handed.update(knoop.next_ids)
        if not knoop.next_ids:
            yield _error(kaart, key, "stappen", "a way ends here without a service or the pontonnier")


def _metadata(kaart: Routekaart) -> Iterator[Finding]:
    texts = {"titel": kaart.titel, "toelichting": kaart.toelichting}
    texts |= {f"groepen.{place}": groep for place, groep in enumerate(kaart.groepen)}
    for field, tekst in texts.items():
        if tekst and not tekst.en:
            yield _error(kaart, "metadata", field, "the English text is missing")
    for language in ("nl", "en"):
        if not getattr(kaart.startwoorden, language):
            yield _error(kaart, "metadata", f"startwoorden.{language}", "no words start this route")


def _references_out(kaart: Routekaart, key: str, knoop: Knoop, known: _Known) -> Iterator[Finding]:
    for place, stap in enumerate(knoop.stappen):
        if stap.dienst and stap.dienst not in known.services:
            yield _error(kaart, key, f"stappen.{place}.dienst", f"there is no service {stap.dienst}")
    for knelpunt in knoop.knelpunten:
        if knelpunt not in known.knelpunten:
            yield _error(kaart, key, "escalatie.knelpunten", f"there is no knelpunt {knelpunt}")


def _references_within(kaart: Routekaart, key: str, knoop: Knoop) -> Iterator[Finding]:
    for bron in knoop.bronnen:
        if bron not in kaart.bronnen:
            yield _error(kaart, key, "bronnen", f"metadata.bronnen has no {bron}")
    if knoop.groep and knoop.groep.nl not in {groep.nl for groep in kaart.groepen}:
        yield _error(kaart, key, "groep", f"metadata.groepen has no {knoop.groep.nl}")
    if not knoop.bronnen:
        yield _warning(kaart, key, "bronnen", "no source is named")


def _texts(kaart: Routekaart, key: str, knoop: Knoop) -> Iterator[Finding]:
    for field, tekst in knoop.texts():
        yield from _both_languages(kaart, key, field, tekst)
    current = knoop.dutch_fingerprint()
    if knoop.vertaalt and knoop.vertaalt != current:
        yield _warning(
            kaart,
            key,
            "vertaalt",
            f"the Dutch changed after it was translated; mend the English and set vertaalt to {current}",
        )


def _both_languages(kaart: Routekaart, key: str, field: str, tekst: Tekst) -> Iterator[Finding]:
    if not tekst.nl.strip():
        yield _error(kaart, key, field, "the Dutch text is empty")
    if not tekst.en.strip():
        yield _error(kaart, key, field, "the English text is missing")


def _ages(kaart: Routekaart, key: str, knoop: Knoop) -> Iterator[Finding]:
    for place, optie in enumerate(knoop.opties):
        if optie.leeftijd and optie.leeftijd[0] > optie.leeftijd[1]:
            yield _error(kaart, key, f"opties.{place}.leeftijd", "the youngest age is above the oldest")


def _error(kaart: Routekaart, key: str, field: str, message: str) -> Finding:
    return Finding(Severity.ERROR, kaart.bestand, key, field, message)


def _warning(kaart: Routekaart, key: str, field: str, message: str) -> Finding:
    return Finding(Severity.WARNING, kaart.bestand, key, field, message)
