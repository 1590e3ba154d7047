"""Which kind of record answers which kind of question, and whom a service is not for."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from knowledge.models import Soort
from knowledge.search.areas import HOME, Areas
from knowledge.search.documents import Document
from knowledge.search.index import Scores
from knowledge.search.model import Caution, CautionKind, Household, Intent, Understanding

_USUAL: Mapping[Soort, float] = {
    Soort.DIENST: 1.0,
    Soort.ORGANISATIE: 0.8,
    Soort.KNELPUNT: 0.9,
    Soort.ROUTEKAART: 0.9,
    Soort.PRAKTIJKVOORBEELD: 0.6,
    Soort.BEGRIP: 0.8,
}
_PRIORS: Mapping[Intent, Mapping[Soort, float]] = {
    Intent.FIND: _USUAL,
    Intent.WHO: {
        **_USUAL,
        Soort.BEGRIP: 0.9 * _USUAL[Soort.BEGRIP],
        Soort.ORGANISATIE: 0.9,
        Soort.KNELPUNT: 0.8,
        Soort.ROUTEKAART: 0.8,
    },
    Intent.EXPLAIN: {**_USUAL, Soort.BEGRIP: 1.5, Soort.DIENST: 0.9},
    Intent.HOW_ELSEWHERE: {**_USUAL, Soort.PRAKTIJKVOORBEELD: 1.6, Soort.DIENST: 0.8},
    Intent.STUCK: {**_USUAL, Soort.KNELPUNT: 1.05, Soort.ROUTEKAART: 1.05},
    Intent.TONIGHT: {**_USUAL, Soort.ROUTEKAART: 1.05},
}

HISTORICAL_FACTOR = 0.75
ORGANISATION_FACTOR = 1.05
LEEFGEBIED_FACTOR = 1.03
HOUSEHOLD_FACTOR = 1.03
URGENT_FACTOR = 1.05
WRONG_AGE_FACTOR = 0.5
WRONG_AREA_FACTOR = 0.8
OWN_AREA_FACTOR = 1.25
"""For the desk of the very municipality that the question names."""
ELSEWHERE_FACTOR = 0.75
"""For a service of one other municipality when the question names no place."""

_NO_AGE = 200
_NOWHERE = np.array([], dtype=np.intp)


class Ranker:
    """Weighs documents by what was understood of a question."""

    def __init__(self, documents: Sequence[Document], areas: Areas) -> None:
        self._areas = areas
        self._soorten = np.array([list(Soort).index(document.soort) for document in documents], dtype=np.intp)
        self._minima = np.array([document.minimum_age or 0 for document in documents], dtype=np.int16)
        maxima = [_NO_AGE if document.maximum_age is None else document.maximum_age for document in documents]
        self._maxima = np.array(maxima, dtype=np.int16)
        self._historical = np.array([document.historical for document in documents], dtype=bool)
        self._area_names = sorted({document.area or "" for document in documents})
        numbers = {area: number for number, area in enumerate(self._area_names)}
        self._area_numbers = np.array([numbers[document.area or ""] for document in documents], dtype=np.intp)

        self._families = np.array([document.for_families for document in documents], dtype=bool)
        self._urgent = np.array([document.urgent for document in documents], dtype=bool)
        self._organisations = _places(documents, lambda document: (document.organisation or "",))
        self._domains = _places(documents, lambda document: document.leefgebieden)

    def factors(self, understood: Understanding) -> Scores:
        priors = _PRIORS[understood.intent]
        factors = np.array([priors[soort] for soort in Soort], dtype=np.float32)[self._soorten]
        factors[self._historical] *= HISTORICAL_FACTOR
        if understood.ages:
            fits = np.zeros(len(factors), dtype=bool)
            for age in understood.ages:
                fits |= (self._minima <= age) & (age <= self._maxima)
            factors[~fits] *= WRONG_AGE_FACTOR
        factors *= self._leanings(understood)
        by_area = [self._area_factor(area, understood.areas) for area in self._area_names]
        factors *= np.array(by_area, dtype=np.float32)[self._area_numbers]
        return factors

    def _leanings(self, understood: Understanding) -> Scores:
        """Lean towards what the question says besides its subject; never enough to beat a better match."""
        leaning = np.ones(len(self._soorten), dtype=np.float32)
        for organisation in understood.organisations:
            leaning[self._organisations.get(organisation, _NOWHERE)] *= ORGANISATION_FACTOR
        for domain in understood.leefgebieden:
            leaning[self._domains.get(domain, _NOWHERE)] *= LEEFGEBIED_FACTOR
        if understood.household is Household.GEZIN:
            leaning[self._families] *= HOUSEHOLD_FACTOR
        if understood.urgent:
            leaning[self._urgent] *= URGENT_FACTOR
        return leaning

    def mask(self, soorten: frozenset[Soort]) -> Scores:
        """Return 1 for the documents of these kinds and 0 for the others."""
        return np.array([soort in soorten for soort in Soort], dtype=np.float32)[self._soorten]

    def _area_factor(self, offered: str, asked: Sequence[str]) -> float:
        local = [area for area in asked if self._areas.is_local(area)]
        if not offered:
            return 1.0
        if not local:
            return 1.0 if self._areas.reaches(offered, HOME) else ELSEWHERE_FACTOR
        if offered in local and offered != HOME:
            return OWN_AREA_FACTOR
        return 1.0 if any(self._areas.reaches(offered, area) for area in local) else WRONG_AREA_FACTOR

    def cautions(self, document: Document, understood: Understanding) -> tuple[Caution, ...]:
        cautions = []
        if document.historical:
            cautions.append(Caution(CautionKind.HISTORICAL))
        if understood.ages and not any(_suits(document, age) for age in understood.ages):
            asked = ", ".join(map(str, understood.ages))
            cautions.append(Caution(CautionKind.AGE, asked, _ages_of(document)))
        if document.area and (asked := self._unreached(document.area, understood.areas)):
            cautions.append(Caution(CautionKind.AREA, asked, document.area))
        return tuple(cautions)

    def _unreached(self, offered: str, asked: Sequence[str]) -> str:
        if self._area_factor(offered, asked) >= 1.0:
            return ""
        return ", ".join(area for area in asked if self._areas.is_local(area)) or HOME


def _places(
    documents: Sequence[Document], names: Callable[[Document], Sequence[str]]
) -> dict[str, npt.NDArray[np.intp]]:
    """Return the places of the documents under each name."""
    found: dict[str, list[int]] = {}
    for place, document in enumerate(documents):
        for name in names(document):
            if name:
                found.setdefault(name, []).append(place)
    return {name: np.array(places, dtype=np.intp) for name, places in found.items()}


def _suits(document: Document, age: int) -> bool:
    highest = _NO_AGE if document.maximum_age is None else document.maximum_age
    return (document.minimum_age or 0) <= age <= highest


def _ages_of(document: Document) -> str:
    lowest, highest = document.minimum_age, document.maximum_age
    if highest is None:
        return f"{lowest}+"
    return f"{lowest or 0}-{highest}"
