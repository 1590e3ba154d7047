"""Records without enough situations: nobody finds them in other words than their own."""

from collections.abc import Iterator

from knowledge.catalogue import Knowledge
from knowledge.checks.files import SITUATIES
from knowledge.findings import Finding, Severity
from knowledge.models import Situatie, Soort
from knowledge.routekaart import Soort as KnoopSoort

FEWEST = {Soort.DIENST: 10, Soort.KNELPUNT: 10, Soort.PRAKTIJKVOORBEELD: 6, Soort.ROUTEKAART: 3}
"""How many phrases in all a record of a kind needs; kinds that are found by their name have no number."""


def check_situaties(knowledge: Knowledge) -> Iterator[Finding]:
    for soort, fewest in FEWEST.items():
        for key in _needing(knowledge, soort):
            situatie = knowledge.situaties.get(key, Situatie())
            count = len(situatie.nl) + len(situatie.en)
            if count < fewest:
                yield _thin(key, "", f"has {count} phrases, needs {fewest}")
            elif not situatie.en:
                yield _thin(key, "en", "has no English phrase")


def _needing(knowledge: Knowledge, soort: Soort) -> Iterator[str]:
    if soort is Soort.DIENST:
        yield from knowledge.diensten
    elif soort is Soort.KNELPUNT:
        yield from knowledge.knelpunten
    elif soort is Soort.PRAKTIJKVOORBEELD:
        yield from knowledge.praktijkvoorbeelden
    else:
        # Questions and endings of a walk are reached by walking, not by asking.
        steps = (KnoopSoort.ACTIE, KnoopSoort.ADVIES)
        yield from (key for key, knoop in knowledge.knopen.items() if knoop.soort in steps)


def _thin(key: str, field: str, message: str) -> Finding:
    return Finding(Severity.WARNING, SITUATIES, key, field, message)
