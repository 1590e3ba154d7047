"""Finds dates of birth: a date that the words around it, or a person just before it, make one."""

import re
from collections.abc import Iterator

from meldingen.guard.claims import Span

_MONTHS = (
    r"jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|march|mar|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|"
    r"aug(?:ustus|ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAYS = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_YEAR = r"(?:(?:19|20)\d\d|'?\d\d)"
_FULL_YEAR = r"(?:19|20)\d\d"
_DIGIT_JOINT = r"\s?[-/.]\s?"
_IN_DIGITS = (
    rf"\d{{1,2}}{_DIGIT_JOINT}\d{{1,2}}{_DIGIT_JOINT}{_YEAR}(?!\d)"
    rf"|{_FULL_YEAR}{_DIGIT_JOINT}\d{{1,2}}{_DIGIT_JOINT}\d{{1,2}}(?!\d)"
)
_DAY_AND_MONTH = (
    rf"(?:de\s)?\d{{1,2}}(?:e|ste|de|st|nd|rd|th)?(?:\s|-)(?:of\s)?(?:{_MONTHS})(?![^\W\d_])\.?"
    rf"|(?:{_MONTHS})\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?!\d)"
)
_IN_WORDS = rf"(?:{_DAY_AND_MONTH})(?:,?[\s-]{_YEAR}(?!\d))?"
_FULL_IN_WORDS = rf"(?:{_DAY_AND_MONTH}),?[\s-]{_FULL_YEAR}(?!\d)"
_COMPACT = r"\d{8}(?!\d)|\d{6}(?!\d)|\d{1,2}\s\d{1,2}\s(?:19|20)\d\d(?!\d)"
_DATE = re.compile(rf"(?<![^\W_])(?<!\d[-/.])(?:{_IN_DIGITS}|{_IN_WORDS}|{_COMPACT})", re.IGNORECASE)
_FULL_DATE = re.compile(rf"{_IN_DIGITS}|{_FULL_IN_WORDS}", re.IGNORECASE)

_LABEL = (
    r"geboorte\s?(?:datum|dag|dat\.?)|geb\.?\s?(?:datum|dat\.?|dd)|geb\.?|g\.b\.d\.|gbd|gebd(?:at|atum)\.?|g\.d\.|gd:|"
    r"geboren|born|d\.?o\.?b\.?|date of birth|birth\s?date|birthday|verjaardag|verjaart|jarig"
)
# Only these words may stand between the label and the date; anything else makes it another date.
_FILLER = (
    rf"[\s:,;(=*-]{{1,3}}(?:(?:op|is|was|dd|d\.d\.|on|de|the|datum|hij|zij|ze|he|she|{_WEEKDAYS}|"
    r"(?:te|in|at)\s[^\W\d_]{2,20}+(?:[ ,-]{1,2}(?-i:[A-Z])[^\W\d_]{1,20}+)?)[.,:;]?)?"
)
_LABEL_BEFORE = re.compile(
    rf"(?:(?<![^\W_])(?=[bdgjv])(?:{_LABEL})|[*°])(?:{_FILLER}){{0,3}}[\s:,;(=*]{{0,3}}$", re.IGNORECASE
)
_LABEL_AFTER = re.compile(
    r"[\s,()]{1,3}(?:(?:is|was|werd|ben|zijn|as|de|haar|his|her)\s)?"
    r"(?:(?:hij|zij|ze|ik|he|she|cliënt|cliënte|mevrouw|meneer|the)\s)?"
    r"(?:geboren|geb\b|born|geboortedatum|dob\b|date of birth)",
    re.IGNORECASE,
)
_PERSON = (
    r"(?:stief|pleeg|klein)?(?:zoon|dochter|kind|moeder|vader)(?:tje)?|mevrouw|meneer|mevr\.?|mw\.?|dhr\.?|cli[eë]nte?|"
    r"jongen|meisje|oudste|jongste|partner|man|vrouw|baby|broer(?:tje)?|zus(?:je)?|oma|opa|son|daughter|child|mother|"
    r"father|client|boy|girl|husband|wife"
)
_PERSON_BEFORE = re.compile(
    rf"(?<![^\W_])(?:{_PERSON})(?:\s(?-i:[A-Z])[\w'.-]{{0,20}}+){{0,2}}\s?[(,:;-]?\s?(?:van\s|of\s|from\s)?$",
    re.IGNORECASE,
)
# Without the word "geboren" a date beside a person may be that of a talk or a letter. What happened in a case
# that is stuck now is of these years; the first doorbraakmeldingen are of 2020 and later.
_LONG_AGO = re.compile(r"(?<!\d)(?:19\d\d|20[01]\d)(?!\d)")
_REACH = 70


def find_geboortedatum(text: str) -> Iterator[Span]:
    for date in _DATE.finditer(text):
        if _is_of_birth(text, date):
            yield Span(date.start(), date.end())


def _is_of_birth(text: str, date: re.Match[str]) -> bool:
    reach = max(0, date.start() - _REACH)
    if _LABEL_BEFORE.search(text, reach, date.start()):
        return True
    if not _FULL_DATE.fullmatch(date[0]):
        return False
    if _LABEL_AFTER.match(text, date.end()):
        return True
    return bool(_LONG_AGO.search(date[0]) and _PERSON_BEFORE.search(text, reach, date.start()))
