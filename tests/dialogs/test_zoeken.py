import pytest

from dialogs.view import Delivery, Section, Text
from knowledge.store import Page
from tests.dialogs.chat import Chat, buttons_of, words_of
from tests.fakes.knowledge_store import MemoryGaps


async def test_a_dutch_question_gets_who_how_area_source_and_date(chat: Chat) -> None:
    view = await chat.say("wie regelt een briefadres?")
    words = words_of(view)
    for label in ("Wie regelt het?", "Hoe verwijst u?", "Telefoon", "Gebied", "Bron", "Gegevens van"):
        assert label in words
    titles = [button.title for button in buttons_of(view)]
    assert {"Meer resultaten", "Klopt niet", "Hiermee zit ik vast"} <= set(titles)


async def test_an_english_question_gets_the_english_summary_with_the_dutch_word(chat: Chat) -> None:
    view = await chat.say("who handles briefadres?")
    assert "Who handles it?" in words_of(view)
    assert "briefadres" in words_of(view).lower()


async def test_what_has_no_answer_is_said_to_be_unknown_and_offers_route_and_melding(chat: Chat) -> None:
    await chat.say("qxzw vrrplk blorp")
    titles = [button.title for button in buttons_of(chat.view)]
    assert titles[-2:] == ["Routekaart onderdak", "Hiermee zit ik vast"]
    assert chat.view.summary.startswith("Dat weet ik niet")


async def test_more_results_shows_the_next_ones_by_name(chat: Chat) -> None:
    await chat.say("wie regelt een briefadres?")
    view = await chat.press("Meer resultaten")
    assert sum(isinstance(block, Section) for block in view.blocks) >= 2


@pytest.mark.parametrize("question", ["", "   ", "👪👪👪", "<b>x</b>", "'; drop table x; --", "a" * 10_000])
async def test_an_odd_question_gets_an_answer_and_never_an_error(chat: Chat, question: str) -> None:
    view = await chat.say(question)
    assert any(isinstance(block, Text) for block in view.blocks)


async def test_the_question_itself_is_never_said_back_into_the_chat(chat: Chat) -> None:
    await chat.say("cliënt Zebrastaart mag niet op briefadres")
    assert "Zebrastaart" not in chat.kept_by_the_chat


async def test_a_remark_that_an_answer_is_wrong_is_kept_and_thanked_for(chat: Chat) -> None:
    await chat.say("wie regelt een briefadres?")
    await chat.press("Klopt niet")
    view = await chat.press("Versturen", kind="phone", remark="Dit nummer is niet meer in gebruik.")
    assert view.summary.startswith("Dank u.")


async def test_a_remark_that_names_a_person_is_refused_and_not_shown_again(chat: Chat) -> None:
    await chat.say("wie regelt een briefadres?")
    await chat.press("Klopt niet")
    view = await chat.press("Versturen", kind="other", remark="Vraag mevrouw Jansen, 06-12345678")
    assert "een telefoonnummer" in words_of(view)
    assert "06-12345678" not in words_of(view)
    assert chat.replies[-1].delivery is Delivery.REPLACE


async def test_a_question_without_an_answer_is_counted_as_a_gap_and_nothing_of_who_asked(
    chat: Chat, gaps: MemoryGaps
) -> None:
    await chat.say("qxzw vrrplk blorp")
    await chat.say("blorp qxzw vrrplk?")
    (group,) = (await gaps.groups(Page())).items
    assert (group.count, group.wordings[0].text) == (2, "qxzw vrrplk blorp")
    assert chat.person not in repr(group)


@pytest.mark.parametrize(
    "question", ["qxzw vrrplk voor mevrouw Jansen", "qxzw vrrplk 06-12345678", "qxzw vrrplk blorp " * 30]
)
async def test_a_question_that_may_name_or_tell_of_a_person_is_never_stored(
    chat: Chat, gaps: MemoryGaps, question: str
) -> None:
    await chat.say(question)
    assert (await gaps.groups(Page())).total == 0


async def test_a_question_with_a_sure_answer_is_no_gap(chat: Chat, gaps: MemoryGaps) -> None:
    await chat.say("wie regelt een briefadres?")
    assert (await gaps.groups(Page())).total == 0


async def test_who_names_a_person_in_a_question_is_asked_to_take_the_message_away(chat: Chat) -> None:
    view = await chat.say("wie regelt een briefadres voor mevrouw Jansen met bsn 123456782?")
    assert "Haal uw bericht weg" in words_of(view)
    assert "123456782" not in words_of(view) + chat.memory
    assert "Haal uw bericht weg" not in words_of(await chat.say("wie regelt een briefadres?"))


async def test_an_answer_that_the_routekaart_leads_to_offers_to_walk_it(chat: Chat) -> None:
    await chat.say("wie regelt een briefadres?")
    view = await chat.press("Routekaart onderdak")
    assert "direct gevaar" in view.summary


async def test_asking_what_an_unknown_word_means_is_told_so_without_a_guess(chat: Chat) -> None:
    view = await chat.say("wat betekent QXZ?")
    assert "niet in mijn bronnen" in words_of(view)


async def test_an_abbreviation_that_is_an_ordinary_word_is_explained(chat: Chat) -> None:
    assert "gedetineerde" in words_of(await chat.say("wat betekent BIJ"))


async def test_several_questions_in_one_message_each_get_their_answer(chat: Chat) -> None:
    view = await chat.say("wie regelt een briefadres? en waar kan iemand een voedselpakket krijgen?")
    opened = [block for block in view.blocks if isinstance(block, Section)]
    assert "U stelt 2 vragen" in view.summary
    found = {block.title for block in opened}
    assert "Briefadres aanvragen in Dordrecht" in found
    assert any("oedselbank" in title for title in found)
    await chat.press("Openen")
    assert "Burgerzaken" in words_of(chat.view)


async def test_of_several_questions_the_unknown_one_is_said_to_be_unknown_and_kept(
    chat: Chat, gaps: MemoryGaps
) -> None:
    asked = "wie regelt een briefadres? waar krijg je een voedselpakket? wie repareert kwartelkoningen?"
    assert "Dat weet ik niet" in words_of(await chat.say(asked))
    assert [group.wordings[0].text for group in (await gaps.groups(Page())).items] == [
        "wie repareert kwartelkoningen"
    ]


@pytest.mark.parametrize("words", ["wie regelt een briefadres???", "wie regelt een briefadres? hoe dan?"])
async def test_one_question_with_many_marks_is_one_question(chat: Chat, words: str) -> None:
    assert "Burgerzaken" in words_of(await chat.say(words))


async def test_the_report_of_a_colleague_is_not_searched_and_not_shown(chat: Chat) -> None:
    view = await chat.say("hoe gaat het met de melding van mijn collega?")
    assert "laat ik niet zien" in view.summary
    assert chat.button_for("status.lijst").title == "Mijn meldingen"


async def test_a_step_whose_title_is_a_question_gets_no_full_stop_after_it(chat: Chat) -> None:
    view = await chat.say("waar kan een gezin vannacht slapen")
    assert "?." not in words_of(view)


async def test_a_story_typed_into_the_chat_is_answered_and_pointed_to_the_form(chat: Chat) -> None:
    story = "het gezin is vandaag uit huis gezet en de corporatie wil niets meer doen "
    assert "lang verhaal voor de chat" in words_of(await chat.say(story * 12))
    assert "lang verhaal" not in words_of(await chat.say(story))
