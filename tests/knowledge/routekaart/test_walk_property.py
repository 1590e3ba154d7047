"""Random taps, words, backs, restarts and ticks: nothing breaks, goes on too long or gets lost."""

from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.language import Language
from knowledge.routekaart import load_routekaart
from knowledge.routekaart.export import plan_as_text
from knowledge.routekaart.model import MAX_QUESTIONS
from knowledge.routekaart.plan import make_plan
from knowledge.routekaart.walk import (
    DONT_KNOW,
    Walk,
    answer,
    back,
    breadcrumbs,
    reopen,
    restart,
    start_walk,
    toggle_step,
    trace,
)
from knowledge.routekaart.words import MatchKind, match_answer, read_words

MAP = load_routekaart(Path(__file__).parents[3] / "knowledge" / "data" / "routekaart.yaml")
SAID = [
    "gezin",
    "jongere van 19",
    "uit detentie",
    "heeft huisdier",
    "dreigende huisuitzetting",
    "homeless family tonight",
    "geen idee",
    "nee",
    "2",
    "weet ik niet",
    "opvang is vol",
]


@dataclass(frozen=True)
class Tap:
    place: int


@dataclass(frozen=True)
class Say:
    text: str


@dataclass(frozen=True)
class Press:
    button: str


words = st.one_of(st.sampled_from(SAID), st.text(max_size=40))
acts = st.one_of(
    st.builds(Tap, st.integers(0, 8)),
    st.builds(Say, words),
    st.builds(Press, st.sampled_from(["back", "restart", "reopen", "tick", "stale tap"])),
)


def act(walk: Walk, event: Tap | Say | Press) -> Walk:
    followed = trace(walk, MAP)
    knoop = MAP.node(followed.current)
    match event:
        case Tap(place) if knoop.is_question:
            offered = [*range(len(knoop.opties)), *([DONT_KNOW] if knoop.weet_niet else [])]
            return answer(walk, MAP, followed.current, offered[place % len(offered)])
        case Say(text) if knoop.is_question:
            match = match_answer(text, knoop)
            if match.kind is MatchKind.OPTION:
                return answer(walk, MAP, followed.current, match.options[0])
            return (
                answer(walk, MAP, followed.current, DONT_KNOW) if match.kind is MatchKind.DONT_KNOW else walk
            )
        case Press(button):
            return press(walk, button)
        case _:
            return walk


def press(walk: Walk, button: str) -> Walk:
    first = walk.antwoorden[0].knoop if walk.antwoorden else MAP.start
    match button:
        case "back":
            return back(walk)
        case "restart":
            return restart(MAP)
        case "reopen":
            return reopen(walk, first)
        case "tick":
            steps = make_plan(walk, MAP).stappen
            return toggle_step(walk, MAP, steps[-1].id) if steps else walk
        case _:
            return answer(walk, MAP, "situatie", 0)


@settings(max_examples=150, deadline=None)
@given(first_words=words, events=st.lists(acts, max_size=25))
def test_no_order_of_taps_words_backs_and_restarts_breaks_a_walk(
    first_words: str, events: list[Tap | Say | Press]
) -> None:
    walk = start_walk(MAP, read_words(first_words, MAP))
    for event in events:
        walk = act(walk, event)
        assert len(walk.antwoorden) <= MAX_QUESTIONS
        assert Walk.model_validate_json(walk.model_dump_json()) == walk
        assert len(breadcrumbs(walk, MAP)) == len(walk.antwoorden)
    plan = make_plan(walk, MAP)
    assert plan.finished == trace(walk, MAP).finished
    assert all(deel.kop.nl in plan_as_text(plan, Language.NL) for deel in plan.delen)


@settings(max_examples=100, deadline=None)
@given(text=st.text(alphabet=st.characters(categories=["L", "N"]), min_size=12, max_size=30))
def test_no_word_that_was_typed_is_kept_in_a_walk(text: str) -> None:
    walk = start_walk(MAP, read_words(text, MAP))
    assert text not in walk.model_dump_json()
