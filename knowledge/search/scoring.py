"""How much of a question every record and every situation covers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.search.analysis import QueryToken
from knowledge.search.index import InvertedIndex, Scores


@dataclass(frozen=True)
class WeighedToken:
    """A token of the question with what every alternative is worth, the most first."""

    token: QueryToken
    alternatives: tuple[tuple[str, float], ...]

    @property
    def worth(self) -> float:
        return self.alternatives[0][1] if self.alternatives else 0.0

    @property
    def is_unknown(self) -> bool:
        """Say whether the word stands nowhere, also not as something it may have been meant to be."""
        return not self.alternatives and not self.token.repaired


def weigh(tokens: Sequence[QueryToken], index: InvertedIndex) -> list[WeighedToken]:
    """Give rare words more weight than common ones."""
    weighed = []
    for token in tokens:
        worths = [(term, weight * index.idf(term)) for term, weight in token.alternatives if term in index]
        worths.sort(key=lambda pair: -pair[1])
        weighed.append(WeighedToken(token, tuple(worths)))
    return weighed


def covered(index: InvertedIndex, tokens: Sequence[WeighedToken]) -> Scores:
    """Return per document the sum of the best alternative of every token."""
    total = np.zeros(index.size, dtype=np.float32)
    best = np.zeros(index.size, dtype=np.float32)
    for token in tokens:
        if len(token.alternatives) == 1:
            places, weights = index.postings(token.alternatives[0][0])
            total[places] += weights * np.float32(token.worth)
            continue
        best.fill(0)
        for term, worth in token.alternatives:
            places, weights = index.postings(term)
            best[places] = np.maximum(best[places], weights * np.float32(worth))
        total += best
    return total
