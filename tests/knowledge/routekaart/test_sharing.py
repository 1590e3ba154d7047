"""A walk as a code: the choices and nothing else, and back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.routekaart import Routekaart
from knowledge.routekaart.plan import make_plan
from knowledge.routekaart.sharing import code_in, share_code, walk_of
from knowledge.routekaart.walk import Walk, answer, start_walk, toggle_step, trace


def find(kaart: Routekaart, name: str, version: str) -> Routekaart | None:
    return kaart if (name, version) == (kaart.id, kaart.version) else None


def walked(kaart: Routekaart, *choices: int | None) -> Walk:
    walk = start_walk(kaart)
    for choice in choices:
        walk = answer(walk, kaart, trace(walk, kaart).current, choice)
    return walk


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(-1, 8), min_size=8, max_size=8))
def test_every_finished_walk_comes_back_from_its_code(onderdak: Routekaart, picks: list[int]) -> None:
    walk = start_walk(onderdak)
    for pick in picks:
        here = trace(walk, onderdak)
        if here.finished:
            break
        knoop = onderdak.node(here.current)
        unknown = pick < 0 and knoop.weet_niet
        walk = answer(walk, onderdak, here.current, None if unknown else pick % len(knoop.opties))
    assert trace(walk, onderdak).finished
    code = share_code(walk)
    assert code_in(f"Deel {code.upper()}, graag.") == code
    assert walk_of(code, lambda name, version: find(onderdak, name, version)) == walk


def test_ticks_and_assumptions_are_not_in_the_code(onderdak: Routekaart) -> None:
    plain = walked(onderdak, 3, 0, 1, 1, 0)
    assumed = start_walk(onderdak, {"slaapplek-vannacht": 0, "wie-vannacht": 1})
    for choice in (3, 1, 0):
        assumed = answer(assumed, onderdak, trace(assumed, onderdak).current, choice)
    ticked = toggle_step(assumed, onderdak, "actie-vannacht-gezin:0")
    assert share_code(ticked) == share_code(plain)


@pytest.mark.parametrize("choices", ["30", "301109", "30110000", "x", "8"])
def test_a_code_that_is_no_whole_walk_is_refused(onderdak: Routekaart, choices: str) -> None:
    code = f"onderdak-{onderdak.version}-{choices}"
    assert walk_of(code, lambda name, version: find(onderdak, name, version)) is None


@pytest.mark.parametrize("text", ["", "deel", "onderdak-3011", "briefadres-of-adres", "06-12345678"])
def test_ordinary_words_are_no_code(text: str) -> None:
    assert code_in(text) is None


@pytest.mark.parametrize(
    ("choices", "roof"),
    [
        ((3, 0, 1, 1, 0), False),
        ((3, 0, 1, 0), True),
        ((3, 1), True),
        ((3, 4), None),
        ((3, 0, 1, None), False),
        ((3,), None),
    ],
)
def test_the_last_answer_about_tonight_counts(
    onderdak: Routekaart, choices: tuple[int | None, ...], roof: bool | None
) -> None:
    assert make_plan(walked(onderdak, *choices), onderdak).dak_vannacht is roof
