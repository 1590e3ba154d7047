from pathlib import Path

import pytest

from knowledge.routekaart import Routekaart
from knowledge.routekaart.errors import ChoiceError, WalkVersionError
from knowledge.routekaart.walk import (
    DONT_KNOW,
    Walk,
    answer,
    back,
    breadcrumbs,
    reopen,
    restart,
    resume,
    start_walk,
    toggle_step,
    trace,
)
from tests.knowledge.routekaart import small_map


@pytest.fixture
def kaart(tmp_path: Path) -> Routekaart:
    return small_map.load(tmp_path)


def at(walk: Walk, kaart: Routekaart) -> str:
    return trace(walk, kaart).current


def test_a_walk_begins_at_the_first_question(kaart: Routekaart) -> None:
    assert at(start_walk(kaart), kaart) == "gestolen"


def test_an_answer_passes_the_steps_and_stops_at_the_next_question(kaart: Routekaart) -> None:
    followed = trace(answer(start_walk(kaart), kaart, "gestolen", 0), kaart)
    assert followed.passed == ("gestolen", "aangifte", "waar")
    assert (followed.new, followed.finished) == (("aangifte",), False)


def test_an_outcome_finishes_the_walk(kaart: Routekaart) -> None:
    walk = answer(answer(start_walk(kaart), kaart, "gestolen", 1), kaart, "waar", 2)
    assert trace(walk, kaart).finished
    assert at(walk, kaart) == "vast"


def test_not_knowing_takes_the_way_that_the_map_gives(kaart: Routekaart) -> None:
    walk = answer(start_walk(kaart), kaart, "gestolen", DONT_KNOW)
    assert trace(walk, kaart).passed == ("gestolen", "aangifte", "waar")
    assert [crumb.antwoord.nl for crumb in breadcrumbs(walk, kaart)] == ["Weet ik niet"]


@pytest.mark.parametrize(("node", "choice"), [("gestolen", 2), ("gestolen", -1), ("waar", DONT_KNOW)])
def test_an_answer_that_the_question_does_not_offer_is_refused(
    kaart: Routekaart, node: str, choice: int | None
) -> None:
    walk = start_walk(kaart) if node == "gestolen" else answer(start_walk(kaart), kaart, "gestolen", 1)
    with pytest.raises(ChoiceError, match=node):
        answer(walk, kaart, node, choice)


def test_a_second_tap_on_the_same_question_changes_nothing(kaart: Routekaart) -> None:
    walk = answer(start_walk(kaart), kaart, "gestolen", 0)
    assert answer(walk, kaart, "gestolen", 1) == walk


def test_back_asks_the_question_before_again(kaart: Routekaart) -> None:
    walk = answer(answer(start_walk(kaart), kaart, "gestolen", 0), kaart, "waar", 0)
    assert at(back(walk), kaart) == "waar"
    assert back(back(walk)) == start_walk(kaart)
    assert back(start_walk(kaart)) == start_walk(kaart)


def test_an_assumption_skips_its_question_and_is_told(kaart: Routekaart) -> None:
    walk = start_walk(kaart, {"gestolen": 0})
    assert at(walk, kaart) == "waar"
    assert [(crumb.antwoord.nl, crumb.aangenomen) for crumb in breadcrumbs(walk, kaart)] == [
        ("Ja, gestolen", True)
    ]


def test_an_assumption_waits_for_its_question(kaart: Routekaart) -> None:
    walk = start_walk(kaart, {"waar": 2})
    assert at(walk, kaart) == "gestolen"
    assert at(answer(walk, kaart, "gestolen", 0), kaart) == "vast"


def test_steps_passed_by_assumption_still_show_as_new(kaart: Routekaart) -> None:
    walk = answer(start_walk(kaart, {"waar": 2}), kaart, "gestolen", 0)
    assert trace(walk, kaart).new == ("aangifte", "vast")


def test_a_wrong_assumption_is_corrected_in_one_tap_and_not_made_again(kaart: Routekaart) -> None:
    walk = reopen(start_walk(kaart, {"gestolen": 0, "waar": 2}), "gestolen")
    assert at(walk, kaart) == "gestolen"
    assert at(answer(walk, kaart, "gestolen", 1), kaart) == "vast"
    assert reopen(walk, "waar") == walk


def test_back_over_an_assumption_asks_it(kaart: Routekaart) -> None:
    assert at(back(start_walk(kaart, {"gestolen": 0})), kaart) == "gestolen"


def test_restart_forgets_answers_assumptions_and_ticks(kaart: Routekaart) -> None:
    assert restart(kaart) == Walk(kaart="fiets", versie=kaart.version)


def test_a_ticked_step_can_be_unticked_and_a_step_of_no_map_is_ignored(kaart: Routekaart) -> None:
    ticked = toggle_step(start_walk(kaart), kaart, "aangifte:1")
    assert ticked.afgevinkt == ("aangifte:1",)
    assert toggle_step(ticked, kaart, "aangifte:1").afgevinkt == ()
    for nonsense in ("aangifte:2", "weg:0", "aangifte", "aangifte:-1", ""):
        assert toggle_step(ticked, kaart, nonsense) == ticked


def test_a_walk_is_stored_and_read_back_as_it_was(kaart: Routekaart) -> None:
    walk = toggle_step(answer(start_walk(kaart, {"waar": 1}), kaart, "gestolen", 0), kaart, "aangifte:0")
    assert Walk.model_validate_json(walk.model_dump_json()) == walk


def test_a_map_that_was_kept_as_json_is_the_same_version(kaart: Routekaart) -> None:
    kept = Routekaart.model_validate_json(kaart.model_dump_json())
    assert resume(start_walk(kaart), kept).changed is False


def test_a_walk_on_the_current_version_goes_on(kaart: Routekaart) -> None:
    resumed = resume(start_walk(kaart), kaart)
    assert (resumed.routekaart, resumed.changed) == (kaart, False)


def test_a_walk_on_an_older_version_is_offered_a_restart_or_its_own_map(
    kaart: Routekaart, tmp_path: Path
) -> None:
    walk = start_walk(kaart)
    raw = small_map.dutch()
    raw["knopen"]["klaar"]["tekst"] = "Zoek niet verder."
    newer = small_map.load(tmp_path, raw)
    assert resume(walk, newer).changed
    assert resume(walk, newer).routekaart is None
    assert resume(walk, newer, {kaart.version: kaart}).routekaart == kaart
    with pytest.raises(WalkVersionError, match=f"{kaart.version}, not {newer.version}"):
        trace(walk, newer)
