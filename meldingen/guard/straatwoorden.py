"""The words by which a street is told from a number that counts something."""

import re

from meldingen.guard.reading import Token, fold
from meldingen.guard.woordenlijsten import words_in

_STREET = re.compile(
    r".{2,}(?:straat|straatje|laan|weg|plein|singel|kade|gracht|dijk|dreef|plantsoen|steeg|boulevard|hof|pad|erf|"
    r"gaarde|allee|plaats|str)"
)
_STREET_IN_LOWER_CASE = re.compile(
    r".{3,}(?:straat|straatje|laan|weg|plein|singel|kade|gracht|plantsoen|boulevard|dreef)"
)
_RESIDED_STREET = re.compile(
    r".{3,}(?:dijk|haven|hof|steeg|kade|gracht|dreef|wal|burg|markt|ring|baan|weide|akker|werf|gaarde|erf)"
)
# Endings of streets that are as often those of a town, a neighbourhood or an organisation.
_FAINT_STREET = re.compile(
    r".*(?:park|markt|haven|ring|baan|wal|oord|burg|dam|berg|veld|bos|horst|hoven|brug|poort|kamp|land|oever|zoom|donk|"
    r"singel|hof|kade|plein|weide|akker|werf|hil|spui|vest|veste|tuin|eiland|meent|sluis)"
)
_ORDINARY = words_in("straat_gewone_woorden")
HEADS = frozenset(
    {
        "laan",
        "plein",
        "weg",
        "singel",
        "kade",
        "park",
        "hof",
        "dijk",
        "haven",
        "pad",
        "allee",
        "boulevard",
        "avenue",
        "rue",
    }
)
DIRECTIONS = frozenset(
    {
        "oost",
        "west",
        "noord",
        "zuid",
        "oostzijde",
        "westzijde",
        "noordzijde",
        "zuidzijde",
        "buiten",
        "binnen",
        "boven",
    }
)
STREETS_BY_THEMSELVES = frozenset({"singel", "haven", "kade", "laan", "spui"})
ENGLISH_STREETS = frozenset({"street", "road", "avenue", "lane", "drive", "square"})
STREET_PREFIXES = frozenset({"nieuwe", "oude", "lange", "korte", "grote", "kleine", "hoge", "lage", "achter"})
PARTICLES = words_in("tussenvoegsels") - {"in", "op"} | {"des", "'s"}
RESIDING = words_in("straat_wonen")
NO_STREET = words_in("straat_geen")
AFTER_A_COUNT = words_in("straat_na_aantal")
TWO_LETTER_WORDS = words_in("straat_twee_letters")
GLUED_UNITS = frozenset(
    {
        "km",
        "kg",
        "mg",
        "ml",
        "cm",
        "mm",
        "gb",
        "mb",
        "kw",
        "eu",
        "nl",
        "px",
        "pk",
        "st",
        "de",
        "er",
        "ha",
        "xx",
        "bv",
    }
)


def is_ordinary(word: str) -> bool:
    """Return whether a word ends as a street does and is none."""
    return fold(word) in _ORDINARY


def is_street(token: Token) -> bool:
    """Return whether a word is a street by its ending alone."""
    if token.folded in _ORDINARY or not token.is_word:
        return False
    pattern = _STREET if token.is_capitalised else _STREET_IN_LOWER_CASE
    return pattern.fullmatch(token.folded) is not None


def is_clear_street(token: Token) -> bool:
    """Return whether the ending is one that no town or neighbourhood has."""
    return is_street(token) and token.folded.endswith(("straat", "laan", "weg", "plein", "singel", "kade"))


def is_resided_street(token: Token) -> bool:
    """Return whether a word without a capital is a street where somebody is said to live."""
    return (
        token.is_word
        and token.folded not in _ORDINARY
        and _RESIDED_STREET.fullmatch(token.folded) is not None
    )


def is_faint_street(token: Token) -> bool:
    """Return whether a word ends as some streets do; it needs "op de" or "aan de" before it."""
    return _FAINT_STREET.fullmatch(token.folded) is not None
