"""A day as people type it."""

import re
from datetime import date

_MONTHS = (
    *("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
)
_ISO = re.compile(r"(20\d\d)-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](20\d\d))?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})(?: (20\d\d))?")
_MONTH_DAY = re.compile(r"([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?(?:,? (20\d\d))?")


def read_day(text: str, today: date) -> date | None:
    """Return the day that is meant: 2026-12-05, 5-12, "5 december" or "December 5"; None when unclear.

    Without a year the next such day is meant.
    """
    plain = text.strip().lower().strip(" .!")
    if found := _ISO.fullmatch(plain):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(plain):
        return _in_year(found[3], int(found[2]), int(found[1]), today)
    if found := _DAY_MONTH.fullmatch(plain):
        return _in_year(found[3], _month(found[2]), int(found[1]), today)
    if found := _MONTH_DAY.fullmatch(plain):
        return _in_year(found[3], _month(found[1]), int(found[2]), today)
    return None


def _month(word: str) -> int:
    """Return the number of the month, 0 for another word."""
    short = "mrt" if word.startswith("maart") else word[:3]
    return _MONTHS.index(short) % 12 + 1 if short in _MONTHS else 0


def _in_year(year: str | None, month: int, day: int, today: date) -> date | None:
    if year:
        return _day(int(year), month, day)
    candidates = (_day(today.year, month, day), _day(today.year + 1, month, day))
    return next((each for each in candidates if each is not None and each >= today), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
