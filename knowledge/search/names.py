"""Fixed names, of one word or more, found in a question."""

from collections.abc import Iterable, Sequence

from knowledge.search.stopwords import STOPWORDS
from knowledge.search.tokens import words


class Names:
    """Built from pairs of a spelling and the id it stands for."""

    def __init__(self, spellings: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for spelling, owner in spellings:
            parts = tuple(words(spelling))
            if any(part not in STOPWORDS for part in parts):
                self._by_first.setdefault(parts[0], []).append((parts, owner))

    def named_in(self, tokens: Sequence[str]) -> tuple[str, ...]:
        found = [
            owner
            for begin, token in enumerate(tokens)
            for parts, owner in self._by_first.get(token, ())
            if tuple(tokens[begin : begin + len(parts)]) == parts
        ]
        return tuple(dict.fromkeys(found))
