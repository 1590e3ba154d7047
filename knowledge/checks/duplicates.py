"""Records that look like the same thing twice, and situations that point two ways."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from rapidfuzz import fuzz, process

from knowledge.catalogue import Knowledge
from knowledge.checks.files import FILE_OF, SITUATIES
from knowledge.findings import Finding, Severity
from knowledge.models import Soort
from knowledge.search.tokens import fold

ALIKE = 92
"""From this likeness on (0 to 100, words in any order) two names are reported."""


def check_duplicates(knowledge: Knowledge) -> Iterator[Finding]:
    for soort, names in _names(knowledge).items():
        yield from _alike(FILE_OF[soort], names)
    yield from _shared_phrases(knowledge)


def _names(knowledge: Knowledge) -> dict[Soort, dict[str, str]]:
    return {
        Soort.DIENST: {key: dienst.name for key, dienst in knowledge.diensten.items()},
        Soort.ORGANISATIE: {key: organisatie.name for key, organisatie in knowledge.organisaties.items()},
        Soort.KNELPUNT: {key: knelpunt.naam for key, knelpunt in knowledge.knelpunten.items()},
        Soort.BEGRIP: {key: begrip.term for key, begrip in knowledge.begrippen.items()},
        Soort.PRAKTIJKVOORBEELD: {
            key: f"{voorbeeld.titel} {voorbeeld.gemeente}"
            for key, voorbeeld in knowledge.praktijkvoorbeelden.items()
        },
    }


def _alike(file: str, names: Mapping[str, str]) -> Iterator[Finding]:
    keys, folded = list(names), [fold(name) for name in names.values()]
    for place, name in enumerate(folded):
        rest = folded[place + 1 :]
        for _, likeness, offset in process.extract(
            name, rest, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=None
        ):
            other = keys[place + 1 + offset]
            message = f"looks like {other} ({likeness:.0f} of 100)"
            yield Finding(Severity.WARNING, file, keys[place], "name", message)


def _shared_phrases(knowledge: Knowledge) -> Iterator[Finding]:
    owners: dict[str, list[str]] = {}
    for key, situatie in knowledge.situaties.items():
        for phrase in {fold(phrase) for phrase in (*situatie.nl, *situatie.en)}:
            owners.setdefault(phrase, []).append(key)
    for phrase, keys in owners.items():
        for first, second in combinations(keys, 2):
            yield Finding(Severity.WARNING, SITUATIES, first, "", f"shares a phrase with {second}: {phrase}")
