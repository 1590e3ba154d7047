import json

from dialogs.view import ChoiceField, Delivery
from tests.dialogs.chat import Chat, buttons_of, words_of


async def test_words_start_the_walk_and_what_they_say_is_assumed_and_can_be_changed(chat: Chat) -> None:
    await chat.say("gezin met 3 kinderen staat op straat vannacht")
    view = await chat.press("Nee, geen direct gevaar")
    assert "Ik neem aan" in words_of(view)
    assert "Aanpassen" in [button.title for button in buttons_of(view)]


async def test_a_tap_replaces_the_card_and_back_asks_again(chat: Chat) -> None:
    first = await chat.say("routekaart")
    await chat.press("Nee, geen direct gevaar")
    assert chat.replies[-1].delivery is Delivery.REPLACE
    again = await chat.press("Terug")
    assert again.summary == first.summary


async def test_a_typed_answer_with_a_typo_works_as_a_tap(chat: Chat) -> None:
    await chat.say("routekaart")
    view = await chat.say("nee geen direct gevar")
    assert "slaapplek" in view.summary


async def test_the_question_with_safety_says_112(chat: Chat) -> None:
    view = await chat.say("routekaart")
    assert "Bel 112" in words_of(view)


async def to_a_plan(chat: Chat) -> None:
    await chat.say("routekaart")
    for _ in range(9):
        if "Uw plan" in chat.view.summary:
            return
        await chat.send(
            [button for button in buttons_of(chat.view) if button.verb == "routekaart.antwoord"][-2]
        )
    raise AssertionError("No plan within nine taps")


async def test_within_eight_taps_there_is_a_plan_with_steps_who_and_a_way_on(chat: Chat) -> None:
    await to_a_plan(chat)
    words = words_of(chat.view)
    assert "Wie" in words
    assert "Dit lukt niet" in words


async def test_a_ticked_step_stays_ticked_when_the_plan_is_opened_again(chat: Chat) -> None:
    await to_a_plan(chat)
    await chat.press("Gedaan")
    assert "☑" in words_of(chat.view)
    await chat.say("mijn routes")
    view = await chat.press("Openen")
    assert "☑" in words_of(view)


async def test_what_does_not_work_leads_to_a_melding_that_knows_the_walk(chat: Chat) -> None:
    await to_a_plan(chat)
    await chat.press("Dit lukt niet")
    why = next(field for field in chat.view.fields if field.id == "knelpunt")
    assert isinstance(why, ChoiceField)
    await chat.press("Verder", soort="aanbod", knelpunt=why.choices[0].value)
    await chat.press("Melding maken")
    answers = json.loads(chat.memory)["flows"]["melden"]["answers"]
    assert answers["knelpuntsoorten"] == "aanbod"
    assert "wonen" in answers["leefgebieden"]


async def test_a_question_in_the_middle_is_answered_and_the_walk_goes_on(chat: Chat) -> None:
    first = await chat.say("routekaart")
    answer = await chat.say("wie regelt een briefadres?")
    assert "Wie regelt het?" in words_of(answer)
    view = await chat.press("Verder met de route")
    assert view.summary == first.summary


async def test_a_walk_over_an_older_version_of_the_map_offers_to_start_again(chat: Chat) -> None:
    await chat.say("routekaart")
    button = chat.button("Nee, geen direct gevaar")
    memory = json.loads(chat.memory)
    memory["flows"]["routekaart"]["walks"][0]["walk"]["versie"] = "000000000000"
    chat.memory = json.dumps(memory)
    view = await chat.send(button)
    assert "vernieuwd" in words_of(view)
    await chat.press("Opnieuw beginnen")


async def test_the_plan_as_text_can_be_forwarded(chat: Chat) -> None:
    await to_a_plan(chat)
    view = await chat.press("Als tekst")
    assert chat.replies[-1].delivery is Delivery.MESSAGE
    assert "Wie:" in words_of(view)
