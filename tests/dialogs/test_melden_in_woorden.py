"""The intake typed on a phone: one question at a time, with every way in which people stray from it."""

import pytest

from tests.dialogs.chat import Chat, words_of

WHO = ("Sociaal Wijkteam", "wijkteammedewerker", "eigen zaak")
STUCK = ("impasse", "wonen, schulden")


async def asked(chat: Chat, *answers: str) -> str:
    """Begin a melding and type these answers; return what is said then."""
    await chat.say("melding")
    for answer in answers:
        await chat.say(answer)
    return words_of(chat.view)


async def on_the_card(chat: Chat) -> dict[str, str]:
    await chat.send(chat.button_for("melden.open"))
    return {field.id: field.value for field in chat.view.fields}


async def test_an_own_case_is_not_asked_for_a_colleague(chat: Chat) -> None:
    assert "Wat voor knelpunt is het?" in await asked(chat, *WHO)


async def test_a_case_of_a_colleague_is_asked_whose_it_is(chat: Chat) -> None:
    assert "welke organisatie?" in await asked(chat, *WHO[:2], "een collega belde mij")


async def test_the_place_in_the_form_is_told_where_a_step_begins(chat: Chat) -> None:
    assert "Stap 2 van 7" in await asked(chat, *WHO)


async def test_words_that_are_no_choice_are_asked_again_instead_of_searched(chat: Chat) -> None:
    said = await asked(chat, *WHO, "weet ik veel")
    assert "Dat herken ik niet als antwoord" in said
    assert "Kies uit" in said


async def test_a_question_in_between_is_answered_and_the_next_words_go_on_with_the_form(chat: Chat) -> None:
    said = await asked(chat, *WHO, "wie regelt een briefadres?")
    assert "Burgerzaken" in said
    assert chat.button("Verder met mijn melding").verb
    assert "Om welke leefgebieden gaat het?" in words_of(await chat.say("impasse"))


async def test_back_asks_the_question_before_and_its_new_answer_counts(chat: Chat) -> None:
    assert "Voor welke organisatie" in await asked(chat, "Swt", "terug")
    await chat.say("Sociaal Wijkteam")
    assert (await on_the_card(chat))["organisatie"] == "Sociaal Wijkteam"


async def test_back_goes_over_the_border_of_a_step_and_past_what_need_not_be_asked(chat: Chat) -> None:
    assert "Van wie is deze zaak?" in await asked(chat, *WHO, "terug")


async def test_back_at_the_first_question_asks_it_again(chat: Chat) -> None:
    assert "Voor welke organisatie" in await asked(chat, "terug")


async def test_doorbraak_is_an_answer_where_it_is_one_of_the_choices(chat: Chat) -> None:
    await asked(chat, *WHO, *STUCK)
    while "Wat is er aan de hand" not in words_of(chat.view):
        await chat.say("geen")
    for words in ("het gezin staat op straat", "een dak", "een probleem"):
        await chat.say(words)
    assert "Wat vraagt u van de pontonnier?" in words_of(chat.view)
    assert "Welke organisaties zijn betrokken?" in words_of(await chat.say("doorbraak"))


async def fill_in_to(chat: Chat, question: str) -> None:
    """Answer shortly until this question is asked."""
    await asked(chat, *WHO, *STUCK)
    short = (
        "geen",
        "het gezin staat op straat",
        "een probleem",
        "doorbraak",
        "vandaag",
        "ja",
        "weet ik niet",
    )
    for _ in range(60):
        if question in words_of(chat.view):
            return
        before = words_of(chat.view)
        for words in short:
            await chat.say(words)
            if words_of(chat.view) != before and "herken ik niet" not in words_of(chat.view):
                break
    raise AssertionError(f"{question!r} was never asked: {words_of(chat.view)}")


async def test_no_to_a_basic_thing_is_asked_again_instead_of_left_empty(chat: Chat) -> None:
    await fill_in_to(chat, "Identiteitsbewijs")
    said = words_of(await chat.say("nee"))
    assert "Identiteitsbewijs" in said
    assert "Niet in orde" in said


@pytest.mark.parametrize(
    ("typed", "kept"), [("2 en 6", "0-3,4-11"), ("13 jaar", "12-17"), ("4 tot en met 11 jaar", "4-11")]
)
async def test_ages_that_are_typed_fall_in_their_class(chat: Chat, typed: str, kept: str) -> None:
    await fill_in_to(chat, "Hoeveel kinderen")
    await chat.say("2")
    await chat.say(typed)
    await chat.say("terug")
    assert (await on_the_card(chat))["leeftijden"] == kept


async def test_ok_does_not_send_the_report(chat: Chat) -> None:
    await fill_in_to(chat, "Typ 'versturen'")
    assert "Typ 'versturen'" in words_of(await chat.say("ok"))
    assert "Ontvangen: DB-" in words_of(await chat.say("versturen"))


async def test_who_says_that_the_household_does_not_know_is_asked_why(chat: Chat) -> None:
    await fill_in_to(chat, "Weet het huishouden van deze melding?")
    await chat.say("nee")
    assert "Schrijf dan kort waarom" in words_of(await chat.say("geen"))
