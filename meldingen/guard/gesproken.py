"""Finds numbers that are spelled out, as people dictate them: "nul zes twaalf vierendertig ..."."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stdnum.nl import bsn

from meldingen.guard.bsn import is_labelled
from meldingen.guard.claims import Found, Span
from meldingen.guard.model import VondstSoort

_UNITS = {
    "nul": 0,
    "een": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "negen": 9,
    "zero": 0,
    "oh": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}
_TEENS = {
    "tien": 10,
    "elf": 11,
    "twaalf": 12,
    "dertien": 13,
    "veertien": 14,
    "vijftien": 15,
    "zestien": 16,
    "zeventien": 17,
    "achttien": 18,
    "negentien": 19,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_TENS = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_VALUES = {**_UNITS, **_TEENS, **_TENS}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True)).replace("een", "[eé][eé]n")
_TEN = "|".join(_TENS)
NUMBER_IN_WORDS = rf"(?:(?:{_UNIT})?[eë]n(?:{_TEN})|{'|'.join((*_TEENS, _TEN, _UNIT))})"
_SAID = re.compile(
    rf"""
    (?<![^\W_]) (?:
        (?P<twice>dubbel|double) \s (?P<of>{_UNIT})
      | (?P<unit>{_UNIT}) [ -]? [eë]n [ -]? (?P<ten>{_TEN})
      | (?P<english>{_TEN}) [ -] (?P<rest>one|two|three|four|five|six|seven|eight|nine)
      | (?P<word>{"|".join((_UNIT, *_TEENS, _TEN))})
      | (?P<digits>\d{{1,10}})
    ) (?![^\W_])
    """,
    re.IGNORECASE | re.VERBOSE,
)
_GAP = re.compile(r"[ ,.\-/\n]{0,3}")
_PHONE_DIGITS, _BSN_DIGITS = 10, 9
_LEAST_PARTS = 4
"""Fewer parts than these are written numbers with one word beside them."""


class _Part(NamedTuple):
    digits: str
    start: int
    end: int
    is_spoken: bool


@dataclass(frozen=True)
class Gesproken:
    """Reads numbers that are said.

    Attributes:
        phone: Returns the number as E.164 if its digits are those of a household's telephone, else None.
        own: Numbers of organisations, which are let through.
    """

    phone: Callable[[str], str | None]
    own: frozenset[str]

    def find(self, text: str) -> Iterator[Found]:
        """Yield telephone numbers and BSNs said in words, or digit by digit."""
        for run in _runs(text):
            if len(run) >= _LEAST_PARTS and (any(part.is_spoken for part in run) or _one_by_one(run)):
                yield from self._in_run(text, run)

    def _in_run(self, text: str, run: Sequence[_Part]) -> Iterator[Found]:
        first = 0
        while first < len(run):
            found, end = self._at(text, run, first)
            if found is not None:
                yield Found(found, Span(run[first].start, run[end - 1].end))
            first = end

    def _at(self, text: str, run: Sequence[_Part], first: int) -> tuple[VondstSoort | None, int]:
        """Return what begins at this part and where it ends; nothing, and the next part."""
        # No number has more digits than a telephone's, so that no long run is read again and again.
        for end in range(first + _LEAST_PARTS, min(first + _PHONE_DIGITS, len(run)) + 1):
            digits = "".join(part.digits for part in run[first:end])
            if len(digits) == _PHONE_DIGITS and (number := self.phone(digits)):
                return (None if number in self.own else VondstSoort.TELEFOON), end
            stands_apart = (first == 0 and end == len(run)) or is_labelled(text, run[first].start)
            if len(digits) == _BSN_DIGITS and stands_apart and bsn.is_valid(digits):
                return VondstSoort.BSN, end
        return None, first + 1


def _one_by_one(run: Sequence[_Part]) -> bool:
    return all(len(part.digits) == 1 for part in run)


def _runs(text: str) -> Iterator[list[_Part]]:
    """Yield parts that stand beside each other."""
    run: list[_Part] = []
    for match in _SAID.finditer(text):
        part = _Part(_digits(match), *match.span(), match["digits"] is None)
        if run and not _GAP.fullmatch(text, run[-1].end, part.start):
            yield run
            run = []
        run.append(part)
    if run:
        yield run


def _digits(match: re.Match[str]) -> str:
    if match["digits"]:
        return match["digits"]
    if match["twice"]:
        return str(_value(match["of"])) * 2
    if match["ten"]:
        return str(_value(match["ten"]) + _value(match["unit"]))
    if match["english"]:
        return str(_value(match["english"]) + _value(match["rest"]))
    return str(_value(match["word"]))


def _value(word: str) -> int:
    return _VALUES[word.lower().replace("é", "e")]
