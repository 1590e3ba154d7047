"""Questions after the meaning of a term or an abbreviation, also of one that is an ordinary word ("BIJ")."""

import re
from collections.abc import Iterable, Mapping, Sequence

from knowledge.models import Begrip
from knowledge.search.tokens import words

_ADVERBS = frozenset(("eigenlijk", "precies", "nou", "ook", "toch", "alweer", "again", "exactly", "actually"))
_A = r"(?:een |de |het |an? |the )?"
_ASKED = tuple(
    re.compile(turn)
    for turn in (
        rf"wat (?:is|zijn|beteken[dt]?|betekenen|bedoel\w* (?:ze|jullie|u) met) {_A}(?P<term>.+)",
        rf"wat houdt {_A}(?P<term>.+) in",
        rf"waar(?: staat {_A}(?P<term>.+) voor|voor staat {_A}(?P<short>.+))",
        rf"wat (?:wordt|word) (?:er )?bedoeld met {_A}(?P<term>.+)",
        rf"(?:what is|whats|what are) {_A}(?P<term>.+)",
        rf"what does {_A}(?P<term>.+) (?:mean|stand for)",
        rf"(?:de |the )?(?:betekenis|uitleg|afkorting|meaning|abbreviation)(?: van| of)? {_A}(?P<term>.+)",
        r"(?P<term>.+) (?:betekenis|beteken[dt]?|afkorting|meaning)",
    )
)
_LONGEST = 8


class Meanings:
    """Finds the term that a whole question asks the meaning of."""

    def __init__(self, begrippen: Iterable[Begrip]) -> None:
        begrippen = tuple(begrippen)
        self._short = _only_owners((begrip.afkorting or "", begrip.id) for begrip in begrippen)
        named = _only_owners((begrip.term, begrip.id) for begrip in begrippen)
        others = _only_owners(
            (other, begrip.id) for begrip in begrippen for other in (*begrip.synoniemen, *begrip.engels)
        )
        self._terms = {**others, **named, **self._short}

    def asked(self, asked_words: Sequence[str]) -> str | None:
        """Return the id of the term after whose meaning is asked; None when it is unknown or not asked."""
        if len(asked_words) > _LONGEST:
            return None
        plain = " ".join(word for word in asked_words if word not in _ADVERBS)
        for turn in _ASKED:
            match = turn.fullmatch(plain)
            term = next(filter(None, match.groupdict().values()), "") if match else ""
            if term in self._terms:
                return self._terms[term]
        return None

    def abbreviated(self, asked_words: Sequence[str]) -> str | None:
        """Return the id of the term that the whole question is the abbreviation of."""
        return self._short.get(" ".join(asked_words))


def _only_owners(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return who a spelling stands for; one that stands for several tells nothing."""
    owners: dict[str, set[str]] = {}
    for spelling, owner in pairs:
        if plain := " ".join(words(spelling)):
            owners.setdefault(plain, set()).add(owner)
    return {spelling: ids.pop() for spelling, ids in owners.items() if len(ids) == 1}
