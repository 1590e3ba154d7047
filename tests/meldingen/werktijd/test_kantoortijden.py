from datetime import date

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from meldingen.werktijd import (
    Afwezigheid,
    Bevrijdingsdag,
    EigenDagen,
    Feestdagen,
    GegevensbestandError,
    Kantoortijden,
    Tijdblok,
    Werkrooster,
    default_kantoortijden,
    parse_kantoortijden,
)
from meldingen.werktijd.dagplan import feestdagen_in
from tests.meldingen.werktijd.klok import FEESTDAGEN, KANTOOR, eigen_dagen, kantoortijden, lokaal


@pytest.mark.parametrize("jaar", [2026, 2027])
def test_the_holidays_of_a_year_are_those_of_the_calendar(jaar: int) -> None:
    assert feestdagen_in(jaar, Feestdagen()) == {dag for dag in FEESTDAGEN if dag.year == jaar}


def test_kings_day_on_a_sunday_is_kept_on_saturday() -> None:
    dagen = feestdagen_in(2025, Feestdagen())
    assert date(2025, 4, 26) in dagen
    assert date(2025, 4, 27) not in dagen


@pytest.mark.parametrize(
    ("keuze", "gesloten"),
    [
        (Bevrijdingsdag.NOOIT, {2029: False, 2030: False}),
        (Bevrijdingsdag.LUSTRUM, {2029: False, 2030: True}),
        (Bevrijdingsdag.ALTIJD, {2029: True, 2030: True}),
    ],
)
def test_the_fifth_of_may_is_closed_in_the_years_that_were_agreed(
    keuze: Bevrijdingsdag, gesloten: dict[int, bool]
) -> None:
    feestdagen = Feestdagen(bevrijdingsdag=keuze)
    assert {jaar: date(jaar, 5, 5) in feestdagen_in(jaar, feestdagen) for jaar in gesloten} == gesloten


def test_ascension_day_on_the_fifth_of_may_is_closed_whatever_was_agreed() -> None:
    assert date(2016, 5, 5) in feestdagen_in(2016, Feestdagen(bevrijdingsdag=Bevrijdingsdag.NOOIT))


@pytest.mark.parametrize("vrij", [True, False])
def test_good_friday_is_closed_only_if_agreed(vrij: bool) -> None:
    assert (date(2026, 4, 3) in feestdagen_in(2026, Feestdagen(goede_vrijdag=vrij))) is vrij


def test_a_date_with_other_hours_goes_before_holiday_and_weekday() -> None:
    rooster = Werkrooster(
        kantoortijden("08:30-17:00", afwijkend={"2026-12-24": ["08:30-12:00"], "2026-12-26": ["10:00-11:00"]})
    )
    assert not rooster.is_open(lokaal("2026-12-24 12:00"))
    assert rooster.next_opening(lokaal("2026-12-24 12:00")) == lokaal("2026-12-26 10:00")


def test_a_local_closing_day_is_closed() -> None:
    rooster = Werkrooster(kantoortijden("08:30-17:00", sluitingsdagen=["2026-11-23"]))
    assert rooster.next_opening(lokaal("2026-11-20 17:00")) == lokaal("2026-11-24 08:30")


@pytest.mark.parametrize(
    "tekst", ["17:00-08:30", "08:30-08:30", "8:30-17:00", "08:60-17:00", "00:00-24:01", "dag"]
)
def test_a_block_that_cannot_be_is_refused(tekst: str) -> None:
    with pytest.raises(ValidationError):
        kantoortijden(tekst)


def test_the_whole_day_can_be_a_block() -> None:
    assert kantoortijden("00:00-24:00").week.maandag == (Tijdblok(van_minuut=0, tot_minuut=1440),)


def test_blocks_that_overlap_are_refused_by_name() -> None:
    with pytest.raises(ValidationError, match="12:00-17:00 starts before 08:30-13:00 has ended"):
        kantoortijden("08:30-13:00", "12:00-17:00")
    with pytest.raises(ValidationError, match="starts before"):
        kantoortijden("08:30-17:00", afwijkend={"2026-12-24": ["10:00-12:00", "09:00-11:00"]})


def test_a_date_cannot_be_closed_and_have_other_hours() -> None:
    with pytest.raises(ValidationError, match="2026-12-24 stands in both"):
        kantoortijden("08:30-17:00", sluitingsdagen=["2026-12-24"], afwijkend={"2026-12-24": []})


def test_an_absence_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValidationError, match="before it starts"):
        Afwezigheid(van=date(2026, 11, 24), tot_en_met=date(2026, 11, 23))


@settings(max_examples=50, deadline=None)
@given(eigen_dagen)
def test_own_days_survive_being_stored(eigen: EigenDagen) -> None:
    assert EigenDagen.model_validate_json(eigen.model_dump_json()) == eigen


def test_opening_hours_survive_being_stored() -> None:
    kantoor = kantoortijden(
        "08:30-17:00", afwijkend={"2026-12-24": ["08:30-12:00"]}, sluitingsdagen=["2026-11-23"]
    )
    assert Kantoortijden.model_validate_json(kantoor.model_dump_json()) == kantoor


def test_the_shipped_hours_can_be_read_and_have_working_time() -> None:
    assert Werkrooster(default_kantoortijden()).is_open(lokaal("2026-11-20 10:00"))


@pytest.mark.parametrize(
    ("tekst", "plek"),
    [
        ("week: {maandag: ['9-17']}", "week.maandag.0: .*'9-17'"),
        ("week: {maandagg: []}", "week.maandagg: Extra inputs"),
        ("week: {}\nweek: {}", "'week' stands in it twice"),
        ("week: [", "while parsing"),
        ("", "the file as a whole"),
    ],
)
def test_a_mistake_in_the_file_is_named_by_its_place(tekst: str, plek: str) -> None:
    with pytest.raises(GegevensbestandError, match=plek) as refused:
        parse_kantoortijden(tekst, "werktijd.yaml")
    assert str(refused.value).startswith("werktijd.yaml")
    assert parse_kantoortijden("week: {maandag: ['08:30-17:00']}").week.maandag == KANTOOR.week.maandag
