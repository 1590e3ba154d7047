"""Why a record was found: which words of the question stand where in it."""

from collections.abc import Sequence

from knowledge.search.index import InvertedIndex
from knowledge.search.lexicon import CONCEPT_MARK
from knowledge.search.model import Reason, ReasonKind
from knowledge.search.scoring import WeighedToken
from knowledge.search.texts import KINDS

_MOST_REASONS = 3


def reasons_for(place: int, tokens: Sequence[WeighedToken], index: InvertedIndex) -> tuple[Reason, ...]:
    """Return the strongest reasons first; a document found only through its kin says so."""
    words: dict[ReasonKind, list[str]] = {}
    for token in tokens:
        if (kind := _kind_of_match(place, token, index)) is not None:
            words.setdefault(kind, []).append(token.token.repaired or token.token.text)
    if not words:
        return (Reason(ReasonKind.RELATED),)
    strongest = sorted(words, key=KINDS.index)[:_MOST_REASONS]
    return tuple(Reason(kind, tuple(words[kind])) for kind in strongest)


def _kind_of_match(place: int, token: WeighedToken, index: InvertedIndex) -> ReasonKind | None:
    for term, _ in token.alternatives:
        if (kind := index.kind_in(place, term)) is not None:
            return ReasonKind.MEANING if term.startswith(CONCEPT_MARK) else KINDS[kind]
    return None
