"""A plan goes to a colleague, a group or a channel without anything about the household."""

import re

from dialogs.dialogue import Dialogue
from dialogs.inbound import Inbound, Place, PlaceKind, Speaker
from dialogs.routekaart.plan_view import DONE
from dialogs.turn import Memory, Turn
from dialogs.view import LinkButton
from knowledge.routekaart.sharing import code_in
from tests.dialogs.chat import START, Chat, buttons_of, words_of
from tests.dialogs.routes import choose


async def shared_code(chat: Chat) -> str:
    await chat.say("gezin met 3 kinderen staat op straat vannacht")
    await choose(chat, 3)
    while "Uw plan" not in chat.view.summary:
        await choose(chat, 0)
    await chat.press("Gedaan")
    shared = words_of(await chat.press("Delen"))
    assert "Ik neem aan" not in shared
    assert DONE not in shared
    assert chat.kept_by_the_chat
    code = code_in(shared)
    assert code
    return code


async def in_a_channel(dialogue: Dialogue, text: str) -> Turn:
    inbound = Inbound(
        Speaker("colleague", "Noor"), Place(PlaceKind.CHANNEL, "19:team"), "key", START, text=text
    )
    return await dialogue.turn(inbound, Memory())


async def test_the_code_in_a_channel_shows_the_route_to_everybody(chat: Chat, dialogue: Dialogue) -> None:
    code = await shared_code(chat)
    turn = await in_a_channel(dialogue, f"deel {code}")
    view = turn.replies[-1].view
    assert "Plan om te delen" in view.summary
    assert "1. " in words_of(view)
    assert "Ik neem aan" not in words_of(view)
    assert "routekaart.overnemen" in [button.verb for button in buttons_of(view)]
    assert [each for each in view.buttons if isinstance(each, LinkButton)]


async def test_a_colleague_goes_on_with_a_shared_plan_as_her_own(chat: Chat, dialogue: Dialogue) -> None:
    code = await shared_code(chat)
    colleague = Chat(dialogue, "colleague")
    view = await colleague.say(f"deel {code.upper()}")
    assert "Uw plan" in view.summary
    await colleague.press("Gedaan")
    assert DONE in words_of(colleague.view)
    await colleague.say("mijn routes")
    assert "Openen" in [button.title for button in buttons_of(colleague.view)]


async def test_a_code_of_a_map_that_nobody_kept_is_searched_for_like_any_words(chat: Chat) -> None:
    view = await chat.say("deel onderdak-000000000000-3011")
    assert "Uw plan" not in view.summary


async def test_the_paper_that_is_shared_carries_no_ticks(chat: Chat) -> None:
    code = await shared_code(chat)
    links = [each.url for each in chat.view.buttons if isinstance(each, LinkButton)]
    assert links == [f"https://bot.example.org/plan?{code}&nl"]


async def test_a_walk_that_is_not_at_its_end_is_not_shared(chat: Chat) -> None:
    await chat.say("routekaart")
    while "Uw plan" not in chat.view.summary:
        await choose(chat, 0)
    share = chat.button("Delen")
    question = await chat.press("Terug")
    assert (await chat.send(share)).summary == question.summary
    assert code_in(words_of(await chat.say("delen"))) is None


async def test_typed_words_do_what_the_buttons_of_a_plan_do(chat: Chat) -> None:
    await chat.say("routekaart")
    while "Uw plan" not in chat.view.summary:
        await choose(chat, 0)
    steps = re.findall(r"0 van (\d+) stappen", words_of(chat.view))
    assert steps
    await chat.say("gedaan")
    assert f"1 van {steps[0]} stappen" in words_of(chat.view)
    assert "Wie:" in words_of(await chat.say("als tekst"))
    assert "Plan om te delen" in (await chat.say("delen")).summary
    assert chat.view.summary != (await chat.say("lukt niet")).summary
    assert chat.view.fields
    assert "Uw plan" in (await chat.say("mijn plan")).summary
    assert "Uw plan" not in (await chat.say("terug")).summary
    await chat.say("opnieuw beginnen")
    assert "vraag 1 van hooguit" in words_of(chat.view)
