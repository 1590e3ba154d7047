"""Ideas and the words that stand for them, so that a question may use another word than the record."""

from collections.abc import Iterator, Mapping, Sequence

from knowledge.search.tokens import stems, words

CONCEPT_MARK = "="
MAX_EXPRESSION_WORDS = 5


_Expression = tuple[tuple[frozenset[str], ...], str]


class Lexicon:
    """Finds the concepts that single words and fixed expressions stand for.

    A word ending in `*` stands for every word that begins with it.
    """

    def __init__(self, entries: Mapping[str, Sequence[str]]) -> None:
        self._single: dict[str, list[str]] = {}
        self._prefixes: dict[str, list[str]] = {}
        self._expressions: dict[str, list[_Expression]] = {}
        self._starting: dict[str, tuple[_Expression, ...]] = {}
        for concept, spellings in entries.items():
            for spelling in spellings:
                self._add(spelling, CONCEPT_MARK + concept)

    def _add(self, spelling: str, concept: str) -> None:
        parts = words(spelling)
        if len(parts) == 1 and spelling.endswith("*"):
            self._prefixes.setdefault(parts[0][:_PREFIX], []).append(f"{parts[0]} {concept}")
        elif len(parts) == 1:
            for stem in stems(parts[0]):
                concepts = self._single.setdefault(stem, [])
                if concept not in concepts:
                    concepts.append(concept)
        elif parts:
            forms = tuple(frozenset(stems(part)) for part in parts)
            for stem in forms[0]:
                self._expressions.setdefault(stem, []).append((forms, concept))

    def of_word(self, word: str) -> tuple[str, ...]:
        found = [concept for stem in stems(word) for concept in self._single.get(stem, ())]
        for entry in self._prefixes.get(word[:_PREFIX], ()):
            prefix, concept = entry.split()
            if word.startswith(prefix):
                found.append(concept)
        return tuple(dict.fromkeys(found))

    def expressions(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Yield begin, end and concept of every fixed expression among the words."""
        for begin, token in enumerate(tokens):
            for forms, concept in self._starting_with(token):
                end = begin + len(forms)
                if end <= len(tokens) and _matches(forms, tokens[begin:end]):
                    yield begin, end, concept

    def _starting_with(self, token: str) -> tuple[_Expression, ...]:
        starting = self._starting.get(token)
        if starting is None:
            found = (self._expressions.get(stem, ()) for stem in stems(token))
            starting = tuple(dict.fromkeys(expression for expressions in found for expression in expressions))
            if len(self._starting) < _REMEMBERED:
                self._starting[token] = starting
        return starting


_REMEMBERED = 200_000
_PREFIX = 4


def _matches(forms: Sequence[frozenset[str]], tokens: Sequence[str]) -> bool:
    return all(not form.isdisjoint(stems(token)) for form, token in zip(forms[1:], tokens[1:], strict=True))
