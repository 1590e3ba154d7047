"""Whether the best record found is an answer, or only the least bad of what there is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.search.index import InvertedIndex
from knowledge.search.lexicon import Lexicon
from knowledge.search.scoring import WeighedToken
from knowledge.search.tokens import stems

CONFIDENT = 0.56
"""From here on the bot gives the answer without reserve."""
PLAUSIBLE = 0.15
"""Below this the bot says that it does not know."""

# Fitted by logistic regression on questions of our own, of which a third had no answer.
_BIAS = -3.9
_PER_EVIDENCE = 0.37
_PER_WORD = 0.5
_PER_COVERAGE = 5.9
_PER_UNKNOWN = -2.1
_PER_OUTSIDE = -1.9
_MOST_OUTSIDE = 2

_WORTH_OF_UNKNOWN = 5.0
"""What a word that stands nowhere would weigh if it stood in a few records."""


@dataclass(frozen=True)
class Judge:
    """Weighs how much of the question the best record covers against what it leaves unexplained.

    `outside` knows the subjects that are known not to be in the knowledge.
    """

    index: InvertedIndex
    outside: Lexicon

    def certainty(
        self, words: Sequence[str], tokens: Sequence[WeighedToken], best: int, share: float
    ) -> float:
        """Return how likely it is that the document at `best` answers the question, from 0 to 1.

        `share` is the part of the known words that this document covers.
        """
        known = sum(token.worth for token in tokens)
        unknown = sum(_WORTH_OF_UNKNOWN * token.token.emphasis for token in tokens if token.is_unknown)
        if not known:
            return 0.0
        evidence, whole = share * known, known + unknown
        odds = (
            _BIAS
            + _PER_EVIDENCE * evidence
            + _PER_WORD * sum(self._matches(token, best) for token in tokens)
            + _PER_COVERAGE * evidence / whole
            + _PER_UNKNOWN * unknown / whole
            + _PER_OUTSIDE * min(self._outside(words, best), _MOST_OUTSIDE)
        )
        return 1 / (1 + math.exp(-odds))

    def _matches(self, token: WeighedToken, place: int) -> bool:
        return any(self.index.kind_in(place, term) is not None for term, _ in token.alternatives)

    def _outside(self, words: Sequence[str], best: int) -> int:
        single = sum(1 for word in words if self.outside.of_word(word) and not self._stands_in(word, best))
        return single + sum(1 for _ in self.outside.expressions(words))

    def _stands_in(self, word: str, place: int) -> bool:
        return any(self.index.kind_in(place, stem) is not None for stem in stems(word))
