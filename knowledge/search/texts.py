"""All searched texts as numbers of words, one after another: small, and quick to count over."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from knowledge.language import Language
from knowledge.search.documents import Field
from knowledge.search.model import ReasonKind
from knowledge.search.tokens import words

END = -1
"""Stands behind every text, so that nothing is read across its border."""

KINDS = tuple(ReasonKind)
"""The kinds of text by number, the strongest reason first."""

_NOTHING = np.zeros(0, dtype=np.int32)

LANGUAGES: tuple[Language | None, ...] = (Language.NL, Language.EN, None)

_KIND_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
_LANGUAGE_NUMBERS = {language: number for number, language in enumerate(LANGUAGES)}


class Numbers(dict[str, int]):
    """Gives every new word the next number."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


@dataclass
class Texts:
    """`numbers` holds every word that occurs; the arrays have one entry a text, `stream` one a word."""

    numbers: Numbers = field(default_factory=Numbers)
    stream: "array[int]" = field(default_factory=lambda: array("i"))
    begins: "array[int]" = field(default_factory=lambda: array("q"))
    owners: "array[int]" = field(default_factory=lambda: array("i"))
    weights: "array[float]" = field(default_factory=lambda: array("f"))
    kinds: "array[int]" = field(default_factory=lambda: array("b"))
    languages: "array[int]" = field(default_factory=lambda: array("b"))

    def add(self, owner: int, text: Field) -> None:
        found = words(text.text)
        if not found:
            return
        self.begins.append(len(self.stream))
        self.stream.extend(map(self.numbers.__getitem__, found))
        self.stream.append(END)
        self.owners.append(owner)
        self.weights.append(text.weight)
        self.kinds.append(_KIND_NUMBERS[text.kind])
        self.languages.append(_LANGUAGE_NUMBERS[text.language])

    def frequencies(self) -> dict[str, int]:
        """Return how often every word occurs."""
        stream = np.frombuffer(self.stream, dtype=np.int32) if self.stream else _NOTHING
        counts = np.bincount(stream[stream != END], minlength=len(self.numbers))
        return dict(zip(self.numbers, counts.tolist(), strict=True))

    def forget(self) -> None:
        """Let go of all texts, for when they are counted."""
        self.numbers, self.stream, self.begins = Numbers(), array("i"), array("q")
        self.owners, self.weights = array("i"), array("f")
        self.kinds, self.languages = array("b"), array("b")

    def chunks(self, most_words: int) -> Iterator["Chunk"]:
        """Yield the texts in parts of about `most_words` words, never cutting a document in two."""
        stream = np.frombuffer(self.stream, dtype=np.int32) if self.stream else _NOTHING
        begins = np.array([*self.begins, len(stream)], dtype=np.int64)
        owners = np.array(self.owners, dtype=np.int32)
        # Where the next text is of another document, a part may end.
        borders = np.flatnonzero(np.diff(owners)) + 1
        begin = 0
        while begin < len(owners):
            wanted = int(np.searchsorted(begins, begins[begin] + most_words))
            end = next(iter(borders[borders >= wanted].tolist()), len(owners))
            yield Chunk(
                stream=stream[begins[begin] : begins[end]],
                lengths=np.diff(begins[begin : end + 1]),
                owners=owners[begin:end],
                weights=np.array(self.weights[begin:end], dtype=np.float32),
                kinds=np.array(self.kinds[begin:end], dtype=np.int8),
                languages=np.array(self.languages[begin:end], dtype=np.int8),
            )
            begin = end


@dataclass(frozen=True)
class Chunk:
    """Some texts; `lengths` counts the words of each with the END behind it."""

    stream: NDArray[np.int32]
    lengths: NDArray[np.int64]
    owners: NDArray[np.int32]
    weights: NDArray[np.float32]
    kinds: NDArray[np.int8]
    languages: NDArray[np.int8]


def read_texts(fields: Iterable[tuple[int, Field]]) -> Texts:
    """Read texts with the number of the document they belong to, in the order of the documents."""
    texts = Texts()
    for owner, text in fields:
        texts.add(owner, text)
    return texts
