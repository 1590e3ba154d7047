"""The fast clock against the slow one, and the laws that any clock must keep."""

from datetime import UTC, datetime, timedelta

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from meldingen.werktijd import GeenOpeningError, Werkrooster
from tests.meldingen.werktijd.klok import (
    ALTIJD_OPEN,
    KANTOOR,
    STAP,
    lokaal,
    momenten,
    roosters,
    slow_add,
    slow_between,
    slow_is_open,
    slow_subtract,
)

LIMIT = 5 * 288
slow = settings(max_examples=40, deadline=None)
quick = settings(max_examples=100, deadline=None)
NACHT_ZOMERTIJD = lokaal("2026-03-29 00:00")
NACHT_WINTERTIJD = lokaal("2026-10-25 00:00")
NIEUWJAAR = datetime(2026, 1, 1, tzinfo=UTC)
fijne_momenten = st.timedeltas(timedelta(0), timedelta(days=690)).map(lambda verder: NIEUWJAAR + verder)
werktijden = st.timedeltas(timedelta(0), timedelta(hours=300))


@slow
@given(roosters(), momenten, st.integers(0, LIMIT))
@example(Werkrooster(ALTIJD_OPEN), NACHT_ZOMERTIJD, 288)
@example(Werkrooster(ALTIJD_OPEN), NACHT_WINTERTIJD, 288)
def test_between_counts_the_same_time_as_stepping(
    rooster: Werkrooster, begin: datetime, stappen: int
) -> None:
    einde = begin + stappen * STAP
    assert rooster.between(begin, einde) == slow_between(rooster, begin, einde)


@quick
@given(roosters(), momenten)
@example(Werkrooster(ALTIJD_OPEN), lokaal("2026-03-29 03:00"))
def test_is_open_says_what_the_wall_clock_says(rooster: Werkrooster, at: datetime) -> None:
    assert rooster.is_open(at) == slow_is_open(rooster, at)


@slow
@given(roosters(), momenten, st.integers(0, 250))
@example(Werkrooster(KANTOOR), lokaal("2026-12-24 16:59"), 2)
def test_add_arrives_where_stepping_arrives(rooster: Werkrooster, at: datetime, stappen: int) -> None:
    expected = slow_add(rooster, at, stappen, LIMIT)
    if expected is None:
        assert _added_or_none(rooster, at, stappen) is None
    else:
        assert rooster.add(at, stappen * STAP) == expected


def _added_or_none(rooster: Werkrooster, at: datetime, stappen: int) -> datetime | None:
    try:
        added = rooster.add(at, stappen * STAP)
    except GeenOpeningError:
        return None
    return added if added < at + LIMIT * STAP else None


@slow
@given(roosters(), momenten, st.integers(0, 250))
def test_subtract_arrives_where_stepping_back_arrives(
    rooster: Werkrooster, at: datetime, stappen: int
) -> None:
    expected = slow_subtract(rooster, at, stappen, LIMIT)
    assume(expected is not None)
    assert rooster.subtract(at, stappen * STAP) == expected


@slow
@given(roosters(), momenten)
def test_next_opening_is_the_first_open_step(rooster: Werkrooster, at: datetime) -> None:
    expected = next((at + n * STAP for n in range(LIMIT) if slow_is_open(rooster, at + n * STAP)), None)
    assume(expected is not None)
    assert rooster.next_opening(at) == expected


@quick
@given(fijne_momenten, werktijden)
def test_adding_takes_exactly_that_much_working_time(at: datetime, working: timedelta) -> None:
    rooster = Werkrooster(KANTOOR)
    assert rooster.between(at, rooster.add(at, working)) == working
    assert rooster.between(rooster.subtract(at, working), at) == working


@quick
@given(roosters(), fijne_momenten, werktijden)
def test_subtracting_undoes_adding_up_to_closed_hours(
    rooster: Werkrooster, at: datetime, working: timedelta
) -> None:
    assume(working and any(rooster.kantoor.week.model_dump().values()))
    try:
        added = rooster.add(at, working)
    except GeenOpeningError:
        return
    assert rooster.subtract(added, working) == rooster.next_opening(at)


@quick
@given(roosters(), st.tuples(fijne_momenten, fijne_momenten, fijne_momenten))
def test_between_is_additive_in_any_order(
    rooster: Werkrooster, drie: tuple[datetime, datetime, datetime]
) -> None:
    a, b, c = drie
    assert rooster.between(a, b) + rooster.between(b, c) == rooster.between(a, c)
    assert rooster.between(a, b) == -rooster.between(b, a)


@quick
@given(fijne_momenten, fijne_momenten, werktijden, werktijden)
def test_later_or_longer_never_ends_earlier(
    one: datetime, other: datetime, short: timedelta, long: timedelta
) -> None:
    rooster, (vroeg, laat) = Werkrooster(KANTOOR), sorted((one, other))
    short, long = sorted((short, long))
    assert rooster.add(vroeg, short) <= rooster.add(laat, short) <= rooster.add(laat, long)
    assert rooster.next_opening(vroeg) <= rooster.next_opening(laat)


@quick
@given(fijne_momenten, werktijden, werktijden)
def test_adding_in_two_parts_is_adding_at_once(at: datetime, one: timedelta, two: timedelta) -> None:
    rooster = Werkrooster(KANTOOR)
    assert rooster.add(rooster.add(at, one), two) == rooster.add(at, one + two)
