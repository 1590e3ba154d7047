"""Questions whose answer a knowledge manager has fixed."""

from collections.abc import Iterable, Mapping

from knowledge.search.stopwords import STOPWORDS
from knowledge.search.tokens import question_words, stems

_DENIALS = frozenset(("niet", "geen", "zonder", "nooit", "not", "no", "without", "never"))


class Aliases:
    """Finds a record by the words that were tied to it, in any order and with any asking words around."""

    def __init__(self, owners: Mapping[str, str]) -> None:
        self._owners = {_subject(question_words(phrase)): owner for phrase, owner in owners.items()}
        self._owners.pop(frozenset(), None)

    def owner(self, words: Iterable[str]) -> str | None:
        """Return the id of the record that the whole question is an alias of."""
        return self._owners.get(_subject(words)) if self._owners else None


def _subject(words: Iterable[str]) -> frozenset[str]:
    asked = tuple(words)
    telling = [word for word in asked if word in _DENIALS or word not in STOPWORDS]
    return frozenset(stems(word)[0] for word in telling or asked)
