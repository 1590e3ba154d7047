"""From opening hours on the wall clock to intervals in UTC, and one local year of them to count with."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import Final
from zoneinfo import ZoneInfo

import holidays

from meldingen.werktijd.kantoortijden import Bevrijdingsdag, Blokken, Feestdagen

ZONE: Final = ZoneInfo("Europe/Amsterdam")
EEN_DAG: Final = timedelta(days=1)
GEEN_TIJD: Final = timedelta()

Deel = tuple[datetime, datetime, timedelta]
"""From, until, and the offset from UTC that holds in between."""


@lru_cache(maxsize=512)
def feestdagen_in(jaar: int, keuze: Feestdagen) -> frozenset[date]:
    """Return the Dutch public holidays of a year, with Good Friday and 5 May as chosen."""
    dagen = holidays.country_holidays("NL", years=jaar, categories=("public", "optional"), language="nl")
    return frozenset(
        dag for dag, namen in dagen.items() if any(_telt(naam, jaar, keuze) for naam in namen.split("; "))
    )


def _telt(naam: str, jaar: int, keuze: Feestdagen) -> bool:
    if naam == "Goede vrijdag":
        return keuze.goede_vrijdag
    if naam == "Bevrijdingsdag":
        lustrum = keuze.bevrijdingsdag is Bevrijdingsdag.LUSTRUM and jaar % 5 == 0
        return lustrum or keuze.bevrijdingsdag is Bevrijdingsdag.ALTIJD
    return True


@dataclass(frozen=True, slots=True)
class Interval:
    """Part of UTC time; `tot` is just past it."""

    van: datetime
    tot: datetime


def utc_intervals(dag: date, blokken: Blokken) -> Iterator[Interval]:
    """Yield when the wall clock of a local day stands inside a block.

    An hour that summer time skips is never open; an hour that winter time repeats is open twice.
    """
    for van, tot, offset in _same_offset_parts(dag):
        for blok in blokken:
            begin = max(van, _wall(dag, blok.van_minuut, offset))
            einde = min(tot, _wall(dag, blok.tot_minuut, offset))
            if begin < einde:
                yield Interval(begin, einde)


def _wall(dag: date, minuut: int, offset: timedelta) -> datetime:
    return datetime.combine(dag, time.min, UTC) + timedelta(minutes=minuut) - offset


def _midnight(dag: date) -> datetime:
    return datetime.combine(dag, time.min, ZONE).astimezone(UTC)


def _offset(moment: datetime) -> timedelta:
    return moment.astimezone(ZONE).utcoffset() or GEEN_TIJD


@lru_cache(maxsize=4096)
def _same_offset_parts(dag: date) -> tuple[Deel, ...]:
    van, tot = _midnight(dag), _midnight(dag + EEN_DAG)
    before, after = _offset(van), _offset(tot)
    if before == after:
        return ((van, tot, before),)
    omslag = _change_of_offset(van, tot)
    return ((van, omslag, before), (omslag, tot, after))


def _change_of_offset(van: datetime, tot: datetime) -> datetime:
    before, seconds = _offset(van), int((tot - van).total_seconds())
    step = bisect_left(range(seconds), True, key=lambda s: _offset(van + timedelta(seconds=s)) != before)
    return van + timedelta(seconds=step)


class Jaarplan:
    """All working time of one local year: sorted intervals, with a running total to search in."""

    def __init__(self, dagen: Iterable[tuple[date, Blokken]]) -> None:
        per_dag = [(dag, list(utc_intervals(dag, blokken))) for dag, blokken in dagen]
        self.werkdagen: Sequence[date] = [dag for dag, intervals in per_dag if intervals]
        intervals = [interval for _, found in per_dag for interval in found]
        self._starts = [interval.van for interval in intervals]
        self._ends = [interval.tot for interval in intervals]
        lengths = (interval.tot - interval.van for interval in intervals)
        self._totals = list(accumulate(lengths, initial=GEEN_TIJD))

    @property
    def total(self) -> timedelta:
        return self._totals[-1]

    def worked_before(self, at: datetime) -> timedelta:
        i = bisect_right(self._starts, at)
        return self._totals[i - 1] + min(at, self._ends[i - 1]) - self._starts[i - 1] if i else GEEN_TIJD

    def first_open(self, at: datetime) -> datetime | None:
        i = bisect_right(self._starts, at)
        if i and at < self._ends[i - 1]:
            return at
        return self._starts[i] if i < len(self._starts) else None

    def earliest_with(self, worked: timedelta) -> datetime:
        """Return the earliest moment with that much work before it, more than none and at most `total`."""
        i = bisect_left(self._totals, worked)
        return self._ends[i - 1] - (self._totals[i] - worked)

    def latest_with(self, worked: timedelta) -> datetime:
        """Return the latest moment with that much work before it, less than `total`."""
        i = bisect_right(self._totals, worked) - 1
        return self._starts[i] + (worked - self._totals[i])
