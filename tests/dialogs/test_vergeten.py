"""Who comes back to a draft that was taken away is told so, once."""

from dialogs.dialogue import Dialogue
from dialogs.melden.forgetting import draft_in, without_draft
from dialogs.turn import Memory
from tests.dialogs.chat import Chat, words_of

GONE = "Uw vorige concept is weggehaald"


async def a_forgotten_draft(chat: Chat) -> None:
    await chat.say("melding")
    memory = Memory.model_validate_json(chat.memory)
    assert draft_in(memory) is not None
    chat.memory = without_draft(memory).model_dump_json()


async def test_who_begins_again_is_told_that_the_earlier_draft_is_gone_on_the_first_step_only(
    chat: Chat,
) -> None:
    await a_forgotten_draft(chat)
    assert GONE in words_of(await chat.say("melding"))
    await chat.press("Verder", organisatie="Wijkteam", functie="Werker")
    await chat.press("Terug")
    assert GONE not in words_of(chat.view)


async def test_the_old_card_says_what_became_of_its_draft(chat: Chat) -> None:
    await chat.say("melding")
    old = chat.button("Verder")
    chat.memory = without_draft(Memory.model_validate_json(chat.memory)).model_dump_json()
    view = await chat.send(old)
    assert "weggehaald, omdat u er lang niet aan werkte" in view.summary
    assert "Er is niets verstuurd" in view.summary


async def test_an_old_card_of_a_draft_that_was_thrown_away_says_nothing_of_forgetting(chat: Chat) -> None:
    await chat.say("melding")
    old = chat.button("Verder")
    chat.memory = Memory().model_dump_json()
    assert "niet meer in gebruik" in (await chat.send(old)).summary


async def test_typed_words_after_a_forgotten_draft_are_a_question_again(chat: Chat) -> None:
    await a_forgotten_draft(chat)
    view = await chat.say("wie regelt een briefadres?")
    assert "riefadres" in view.summary


async def test_a_memory_without_a_draft_is_left_as_it_is(dialogue: Dialogue) -> None:
    chat = Chat(dialogue)
    await chat.say("hallo")
    memory = Memory.model_validate_json(chat.memory)
    assert without_draft(memory) == memory
