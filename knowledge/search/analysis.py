"""From text to the terms of the index: stems, parts of compounds and concepts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.language import Language
from knowledge.search.compounds import split_compound
from knowledge.search.lexicon import PERSON_MARK, Lexicon
from knowledge.search.spelling import Speller
from knowledge.search.stopwords import STOPWORDS, emphasis
from knowledge.search.tokens import stem, stems

PART_WEIGHT = 0.5
CONCEPT_WEIGHT = 0.95
EXPRESSION_WEIGHT = 0.9
PERSON_WEIGHT = 0.6


@dataclass(frozen=True)
class QueryToken:
    """One word or expression of a question with the index terms it may match, the surest first."""

    text: str
    alternatives: tuple[tuple[str, float], ...]
    repaired: str = ""
    emphasis: float = 1.0


class Analyzer:
    """Turns texts and questions into terms, with the words that occur in the knowledge as its vocabulary."""

    def __init__(self, lexicon: Lexicon, frequencies: Mapping[str, int]) -> None:
        self._lexicon = lexicon
        self._known = frequencies
        self._speller = Speller(frequencies)

    def word_terms(self, token: str, language: Language | None) -> tuple[tuple[str, float], ...]:
        """Return the index terms of a word in a text, with the share each has in it."""
        return tuple(self._make_terms(token, language))

    def ideas_at(self, tokens: Sequence[str]) -> Iterator[str]:
        """Yield the idea of every fixed expression that these words begin with."""
        return (concept for _, concept in self._lexicon.expressions_at([stems(token) for token in tokens]))

    def opens_expression(self, first: str, second: str) -> bool:
        return self._lexicon.opens(first, second)

    def _make_terms(self, token: str, language: Language | None) -> Iterable[tuple[str, float]]:
        if token in STOPWORDS:
            return
        own = stems(token) if language is None else (stem(token, language),)
        yield from ((form, 1.0) for form in own)
        for part in split_compound(token, self._known):
            yield from ((form, PART_WEIGHT) for form in {stem(part, Language.NL)} - set(own))
        yield from ((concept, 1.0) for concept in self._lexicon.of_word(token))

    def question_tokens(self, tokens: Sequence[str]) -> list[QueryToken]:
        found = [
            QueryToken(" ".join(tokens[begin:end]), ((concept, EXPRESSION_WEIGHT),))
            for begin, end, concept in self._lexicon.expressions(tokens)
        ]
        rest = (token for token in dict.fromkeys(tokens) if token not in STOPWORDS)
        return [*found, *map(self._question_token, rest)]

    def _question_token(self, token: str) -> QueryToken:
        emphasis = self._emphasis(token)
        exact = self._alternatives(token, emphasis)
        if self._is_known(token, exact):
            return QueryToken(token, exact, emphasis=emphasis)
        for repaired, likeness in self._speller.repair(token)[:1]:
            if repaired in STOPWORDS:
                return QueryToken(token, (), repaired)
            return QueryToken(token, self._alternatives(repaired, likeness), repaired)
        return QueryToken(token, exact, emphasis=emphasis)

    def _emphasis(self, token: str) -> float:
        concepts = self._lexicon.of_word(token)
        people = concepts and all(concept.startswith(PERSON_MARK) for concept in concepts)
        return min(emphasis(token), PERSON_WEIGHT) if people else emphasis(token)

    def _is_known(self, token: str, alternatives: Sequence[tuple[str, float]]) -> bool:
        return token in self._known or len(alternatives) > len(stems(token))

    def _alternatives(self, word: str, weight: float) -> tuple[tuple[str, float], ...]:
        best: dict[str, float] = dict.fromkeys(stems(word), weight)
        for part in split_compound(word, self._known):
            for form in stems(part):
                best.setdefault(form, PART_WEIGHT * weight)
            for concept in self._lexicon.of_word(part):
                best.setdefault(concept, 0.7 * CONCEPT_WEIGHT * weight)
        for concept in self._lexicon.of_word(word):
            best[concept] = CONCEPT_WEIGHT * weight
        return tuple(sorted(best.items(), key=lambda pair: -pair[1]))
