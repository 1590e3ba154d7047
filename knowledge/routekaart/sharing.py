"""A walk as one short word that another person can type or a link can carry: the choices and nothing else."""

import re
from collections.abc import Callable

from knowledge.routekaart.errors import ChoiceError
from knowledge.routekaart.model import MAX_OPTIONS, Routekaart
from knowledge.routekaart.walk import Choice, Walk, answer, trace

_MARKS = "0123456789abcdefghijklmnopqrstuvw"[:MAX_OPTIONS]
_DONT_KNOW_MARK = "x"
_CODE = re.compile(rf"(?<![\w-])([\w-]+)-([0-9a-f]{{12}})-([{_MARKS}{_DONT_KNOW_MARK}]+)(?![\w-])")

FindMap = Callable[[str, str], Routekaart | None]
"""Returns the map with this id in this version."""


def share_code(walk: Walk) -> str:
    """Return `map-version-choices`, such as `onderdak-3f2a9c1b22dd-3012x`; ticks are not in it."""
    marks = [_DONT_KNOW_MARK if given.optie is None else _MARKS[given.optie] for given in walk.antwoorden]
    return f"{walk.kaart}-{walk.versie}-{''.join(marks)}"


def code_in(text: str) -> str | None:
    """Return the first thing in `text` that looks like a code."""
    found = _CODE.search(text.lower())
    return found[0] if found else None


def walk_of(code: str, find_map: FindMap) -> Walk | None:
    """Return the finished walk that the code tells; None when the code or its map is not known."""
    found = _CODE.fullmatch(code)
    kaart = find_map(found[1], found[2]) if found else None
    if found is None or kaart is None:
        return None
    walk = Walk(kaart=kaart.id, versie=kaart.version)
    try:
        for mark in found[3]:
            walk = answer(walk, kaart, trace(walk, kaart).current, _choice(mark))
    except ChoiceError:
        return None
    followed = trace(walk, kaart)
    return walk if followed.finished and len(walk.antwoorden) == len(found[3]) else None


def _choice(mark: str) -> Choice:
    return None if mark == _DONT_KNOW_MARK else _MARKS.index(mark)
