from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest

from meldingen.werktijd import (
    Afwezigheid,
    EigenDagen,
    GeenOpeningError,
    Kantoortijden,
    MomentBuitenBereikError,
    MomentZonderZoneError,
    Weekrooster,
    Werkrooster,
)
from meldingen.werktijd.kantoortijden import Blokken
from tests.meldingen.werktijd.klok import ALTIJD_OPEN, DAGEN, KANTOOR, kantoortijden, lokaal

UUR, SECONDE, TIK = timedelta(hours=1), timedelta(seconds=1), timedelta(microseconds=1)


@pytest.fixture
def rooster() -> Werkrooster:
    return Werkrooster(KANTOOR)


@pytest.mark.parametrize(
    ("at", "uren", "expected"),
    [
        ("2026-11-19 10:00", 2, "2026-11-19 12:00"),
        ("2026-11-20 16:00", 1, "2026-11-20 17:00"),
        ("2026-11-20 16:00", 2, "2026-11-23 09:30"),
        ("2026-11-20 23:59", 1, "2026-11-23 09:30"),
        ("2026-11-21 00:00", 1, "2026-11-23 09:30"),
        ("2026-04-02 16:00", 2, "2026-04-03 09:30"),
        ("2026-04-03 16:00", 2, "2026-04-07 09:30"),
        ("2026-12-24 16:30", 1, "2026-12-28 09:00"),
        ("2026-12-31 16:30", 1, "2027-01-04 09:00"),
        ("2026-03-27 16:00", 2, "2026-03-30 09:30"),
        ("2026-10-23 16:00", 2, "2026-10-26 09:30"),
    ],
)
def test_adding_hours_skips_nights_weekends_and_holidays(
    rooster: Werkrooster, at: str, uren: int, expected: str
) -> None:
    assert rooster.add(lokaal(at), uren * UUR) == lokaal(expected)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (lokaal("2026-11-20 08:30") - TIK, False),
        (lokaal("2026-11-20 08:30"), True),
        (lokaal("2026-11-20 17:00") - TIK, True),
        (lokaal("2026-11-20 17:00"), False),
    ],
)
def test_a_block_is_open_from_its_first_moment_until_just_before_its_last(
    rooster: Werkrooster, moment: datetime, is_open: bool
) -> None:
    assert rooster.is_open(moment) is is_open


def test_a_term_that_fills_the_day_ends_at_closing_time_not_at_the_next_opening(rooster: Werkrooster) -> None:
    opening, sluiting = lokaal("2026-11-20 08:30"), lokaal("2026-11-20 17:00")
    assert rooster.add(opening, timedelta(hours=8.5)) == sluiting
    assert rooster.add(opening, timedelta(hours=8.5) + TIK) == lokaal("2026-11-23 08:30") + TIK
    assert rooster.subtract(sluiting, timedelta(hours=8.5)) == opening


def test_no_working_time_leaves_the_moment_as_it_is_also_when_closed(rooster: Werkrooster) -> None:
    nacht = lokaal("2026-11-21 03:00")
    assert rooster.add(nacht, timedelta()) == nacht == rooster.subtract(nacht, timedelta())


@pytest.mark.parametrize("counting", [Werkrooster.add, Werkrooster.subtract])
def test_less_than_no_time_is_refused(
    rooster: Werkrooster, counting: Callable[[Werkrooster, datetime, timedelta], datetime]
) -> None:
    with pytest.raises(ValueError, match="less than no time"):
        counting(rooster, lokaal("2026-11-20 10:00"), -SECONDE)


def test_a_moment_in_another_zone_gives_the_same_answer_in_utc(rooster: Werkrooster) -> None:
    at = lokaal("2026-11-20 16:00")
    elders = at.astimezone(UTC).astimezone()
    assert rooster.add(elders, UUR) == rooster.add(at, UUR)
    assert rooster.add(elders, UUR).tzinfo is UTC


def test_two_blocks_a_day_leave_out_the_break() -> None:
    rooster = Werkrooster(kantoortijden("08:30-12:30", "13:00-17:00"))
    assert rooster.add(lokaal("2026-11-20 12:00"), UUR) == lokaal("2026-11-20 13:30")
    assert not rooster.is_open(lokaal("2026-11-20 12:45"))
    assert rooster.next_opening(lokaal("2026-11-20 12:45")) == lokaal("2026-11-20 13:00")


@pytest.mark.parametrize(
    ("nacht", "uren"), [("2026-03-29 00:00", 23), ("2026-10-25 00:00", 25), ("2026-11-01 00:00", 24)]
)
def test_a_day_and_night_is_as_long_as_the_change_of_the_clock_makes_it(nacht: str, uren: int) -> None:
    rooster, begin = Werkrooster(ALTIJD_OPEN), lokaal(nacht)
    einde = datetime.combine(date.fromisoformat(nacht[:10]) + timedelta(days=1), time(), begin.tzinfo)
    assert rooster.between(begin, lokaal(einde.strftime("%Y-%m-%d %H:%M"))) == uren * UUR


def test_the_hour_that_summer_time_skips_holds_no_work() -> None:
    rooster = Werkrooster(kantoortijden("02:00-03:00", dagen=DAGEN))
    assert rooster.between(lokaal("2026-03-29 00:00"), lokaal("2026-03-30 00:00")) == timedelta()
    assert not rooster.is_werkdag(date(2026, 3, 29))


def test_the_hour_that_winter_time_repeats_is_worked_twice() -> None:
    rooster = Werkrooster(kantoortijden("02:15-02:45", dagen=DAGEN))
    assert rooster.between(lokaal("2026-10-25 00:00"), lokaal("2026-10-26 00:00")) == UUR
    first, again = (datetime(2026, 10, 25, uur, 30, tzinfo=UTC) for uur in (0, 1))
    assert rooster.is_open(first)
    assert rooster.is_open(again)
    assert not rooster.is_open(datetime(2026, 10, 25, 0, 50, tzinfo=UTC))


@pytest.mark.parametrize(
    ("at", "n", "expected"),
    [
        ("2026-11-20 10:00", 1, "2026-11-23"),
        ("2026-11-20 18:00", 1, "2026-11-23"),
        ("2026-11-21 10:00", 1, "2026-11-23"),
        ("2026-11-20 10:00", 2, "2026-11-24"),
        ("2026-12-23 10:00", 3, "2026-12-29"),
        ("2026-12-30 10:00", 2, "2027-01-04"),
        ("2026-11-20 10:00", 300, "2028-01-24"),
    ],
)
def test_working_days_are_counted_from_the_day_after(
    rooster: Werkrooster, at: str, n: int, expected: str
) -> None:
    assert rooster.add_working_days(lokaal(at), n, time(17)) == lokaal(f"{expected} 17:00")


def test_working_days_end_at_closing_time_unless_said_otherwise() -> None:
    rooster = Werkrooster(kantoortijden("08:30-12:30", "13:00-16:15"))
    assert rooster.add_working_days(lokaal("2026-11-20 10:00"), 1) == lokaal("2026-11-23 16:15")


def test_fewer_than_one_working_day_ahead_is_refused(rooster: Werkrooster) -> None:
    with pytest.raises(ValueError, match="0 working days"):
        rooster.add_working_days(lokaal("2026-11-20 10:00"), 0)


@pytest.mark.parametrize(
    "counting",
    [
        lambda rooster, at: rooster.next_opening(at),
        lambda rooster, at: rooster.add(at, UUR),
        lambda rooster, at: rooster.subtract(at, UUR),
        lambda rooster, at: rooster.add_working_days(at, 1),
    ],
)
def test_a_rooster_without_any_opening_says_so_instead_of_searching_for_ever(
    counting: Callable[[Werkrooster, datetime], datetime],
) -> None:
    with pytest.raises(GeenOpeningError, match="within 10 years of 2026-11-20"):
        counting(Werkrooster(Kantoortijden(week=Weekrooster())), lokaal("2026-11-20 10:00"))


def test_a_term_beyond_the_horizon_is_refused(rooster: Werkrooster) -> None:
    with pytest.raises(GeenOpeningError):
        rooster.add(lokaal("2026-11-20 10:00"), timedelta(days=100_000))


@pytest.mark.parametrize(
    "moment",
    [datetime(9999, 12, 31, 23, 59, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC), lokaal("2150-01-01 12:00")],
)
def test_a_moment_outside_the_known_years_is_refused(rooster: Werkrooster, moment: datetime) -> None:
    with pytest.raises(MomentBuitenBereikError):
        rooster.is_open(moment)


def test_a_moment_without_zone_is_refused(rooster: Werkrooster) -> None:
    with pytest.raises(MomentZonderZoneError, match="2026-11-20T10:00"):
        rooster.is_open(lokaal("2026-11-20 11:00").replace(tzinfo=None))


def test_a_year_once_counted_is_not_counted_again() -> None:
    class Telrooster(Werkrooster):
        vragen = 0

        def blokken(self, dag: date) -> Blokken:
            self.vragen += 1
            return super().blokken(dag)

    rooster, at = Telrooster(KANTOOR), lokaal("2026-11-20 10:00")
    rooster.add(at, 1500 * UUR)
    asked = rooster.vragen
    for uren in range(1, 1500):
        rooster.add(at, uren * UUR)
    assert rooster.vragen == asked == 365 * 2


def test_a_part_timer_works_own_days_within_office_hours() -> None:
    eigen = EigenDagen.model_validate({"week": {"dinsdag": ["07:00-12:00"], "donderdag": ["13:00-20:00"]}})
    rooster = Werkrooster(KANTOOR).voor(eigen)
    assert rooster.next_opening(lokaal("2026-11-20 10:00")) == lokaal("2026-11-24 08:30")
    assert rooster.add(lokaal("2026-11-20 10:00"), 4 * UUR) == lokaal("2026-11-26 13:30")
    assert rooster.between(lokaal("2026-11-23 00:00"), lokaal("2026-11-30 00:00")) == 7.5 * UUR


def test_an_absence_covers_both_its_first_and_its_last_day() -> None:
    weg = Afwezigheid(van=date(2026, 11, 23), tot_en_met=date(2026, 11, 24))
    rooster = Werkrooster(KANTOOR).voor(EigenDagen(afwezig=(weg,)))
    assert rooster.next_opening(lokaal("2026-11-20 17:00")) == lokaal("2026-11-25 08:30")
    assert [rooster.is_werkdag(date(2026, 11, dag)) for dag in (20, 23, 24, 25)] == [True, False, False, True]


@pytest.mark.parametrize(("klok", "expected"), [("07:00", True), ("11:59", True), ("12:00", False)])
def test_somebody_works_yet_until_the_last_block_of_the_day_has_ended(klok: str, expected: bool) -> None:
    rooster = Werkrooster(kantoortijden("08:30-12:00"))
    assert rooster.works_yet(lokaal(f"2026-11-20 {klok}")) is expected
