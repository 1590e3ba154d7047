"""Finds addresses: postcodes, and streets with a house number."""

import re
from collections.abc import Callable, Iterator, Sequence

from meldingen.guard.claims import Span
from meldingen.guard.huisnummer import find_huisnummer
from meldingen.guard.reading import Reading, Token
from meldingen.guard.straatwoorden import (
    AFTER_A_COUNT,
    DIRECTIONS,
    ENGLISH_STREETS,
    GLUED_UNITS,
    HEADS,
    NO_STREET,
    PARTICLES,
    RESIDING,
    STREET_PREFIXES,
    STREETS_BY_THEMSELVES,
    TWO_LETTER_WORDS,
    is_clear_street,
    is_faint_street,
    is_resided_street,
    is_street,
)

_POSTCODE = re.compile(
    r"(?<![^\W_])(?<!\d[.,/-])(?<![€+])[1-9]\d{3}(?P<gap> ?)(?P<letters>[A-Za-z]{2})(?![^\W_]|-\d)"
    r"(?P<number>,? (?:nr\.? |huisnummer |nummer )?\d{1,4}(?:[ -]?[A-Za-z](?![^\W_]))?(?![\d]|[.,:/-]\d))?"
)
_POSTBUS = re.compile(r"(?:postbus|po box)\s\d+[, ]+$", re.IGNORECASE)
_NEVER_USED = {"SA", "SD", "SS"}
_PLACE_FOLLOWS = re.compile(r",? ?[A-Z][a-z]")
_ADDITION = re.compile(
    r"(?:[ ]?-[ ]?\d{1,4}(?!\d)|/\d{1,3}(?!\d))?"
    r"(?:-?[A-Za-z](?:-\d{1,3})?(?![^\W_])|[ ]?(?:bis|hs|huis|rood|zwart|I{1,3}|IV|[A-H])(?![^\W_]))?"
)
_GOES_ON = re.compile(r"[^\W_]|[.,:/-]\d|\s?[%€°]|,-")
_NUMBER_WORDS = frozenset({".", ",", "nr", "no", "nummer", "huisnummer"})
_NEVER_IN_STREET = NO_STREET | RESIDING
_JOINTS = frozenset({"op", "aan", "in", "at", "on", "de", "het", "the", ":", "is", "te", "nu", "now", "-"})
_MOST_WORDS = 7


def find_adres(reading: Reading, is_own: Callable[[str], bool], places: frozenset[str]) -> Iterator[Span]:
    """Yield addresses; `is_own` says which are an organisation's, `places` (folded) are no streets."""
    for span in (*_streets(reading, places), *_postcodes(reading.text), *find_huisnummer(reading.text)):
        if not is_own(reading.text[span.start : span.end]):
            yield span


def _postcodes(text: str) -> Iterator[Span]:
    for match in _POSTCODE.finditer(text):
        if _is_postcode(text, match):
            yield Span(match.start(), match.end())


def _is_postcode(text: str, match: re.Match[str]) -> bool:
    letters, spaced = match["letters"], bool(match["gap"])
    if letters.upper() in _NEVER_USED or _POSTBUS.search(text, max(0, match.start() - 20), match.start()):
        return False
    if not spaced:
        return letters.lower() not in GLUED_UNITS
    if letters.lower() in TWO_LETTER_WORDS:
        return letters.isupper() and bool(_PLACE_FOLLOWS.match(text, match.end("letters")))
    return letters.isupper() or (letters.islower() and match["number"] is not None)


def _streets(reading: Reading, places: frozenset[str]) -> Iterator[Span]:
    tokens = reading.tokens
    for place, token in enumerate(tokens):
        if not token.text.isdigit() or len(token.text) > 4 or token.text[0] == "0":
            continue
        end = _end_of_number(reading.text, tokens, place)
        last = _before_number(tokens, place)
        first = _start_of_street(tokens, last, places) if end and last >= 0 else None
        if end and first is not None:
            yield Span(tokens[first].start, end)
        elif far := _end_of_english_street(tokens, place):
            yield Span(token.start, tokens[far].end)


def _end_of_number(text: str, tokens: Sequence[Token], place: int) -> int | None:
    """Return where the house number with its addition ends, or None if this number counts something."""
    match = _ADDITION.match(text, tokens[place].end)
    end = match.end() if match else tokens[place].end
    if _GOES_ON.match(text, end):
        return None
    following = next((token for token in tokens[place + 1 : place + 6] if token.start >= end), None)
    if following and following.folded in AFTER_A_COUNT:
        return None
    return end


def _before_number(tokens: Sequence[Token], place: int) -> int:
    """Return the index of the word before the number, past "nr." and ", nummer"."""
    last = place - 1
    if tokens[last].text == "," or last < 0:
        return -1
    while last >= 0 and place - last < 4 and tokens[last].folded in _NUMBER_WORDS:
        last -= 1
    return last if tokens[last].is_word else -1


def _start_of_street(tokens: Sequence[Token], last: int, places: frozenset[str]) -> int | None:
    word = last - 1 if tokens[last].folded in DIRECTIONS and last > 0 else last
    if is_street(tokens[word]) and (tokens[word].folded not in places or is_clear_street(tokens[word])):
        return _leftmost(tokens, word)
    if is_resided_street(tokens[last]) and _is_resided(tokens, last) and tokens[last].folded not in places:
        return last
    if not tokens[last].is_capitalised or tokens[last].folded in NO_STREET or tokens[last].folded in places:
        return None
    first = _leftmost(tokens, last)
    for head in range(first, last):
        if tokens[head].folded in HEADS and tokens[head].is_capitalised:
            return head
    if _is_resided(tokens, first) or (first == last and tokens[last].folded in STREETS_BY_THEMSELVES):
        return first
    is_street_here = _follows_article(tokens, first) or tokens[last - 1].folded in STREET_PREFIXES
    return first if is_faint_street(tokens[last]) and is_street_here else None


def _end_of_english_street(tokens: Sequence[Token], place: int) -> int | None:
    """Return the index of the street after its number: "12 Church Street", or "lives at 45 Kerkstraat"."""
    far = place + 1
    while far < len(tokens) and far - place < 4 and tokens[far].is_capitalised:
        if far > place + 1 and tokens[far].folded in ENGLISH_STREETS:
            return far
        if is_street(tokens[far]) and _is_resided(tokens, place):
            return far
        far += 1
    return None


def _leftmost(tokens: Sequence[Token], word: int) -> int:
    """Return where a name of several words begins: capitals, initials, and particles between them."""
    first = place = word
    while place > 0 and word - place < _MOST_WORDS:
        place -= 1
        token = tokens[place]
        if token.is_word and token.is_capitalised and token.folded not in _NEVER_IN_STREET:
            first = place
        elif not (token.folded in PARTICLES or (token.text == "." and tokens[place - 1].text.isupper())):
            break
    return first


def _is_resided(tokens: Sequence[Token], first: int) -> bool:
    before = tokens[max(0, first - 5) : first]
    for token in reversed(before):
        if token.folded in RESIDING:
            return True
        if token.folded not in _JOINTS:
            return False
    return False


def _follows_article(tokens: Sequence[Token], first: int) -> bool:
    return (
        first > 1 and tokens[first - 1].folded in ("de", "het") and tokens[first - 2].folded in ("op", "aan")
    )
