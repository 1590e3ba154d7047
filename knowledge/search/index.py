"""An inverted index whose postings are arrays, so that a term of many records costs one addition."""

from collections.abc import Mapping
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


class InvertedIndex:
    """Postings by term: in which documents it stands, and how heavily there.

    `numbers` gives every term its number, `size` is how many documents there are. The parts must hold the
    documents in order; they are taken out of the list one by one, so that nothing large is held twice.
    """

    def __init__(self, numbers: Mapping[str, int], parts: list[Postings], size: int) -> None:
        self._numbers = numbers
        self.size = size
        counts = np.zeros(len(numbers), dtype=np.int64)
        for part in parts:
            counts += np.bincount(part.terms, minlength=len(numbers))
        starts = np.concatenate(([0], np.cumsum(counts)))
        self._starts: list[int] = starts.tolist()
        self._idf: list[float] = np.log(1 + (size - counts + 0.5) / (counts + 0.5)).tolist()
        self._places: Places = np.empty(starts[-1], dtype=np.int32)
        self._weights: Scores = np.empty(starts[-1], dtype=np.float32)
        self._kinds = np.empty(starts[-1], dtype=np.int8)
        self._take(parts, starts[:-1].copy())

    def _take(self, parts: list[Postings], free: NDArray[np.int64]) -> None:
        """Put every part behind what is there; `free` is where the next posting of each term goes."""
        while parts:
            part = parts.pop(0)
            order = np.argsort(part.terms, kind="stable")
            terms = part.terms[order]
            counts = np.bincount(part.terms, minlength=len(free))
            firsts = np.cumsum(counts) - counts
            slots = free[terms] + np.arange(len(terms)) - firsts[terms]
            self._places[slots] = part.places[order]
            self._weights[slots] = part.weights[order]
            self._kinds[slots] = part.kinds[order]
            free += counts

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
