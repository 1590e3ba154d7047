"""Every way over the map for shelter: each answer to each question is given at least once."""

from collections import deque
from itertools import pairwise
from pathlib import Path

import pytest

from knowledge.routekaart import Routekaart, load_routekaart
from knowledge.routekaart.graph import edges, reachable
from knowledge.routekaart.model import MAX_QUESTIONS
from knowledge.routekaart.plan import make_plan
from knowledge.routekaart.walk import DONT_KNOW, Choice, Walk, answer, start_walk, trace

MAP = load_routekaart(Path(__file__).parents[3] / "knowledge" / "data" / "routekaart.yaml")


def choices(kaart: Routekaart, node: str) -> list[Choice]:
    knoop = kaart.node(node)
    return [*range(len(knoop.opties)), *([DONT_KNOW] if knoop.weet_niet else [])]


EVERY_ANSWER = [
    (node, choice) for node, knoop in MAP.knopen.items() if knoop.is_question for choice in choices(MAP, node)
]


def shortest_walks(kaart: Routekaart) -> dict[str, Walk]:
    """Return for every question a walk that stands at it."""
    first = start_walk(kaart)
    found = {kaart.start: first}
    ahead = deque([kaart.start])
    while ahead:
        here = ahead.popleft()
        for choice in choices(kaart, here):
            walk = answer(found[here], kaart, here, choice)
            followed = trace(walk, kaart)
            if not followed.finished and followed.current not in found:
                found[followed.current] = walk
                ahead.append(followed.current)
    return found


WALKS = shortest_walks(MAP)


def finish(walk: Walk) -> Walk:
    while not (followed := trace(walk, MAP)).finished:
        walk = answer(walk, MAP, followed.current, 0)
    return walk


@pytest.mark.parametrize(("node", "choice"), EVERY_ANSWER)
def test_every_answer_leads_to_a_plan_that_names_a_service_or_the_pontonnier(
    node: str, choice: Choice
) -> None:
    walk = finish(answer(WALKS[node], MAP, node, choice))
    plan = make_plan(walk, MAP)
    assert len(walk.antwoorden) <= MAX_QUESTIONS
    assert plan.finished
    assert plan.stappen
    assert plan.diensten or plan.melding


def test_the_walks_above_take_every_edge_and_pass_every_node() -> None:
    taken: set[tuple[str, str]] = set()
    for node, choice in EVERY_ANSWER:
        passed = trace(finish(answer(WALKS[node], MAP, node, choice)), MAP).passed
        taken |= set(pairwise(passed))
    assert taken == set(edges(MAP))
    assert reachable(MAP) == set(MAP.knopen)
