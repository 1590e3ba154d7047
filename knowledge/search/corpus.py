"""The index over all documents, and what ranking needs to know of each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from knowledge.search.analysis import Analyzer
from knowledge.search.documents import Document
from knowledge.search.index import InvertedIndex, Places, Posting, Scores
from knowledge.search.lexicon import Lexicon
from knowledge.search.model import ReasonKind
from knowledge.search.names import Names
from knowledge.search.stopwords import STOPWORDS
from knowledge.search.tokens import words

PHRASE_WEIGHT = 2.0
_SATURATION = 4.0
_LENGTH_SHARE = 0.1
_USUAL_LENGTH = 150.0

KINDS = tuple(ReasonKind)
"""The kinds of text by number, the strongest reason first."""


@dataclass(frozen=True)
class Kin:
    """Which documents are about the same subject: pairs in both directions, and the weight of each pair."""

    sources: Places
    targets: Places
    weights: NDArray[np.float64]

    def evidence(self, scores: Scores) -> Scores:
        """Return per document what its kin score together, damped where there are many."""
        together = np.bincount(self.targets, self.weights * scores[self.sources], minlength=len(scores))
        return together.astype(np.float32)


@dataclass(frozen=True)
class Corpus:
    documents: tuple[Document, ...]
    analyzer: Analyzer
    index: InvertedIndex
    kin: Kin
    names: Names[int]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each record stands in `documents`."""
        return {document.id: place for place, document in enumerate(self.documents)}


def build_corpus(documents: Sequence[Document], lexicon: Lexicon, extra_words: Iterable[str] = ()) -> Corpus:
    """`extra_words` are correctly spelt words that need not stand in any document."""
    counts = _vocabulary(documents)
    counts.update(dict.fromkeys(extra_words, 1))
    counts.update(dict.fromkeys(STOPWORDS, 1))
    analyzer = Analyzer(lexicon, counts)
    index = InvertedIndex(_postings(document, analyzer) for document in documents)
    names = Names(
        (name, place)
        for place, document in enumerate(documents)
        for name in (document.name, *document.aliases)
    )
    return Corpus(tuple(documents), analyzer, index, _kin(documents), names)


def _vocabulary(documents: Iterable[Document]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for document in documents:
        for field in document.fields:
            counts.update(words(field.text))
        for phrase, _ in document.phrases:
            counts.update(words(phrase))
    return counts


def _postings(document: Document, analyzer: Analyzer) -> dict[str, Posting]:
    """Let a term that is repeated count for less each time, and a little less in a long document."""
    weights: dict[str, float] = {}
    kinds: dict[str, int] = {}
    for kind, weight, terms in _texts(document, analyzer):
        for term, share in terms:
            weights[term] = weights.get(term, 0.0) + share * weight
            kinds[term] = min(kinds.get(term, kind), kind)
    pivot = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * sum(weights.values()) / _USUAL_LENGTH)
    return {term: Posting(weight / (weight + pivot), kinds[term]) for term, weight in weights.items()}


def _texts(
    document: Document, analyzer: Analyzer
) -> Iterator[tuple[int, float, Iterable[tuple[str, float]]]]:
    """Yield the kind, weight and terms of every text; in a situation a repeated word counts once."""
    for field in document.fields:
        terms = analyzer.document_terms(field.text, field.language)
        yield KINDS.index(field.kind), field.weight, terms
    for phrase, language in document.phrases:
        once = dict.fromkeys((term for term, _ in analyzer.document_terms(phrase, language)), 1.0)
        yield KINDS.index(ReasonKind.SITUATION), PHRASE_WEIGHT, once.items()


def _kin(documents: Sequence[Document]) -> Kin:
    places = {document.id: place for place, document in enumerate(documents)}
    pairs = set()
    for place, document in enumerate(documents):
        for other in document.kin:
            if (there := places.get(other, place)) != place:
                pairs |= {(place, there), (there, place)}
    ordered = np.array(sorted(pairs), dtype=np.int32).reshape(-1, 2)
    sources, targets = ordered[:, 0].copy(), ordered[:, 1].copy()
    degrees = np.bincount(targets, minlength=len(documents))
    return Kin(sources, targets, 1 / np.sqrt(degrees[targets]))
