"""Numbers in a story that say something else: dates, times, amounts, references, and numbers with a label.

Only what could be mistaken for a BSN or a telephone number is here; a span never takes in more than it needs,
because what it covers is not looked at again.
"""

import re
from collections.abc import Iterator

from meldingen.guard.claims import Span

_AMOUNT = r"\d{1,3}(?:[. ]\d{3}){1,3}(?:,(?:\d{2}|-+))?(?!\d)|\d{1,6}(?:[.,](?:\d{2}|-+))?(?![\d.])"
_SUFFIX = r"[ -]?(?:nummer|nr|no|number|code|id)\b"
_LABEL = (
    rf"(?:(?:kvk|kamer van koophandel|chamber of commerce|rsin|kenmerk|referentie|agb|btw)(?:{_SUFFIX})?"
    rf"|(?:zaak|vestigings?|factuur|order|polis|meldings?|ticket|invoice|reference|case){_SUFFIX})"
)
_INNOCENT = re.compile(
    rf"""
    (?<![^\W_]) (?:
        \d{{1,2}} ([-/.]) \d{{1,2}} \1 (?:\d{{4}}|\d{{2}}) (?!\d|\1\d)                    # 12-03-2026
      | (?:19|20)\d\d ([-/.]) \d{{1,2}} \2 \d{{1,2}} (?!\d)                             # 2026-03-12
      | \d{{1,2}}[.:]\d\d \s?(?:-|tot|t/m|–)\s? \d{{1,2}}[.:]\d\d (?!\d)                # 09.30-10.30
      | [a-z]{{1,4}}-(?:19|20)\d\d-\d{{3,}}                                             # DB-2026-0001
      | (?:19|20)\d\d[-/]\d{{4,}}                                                       # 2026-0012345
      | {_LABEL}\.? \s?[:#]?\s? (?:is\s|=\s?)? [a-z]{{0,4}}[-./]?\d[\d./-]*
      | (?:€|eur|euro|bedrag\ van) \s? (?:{_AMOUNT})
      | (?:{_AMOUNT}) \s? (?:euro|eur|€)
    )
  | € \s? (?:{_AMOUNT})
    """,
    re.IGNORECASE | re.VERBOSE,
)


def innocent_spans(text: str) -> Iterator[Span]:
    for match in _INNOCENT.finditer(text):
        yield Span(match.start(), match.end())
