"""Which part of a text is already spoken for, so that every character is explained once."""

from dataclasses import dataclass
from typing import NamedTuple

from meldingen.guard.model import VondstSoort


class Span(NamedTuple):
    start: int
    end: int


@dataclass(frozen=True)
class Found:
    soort: VondstSoort
    span: Span


class Claims:
    """Findings and innocent parts of one text; the first to claim a character keeps it."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)
        self._shielded = bytearray(length)
        self.found: list[Found] = []

    def is_free(self, span: Span) -> bool:
        return 1 not in self._taken[span.start : span.end]

    def is_shielded(self, span: Span) -> bool:
        return 1 in self._shielded[span.start : span.end]

    def shield(self, span: Span) -> None:
        """Mark a part as innocent: a seeker that respects shields finds nothing there."""
        self._shielded[span.start : span.end] = b"\1" * (span.end - span.start)

    def take(self, soort: VondstSoort, span: Span) -> bool:
        if span.start >= span.end or not self.is_free(span):
            return False
        self._taken[span.start : span.end] = b"\1" * (span.end - span.start)
        self.found.append(Found(soort, span))
        return True
