"""Builds the inverted index: counts the terms of all texts at once instead of one by one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.search.analysis import Analyzer
from knowledge.search.index import InvertedIndex, Postings
from knowledge.search.model import ReasonKind
from knowledge.search.texts import END, KINDS, LANGUAGES, Chunk, Texts

_SATURATION = 4.0
_LENGTH_SHARE = 0.1
_USUAL_LENGTH = 150.0
_WORDS_AT_ONCE = 200_000
_LONGEST_EXPRESSION = 6
_LONGEST_NUMBER = 3
_SITUATION = KINDS.index(ReasonKind.SITUATION)

Integers = NDArray[np.int64]
Weights = NDArray[np.float32]


def build_index(texts: Texts, analyzer: Analyzer, size: int) -> InvertedIndex:
    """Index `size` documents and forget the texts; a document without a text is there and never found."""
    terms = _Terms(texts, analyzer)
    parts = [_postings(chunk, terms) for chunk in texts.chunks(_WORDS_AT_ONCE)]
    numbers = terms.numbers
    # At a hundred thousand records these two are a quarter of the memory, and no longer needed.
    del terms
    texts.forget()
    return InvertedIndex(numbers, parts, size)


class _Terms:
    """The index terms of every word, looked up once for each language it occurs in."""

    def __init__(self, texts: Texts, analyzer: Analyzer) -> None:
        self.numbers: dict[str, int] = {}
        self._analyzer = analyzer
        self._words = list(texts.numbers)
        self._begins = np.full(len(self._words) * len(LANGUAGES), END, dtype=np.int64)
        self._counts = np.zeros(len(self._begins), dtype=np.int64)
        self._terms: list[int] = []
        self._shares: list[float] = []
        self._pairs: dict[int, bool] = {}
        self._ideas: dict[tuple[int, ...], list[int]] = {}

    def of(self, keys: Integers) -> tuple[Integers, Integers, Weights]:
        """Return for every key, a word in a language, its terms: which key it was, the term, its share."""
        for key in np.unique(keys[self._begins[keys] == END]).tolist():
            self._look_up(key)
        counts = self._counts[keys]
        places = np.repeat(np.arange(len(keys)), counts)
        offsets = np.arange(len(places)) - np.repeat(np.cumsum(counts) - counts, counts)
        found = self._begins[keys][places] + offsets
        return places, np.array(self._terms, np.int64)[found], np.array(self._shares, np.float32)[found]

    def _look_up(self, key: int) -> None:
        word, language = divmod(key, len(LANGUAGES))
        self._begins[key] = len(self._terms)
        for term, share in self._analyzer.word_terms(self._words[word], LANGUAGES[language]):
            self._terms.append(self.number(term))
            self._shares.append(share)
        self._counts[key] = len(self._terms) - self._begins[key]

    def number(self, term: str) -> int:
        return self.numbers.setdefault(term, len(self.numbers))

    def expressions(self, stream: NDArray[np.int32]) -> tuple[Integers, Integers]:
        """Return where in the stream a fixed expression begins, and the term of its idea."""
        places, terms = [], []
        for place in self._candidates(stream).tolist():
            for idea in self._ideas_at(tuple(stream[place : place + _LONGEST_EXPRESSION].tolist())):
                places.append(place)
                terms.append(idea)
        return np.array(places, dtype=np.int64), np.array(terms, dtype=np.int64)

    def _ideas_at(self, ahead: tuple[int, ...]) -> list[int]:
        words = ahead[: ahead.index(END)] if END in ahead else ahead
        if words not in self._ideas:
            ideas = self._analyzer.ideas_at([self._words[word] for word in words])
            self._ideas[words] = [self.number(idea) for idea in ideas]
        return self._ideas[words]

    def _candidates(self, stream: NDArray[np.int32]) -> Integers:
        """Return where two words stand that open some expression; nearly all pairs of words open none."""
        first, second = stream[:-1].astype(np.int64), stream[1:].astype(np.int64)
        pairs, places = np.unique(first * len(self._words) + second, return_inverse=True)
        inside = np.zeros(len(pairs), dtype=bool)
        inside[places[(first != END) & (second != END)]] = True
        opening = np.zeros(len(pairs), dtype=bool)
        opening[inside] = [self._opens(pair) for pair in pairs[inside].tolist()]
        return np.flatnonzero(opening[places])

    def _opens(self, pair: int) -> bool:
        if pair not in self._pairs:
            first, second = divmod(pair, len(self._words))
            words = self._words[first], self._words[second]
            # Most new pairs of a large directory end in a long number, and no expression does.
            if words[1].isdigit() and len(words[1]) > _LONGEST_NUMBER:
                return False
            self._pairs[pair] = self._analyzer.opens_expression(*words)
        return self._pairs[pair]


@dataclass(frozen=True)
class _Occurrences:
    """Terms as they occur: in which text of a chunk, which term, how much."""

    texts: Integers
    terms: Integers
    weights: Weights


def _postings(chunk: Chunk, terms: _Terms) -> Postings:
    found = _occurrences(chunk, terms)
    owners = chunk.owners[found.texts].astype(np.int64)
    keys = owners * (len(terms.numbers) + 1) + found.terms
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    weights = np.add.reduceat(found.weights[order], starts) if len(starts) else found.weights
    kinds = np.minimum.reduceat(chunk.kinds[found.texts][order], starts) if len(starts) else chunk.kinds[:0]
    places = owners[order][starts]
    return Postings(
        terms=found.terms[order][starts].astype(np.int32),
        places=places.astype(np.int32),
        weights=_saturated(places, weights),
        kinds=kinds,
    )


def _occurrences(chunk: Chunk, terms: _Terms) -> _Occurrences:
    text_of_word = np.repeat(np.arange(len(chunk.lengths)), chunk.lengths)
    real = np.flatnonzero(chunk.stream != END)
    keys = chunk.stream[real].astype(np.int64) * len(LANGUAGES) + chunk.languages[text_of_word[real]]
    places, numbers, shares = terms.of(keys)
    begins, ideas = terms.expressions(chunk.stream)
    texts = np.concatenate((text_of_word[real][places], text_of_word[begins]))
    shares = np.concatenate((shares, np.ones(len(ideas), dtype=np.float32)))
    return _once_in_situations(chunk, texts, np.concatenate((numbers, ideas)), shares)


def _once_in_situations(chunk: Chunk, texts: Integers, terms: Integers, shares: Weights) -> _Occurrences:
    """Count a term once in a situation: saying it twice in one sentence is no stronger sign."""
    spoken = chunk.kinds[texts] == _SITUATION
    keys = texts * (int(terms.max(initial=0)) + 1) + terms
    _, first = np.unique(keys[spoken], return_index=True)
    kept = np.concatenate((np.flatnonzero(~spoken), np.flatnonzero(spoken)[first]))
    weights = np.where(spoken, np.float32(1), shares)[kept] * chunk.weights[texts[kept]]
    return _Occurrences(texts[kept], terms[kept], weights)


def _saturated(places: Integers, weights: Weights) -> Weights:
    """Let a term that is repeated count for less each time, and a little less in a long document."""
    if not len(places):
        return weights
    lengths = np.bincount(places - places[0], weights)[places - places[0]]
    pivots = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * lengths / _USUAL_LENGTH)
    saturated: Weights = (weights / (weights + pivots)).astype(np.float32)
    return saturated
