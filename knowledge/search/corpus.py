"""All documents with their index, and what connects them."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from knowledge.search.analysis import Analyzer
from knowledge.search.documents import Document, Entry, Field
from knowledge.search.index import InvertedIndex, Places, Scores
from knowledge.search.indexing import build_index
from knowledge.search.lexicon import Lexicon
from knowledge.search.names import Names
from knowledge.search.stopwords import STOPWORDS
from knowledge.search.texts import read_texts


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


def build_corpus(entries: Iterable[Entry], lexicon: Lexicon, extra_words: Iterable[str] = ()) -> Corpus:
    """Read the entries once; `extra_words` are correctly spelt words that need not stand in any of them."""
    reader = _Reader()
    texts = read_texts(reader.read(entries))
    counts = dict.fromkeys((*STOPWORDS, *extra_words), 1) | texts.frequencies()
    analyzer = Analyzer(lexicon, counts)
    return Corpus(
        documents=tuple(reader.documents),
        analyzer=analyzer,
        index=build_index(texts, analyzer, len(reader.documents)),
        kin=_kin(reader),
        names=Names(reader.names),
    )


class _Reader:
    """Keeps of every entry what is needed after its texts are read; the texts themselves may be large."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.names: list[tuple[str, int]] = []
        self.kin: list[tuple[str, ...]] = []

    def read(self, entries: Iterable[Entry]) -> Iterator[tuple[int, Field]]:
        for place, entry in enumerate(entries):
            self.documents.append(entry.document)
            self.names.extend((name, place) for name in (entry.document.name, *entry.aliases))
            self.kin.append(entry.kin)
            for field in entry.fields:
                yield place, field


def _kin(reader: _Reader) -> Kin:
    places = {document.id: place for place, document in enumerate(reader.documents)}
    near, far = array("q"), array("q")
    for place, others in enumerate(reader.kin):
        for other in others:
            if (there := places.get(other, place)) != place:
                near.extend((place, there))
                far.extend((there, place))
    size = len(places) or 1
    pairs = np.unique(np.array(near, dtype=np.int64) * size + np.array(far, dtype=np.int64))
    targets = (pairs % size).astype(np.int32)
    degrees = np.bincount(targets, minlength=size)
    return Kin((pairs // size).astype(np.int32), targets, 1 / np.sqrt(degrees[targets]))
