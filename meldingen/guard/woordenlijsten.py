"""Reads the lists of words beside this module, folded (lower case, no accents)."""

from importlib.resources import files

from meldingen.guard.reading import fold


def lines_in(file: str) -> tuple[str, ...]:
    """Return the lines of `lists/<file>.txt`; empty ones and those that begin with # are left out."""
    text = (files("meldingen.guard") / "lists" / f"{file}.txt").read_text(encoding="utf-8")
    return tuple(fold(line) for line in text.splitlines() if line and not line.startswith("#"))


def words_in(file: str) -> frozenset[str]:
    return frozenset(word for line in lines_in(file) for word in line.split())
