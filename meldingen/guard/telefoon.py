"""Finds telephone numbers: Dutch ones in every notation, foreign ones by phonenumbers' plan of each country.

A Dutch number is judged by its shape alone (0, area or mobile prefix, ten digits together), not by whether it
has been issued: a mistyped number still points at somebody.
Source: Nummerplan telefoon- en ISDN-diensten (most of 08 and 09 is for services).
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

import phonenumbers

from meldingen.guard.claims import Claims, Span

_START = re.compile(r"(?<![^\W_])(?<![+])(?:\+ ?\(?[1-9]|\(0\d|0\d)")
_PART = re.compile(r"\d+|[ \-./()]{1,3}")
_TRUNK_ZERO = re.compile(r"\( ?0 ?\)")
_MOST_DIGITS = 15
_LEAST_FOREIGN_DIGITS = 8
# Nine digits together and one apart are a BSN beside a number, not a telephone number.
_NO_FIRST_GROUP = (9,)
_DUTCH_DIGITS = 10
_HOUSEHOLD_PREFIX = re.compile(r"0(?:[1-7]|8[457])")
# People leave out the zero of a mobile number, or the area code, only where they say that it is a number.
_LABELLED = re.compile(
    r"(?<![^\W_])(?:tel(?:efoon)?(?:nummer|nr)?|mobiel(?:e nummer|nummer)?|gsm|phone(?: number)?|mobile)"
    r"[.:]?(?: is)?[ :]{1,3}(6(?:[ -]?\d){8}|[1-9]\d{2}[ -]?\d{2}[ -]?\d{2})(?![^\W_])(?![.,:/-]\d)",
    re.IGNORECASE,
)


class _Stop(NamedTuple):
    """A place where a number may end, with all digits up to there."""

    digits: str
    end: int
    first_group: int


def e164(number: str) -> str | None:
    """Return the number as "+31787708910", or None if it is no full number (112, 14 078)."""
    try:
        parsed = phonenumbers.parse(number, "NL")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def find_telefoon(text: str, claims: Claims, own: frozenset[str]) -> Iterator[Span]:
    """Yield the numbers outside `own` (E.164); those inside it are shielded."""
    position = last_end = 0
    while match := _START.search(text, position):
        position = match.end()
        if (_goes_on_before(text, match.start()) and match.start() - 1 != last_end) or claims.is_shielded(
            Span(match.start(), match.end())
        ):
            continue
        number, end = _number_at(text, match.start())
        if number is None:
            continue
        position = last_end = end
        span = Span(match.start() + _has_loose_bracket(text, match.start(), end), end)
        if number in own:
            claims.shield(span)
        else:
            yield span
    for match in _LABELLED.finditer(text):
        yield Span(match.start(1), match.end(1))


def _has_loose_bracket(text: str, start: int, end: int) -> bool:
    return text[start] == "(" and ")" not in text[start:end]


def _goes_on_before(text: str, start: int) -> bool:
    return text[start - 1 : start] in ("-", ".", "/", ",") and text[start - 2 : start - 1].isdigit()


def _number_at(text: str, start: int) -> tuple[str | None, int]:
    stops = [stop for stop in _stops(text, start) if not _goes_on_after(text, stop.end)]
    international = text[start] == "+" or text.startswith(("00", "(00"), start)
    for plan in (_foreign_in_use, _foreign_possible) if international else (household_number,):
        for stop in reversed(stops):
            if stop.first_group not in _NO_FIRST_GROUP and (number := plan(stop.digits)):
                return number, stop.end
    return None, start


def _stops(text: str, start: int) -> Iterator[_Stop]:
    zero = (
        _TRUNK_ZERO.search(text, start, start + 10) if text[start] == "+" or text[start + 1] == "0" else None
    )
    digits, first_group, position = "", 0, start + (text[start] == "+")
    while part := _PART.match(text, position):
        position = part.end()
        if zero and zero.start() < position < zero.end():
            position = zero.end()
        elif part[0].isdigit():
            digits += part[0]
            if len(digits) > _MOST_DIGITS:
                return
            first_group = first_group or len(part[0])
            yield _Stop(digits, position, first_group)


def _goes_on_after(text: str, end: int) -> bool:
    return (text[end : end + 1] in (".", ",", ":") and text[end + 1 : end + 2].isdigit()) or (
        text[end : end + 1].isalpha()
    )


def household_number(digits: str) -> str | None:
    """Return the Dutch number of these ten digits as E.164; None if it is none of a household."""
    if len(digits) != _DUTCH_DIGITS or not _HOUSEHOLD_PREFIX.match(digits):
        return None
    return f"+31{digits[1:]}"


def _foreign_in_use(digits: str) -> str | None:
    return _foreign(digits, phonenumbers.is_valid_number)


def _foreign_possible(digits: str) -> str | None:
    return _foreign(digits, phonenumbers.is_possible_number)


@lru_cache(maxsize=1024)
def _foreign(digits: str, accepts: Callable[[phonenumbers.PhoneNumber], bool]) -> str | None:
    bare = digits[2:] if digits.startswith("00") else digits
    if bare.startswith("31"):
        return household_number("0" + bare[2:].removeprefix("0"))
    if len(bare) < _LEAST_FOREIGN_DIGITS:
        return None
    try:
        number = phonenumbers.parse(f"+{bare}")
    except phonenumbers.NumberParseException:
        return None
    if not accepts(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
