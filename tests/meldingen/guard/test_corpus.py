"""The guard against written examples: what identifies somebody, and what only looks like it."""

import re
from pathlib import Path

import pytest

from bot.contacts import known_contacts
from meldingen.guard import Guard
from tests.shipped import shipped_knowledge

_MARK = re.compile(r"\{(\w+)\|([^}]*)\}")
_HERE = Path(__file__).parent


def _lines(file: str) -> list[str]:
    lines = (_HERE / file).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _expected(marked: str) -> tuple[str, list[tuple[str, str]]]:
    return _MARK.sub(r"\2", marked), [(match[1], match[2]) for match in _MARK.finditer(marked)]


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(known_contacts(shipped_knowledge()))


@pytest.mark.parametrize("marked", _lines("identifying.txt"))
def test_what_identifies_somebody_is_found_exactly(guard: Guard, marked: str) -> None:
    text, expected = _expected(marked)
    assert expected
    assert [(found.soort.value, text[found.start : found.end]) for found in guard.find(text)] == expected


@pytest.mark.parametrize("text", _lines("harmless.txt"))
def test_what_identifies_nobody_is_let_through(guard: Guard, text: str) -> None:
    assert [(found.soort.value, text[found.start : found.end]) for found in guard.find(text)] == []
