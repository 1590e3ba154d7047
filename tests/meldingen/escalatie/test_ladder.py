"""A ladder as time passes: rungs, repeats, catching up, silence."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from meldingen.escalatie import (
    ActieSoort,
    Feit,
    Ladder,
    Ontvanger,
    Vraag,
    activity,
    confirmed,
    due,
    next_due,
    released,
    start,
    taken,
)
from meldingen.escalatie.beleid import Escalatiebeleid
from meldingen.urgentie import Urgentie
from meldingen.werktijd import Afwezigheid, EigenDagen, Werkrooster
from tests.meldingen.escalatie.bouw import (
    ANNA,
    BART,
    GEMELD,
    KANTOOR,
    WERKWEEK,
    a_ladder,
    op,
    run,
    ruw_beleid,
)

SECONDE = timedelta(seconds=1)


def test_a_ladder_that_nobody_touches_climbs_to_the_top_and_keeps_reminding() -> None:
    _, story = run(a_ladder(), op("24 17:00"))
    assert story == [
        "16 10:00 trede team",
        "16 10:30 herhaling team",
        "16 11:00 herhaling team",
        "16 14:00 trede ambassadeur",
        "17 14:00 trede leiding",
        "17 16:00 herhaling leiding",
        "19 14:00 nog_open leidinggevende",
        "23 14:00 nog_open leidinggevende",
    ]


@pytest.mark.parametrize(("late_by", "messages"), [(-SECONDE, 0), (0 * SECONDE, 1), (SECONDE, 1)])
def test_a_rung_is_due_exactly_when_its_wait_has_passed(late_by: timedelta, messages: int) -> None:
    _, acties = due(a_ladder(), op("16 10:00") + late_by, KANTOOR)
    assert len(acties) == messages


def test_a_rung_that_fired_does_not_fire_again() -> None:
    fired, acties = due(a_ladder(), op("16 10:00"), KANTOOR)
    assert [actie.soort for actie in acties] == [ActieSoort.TREDE]
    assert due(fired, op("16 10:00"), KANTOOR) == (fired, [])
    assert due(fired, op("16 10:29"), KANTOOR) == (fired, [])


def test_the_same_snapshot_gives_the_same_messages_to_two_workers() -> None:
    assert due(a_ladder(), op("16 10:00"), KANTOOR) == due(a_ladder(), op("16 10:00"), KANTOOR)


def test_a_message_says_when_the_ladder_does_something_next() -> None:
    _, (actie,) = due(a_ladder(), op("16 10:00"), KANTOOR)
    assert actie.volgende_op == op("16 10:30")


def test_after_downtime_only_the_highest_rung_speaks_and_names_those_it_passed() -> None:
    caught_up, acties = due(a_ladder(), op("18 10:00"), KANTOOR)
    assert [(actie.sleutel, actie.gepasseerd) for actie in acties] == [("leiding", ("team", "ambassadeur"))]
    assert [feit.trede for feit in caught_up.feiten if feit.feit is Feit.TREDE] == [1, 2, 3]
    assert next_due(caught_up) == op("18 12:00")


def test_after_downtime_the_next_rung_gets_its_whole_wait() -> None:
    caught_up, (actie,) = due(a_ladder(), op("16 15:00"), KANTOOR)
    assert actie.sleutel == "ambassadeur"
    assert next_due(caught_up) == op("17 15:00")


def test_a_rung_that_speaks_hours_late_gives_the_next_one_its_whole_wait() -> None:
    late, (actie,) = due(a_ladder(op("16 16:30")), op("17 11:00"), KANTOOR)
    assert (actie.sleutel, late.herhaald) == ("team", 0)
    assert late.wekker_op == op("17 15:00")


def test_a_worker_that_is_a_little_late_does_not_move_the_dates() -> None:
    late, _ = due(a_ladder(), op("16 10:00") + 20 * SECONDE, KANTOOR)
    assert next_due(late) == op("16 10:30")


def test_missed_repeats_are_one_message_and_count_as_used() -> None:
    fired, _ = due(a_ladder(), op("16 10:00"), KANTOOR)
    late, acties = due(fired, op("16 13:00"), KANTOOR)
    assert [actie.soort for actie in acties] == [ActieSoort.HERHALING]
    assert late.herhaald == 2
    assert next_due(late) == op("16 14:00")


def test_years_of_downtime_give_one_message() -> None:
    caught_up, acties = due(a_ladder(), GEMELD + timedelta(weeks=52 * 5), KANTOOR)
    assert [actie.sleutel for actie in acties] == ["leiding"]
    assert len(caught_up.feiten) == 3


def test_outside_opening_hours_nothing_goes_out_until_the_office_opens() -> None:
    ladder = a_ladder(op("16 16:30"))
    waiting, acties = due(ladder, op("17 20:00"), KANTOOR)
    assert acties == []
    assert next_due(waiting) == op("18 08:30")
    _, acties = due(waiting, op("18 08:30"), KANTOOR)
    assert [actie.soort for actie in acties] == [ActieSoort.TREDE]


def test_a_rung_that_would_fall_at_closing_time_comes_at_the_next_opening() -> None:
    assert next_due(a_ladder(op("20 16:00"))) == op("23 08:30")


def test_activity_pushes_the_next_rung_forward() -> None:
    ladder, _ = run(a_ladder(), op("16 11:00"))
    pushed = activity(ladder, op("16 13:00"), KANTOOR, ANNA)
    _, story = run(pushed, op("17 10:00"))
    assert story == ["17 08:30 trede ambassadeur"]


def test_taking_stops_the_ladder_and_silence_brings_the_question_to_the_owner() -> None:
    owned = taken(a_ladder(), op("16 09:30"), KANTOOR, ANNA)
    asked, story = run(owned, op("17 09:30"))
    assert story == ["17 09:30 nog_van_u eigenaar"]
    assert asked.trede == 0


def test_no_answer_means_let_go_and_the_ladder_starts_again() -> None:
    owned = taken(a_ladder(), op("16 09:30"), KANTOOR, ANNA)
    free, story = run(owned, op("17 14:30"))
    assert story == [
        "17 09:30 nog_van_u eigenaar",
        "17 13:30 losgelaten eigenaar+pontonnierteam",
        "17 14:30 trede team",
    ]
    assert free.eigenaar is None


@pytest.mark.parametrize("answered_by_activity", [True, False])
def test_an_answer_keeps_the_case_and_starts_the_silence_again(answered_by_activity: bool) -> None:
    asked, _ = run(taken(a_ladder(), op("16 09:30"), KANTOOR, ANNA), op("17 09:30"))
    at = op("17 13:00")
    kept = activity(asked, at, KANTOOR, ANNA) if answered_by_activity else confirmed(asked, at, KANTOOR)
    assert kept.eigenaar == ANNA
    assert next_due(kept) == op("18 13:00")


def test_what_somebody_else_does_is_no_answer_from_the_owner() -> None:
    asked, _ = run(taken(a_ladder(), op("16 09:30"), KANTOOR, ANNA), op("17 09:30"))
    assert activity(asked, op("17 13:00"), KANTOOR, BART) == asked


def part_timer(**dagen: Sequence[str]) -> Werkrooster:
    return KANTOOR.voor(EigenDagen.model_validate({"week": dagen}))


def test_the_question_waits_for_the_next_working_day_of_a_part_timer() -> None:
    dinsdag_en_woensdagmiddag = part_timer(dinsdag=["08:30-17:00"], woensdag=["13:00-17:00"])
    owned = taken(a_ladder(), op("17 08:45"), KANTOOR, ANNA)
    _, story = run(owned, op("18 17:00"), dinsdag_en_woensdagmiddag)
    assert story == ["18 13:00 nog_van_u eigenaar"]


def test_the_answer_may_take_the_working_time_of_the_owner_but_not_for_ever() -> None:
    owned = taken(a_ladder(), op("16 09:30"), KANTOOR, ANNA)
    ochtenden = part_timer(**dict.fromkeys(WERKWEEK, ("08:30-10:30",)))
    asked, _ = run(owned, op("17 09:30"), ochtenden)
    assert next_due(asked) == op("18 13:30")


@pytest.mark.parametrize("terug", [date(2026, 11, 20), date(2030, 1, 1), date(2090, 1, 1)])
def test_the_question_goes_to_the_deputy_when_the_owner_is_away_too_long(terug: date) -> None:
    weg = Afwezigheid(van=date(2026, 11, 17), tot_en_met=terug)
    owned = taken(a_ladder(), op("16 09:30"), KANTOOR, ANNA)
    at = op("17 09:30")
    asked, (actie,) = due(owned, at, KANTOOR, KANTOOR.voor(EigenDagen(afwezig=(weg,))))
    assert (actie.wie, actie.vraag) == ((Ontvanger.WAARNEMER,), Vraag.NOG_VAN_COLLEGA)
    assert next_due(asked) == op("17 13:30")


def test_letting_go_again_and_again_does_not_keep_a_case_at_the_first_rung() -> None:
    ladder, _ = run(a_ladder(), op("16 14:00"))
    ladder = released(taken(ladder, op("16 14:10"), KANTOOR, ANNA), op("16 14:20"), KANTOOR, ANNA)
    assert ladder.trede == 0
    ladder, _ = run(ladder, op("17 10:00"))
    assert ladder.trede == 1
    ladder = released(taken(ladder, op("17 10:10"), KANTOOR, ANNA), op("17 10:20"), KANTOOR, ANNA)
    assert (ladder.trede, ladder.ronde) == (1, 3)


def test_the_rungs_of_a_running_ladder_stay_as_they_were_when_the_policy_changes() -> None:
    ladder = a_ladder()
    ander = ruw_beleid()
    ander["urgenties"]["week"]["treden"][0]["wacht"] = "30 minuten"
    nieuw = Escalatiebeleid.model_validate(ander)
    assert next_due(start(nieuw, Urgentie.WEEK, GEMELD, KANTOOR)) == op("16 09:30")
    assert next_due(Ladder.model_validate_json(ladder.model_dump_json())) == op("16 10:00")


def test_a_closing_day_that_was_added_later_moves_the_rung_to_the_next_opening() -> None:
    dicht = Werkrooster(
        KANTOOR.kantoor.model_copy(update={"sluitingsdagen": frozenset({date(2026, 11, 16)})})
    )
    moved, acties = due(a_ladder(), op("16 10:00"), dicht)
    assert (acties, next_due(moved)) == ([], op("17 08:30"))
