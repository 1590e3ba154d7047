"""Who is told when people are away, and the warning that nobody will be there."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from meldingen.escalatie import (
    Betrokken,
    Bezetting,
    Ontvanger,
    is_away,
    nobody_on_duty,
    stands_in_for,
    who_is_told,
)
from meldingen.escalatie.bezetting import TERUGVAL, deputies, holders
from meldingen.werktijd import Afwezigheid, EigenDagen
from tests.meldingen.escalatie.bouw import ANNA, BART, KANTOOR, WERKWEEK, op

CARLA, DIRK = "carla", "dirk"
WEG = EigenDagen(afwezig=(Afwezigheid(van=date(2026, 11, 16), tot_en_met=date(2026, 11, 18)),))
MA_DI = EigenDagen.model_validate({"week": {"maandag": ["08:30-17:00"], "dinsdag": ["08:30-12:00"]}})
NIEMAND = Betrokken()


def told(bezetting: Bezetting, ontvanger: Ontvanger, at: str, betrokken: Betrokken = NIEMAND) -> list[str]:
    return list(who_is_told(ontvanger, op(at), bezetting, betrokken, KANTOOR))


def test_the_members_of_the_team_who_work_that_day_are_told() -> None:
    bezetting = Bezetting(rollen={Ontvanger.PONTONNIERTEAM: (ANNA, BART)}, dagen={BART: MA_DI})
    assert told(bezetting, Ontvanger.PONTONNIERTEAM, "16 10:00") == [ANNA, BART]
    assert told(bezetting, Ontvanger.PONTONNIERTEAM, "18 10:00") == [ANNA]


def test_somebody_whose_day_is_over_is_not_told_any_more_that_day() -> None:
    bezetting = Bezetting(rollen={Ontvanger.PONTONNIERTEAM: (ANNA, BART)}, dagen={BART: MA_DI})
    assert told(bezetting, Ontvanger.PONTONNIERTEAM, "17 11:59") == [ANNA, BART]
    assert told(bezetting, Ontvanger.PONTONNIERTEAM, "17 12:00") == [ANNA]


def test_outside_opening_hours_those_of_the_next_opening_are_told() -> None:
    bezetting = Bezetting(rollen={Ontvanger.PONTONNIERTEAM: (ANNA, BART)}, dagen={BART: MA_DI})
    assert told(bezetting, Ontvanger.PONTONNIERTEAM, "14 20:00") == [ANNA, BART]
    assert told(bezetting, Ontvanger.PONTONNIERTEAM, "17 20:00") == [ANNA]


def test_the_deputy_stands_in_for_an_absent_owner_and_the_deputy_of_the_deputy_after_that() -> None:
    bezetting = Bezetting(waarnemers={ANNA: (BART,), BART: (CARLA,)}, dagen={ANNA: WEG, BART: MA_DI})
    van_anna = Betrokken(eigenaar=ANNA)
    assert told(bezetting, Ontvanger.EIGENAAR, "16 10:00", van_anna) == [BART]
    assert told(bezetting, Ontvanger.EIGENAAR, "18 10:00", van_anna) == [CARLA]
    assert told(bezetting, Ontvanger.EIGENAAR, "19 10:00", van_anna) == [ANNA]


def test_deputies_who_stand_in_for_each_other_do_not_run_in_a_circle() -> None:
    bezetting = Bezetting(waarnemers={ANNA: (BART,), BART: (ANNA, CARLA)})
    assert list(deputies(ANNA, bezetting)) == [BART, CARLA]


def test_the_deputy_of_the_owner_goes_before_the_deputy_of_the_team() -> None:
    bezetting = Bezetting(rollen={Ontvanger.WAARNEMER: (DIRK,)}, waarnemers={ANNA: (BART,)})
    assert told(bezetting, Ontvanger.WAARNEMER, "16 10:00", Betrokken(eigenaar=ANNA)) == [BART]
    assert told(bezetting, Ontvanger.WAARNEMER, "16 10:00", Betrokken(eigenaar=CARLA)) == [DIRK]
    assert told(bezetting, Ontvanger.WAARNEMER, "16 10:00") == [DIRK]


def test_the_deputy_of_an_owner_is_not_the_team() -> None:
    bezetting = Bezetting(rollen={Ontvanger.PONTONNIERTEAM: (CARLA,)}, waarnemers={ANNA: (BART,)})
    van_anna = Betrokken(eigenaar=ANNA)
    assert told(bezetting, Ontvanger.PONTONNIERTEAM, "16 10:00", van_anna) == [CARLA]


def stands_in(persoon: str, bezetting: Bezetting, at: str) -> set[str]:
    return set(stands_in_for(persoon, op(at), bezetting, KANTOOR))


def test_somebody_stands_in_exactly_while_the_other_is_away() -> None:
    bezetting = Bezetting(waarnemers={ANNA: (BART,)}, dagen={ANNA: WEG})
    moments = ("13 16:59", "13 17:00", "18 16:59", "18 17:00")
    assert [stands_in(BART, bezetting, at) for at in moments] == [set(), {ANNA}, {ANNA}, set()]
    assert stands_in(CARLA, bezetting, "17 10:00") == set()
    assert stands_in(ANNA, bezetting, "17 10:00") == set()


def test_who_stands_in_for_an_absent_deputy_stands_in_for_both() -> None:
    bezetting = Bezetting(waarnemers={ANNA: (BART,), BART: (CARLA,)}, dagen={ANNA: WEG, BART: WEG})
    assert stands_in(CARLA, bezetting, "17 10:00") == {ANNA, BART}
    assert stands_in(BART, bezetting, "17 10:00") == set()


def test_without_a_deputy_the_team_stands_in_as_it_is_the_team_that_is_asked() -> None:
    bezetting = Bezetting(rollen={Ontvanger.PONTONNIERTEAM: (ANNA, BART)}, dagen={ANNA: WEG})
    assert stands_in(BART, bezetting, "17 10:00") == {ANNA}
    assert told(bezetting, Ontvanger.WAARNEMER, "17 10:00", Betrokken(eigenaar=ANNA)) == [BART]


def test_each_stuck_organisation_is_told_through_its_own_ambassadeur_once() -> None:
    bezetting = Bezetting(ambassadeurs={"Woonclub": (ANNA, BART), "Zorgclub": (BART,), "Ander": (DIRK,)})
    vast = Betrokken(organisaties=("Woonclub", "Zorgclub"))
    assert told(bezetting, Ontvanger.AMBASSADEUR, "16 10:00", vast) == [ANNA, BART]


def test_for_an_organisation_without_ambassadeur_the_team_is_told() -> None:
    bezetting = Bezetting(rollen={Ontvanger.PONTONNIERTEAM: (ANNA,)})
    vast = Betrokken(organisaties=("Woonclub",))
    assert told(bezetting, Ontvanger.AMBASSADEUR, "16 10:00", vast) == [ANNA]


def test_when_nobody_at_all_is_there_the_holder_is_told_all_the_same() -> None:
    bezetting = Bezetting(rollen={Ontvanger.LEIDINGGEVENDE: (ANNA,)}, dagen={ANNA: WEG})
    assert told(bezetting, Ontvanger.PONTONNIERTEAM, "16 10:00") == [ANNA]


def test_a_role_that_differs_by_case_has_no_fixed_holder() -> None:
    with pytest.raises(ValidationError, match="eigenaar differs by case"):
        Bezetting(rollen={Ontvanger.EIGENAAR: (ANNA,)})


MENSEN = (ANNA, BART, CARLA, DIRK)
groepen = st.lists(st.sampled_from(MENSEN), unique=True, max_size=3).map(tuple)
bezettingen = st.builds(
    Bezetting,
    rollen=st.dictionaries(
        st.sampled_from([r for r in Ontvanger if r not in ("eigenaar", "ambassadeur")]), groepen
    ),
    ambassadeurs=st.dictionaries(st.just("Woonclub"), groepen),
    dagen=st.dictionaries(st.sampled_from(MENSEN), st.sampled_from([WEG, MA_DI, EigenDagen()])),
    waarnemers=st.dictionaries(st.sampled_from(MENSEN), groepen),
)


@settings(max_examples=100, deadline=None)
@given(
    bezettingen,
    st.sampled_from(Ontvanger),
    st.sampled_from(["16 10:00", "17 13:00", "18 10:00", "21 10:00"]),
    st.sampled_from([NIEMAND, Betrokken(eigenaar=ANNA, organisaties=("Woonclub",))]),
)
def test_somebody_is_told_as_long_as_anybody_is_known_and_each_person_once(
    bezetting: Bezetting, ontvanger: Ontvanger, at: str, betrokken: Betrokken
) -> None:
    namen = told(bezetting, ontvanger, at, betrokken)
    known = [holders(rol, bezetting, betrokken) for rol in (ontvanger, *TERUGVAL[ontvanger])]
    assert len(namen) == len(set(namen))
    assert bool(namen) == any(known)
    there = [naam for naam in namen if not is_away(naam, op(at), bezetting, KANTOOR)]
    if there != namen:
        assert all(is_away(naam, op(at), bezetting, KANTOOR) for group in known for naam in group)


def gaps(bezetting: Bezetting, van: str, tot: str) -> list[tuple[str, str | None, str, str]]:
    return [
        (gat.ontvanger.value, gat.organisatie, gat.van.strftime("%d %H:%M"), gat.tot.strftime("%d %H:%M"))
        for gat in nobody_on_duty(bezetting, op(van), op(tot), KANTOOR)
    ]


LEIDING = {Ontvanger.LEIDINGGEVENDE: (DIRK,)}


def test_with_somebody_always_there_there_is_no_gap() -> None:
    bezetting = Bezetting(rollen={**LEIDING, Ontvanger.PONTONNIERTEAM: (ANNA, BART)}, dagen={BART: WEG})
    assert gaps(bezetting, "16 00:00", "27 00:00") == []


def test_hours_without_anybody_are_one_gap_that_runs_on_over_night_and_weekend() -> None:
    bezetting = Bezetting(rollen={**LEIDING, Ontvanger.PONTONNIERTEAM: (BART,)}, dagen={BART: MA_DI})
    assert gaps(bezetting, "16 00:00", "24 00:00") == [("pontonnierteam", None, "17 11:00", "20 16:00")]


def test_a_deputy_closes_the_gap() -> None:
    rollen = {**LEIDING, Ontvanger.PONTONNIERTEAM: (BART,)}
    zonder = Bezetting(rollen=rollen, dagen={BART: WEG})
    assert gaps(zonder, "16 00:00", "24 00:00") == [("pontonnierteam", None, "16 07:30", "18 16:00")]
    assert gaps(zonder.model_copy(update={"waarnemers": {BART: (CARLA,)}}), "16 00:00", "24 00:00") == []
    vast = Bezetting(rollen={**rollen, Ontvanger.WAARNEMER: (CARLA,)}, dagen={BART: WEG})
    assert gaps(vast, "16 00:00", "24 00:00") == []


def test_people_who_relieve_each_other_leave_only_the_time_between() -> None:
    ochtend = EigenDagen.model_validate({"week": dict.fromkeys(WERKWEEK, ("08:30-12:00",))})
    middag = EigenDagen.model_validate({"week": dict.fromkeys(WERKWEEK, ("12:30-17:00",))})
    rollen = {**LEIDING, Ontvanger.PONTONNIERTEAM: (ANNA, BART)}
    bezetting = Bezetting(rollen=rollen, dagen={ANNA: ochtend, BART: middag})
    assert gaps(bezetting, "16 10:00", "17 12:15") == [
        ("pontonnierteam", None, "16 11:00", "16 11:30"),
        ("pontonnierteam", None, "17 11:00", "17 11:15"),
    ]


def test_each_organisation_is_watched_by_itself_and_a_role_without_holders_is_one_long_gap() -> None:
    bezetting = Bezetting(
        rollen={Ontvanger.PONTONNIERTEAM: (CARLA,)},
        ambassadeurs={"Zorgclub": (ANNA,), "Woonclub": (BART,)},
        dagen={ANNA: WEG},
    )
    assert gaps(bezetting, "16 00:00", "21 00:00") == [
        ("leidinggevende", None, "16 07:30", "20 16:00"),
        ("ambassadeur", "Zorgclub", "16 07:30", "18 16:00"),
    ]


def test_a_period_that_ends_before_it_starts_has_no_gaps() -> None:
    assert gaps(Bezetting(), "20 00:00", "16 00:00") == []


@settings(max_examples=50, deadline=None)
@given(bezettingen, st.integers(0, 14 * 24))
def test_a_gap_is_exactly_the_open_time_in_which_nobody_of_the_team_works(
    bezetting: Bezetting, uren: int
) -> None:
    at = op("16 00:00") + timedelta(hours=uren)
    gaten = nobody_on_duty(bezetting, op("16 00:00"), op("30 00:00"), KANTOOR)
    in_gap = any(gat.van <= at < gat.tot for gat in gaten if gat.ontvanger is Ontvanger.PONTONNIERTEAM)
    rollen = (Ontvanger.PONTONNIERTEAM, Ontvanger.WAARNEMER)
    vast = [persoon for rol in rollen for persoon in bezetting.rollen.get(rol, ())]
    mensen = {*vast, *(waarnemer for persoon in vast for waarnemer in deputies(persoon, bezetting))}
    somebody = any(bezetting.rooster(persoon, KANTOOR).is_open(at) for persoon in mensen)
    if KANTOOR.is_open(at):
        assert in_gap is not somebody
