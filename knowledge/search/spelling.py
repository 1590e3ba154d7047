"""Finds the known word that a misspelt one was meant to be."""

import re
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA

_VOWELS = re.compile(r"[aeiouy]")
_DOUBLES = re.compile(r"(.)\1+")
_MIN_LENGTH = 4
_CANDIDATES = 2


class Speller:
    """Repairs words against the vocabulary of the index.

    A word is compared with the words that begin or end alike and have about its length, and with those
    that have the same consonants (wntrjas, winterjas).
    """

    def __init__(self, frequencies: Mapping[str, int]) -> None:
        self._frequencies = frequencies
        self._by_edge: dict[tuple[str, int], list[str]] = {}
        self._by_skeleton: dict[str, list[str]] = {}
        self._skeletons: dict[str, str] = {}
        for word in frequencies:
            if len(word) < _MIN_LENGTH or not word.isalpha():
                continue
            for edge in _edges(word):
                self._by_edge.setdefault((edge, len(word)), []).append(word)
            self._skeletons[word] = skeleton(word)
            self._by_skeleton.setdefault(self._skeletons[word], []).append(word)

    def repair(self, word: str) -> tuple[tuple[str, float], ...]:
        """Return the likeliest intended words with how sure each is, best first."""
        if not word.isalpha() or len(word) < _MIN_LENGTH:
            return ()
        bones = skeleton(word)
        scored = {near: self._likeness(word, bones, near) for near in self._near(word, bones)}
        likely = [(candidate, likeness) for candidate, likeness in scored.items() if likeness > 0]
        likely.sort(key=lambda pair: (-pair[1], -self._frequencies[pair[0]], pair[0]))
        return tuple(likely[:_CANDIDATES])

    def _near(self, word: str, bones: str) -> Iterable[str]:
        near = set(self._by_skeleton.get(bones, ()))
        for length in range(len(word) - 2, len(word) + 3):
            for edge in _edges(word):
                near.update(self._by_edge.get((edge, length), ()))
        return near

    def _likeness(self, word: str, bones: str, candidate: str) -> float:
        allowed = 1 if len(word) <= 5 else 2 if len(word) <= 9 else 3
        distance = OSA.distance(word, candidate, score_cutoff=allowed)
        likeness = 1 - distance / max(len(word), len(candidate)) if distance <= allowed else 0.0
        if len(bones) >= 3 and bones == self._skeletons[candidate]:
            likeness = max(likeness, 0.8) + 0.05
        return likeness


def skeleton(word: str) -> str:
    """Return the word without vowels and doubled letters."""
    return _DOUBLES.sub(r"\1", _VOWELS.sub("", word))


def _edges(word: str) -> tuple[str, str]:
    return word[:2], "-" + word[-3:]
