"""Brings a text to one way of writing, and remembers where each character stood."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\ufe63"
_QUOTES = "\u2018\u2019\u201b\u02bc\u02b9\u0060\u00b4\u2032"
_FIRST_DIGITS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10)
_SAME_LENGTH = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _QUOTES), "'"),
    **dict.fromkeys(map(ord, "\u2028\u2029\x0b\x0c\x85\r"), "\n"),
    **{first + value: str(value) for first in _FIRST_DIGITS for value in range(10)},
    0xFF20: "@",
    0xFF0B: "+",
    0xFF0E: ".",
}
_CHANGES_LENGTH = re.compile(
    "[\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_TOKEN = re.compile(
    r"'[tsTS](?![^\W_])|(?:[Ff]amilie|[Gg]ezin)(?=-[A-Z])|"
    r"[^\W\d_]+(?:['\-](?![sS](?![^\W_]))[^\W\d_]+)*|\d+|[^\w \t]|_"
)


class Token(NamedTuple):
    """A word, a number or a sign; `folded` is without capitals and accents."""

    text: str
    start: int
    end: int
    folded: str

    @property
    def is_word(self) -> bool:
        return self.text[-1].isalpha()

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_shouted(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


@dataclass(frozen=True)
class Reading:
    """A text in one way of writing: composed letters, plain digits, spaces, dashes and quotes.

    `places` gives for each character where it began in the original, plus the original's length; it is
    None when both are equally long.
    """

    text: str
    places: Sequence[int] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        if self.places is None:
            return start, end
        return self.places[start], self.places[end]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tuple([Token(match[0], *match.span(), fold(match[0])) for match in _TOKEN.finditer(self.text)])


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Return the word as it is compared: lower case, no accents."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    plain = lowered.replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ß", "ss")
    return "".join(char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char))


def read(text: str) -> Reading:
    if text.isascii() and "\t" not in text and "`" not in text:
        return Reading(text)
    plain = text.translate(_SAME_LENGTH)
    return _composed(plain) if _CHANGES_LENGTH.search(plain) else Reading(plain)


def _composed(text: str) -> Reading:
    """Join letters with their loose accents and leave out what cannot be seen."""
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if not _CHANGES_LENGTH.match(char):
            chars.append(char)
            places.append(place)
        elif chars and unicodedata.combining(char):
            joined = unicodedata.normalize("NFC", chars[-1] + char)
            chars[-1] = joined if len(joined) == 1 else chars[-1]
    return Reading("".join(chars), [*places, len(text)])
