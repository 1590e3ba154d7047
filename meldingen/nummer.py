"""The number by which everybody calls a doorbraakmelding: DB-2026-0001."""

import re
from dataclasses import dataclass

PREFIX = "DB"
_SHAPE = re.compile(r"\s*DB\s*[-–—_ ]?\s*(\d{4})\s*[-–—_ ]\s*(\d{1,7})\s*", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Meldingnummer:
    """Year and sequence within that year; `str()` gives the form that people see."""

    jaar: int
    volgnummer: int

    def __post_init__(self) -> None:
        if not 2000 <= self.jaar <= 9999 or self.volgnummer < 1:
            raise ValueError(f"No melding can have year {self.jaar} and sequence {self.volgnummer}")

    def __str__(self) -> str:
        return f"{PREFIX}-{self.jaar:04d}-{self.volgnummer:04d}"

    @classmethod
    def parse(cls, text: str) -> "Meldingnummer":
        """Read a number as people type it ("db 2026 7", "DB-2026-0007").

        Raises:
            ValueError: If the text is not one melding number and nothing else.
        """
        found = _SHAPE.fullmatch(text)
        if found is None:
            raise ValueError(f"{text!r} is no melding number; one looks like DB-2026-0001")
        return cls(int(found[1]), int(found[2]))
