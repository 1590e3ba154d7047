"""Ideas and the words that stand for them, so that a question may use another word than the record."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from knowledge.search.tokens import stems, words

CONCEPT_MARK = "="
PERSON_MARK = CONCEPT_MARK + "wie_"
"""Concepts that say whom it is about; they tell less of the subject."""


_PREFIX = 4
_Expression = tuple[tuple[frozenset[str], ...], str]


class Lexicon:
    """Finds the concepts that single words and fixed expressions stand for.

    A word ending in `*` stands for every word that begins with it.
    """

    def __init__(self, entries: Mapping[str, Sequence[str]]) -> None:
        self._single: dict[str, list[str]] = {}
        self._prefixes: dict[str, list[tuple[str, str]]] = {}
        # By the first two words, because an expression is looked for at every place of every text.
        self._expressions: dict[tuple[str, str], list[_Expression]] = {}
        for concept, spellings in entries.items():
            for spelling in spellings:
                self._add(spelling, CONCEPT_MARK + concept)

    def _add(self, spelling: str, concept: str) -> None:
        parts = words(spelling)
        if len(parts) == 1 and spelling.endswith("*"):
            self._prefixes.setdefault(parts[0][:_PREFIX], []).append((parts[0], concept))
        elif len(parts) == 1:
            for stem in stems(parts[0]):
                concepts = self._single.setdefault(stem, [])
                if concept not in concepts:
                    concepts.append(concept)
        elif parts:
            rest = tuple(frozenset(stems(part)) for part in parts[2:])
            for pair in product(stems(parts[0]), stems(parts[1])):
                self._expressions.setdefault(pair, []).append((rest, concept))

    def of_word(self, word: str) -> tuple[str, ...]:
        found = [concept for stem in stems(word) for concept in self._single.get(stem, ())]
        prefixes = self._prefixes.get(word[:_PREFIX], ())
        found += [concept for prefix, concept in prefixes if word.startswith(prefix)]
        return tuple(dict.fromkeys(found))

    def expressions(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Yield begin, end and concept of every fixed expression among the words."""
        forms = [stems(token) for token in tokens]
        for begin in range(len(forms) - 1):
            for length, concept in self.expressions_at(forms[begin:]):
                yield begin, begin + length, concept

    def expressions_at(self, forms: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, str]]:
        """Yield length and concept of every expression that the stems of these words begin with."""
        pairs = product(forms[0], forms[1])
        begun = dict.fromkeys(found for pair in pairs for found in self._expressions.get(pair, ()))
        for rest, concept in begun:
            end = 2 + len(rest)
            if end <= len(forms) and _all_match(rest, forms[2:end]):
                yield end, concept

    def opens(self, first: str, second: str) -> bool:
        """Say whether any expression begins with these two words."""
        return any(pair in self._expressions for pair in product(stems(first), stems(second)))


def _all_match(wanted: Sequence[frozenset[str]], found: Sequence[tuple[str, ...]]) -> bool:
    return all(not form.isdisjoint(stem) for form, stem in zip(wanted, found, strict=True))
