"""A step that does not work out leads, with everything known, to the pontonnier."""

import pytest

from dialogs.routekaart.plan_view import TO_BE_DONE
from dialogs.routekaart.stuck import NONE_OF_THESE, knelpunten_at
from dialogs.services import Services
from dialogs.view import ChoiceField, Field
from meldingen.model.keuzes import KnelpuntSoort, PogingUitkomst
from meldingen.urgentie import Urgentie
from tests.dialogs.chat import Chat, buttons_of, words_of
from tests.dialogs.conftest import Library
from tests.dialogs.routes import answers_of, choose

FAMILY_NO_ROOF_FULL = (3, 0, 1, 1, 0)
FAMILY_NODE = "actie-vannacht-gezin"


def field(chat: Chat, name: str) -> Field:
    return next(each for each in chat.view.fields if each.id == name)


async def stuck_at(chat: Chat, step: str) -> None:
    """Say of one step of the open plan that it does not work."""
    node = step.rpartition(":")[0]
    opens = [each for each in buttons_of(chat.view) if each.verb == "routekaart.toon_deel"]
    for button in opens:
        if button.data["knoop"] == node:
            await chat.send(button)
    refusing = [each for each in buttons_of(chat.view) if each.verb == "routekaart.lukt_niet"]
    await chat.send(next(each for each in refusing if each.data["stap"] == step))


async def test_each_step_asks_with_the_bottlenecks_of_its_own_node(chat: Chat, library: Library) -> None:
    await chat.say("routekaart")
    await choose(chat, *FAMILY_NO_ROOF_FULL)
    await stuck_at(chat, f"{FAMILY_NODE}:0")
    offered, kinds = field(chat, "knelpunt"), field(chat, "soort")
    assert isinstance(offered, ChoiceField)
    assert isinstance(kinds, ChoiceField)
    named = [choice.value for choice in offered.choices]
    assert named[:2] == ["gezin-geen-opvangplek", "zelfredzaam-dus-geen-opvang"]
    assert named[-1] == NONE_OF_THESE
    assert {choice.value for choice in kinds.choices} == {soort.value for soort in KnelpuntSoort}


async def test_the_melding_knows_what_was_tried_who_is_involved_and_that_there_is_no_roof_tonight(
    chat: Chat, library: Library
) -> None:
    await chat.say("routekaart")
    await choose(chat, *FAMILY_NO_ROOF_FULL)
    await chat.press("Gedaan")
    await stuck_at(chat, f"{FAMILY_NODE}:1")
    kind = library.knowledge.knelpunten["gezin-geen-opvangplek"].soort
    await chat.press(
        "Verder", soort=kind, knelpunt="gezin-geen-opvangplek", uitkomst=PogingUitkomst.AFGEWEZEN.value
    )
    assert library.knowledge.knelpunten["gezin-geen-opvangplek"].wat_vaak_werkt[0] in words_of(chat.view)
    await chat.press("Melding maken")
    answers = answers_of(chat)
    steps = library.knowledge.routekaarten["onderdak"].node(FAMILY_NODE).stappen
    assert answers["knelpuntsoorten"] == kind
    assert answers["knelpunten"] == "gezin-geen-opvangplek"
    assert "wonen" in answers["leefgebieden"].split(",")
    assert answers["urgentie"] == Urgentie.VANDAAG.value
    assert steps[1].titel.nl in answers["samenvatting"]
    assert steps[0].titel.nl in answers["samenvatting"]
    assert answers["betrokken"]
    assert answers[f"poging_{steps[1].dienst}"] == PogingUitkomst.AFGEWEZEN.value


async def test_with_a_place_for_tonight_nothing_says_that_it_is_urgent(chat: Chat) -> None:
    await chat.say("routekaart")
    await choose(chat, 3, 0, 1, 0)
    while "Uw plan" not in chat.view.summary:
        last = [each for each in buttons_of(chat.view) if each.verb == "routekaart.antwoord"]
        await chat.send(last[0])
    await chat.say("dit lukt niet")
    steps, kinds = field(chat, "stap"), field(chat, "soort")
    assert isinstance(steps, ChoiceField)
    assert isinstance(kinds, ChoiceField)
    chosen = {"stap": steps.choices[0].value, "soort": kinds.choices[0].value, "knelpunt": NONE_OF_THESE}
    await chat.press("Verder", **chosen)
    await chat.press("Melding maken")
    answers = answers_of(chat)
    assert "urgentie" not in answers
    assert "knelpunten" not in answers
    assert steps.choices[0].title in answers["samenvatting"]


async def test_a_ticked_melding_is_nothing_that_was_tried_before(chat: Chat) -> None:
    await chat.say("routekaart")
    await choose(chat, *FAMILY_NO_ROOF_FULL)
    for _ in range(40):
        await chat.say("gedaan")
    await chat.press("Melding maken")
    tried = [key for key in answers_of(chat) if key.startswith("poging_")]
    assert tried
    assert "poging_sociaal-pontonnier" not in tried


async def test_a_half_filled_form_is_asked_again_and_counts_nothing(chat: Chat) -> None:
    await chat.say("routekaart")
    await choose(chat, *FAMILY_NO_ROOF_FULL)
    await stuck_at(chat, f"{FAMILY_NODE}:0")
    before = chat.view.summary
    await chat.press("Verder", soort="")
    assert chat.view.summary == before
    await chat.press("Terug")
    assert TO_BE_DONE in words_of(chat.view)


async def test_steps_on_the_way_can_be_stuck_before_the_plan_is_there(chat: Chat) -> None:
    await chat.say("routekaart")
    await choose(chat, 3, 0, 1)
    await chat.press("Dit lukt niet")
    steps = field(chat, "stap")
    assert isinstance(steps, ChoiceField)
    assert steps.choices[0].value == f"{FAMILY_NODE}:0"


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_what_a_walk_tells_is_taken_by_the_guard_whatever_step_is_stuck(
    services: Services, library: Library, language: str
) -> None:
    kaart = library.knowledge.routekaarten["onderdak"]
    for knoop in kaart.knopen.values():
        for stap in knoop.stappen:
            title = stap.titel.nl if language == "nl" else stap.titel.en
            assert not services.guard.find(f"Gelopen: {kaart.titel.nl}. Vastgelopen op: {title}."), title


def test_a_step_without_bottlenecks_of_its_own_offers_those_around_its_dienst(library: Library) -> None:
    kaart, knowledge = library.knowledge.routekaarten["onderdak"], library.knowledge
    found = knelpunten_at("actie-112", "sociaal-pontonnier", kaart, knowledge)
    assert found
    assert all("sociaal-pontonnier" in each.gerelateerde_diensten for each in found)
