"""An inverted index whose postings are arrays, so that a term of many records costs one addition."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Places = NDArray[np.int32]


@dataclass(frozen=True)
class Posting:
    """How heavily a term stands in a document, and in which kind of text, as the caller numbers them."""

    weight: float
    kind: int = 0


class InvertedIndex:
    """Postings by term: in which documents it stands, and how heavily there.

    Built once from the terms of every document in order; afterwards read only.
    """

    def __init__(self, documents: Iterable[Mapping[str, Posting]]) -> None:
        self._terms: dict[str, int] = {}
        numbers, places, weights, kinds = array("i"), array("i"), array("f"), array("b")
        self.size = 0
        for place, postings in enumerate(documents):
            self.size = place + 1
            for term, posting in postings.items():
                numbers.append(self._terms.setdefault(term, len(self._terms)))
                places.append(place)
                weights.append(posting.weight)
                kinds.append(posting.kind)
        found = np.array(numbers, dtype=np.int32)
        order = np.argsort(found, kind="stable")
        self._places: Places = np.array(places, dtype=np.int32)[order]
        self._weights: Scores = np.array(weights, dtype=np.float32)[order]
        self._kinds = np.array(kinds, dtype=np.int8)[order]
        counts = np.bincount(found, minlength=len(self._terms))
        self._starts: list[int] = np.concatenate(([0], np.cumsum(counts))).tolist()
        self._idf: list[float] = np.log(1 + (self.size - counts + 0.5) / (counts + 0.5)).tolist()

    def __contains__(self, term: str) -> bool:
        return term in self._terms

    def idf(self, term: str) -> float:
        """Return how rare the term is; a term that stands nowhere is as rare as can be."""
        number = self._terms.get(term)
        return float(np.log(1 + (self.size + 0.5) / 0.5)) if number is None else self._idf[number]

    def kind_in(self, place: int, term: str) -> int | None:
        """Return in which kind of text of the document the term stands, or None when it does not."""
        number = self._terms.get(term)
        if number is None:
            return None
        begin, end = self._starts[number], self._starts[number + 1]
        found = begin + int(self._places[begin:end].searchsorted(place))
        return int(self._kinds[found]) if found < end and int(self._places[found]) == place else None

    def postings(self, term: str) -> tuple[Places, Scores]:
        number = self._terms.get(term)
        if number is None:
            return _NO_PLACES, _NO_SCORES
        begin, end = self._starts[number], self._starts[number + 1]
        return self._places[begin:end], self._weights[begin:end]


_NO_PLACES: Places = np.zeros(0, dtype=np.int32)
_NO_SCORES: Scores = np.zeros(0, dtype=np.float32)
