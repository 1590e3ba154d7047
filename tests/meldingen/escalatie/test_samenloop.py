"""Moments that fall together, and messages on the edge of being late."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from meldingen.escalatie import ActieSoort, Escalatiebeleid, Ladder, due, next_due, start, taken
from meldingen.escalatie.verloop import SPELING
from meldingen.urgentie import Urgentie
from meldingen.werktijd import EigenDagen
from tests.meldingen.escalatie.bouw import ANNA, GEMELD, KANTOOR, a_ladder, op, run, ruw_beleid

SECONDE = timedelta(seconds=1)


def ladder_with(change: Callable[[list[dict[str, Any]]], None]) -> Ladder:
    ruw = ruw_beleid()
    change(ruw["urgenties"]["week"]["treden"])
    return start(Escalatiebeleid.model_validate(ruw), Urgentie.WEEK, GEMELD, KANTOOR)


def test_a_repeat_that_falls_together_with_the_next_rung_gives_way_to_it() -> None:
    ladder = ladder_with(lambda treden: treden[0].update(herhaal={"elke": "2 uur", "hoogstens": 3}))
    climbed, story = run(ladder, op("16 16:00"))
    assert story == ["16 10:00 trede team", "16 12:00 herhaling team", "16 14:00 trede ambassadeur"]
    assert climbed.herhaald == 0


def test_a_last_repeat_that_falls_together_with_the_lasting_reminder_is_one_message() -> None:
    ladder = ladder_with(lambda treden: treden[2].update(herhaal={"elke": "1 werkdag", "hoogstens": 2}))
    reminded, story = run(ladder, op("19 14:00"))
    assert story[-2:] == ["18 14:00 herhaling leiding", "19 14:00 herhaling leiding"]
    assert next_due(reminded) == op("23 14:00")


@pytest.mark.parametrize(
    ("late_by", "ambassadeur_op"),
    [(SPELING, op("16 14:00")), (SPELING + SECONDE, op("16 14:15") + SECONDE)],
)
def test_a_message_within_the_allowed_lateness_moves_no_date(
    late_by: timedelta, ambassadeur_op: object
) -> None:
    late, _ = due(a_ladder(), op("16 10:00") + late_by, KANTOOR)
    assert late.wekker_op == ambassadeur_op


def test_messages_are_numbered_one_by_one_whatever_their_kind() -> None:
    ladder, nummers = a_ladder(), []
    while (at := next_due(ladder)) and at <= op("24 17:00"):
        ladder, acties = due(ladder, at, KANTOOR)
        nummers += [(actie.volgnummer, actie.soort) for actie in acties]
    assert [nummer for nummer, _ in nummers] == list(range(1, 9))
    assert {soort for _, soort in nummers} == {
        ActieSoort.TREDE,
        ActieSoort.HERHALING,
        ActieSoort.NOG_OPEN,
    }


@pytest.mark.parametrize(("begint", "gevraagd"), [("09:30", "eigenaar"), ("09:31", "waarnemer")])
def test_the_question_waits_for_an_owner_who_is_back_exactly_in_time(begint: str, gevraagd: str) -> None:
    eigen = EigenDagen.model_validate({"week": {"woensdag": [f"{begint}-17:00"]}})
    owned = taken(a_ladder(), op("16 09:30"), KANTOOR, ANNA)
    _, story = run(owned, op("18 09:30"), KANTOOR.voor(eigen))
    assert story[0].endswith(f"nog_van_u {gevraagd}")
