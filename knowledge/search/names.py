"""Fixed names, of one word or more, found in a question."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from knowledge.search.stopwords import STOPWORDS
from knowledge.search.tokens import words

Owner = TypeVar("Owner")

_MOST_WORDS = 8


class Names(Generic[Owner]):
    """Built from pairs of a spelling and what it is a name of."""

    def __init__(self, spellings: Iterable[tuple[str, Owner]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Owner]]] = {}
        for spelling, owner in spellings:
            parts = tuple(words(spelling))
            if len(parts) <= _MOST_WORDS and any(part not in STOPWORDS for part in parts):
                self._by_first.setdefault(parts[0], []).append((parts, owner))

    def found_in(self, tokens: Sequence[str]) -> Iterator[tuple[Sequence[str], Owner]]:
        """Yield every name that stands in the words, and whose it is."""
        for begin, token in enumerate(tokens):
            for parts, owner in self._by_first.get(token, ()):
                if tuple(tokens[begin : begin + len(parts)]) == parts:
                    yield parts, owner

    def named_in(self, tokens: Sequence[str]) -> tuple[Owner, ...]:
        return tuple(dict.fromkeys(owner for _, owner in self.found_in(tokens)))
