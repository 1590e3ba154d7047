"""Finds a street beside its number in the ways of speech: "bankastraat nummer twaalf", "nummer 12 van de"."""

import re
from collections.abc import Iterator

from meldingen.guard.claims import Span
from meldingen.guard.gesproken import NUMBER_IN_WORDS
from meldingen.guard.straatwoorden import is_ordinary

_ENDINGS = ("straat", "plein", "singel", "gracht", "laan", "kade", "dijk", "weg", "steeg", "dreef")
_ENDS = "|".join(f"(?<={ending})" for ending in _ENDINGS)
_STREET = rf"(?P<street>[^\W\d_]{{4,30}}+(?:{_ENDS}))"
_SAID = re.compile(
    rf"""
    (?<![^\W_]) (?:
        {_STREET} \s (?:op\s)? (?:huis)?nummer \s {NUMBER_IN_WORDS}
      | (?:huis)?nummer \s (?:\d{{1,4}}[a-z]?|{NUMBER_IN_WORDS}) \s (?:van|in|op|aan) \s (?:de|het) \s
        {_STREET.replace("street", "after")}
    ) (?![^\W_])
    """,
    re.IGNORECASE | re.VERBOSE,
)


def find_huisnummer(text: str) -> Iterator[Span]:
    if "nummer" not in text.lower():
        return
    for match in _SAID.finditer(text):
        if not is_ordinary(match["street"] or match["after"]):
            yield Span(match.start(), match.end())
