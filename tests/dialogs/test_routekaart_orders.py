"""Whatever is tapped, typed and pressed again, in whatever order: an answer with a way on."""

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cards import render
from dialogs.dialogue import Dialogue
from dialogs.view import Button
from tests.dialogs.chat import Chat, buttons_of

TYPED = (
    *("routekaart", "mijn routes", "terug", "opnieuw", "gedaan", "dit lukt niet", "als tekst", "deel", "pdf"),
    *("ja", "nee", "weet ik niet", "2", "99", "gezin met kinderen", "jongere van 19", "uit detentie", "stop"),
    *(
        "wie regelt een briefadres?",
        "homeless family tonight",
        "deel onderdak-0123456789ab-3011",
        "🙂",
        "mijn plan",
    ),
)
ACTS = st.one_of(
    st.tuples(st.just("tap"), st.integers(0, 30)),
    st.tuples(st.just("again"), st.integers(0, 30)),
    st.tuples(st.just("say"), st.sampled_from(TYPED)),
    st.tuples(st.just("say"), st.text(max_size=30)),
)


async def walk(chat: Chat, acts: list[tuple[str, int | str]]) -> None:
    pressed: list[Button] = []
    await chat.say("routekaart")
    for act, what in acts:
        if isinstance(what, str):
            await chat.say(what or "?")
        else:
            offered = [each for each in buttons_of(chat.view) if each.verb.startswith("routekaart.")]
            buttons = pressed if act == "again" and pressed else offered
            if not buttons:
                continue
            button = buttons[what % len(buttons)]
            pressed.append(button)
            await chat.send(button)
        assert chat.replies
        for reply in chat.replies:
            assert render(reply.view)["body"]


@pytest.mark.usefixtures("database")
def test_no_order_of_taps_words_and_old_buttons_ends_without_a_way_on(dialogue: Dialogue) -> None:
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(ACTS, max_size=14))
    def every_order(acts: list[tuple[str, int | str]]) -> None:
        async def play() -> None:
            chat = Chat(dialogue)
            await walk(chat, acts)
            await chat.say("routekaart")
            assert buttons_of(chat.view)

        asyncio.run(play())

    every_order()
