"""Words as people type them: without capitals and accents, with slips of the keyboard, and with an age."""

import re
import unicodedata

from rapidfuzz.distance import OSA

Said = tuple[str, ...]

AGE = re.compile(
    r"\b(\d{1,3})(?:[.,]\d+)?\s*-?\s*(?:jaar|jarige?|jr|years?|yrs?|yo)\b"
    r"|\b(?:van|aged?|leeftijd|jongere|jongen|meisje|man|vrouw"
    r"|(?:boy|girl|woman|man|child|person|client)(?:\s+of)?)\s+(\d{1,3})\b"
)
SLIP_LETTERS = 5
LONG_WORD_LETTERS = 10
MAX_AGE = 120


def words_of(text: str) -> Said:
    """Return the words of `text` in lower case, without accents and punctuation."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return tuple(re.findall(r"[a-z0-9]+(?:'[a-z]+)?", bare.lower().replace("’", "'")))


def age_in(text: str) -> int | None:
    """Return the age in years that `text` names, if it names exactly one."""
    ages = {int(one or other) for one, other in AGE.findall(text.lower())}
    return ages.pop() if len(ages) == 1 and max(ages) <= MAX_AGE else None


def is_slip(said: str, meant: str) -> bool:
    """Tell whether `said` is `meant` with a slip of the keyboard: one from five letters on, two from ten."""
    slips = 0 if len(meant) < SLIP_LETTERS else 1 if len(meant) < LONG_WORD_LETTERS else 2
    if abs(len(said) - len(meant)) > slips or said[:1] != meant[:1] or said.isdigit() or meant.isdigit():
        return False
    return 0 < OSA.distance(said, meant, score_cutoff=slips) <= slips


def mend(said: Said, meant: frozenset[str], known: frozenset[str] = frozenset()) -> Said:
    """Put the meant word where one was said with a slip; a word that may be a slip of two stays as it is.

    Args:
        known: Words that are never a slip.
    """
    return tuple(word if word in meant or word in known else _meant_word(word, meant) for word in said)


def _meant_word(said: str, vocabulary: frozenset[str]) -> str:
    close = [meant for meant in vocabulary if is_slip(said, meant)]
    return close[0] if len(close) == 1 else said
