"""A term of the policy: working hours or working days, written as people say it."""

import re
from datetime import datetime, timedelta
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, PlainSerializer, model_validator

from meldingen.werktijd import Werkrooster
from meldingen.werktijd.dagplan import ZONE
from meldingen.werktijd.kantoortijden import Gegevens

_TEKST: Final = re.compile(r"(\d+) (minuut|minuten|uur|werkdag|werkdagen)")
_VERGELIJKDAG: Final = 8 * 60


class TermijnGegevens(Gegevens):
    """Either minutes of working time or whole working days, more than zero."""

    minuten: int = 0
    werkdagen: int = 0

    @model_validator(mode="after")
    def _is_one_of_both(self) -> "TermijnGegevens":
        if min(self.minuten, self.werkdagen) < 0 or (self.minuten > 0) == (self.werkdagen > 0):
            raise ValueError("a term is more than zero: either working time or working days")
        return self

    def moment(self, at: datetime, rooster: Werkrooster) -> datetime:
        """Return when the term has passed, as a moment at which somebody works.

        Working days keep the time of the clock: Monday 10.00 and one working day is Tuesday 10.00.
        """
        if self.minuten:
            return rooster.next_opening(rooster.add(at, timedelta(minutes=self.minuten)))
        begin = rooster.next_opening(at)
        klok = begin.astimezone(ZONE).time()
        return rooster.next_opening(rooster.add_working_days(begin, self.werkdagen, klok))

    def uiterlijk(self, at: datetime, rooster: Werkrooster) -> datetime:
        """Return before when a promise with this term must be kept: working days end at closing time."""
        if self.minuten:
            return rooster.add(at, timedelta(minutes=self.minuten))
        return rooster.add_working_days(at, self.werkdagen)

    @property
    def vergelijkbaar(self) -> int:
        """Minutes, with a day taken as eight hours; only for weighing two terms of a policy."""
        return self.minuten + self.werkdagen * _VERGELIJKDAG

    def __str__(self) -> str:
        if self.werkdagen:
            return f"{self.werkdagen} werkdag" + ("en" if self.werkdagen > 1 else "")
        if self.minuten % 60 == 0:
            return f"{self.minuten // 60} uur"
        return f"{self.minuten} minuten"


def parse_termijn(tekst: str) -> TermijnGegevens:
    """Read "30 minuten", "4 uur" or "2 werkdagen".

    Raises:
        ValueError: If the text has another shape, or the term is zero.
    """
    found = _TEKST.fullmatch(tekst.strip())
    if not found:
        raise ValueError(f"{tekst!r} is no term such as '30 minuten', '4 uur' or '2 werkdagen'")
    aantal, eenheid = int(found[1]), found[2]
    if eenheid.startswith("werkdag"):
        return TermijnGegevens(werkdagen=aantal)
    return TermijnGegevens(minuten=aantal * (60 if eenheid == "uur" else 1))


def _termijn_uit_tekst(value: Any) -> Any:
    return parse_termijn(value) if isinstance(value, str) else value


Termijn = Annotated[TermijnGegevens, BeforeValidator(_termijn_uit_tekst), PlainSerializer(str)]
