"""Thanks, "ok", a curse or only signs: a short answer, no search, and nothing that runs is lost."""

import pytest

from dialogs.courtesy import Courtesy, courtesy_in
from dialogs.language import language_of
from knowledge.language import Language
from knowledge.store import Page
from tests.dialogs.chat import Chat, buttons_of, words_of
from tests.fakes.knowledge_store import MemoryGaps


@pytest.mark.parametrize(
    ("words", "courtesy"),
    [
        ("dank", Courtesy.THANKS),
        ("Dankjewel!", Courtesy.THANKS),
        ("dank je wel hoor", Courtesy.THANKS),
        ("top, bedankt!", Courtesy.THANKS),
        ("thanks a lot", Courtesy.THANKS),
        ("ok", Courtesy.FINE),
        ("Oké prima", Courtesy.FINE),
        ("top", Courtesy.FINE),
        ("👍", Courtesy.FINE),
        ("kut bot", Courtesy.UPSET),
        ("godverdomme wat een kutding", Courtesy.UPSET),
        ("this is useless", Courtesy.UPSET),
    ],
)
def test_what_is_said_besides_asking_is_recognised(words: str, courtesy: Courtesy) -> None:
    assert courtesy_in(words) is courtesy


@pytest.mark.parametrize(
    "words",
    [
        *(
            "",
            "😭😭😭",
            "?",
            "bedankt, en wie regelt een briefadres",
            "dat is niet duidelijk",
            "goede tandarts",
        ),
        *(
            "is dit ok?",
            "top 10 van hulp bij schulden",
            "ok coach",
            "dank betekenis",
            "klote situatie met huur",
        ),
    ],
)
def test_what_may_ask_for_something_is_no_courtesy(words: str) -> None:
    assert courtesy_in(words) is None


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("dank", "Graag gedaan."),
        ("ok", "Goed."),
        ("👍", "Goed."),
        ("kut bot", "Dat is vervelend."),
        ("😭😭😭", "Typ uw vraag in een paar woorden"),
    ],
)
async def test_it_gets_a_short_answer_and_counts_as_no_question(
    chat: Chat, gaps: MemoryGaps, words: str, answer: str
) -> None:
    view = await chat.say(words)
    assert view.summary.startswith(answer)
    assert len(view.blocks) == 1
    assert (await gaps.groups(Page())).total == 0


async def test_english_thanks_are_answered_in_english(chat: Chat) -> None:
    assert (await chat.say("thank you very much")).summary == "You are welcome."


async def test_who_is_upset_sees_the_ways_on(chat: Chat) -> None:
    await chat.say("godverdomme")
    assert chat.button_for("melden.start").title


async def test_thanks_in_the_middle_of_a_form_are_no_answer_and_lead_back(chat: Chat) -> None:
    await chat.say("melding")
    await chat.say("dank je wel")
    assert chat.view.summary == "Graag gedaan."
    assert chat.button("Verder met mijn melding").verb
    await chat.say("Sociaal Wijkteam")
    await chat.say("ok")
    await chat.send(chat.button_for("melden.open"))
    assert {field.id: field.value for field in chat.view.fields}["organisatie"] == "Sociaal Wijkteam"
    assert {field.id: field.value for field in chat.view.fields}["functie"] == ""


async def test_help_or_status_in_the_middle_of_a_form_leads_back(chat: Chat) -> None:
    await chat.say("melding")
    for words in ("?", "status"):
        await chat.say(words)
        assert [button.verb for button in buttons_of(chat.view)].count("melden.open") == 1


async def test_stop_does_not_turn_a_dutch_conversation_into_an_english_one(chat: Chat) -> None:
    await chat.say("wie regelt een briefadres?")
    assert "Er loopt niets" in words_of(await chat.say("stop"))


def test_a_dutch_reason_is_not_taken_for_english() -> None:
    assert language_of("ze kan nergens heen want ze was in de opvang of bij haar zus") is Language.NL
