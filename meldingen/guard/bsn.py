"""Finds burgerservicenummers by the eleven-test.

Source: Wet algemene bepalingen burgerservicenummer; the test itself is python-stdnum's `stdnum.nl.bsn`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stdnum.nl import bsn

from meldingen.guard.claims import Claims, Span

_LENGTH = 9
_GROUP = re.compile(r"\d+")
_LABEL = re.compile(
    r"(?:bsn|b\.s\.n\.?|burger\s?service\s?(?:nummer|nr\.?)?|sofi(?:[ -]?(?:nummer|nr\.?))?|"
    r"citizen service number)(?:[- ]?(?:nummer|number|nr))?(?:[^\d\n]{0,30})$",
    re.IGNORECASE,
)
_LABEL_REACH = 60
# How people break up a BSN. Other shapes are more often two numbers that stand side by side.
_SHAPES = {(9,), (3, 3, 3), (4, 2, 3), (4, 3, 2), (2, 3, 4), (3, 2, 4), (2, 2, 2, 3), (3, 2, 2, 2), (1,) * 9}


class _Group(NamedTuple):
    start: int
    end: int
    separator: str


def find_bsn(text: str, claims: Claims) -> Iterator[Span]:
    groups = _groups(text)
    for first, group in enumerate(groups):
        if not _is_whole_at(text, group.start, -1):
            continue
        for span in _windows(text, groups, first):
            if claims.is_free(span) and not (claims.is_shielded(span) and not is_labelled(text, span.start)):
                yield span
                break


def _groups(text: str) -> Sequence[_Group]:
    """Return the runs of digits, each with the sign between it and the next, "x" if that is no sign."""
    found = [match.span() for match in _GROUP.finditer(text)]
    groups = []
    for place, (start, end) in enumerate(found):
        gap = text[end : found[place + 1][0]] if place + 1 < len(found) else "x"
        groups.append(_Group(start, end, gap.strip(" ") or gap[:1] if len(gap) <= 3 else "x"))
    return groups


def _windows(text: str, groups: Sequence[_Group], first: int) -> Iterator[Span]:
    """Yield the runs of groups from `first` on that together pass for a BSN."""
    labelled = is_labelled(text, groups[first].start)
    digits, shape = "", []
    for last in range(first, min(first + _LENGTH, len(groups))):
        start, end, separator = groups[last]
        digits += text[start:end]
        shape.append(end - start)
        if len(digits) > _LENGTH:
            return
        if (
            _could_be_whole(tuple(shape), labelled)
            and _is_whole_at(text, end, +1)
            and bsn.is_valid(digits.zfill(9))
        ):
            yield Span(groups[first].start, end)
        if separator not in (" ", ".", "-", "/") or separator != groups[first].separator:
            return


def _could_be_whole(shape: tuple[int, ...], labelled: bool) -> bool:
    if labelled:
        return sum(shape) in (_LENGTH - 1, _LENGTH)
    return shape in _SHAPES


def _is_whole_at(text: str, edge: int, step: int) -> bool:
    """Return whether a number ends here: not glued to a letter, and no "-5", ".5" or "/5" goes on."""
    near = text[edge - 1 : edge] if step < 0 else text[edge : edge + 1]
    beyond = text[edge - 2 : edge - 1] if step < 0 else text[edge + 1 : edge + 2]
    if near.isalnum():
        return step < 0 and text[max(0, edge - 3) : edge].lower() == "bsn"
    return not (near in ("-", ".", "/", ",") and beyond.isdigit() and near)


def is_labelled(text: str, start: int) -> bool:
    """Say whether what begins at `start` is announced as a BSN."""
    return _LABEL.search(text, max(0, start - _LABEL_REACH), start) is not None
