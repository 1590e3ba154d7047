"""Every card of every walk can be sent: small enough for Teams, with few buttons, in both languages."""

import itertools
import json
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import cast

import pytest

from bot.cards import render
from dialogs.flow import Context
from dialogs.inbound import Inbound, Place, PlaceKind, Speaker
from dialogs.routekaart.plan_view import ASSUMPTIONS_SHOWN
from dialogs.routekaart.sharing import shared_view, text_view
from dialogs.routekaart.state import SavedWalk
from dialogs.routekaart.views import walk_view
from dialogs.services import Services
from dialogs.texts import Texts
from dialogs.view import View
from knowledge.language import Language
from knowledge.routekaart import Knoop, Routekaart
from knowledge.routekaart.graph import in_walking_order, questions_ahead
from knowledge.routekaart.walk import Choice, Walk, answer, start_walk, trace
from tests.dialogs.conftest import Library
from tests.fakes.routes import plain_routes

MOST_BYTES = 25_000
MOST_BUTTONS = 6
TEAMS_LIMIT = 28_000
AT = datetime.fromisoformat("2026-11-23T09:00:00+00:00")
LONG_ID = "a:1" + "x" * 60
LINK_BYTES = 400
"""What a signed link is longer than the plain one of the tests."""


@dataclass(frozen=True)
class Ways:
    """The longest way (by the text of its steps) from the start to each node, and from each node on."""

    to: dict[str, tuple[str, ...]]
    onward: dict[str, tuple[str, ...]]

    def through(self, node: str) -> tuple[str, ...]:
        return (*self.to[node], *self.onward[node][1:])


@pytest.fixture(scope="module")
def kaart(library: Library) -> Routekaart:
    return library.knowledge.routekaarten["onderdak"]


@pytest.fixture(scope="module")
def ways(kaart: Routekaart) -> Ways:
    def weight(way: tuple[str, ...]) -> int:
        return sum(len(_steps_text(kaart.node(node))) for node in way)

    to: dict[str, tuple[str, ...]] = {kaart.start: (kaart.start,)}
    order = in_walking_order(kaart)
    for node in order:
        for there in kaart.node(node).next_ids:
            to[there] = max(to.get(there, ()), (*to[node], there), key=weight)
    onward: dict[str, tuple[str, ...]] = {}
    for node in reversed(order):
        rest = [onward[there] for there in kaart.node(node).next_ids]
        onward[node] = (node, *max(rest, key=weight, default=()))
    return Ways(to, onward)


def _steps_text(knoop: Knoop) -> str:
    lines = [
        stap.titel.nl + stap.wie.nl + (stap.termijn.nl if stap.termijn else "") for stap in knoop.stappen
    ]
    return "".join(lines) + knoop.tekst.nl if lines else ""


def walked(kaart: Routekaart, way: tuple[str, ...]) -> SavedWalk:
    """Walk along these nodes, every answer tapped."""
    walk = start_walk(kaart)
    for here, there in itertools.pairwise(way):
        knoop = kaart.node(here)
        if knoop.is_question:
            walk = answer(walk, kaart, here, _choice(knoop, there))
    assert trace(walk, kaart).passed[: len(way)] == way
    return SavedWalk(id=LONG_ID, walk=walk, at=AT)


def _choice(knoop: Knoop, there: str) -> Choice:
    leading = [place for place, optie in enumerate(knoop.opties) if optie.naar == there]
    return leading[0] if leading else None


def assumed(saved: SavedWalk) -> SavedWalk:
    given = tuple(each.model_copy(update={"aangenomen": True}) for each in saved.walk.antwoorden)
    return saved.model_copy(update={"walk": saved.walk.model_copy(update={"antwoorden": given})})


def context_in(library: Library, language: Language) -> Context:
    inbound = Inbound(Speaker("p", "Robin"), Place(PlaceKind.PERSONAL, "c"), "k", AT)
    services = SimpleNamespace(finder=library, routes=plain_routes())
    return Context(inbound, cast(Services, services), Texts(language))


def size_of(view: View) -> int:
    return len(json.dumps(render(view), ensure_ascii=False).encode())


@pytest.mark.parametrize("language", Language)
def test_whichever_part_of_the_longest_plans_is_open_the_card_fits(
    library: Library, kaart: Routekaart, ways: Ways, language: Language
) -> None:
    context = context_in(library, language)
    for node, knoop in kaart.knopen.items():
        if not knoop.stappen:
            continue
        for saved in (plain := walked(kaart, ways.through(node)), assumed(plain)):
            view = walk_view(context, saved, kaart, node)
            assert size_of(view) + LINK_BYTES <= MOST_BYTES, node
            assert len(view.buttons) <= MOST_BUTTONS
        assert size_of(shared_view(context, plain, kaart)) + LINK_BYTES <= MOST_BYTES, node
        assert size_of(text_view(context, plain, kaart)) <= TEAMS_LIMIT, node


@pytest.mark.parametrize("language", Language)
def test_every_question_fits_on_its_card_and_says_how_many_can_follow(
    library: Library, kaart: Routekaart, ways: Ways, language: Language
) -> None:
    context, ahead = context_in(library, language), questions_ahead(kaart)
    for node, knoop in kaart.knopen.items():
        if not knoop.is_question:
            continue
        saved = walked(kaart, ways.to[node])
        for shown in (saved, assumed(saved)):
            view = walk_view(context, shown, kaart)
            assert size_of(view) <= MOST_BYTES, node
            assert len(view.buttons) <= MOST_BUTTONS
        asked = len(saved.walk.antwoorden)
        told = {"nummer": asked + 1, "hooguit": asked + ahead[node]}
        assert context.say("routekaart.vraag_nr", **told) in repr(view.blocks)


def test_many_assumptions_on_a_plan_are_one_tap_away(library: Library, kaart: Routekaart, ways: Ways) -> None:
    saved = assumed(walked(kaart, ways.through("einde-doorbraakmelding")))
    assert len(saved.walk.antwoorden) > ASSUMPTIONS_SHOWN
    view = walk_view(context_in(library, Language.NL), saved, kaart)
    verbs = [action for action in json.dumps(render(view)).split('"') if action.startswith("routekaart.")]
    assert "routekaart.aannames" in verbs
    assert "routekaart.heropen" not in verbs


def walks_to_the_end(kaart: Routekaart, walk: Walk) -> list[Walk]:
    """One walk over every choice of every question that can be reached, each once."""
    ended: list[Walk] = []
    seen: set[tuple[str, Choice]] = set()
    ahead = [walk]
    while ahead:
        here = ahead.pop()
        current = trace(here, kaart).current
        if trace(here, kaart).finished:
            ended.append(here)
            continue
        knoop = kaart.node(current)
        choices: list[Choice] = [*range(len(knoop.opties)), *([None] if knoop.weet_niet else [])]
        fresh = [choice for choice in choices if (current, choice) not in seen] or choices[:1]
        seen.update((current, choice) for choice in fresh)
        ahead += [answer(here, kaart, current, choice) for choice in fresh]
    return ended


def test_every_choice_leads_to_a_plan_whose_steps_can_all_be_ticked_and_refused(
    library: Library, kaart: Routekaart
) -> None:
    context = context_in(library, Language.NL)
    for walk in walks_to_the_end(kaart, start_walk(kaart)):
        saved = SavedWalk(id=LONG_ID, walk=walk, at=AT)
        passed = [node for node in trace(walk, kaart).passed if kaart.node(node).stappen]
        drawn = json.dumps(render(walk_view(context, saved, kaart, passed[0])))
        steps = len(kaart.node(passed[0]).stappen)
        assert drawn.count('"verb": "routekaart.vink"') == steps * 3
        assert drawn.count('"verb": "routekaart.lukt_niet"') == steps * 3
