"""What people do to a ladder, and what is refused."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from meldingen.escalatie import (
    Besluit,
    Feit,
    GeenHogereTredeError,
    GeenLagereTredeError,
    Ladder,
    LadderGeslotenError,
    RedenOntbreektError,
    activity,
    closed,
    confirmed,
    deescalate,
    due,
    escalate,
    next_due,
    paused,
    released,
    reopened,
    resumed,
    taken,
)
from meldingen.werktijd import MomentZonderZoneError
from tests.meldingen.escalatie.bouw import ANNA, BART, GEMELD, KANTOOR, a_ladder, op, run

BESLUIT = Besluit(reden="Er is een plek gevonden", door=ANNA)
Handeling = Callable[[Ladder], object]
HANDELINGEN: dict[str, Handeling] = {
    "activity": lambda ladder: activity(ladder, op("16 13:00"), KANTOOR, ANNA),
    "taken": lambda ladder: taken(ladder, op("16 13:00"), KANTOOR, ANNA),
    "confirmed": lambda ladder: confirmed(ladder, op("16 13:00"), KANTOOR),
    "released": lambda ladder: released(ladder, op("16 13:00"), KANTOOR, ANNA),
    "paused": lambda ladder: paused(ladder, op("16 13:00"), KANTOOR, "Wacht op besluit"),
    "resumed": lambda ladder: resumed(ladder, op("16 13:00"), KANTOOR),
    "escalate": lambda ladder: escalate(ladder, op("16 13:00"), KANTOOR, BESLUIT),
    "deescalate": lambda ladder: deescalate(ladder, op("16 13:00"), KANTOOR, BESLUIT),
}


@pytest.mark.parametrize("naam", HANDELINGEN)
def test_a_closed_ladder_takes_no_act(naam: str) -> None:
    ladder, _ = run(a_ladder(), op("16 11:00"))
    HANDELINGEN[naam](ladder)
    with pytest.raises(LadderGeslotenError, match="closed on 2026-11-16T11:30"):
        HANDELINGEN[naam](closed(ladder, op("16 12:30")))


def test_a_closed_ladder_is_never_due_and_can_be_closed_twice() -> None:
    done = closed(a_ladder(), op("16 09:30"))
    assert next_due(done) is None
    assert due(done, op("24 09:30"), KANTOOR) == (done, [])
    assert closed(done, op("17 09:30")) == done


def test_a_reopened_ladder_starts_at_the_first_rung_without_an_owner() -> None:
    ladder, _ = run(a_ladder(), op("16 14:00"))
    done = closed(taken(ladder, op("16 14:30"), KANTOOR, ANNA), op("16 15:00"))
    again, story = run(reopened(done, op("17 09:00"), KANTOOR), op("17 10:00"))
    assert story == ["17 10:00 trede team"]
    assert again.eigenaar is None
    assert reopened(again, op("17 11:00"), KANTOOR) == again


def test_taking_over_changes_the_owner_and_is_recorded_once() -> None:
    owned = taken(a_ladder(), op("16 09:30"), KANTOOR, ANNA)
    again = taken(owned, op("16 10:00"), KANTOOR, ANNA)
    over = taken(again, op("16 11:00"), KANTOOR, BART)
    assert [(feit.feit, feit.door) for feit in over.feiten] == [(Feit.OPGEPAKT, ANNA), (Feit.OPGEPAKT, BART)]
    assert next_due(again) == op("17 10:00")
    assert over.eigenaar == BART


@pytest.mark.parametrize("act", [confirmed, released])
def test_without_an_owner_there_is_nothing_to_confirm_or_let_go(act: Callable[..., Ladder]) -> None:
    ladder = a_ladder()
    assert act(ladder, op("16 09:30"), KANTOOR) == ladder


def test_a_pause_has_no_end_of_its_own_and_gives_back_the_time_that_was_left() -> None:
    waiting = paused(a_ladder(), op("16 09:40"), KANTOOR, "Wacht op besluit")
    assert next_due(waiting) is None
    assert due(waiting, op("27 09:40"), KANTOOR) == (waiting, [])
    assert paused(waiting, op("16 10:00"), KANTOOR, "Nog steeds") == waiting
    assert next_due(resumed(waiting, op("18 09:00"), KANTOOR)) == op("18 09:20")


def test_taking_during_a_pause_starts_the_silence_when_the_pause_ends() -> None:
    waiting = paused(a_ladder(), op("16 09:40"), KANTOOR, "Wacht op besluit")
    owned = taken(waiting, op("16 10:00"), KANTOOR, ANNA)
    assert next_due(owned) is None
    assert next_due(resumed(owned, op("18 10:00"), KANTOOR)) == op("19 10:00")


def test_a_pause_that_was_stored_with_an_end_that_was_never_set_can_still_be_read() -> None:
    waiting = paused(a_ladder(), op("16 09:40"), KANTOOR, "Wacht op besluit")
    stored = json.loads(waiting.model_dump_json())
    stored["onderbreking"]["tot"] = None
    assert Ladder.model_validate(stored) == waiting


def test_coming_down_is_recorded_with_its_reason_and_gives_the_lower_rung_its_time_again() -> None:
    ladder, _ = run(a_ladder(), op("17 14:00"))
    lower = deescalate(ladder, op("17 15:00"), KANTOOR, BESLUIT)
    assert (lower.trede, lower.feiten[-1].feit, lower.feiten[-1].reden) == (
        2,
        Feit.AFGESCHAALD,
        BESLUIT.reden,
    )
    _, story = run(lower, op("18 15:00"))
    assert story == ["18 15:00 trede leiding"]


def test_there_is_nothing_below_the_ground() -> None:
    with pytest.raises(GeenLagereTredeError):
        deescalate(a_ladder(), op("16 09:30"), KANTOOR, BESLUIT)


def test_going_up_by_decision_speaks_at_once_and_leaves_the_case_with_its_owner() -> None:
    owned = taken(a_ladder(), op("16 09:30"), KANTOOR, ANNA)
    higher, (actie,) = escalate(owned, op("16 10:00"), KANTOOR, BESLUIT)
    assert (actie.sleutel, actie.op, higher.eigenaar) == ("team", op("16 10:00"), ANNA)
    assert higher.feiten[-1].feit is Feit.OPGESCHAALD
    assert next_due(higher) == op("17 10:00")


def test_there_is_nothing_above_the_last_rung() -> None:
    top, _ = run(a_ladder(), op("17 14:00"))
    with pytest.raises(GeenHogereTredeError):
        escalate(top, op("17 15:00"), KANTOOR, BESLUIT)


@pytest.mark.parametrize(
    "act",
    [
        lambda ladder: paused(ladder, op("17 15:00"), KANTOOR, ""),
        lambda ladder: escalate(ladder, op("17 15:00"), KANTOOR, Besluit(reden="", door=ANNA)),
        lambda ladder: deescalate(ladder, op("17 15:00"), KANTOOR, Besluit(reden="\n", door=ANNA)),
    ],
)
def test_an_act_that_holds_or_moves_the_ladder_needs_a_reason(act: Handeling) -> None:
    with pytest.raises(RedenOntbreektError):
        act(a_ladder())


def test_a_clock_that_runs_behind_does_not_turn_time_back() -> None:
    owned = taken(a_ladder(), op("16 10:00"), KANTOOR, ANNA)
    again = activity(owned, op("16 09:00"), KANTOOR, ANNA)
    assert again.bijgewerkt_op == op("16 10:00")


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(MomentZonderZoneError):
        taken(a_ladder(), GEMELD.replace(tzinfo=None) + timedelta(hours=1), KANTOOR, ANNA)
