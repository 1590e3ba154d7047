"""The working-time clock: count in opening hours instead of calendar hours."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from meldingen.werktijd.dagplan import EEN_DAG, GEEN_TIJD, ZONE, Jaarplan, feestdagen_in, utc_intervals
from meldingen.werktijd.fouten import GeenOpeningError, MomentBuitenBereikError, MomentZonderZoneError
from meldingen.werktijd.kantoortijden import Blokken, EigenDagen, Kantoortijden

EERSTE_JAAR: Final = 1997  # the first full year of the present European summer time
LAATSTE_JAAR: Final = 2099  # holidays are not known beyond it
ZOEKJAREN: Final = 10


def in_utc(moment: datetime) -> datetime:
    """Return the same moment in UTC.

    Raises:
        MomentZonderZoneError: If the moment has no time zone.
        MomentBuitenBereikError: If its year cannot be counted in.
    """
    if moment.utcoffset() is None:
        raise MomentZonderZoneError(moment)
    if not EERSTE_JAAR <= moment.year <= LAATSTE_JAAR:
        raise MomentBuitenBereikError(moment.year, EERSTE_JAAR, LAATSTE_JAAR)
    return moment.astimezone(UTC)


class Werkrooster:
    """Working time of an office, or of one person in it.

    Takes aware moments, gives moments in UTC, counts on the wall clock of Europe/Amsterdam. A block is open
    from its first moment until just before its last. Remembers the years it has counted: share it.
    Every method raises MomentZonderZoneError for a moment without zone, MomentBuitenBereikError outside
    EERSTE_JAAR-LAATSTE_JAAR, and GeenOpeningError when ZOEKJAREN hold too little working time.
    """

    def __init__(self, kantoor: Kantoortijden, eigen: EigenDagen | None = None) -> None:
        self.kantoor, self.eigen = kantoor, eigen or EigenDagen()
        self._jaren: dict[int, Jaarplan] = {}

    def voor(self, eigen: EigenDagen) -> "Werkrooster":
        """Return the rooster of a person: office hours, within own days and hours, less absences."""
        return Werkrooster(self.kantoor, eigen)

    def blokken(self, dag: date) -> Blokken:
        """Return the blocks of a local day, as the wall clock shows them."""
        if self.eigen.is_afwezig(dag):
            return ()
        kantoor = self._kantoor_op(dag)
        if self.eigen.week is None:
            return kantoor
        pairs = ((blok, eigen) for blok in kantoor for eigen in self.eigen.week.op(dag))
        return tuple(deel for blok, eigen in pairs if (deel := blok.overlap(eigen)))

    def is_werkdag(self, dag: date) -> bool:
        return any(True for _ in utc_intervals(dag, self.blokken(dag)))

    def works_yet(self, at: datetime) -> bool:
        """Tell whether there is working time at or after `at` on the same local day."""
        moment = in_utc(at)
        dag = moment.astimezone(ZONE).date()
        return any(interval.tot > moment for interval in utc_intervals(dag, self.blokken(dag)))

    def is_open(self, at: datetime) -> bool:
        return self._plan_of(moment := in_utc(at)).first_open(moment) == moment

    def next_opening(self, at: datetime) -> datetime:
        """Return the first moment of working time from `at` on; `at` itself when it is open."""
        moment = in_utc(at)
        for plan in self._onward(moment):
            if found := plan.first_open(moment):
                return found
        raise GeenOpeningError(moment, ZOEKJAREN)

    def add(self, at: datetime, working: timedelta) -> datetime:
        """Return the earliest moment with `working` time between `at` and it; `at` itself for none.

        A term that fills a day ends at closing time, not at the next opening.

        Raises:
            ValueError: If `working` is less than nothing.
        """
        moment, rest = in_utc(at), _not_negative(working)
        if not rest:
            return moment
        for plan in self._onward(moment):
            rest += plan.worked_before(moment)
            if rest <= plan.total:
                return plan.earliest_with(rest)
            rest -= plan.total
        raise GeenOpeningError(moment, ZOEKJAREN)

    def subtract(self, at: datetime, working: timedelta) -> datetime:
        """Return the latest moment with `working` time between it and `at`; `at` itself for none.

        Raises:
            ValueError: If `working` is less than nothing.
        """
        moment, rest = in_utc(at), _not_negative(working)
        if not rest:
            return moment
        for plan in self._backward(moment):
            worked = plan.worked_before(moment)
            if rest <= worked:
                return plan.latest_with(worked - rest)
            rest -= worked
        raise GeenOpeningError(moment, ZOEKJAREN)

    def between(self, begin: datetime, einde: datetime) -> timedelta:
        """Return the working time from `begin` to `einde`, less than nothing when `einde` comes first."""
        van, tot = in_utc(begin), in_utc(einde)
        if tot < van:
            return -self.between(tot, van)
        jaren = range(_jaar(van), _jaar(tot))
        voorbij = sum((self._plan(jaar).total for jaar in jaren), GEEN_TIJD)
        return voorbij + self._plan_of(tot).worked_before(tot) - self._plan_of(van).worked_before(van)

    def add_working_days(self, at: datetime, n: int, until: time | None = None) -> datetime:
        """Return `until` (wall clock; None: closing time) on the nth working day after the day of `at`.

        Raises:
            ValueError: If `n` is not more than zero.
        """
        if n < 1:
            raise ValueError(f"{n} working days ahead is not ahead; ask for one or more")
        dag = self._nth_working_day(in_utc(at), n)
        if until is None:
            return max(interval.tot for interval in utc_intervals(dag, self.blokken(dag)))
        return datetime.combine(dag, until, ZONE).astimezone(UTC)

    def _nth_working_day(self, moment: datetime, n: int) -> date:
        dag = moment.astimezone(ZONE).date()
        for plan in self._onward(moment):
            index = bisect_right(plan.werkdagen, dag) + n - 1
            if index < len(plan.werkdagen):
                return plan.werkdagen[index]
            n = index - len(plan.werkdagen) + 1
        raise GeenOpeningError(moment, ZOEKJAREN)

    def _kantoor_op(self, dag: date) -> Blokken:
        if dag in self.kantoor.afwijkend:
            return self.kantoor.afwijkend[dag]
        gesloten = dag in self.kantoor.sluitingsdagen or dag in feestdagen_in(
            dag.year, self.kantoor.feestdagen
        )
        return () if gesloten else self.kantoor.week.op(dag)

    def _plan(self, jaar: int) -> Jaarplan:
        if jaar not in self._jaren:
            if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
                raise MomentBuitenBereikError(jaar, EERSTE_JAAR, LAATSTE_JAAR)
            dagen = (date(jaar, 1, 1) + n * EEN_DAG for n in range(366))
            self._jaren[jaar] = Jaarplan((dag, self.blokken(dag)) for dag in dagen if dag.year == jaar)
        return self._jaren[jaar]

    def _plan_of(self, moment: datetime) -> Jaarplan:
        return self._plan(_jaar(moment))

    def _onward(self, moment: datetime) -> Iterator[Jaarplan]:
        return (self._plan(_jaar(moment) + n) for n in range(ZOEKJAREN + 1))

    def _backward(self, moment: datetime) -> Iterator[Jaarplan]:
        return (self._plan(_jaar(moment) - n) for n in range(ZOEKJAREN + 1))


def _jaar(moment: datetime) -> int:
    return moment.astimezone(ZONE).year


def _not_negative(working: timedelta) -> timedelta:
    if working < GEEN_TIJD:
        raise ValueError(f"{working} is less than no time; use the opposite operation")
    return working
