"""Finds bank account numbers of every country that has an IBAN, by structure and checksum (python-stdnum).

The checks that some countries add (known banks) are left out: a mistyped bank still points at somebody."""

import re
from collections.abc import Iterator

from stdnum import iban

from meldingen.guard.claims import Span

_START = re.compile(r"(?<![^\W_])[A-Za-z]{2} ?\d{2}(?=[ .\-]{0,2}[A-Za-z0-9])")
_PART = re.compile(r"[ .\-]{0,2}([A-Za-z0-9]+)")
_SHORTEST, _LONGEST = 15, 34


def find_iban(text: str) -> Iterator[Span]:
    position = 0
    while match := _START.search(text, position):
        end = _end_of_iban(text, match.start())
        position = end or match.end()
        if end:
            yield Span(match.start(), end)


def _end_of_iban(text: str, start: int) -> int | None:
    """Return where the IBAN ends that begins at `start`: an end of a part where the checksum holds."""
    compact, position = "", start
    while (part := _PART.match(text, position)) and len(compact) <= _LONGEST:
        compact += part[1].upper()
        position = part.end()
        if (
            _SHORTEST <= len(compact) <= _LONGEST
            and compact.isascii()
            and iban.is_valid(compact, check_country=False)
        ):
            return position
    return None
