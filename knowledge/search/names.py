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
        self._owners: dict[str, tuple[Owner, ...]] = {}
        for spelling, owner in spellings:
            parts = words(spelling)
            if len(parts) <= _MOST_WORDS and any(part not in STOPWORDS for part in parts):
                name = " ".join(parts)
                self._owners[name] = (*self._owners.get(name, ()), owner)

    def found_in(self, tokens: Sequence[str]) -> Iterator[tuple[Sequence[str], Owner]]:
        """Yield every name that stands in the words, and whose it is."""
        for begin in range(len(tokens)):
            for end in range(begin + 1, min(begin + _MOST_WORDS, len(tokens)) + 1):
                for owner in self._owners.get(" ".join(tokens[begin:end]), ()):
                    yield tokens[begin:end], owner

    def named_in(self, tokens: Sequence[str]) -> tuple[Owner, ...]:
        return tuple(dict.fromkeys(owner for _, owner in self.found_in(tokens)))
