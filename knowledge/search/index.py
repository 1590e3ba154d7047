"""An inverted index whose postings are arrays, so that a term of many records costs one addition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Places = NDArray[np.int32]


@dataclass(frozen=True)
class Postings:
    """One entry for every term in every document: how heavily it stands there, and in which kind of text."""

    terms: NDArray[np.int32]
    places: Places
    weights: Scores
    kinds: NDArray[np.int8]

    @classmethod
    def joined(cls, parts: Sequence["Postings"]) -> "Postings":
        """Return the parts one after another."""
        return cls(
            terms=np.concatenate([part.terms for part in parts] or [np.zeros(0, np.int32)]),
            places=np.concatenate([part.places for part in parts] or [np.zeros(0, np.int32)]),
            weights=np.concatenate([part.weights for part in parts] or [np.zeros(0, np.float32)]),
            kinds=np.concatenate([part.kinds for part in parts] or [np.zeros(0, np.int8)]),
        )


class InvertedIndex:
    """Postings by term: in which documents it stands, and how heavily there.

    `numbers` gives every term its number, `size` is how many documents there are. Within a term the postings
    must come in the order of the documents. Read only once made.
    """

    def __init__(self, numbers: Mapping[str, int], postings: Postings, size: int) -> None:
        self._numbers = numbers
        self.size = size
        order = np.argsort(postings.terms, kind="stable")
        self._places: Places = postings.places[order]
        self._weights: Scores = postings.weights[order]
        self._kinds = postings.kinds[order]
        counts = np.bincount(postings.terms, minlength=len(numbers))
        self._starts: list[int] = np.concatenate(([0], np.cumsum(counts))).tolist()
        self._idf: list[float] = np.log(1 + (size - counts + 0.5) / (counts + 0.5)).tolist()

    def __contains__(self, term: str) -> bool:
        return term in self._numbers

    def idf(self, term: str) -> float:
        """Return how rare the term is; a term that stands nowhere is as rare as can be."""
        number = self._numbers.get(term)
        return float(np.log(1 + (self.size + 0.5) / 0.5)) if number is None else self._idf[number]

    def kind_in(self, place: int, term: str) -> int | None:
        """Return in which kind of text of the document the term stands, or None when it does not."""
        number = self._numbers.get(term)
        if number is None:
            return None
        begin, end = self._starts[number], self._starts[number + 1]
        found = begin + int(self._places[begin:end].searchsorted(place))
        return int(self._kinds[found]) if found < end and int(self._places[found]) == place else None

    def postings(self, term: str) -> tuple[Places, Scores]:
        """Return the documents that hold the term, and how heavily it stands in each."""
        number = self._numbers.get(term)
        if number is None:
            return self._places[:0], self._weights[:0]
        begin, end = self._starts[number], self._starts[number + 1]
        return self._places[begin:end], self._weights[begin:end]
