"""English that no longer says what the Dutch says: the manager is told, and readers see the Dutch."""

import pytest

from tests.dialogs.chat import buttons_of, words_of
from tests.dialogs.office import BASE, DIENST, Office, field, titles

SAID_NOW = "De pontonnier is er ook op zaterdag."
ENGLISH = BASE.engels[DIENST]
STILL = {"name_en": ENGLISH.name_en, "who_en": ENGLISH.who_en, "how_en": ENGLISH.how_en or ""}


async def change_the_dutch(office: Office, column: str = "description", value: str = SAID_NOW) -> None:
    await office.report()
    await office.open_first_correction()
    await office.manager.press("Aanpassen", velden=column)
    await office.manager.press("Bewaren", **{column: value}, antwoord="")


async def test_who_changes_the_dutch_is_told_and_can_write_the_english_at_once(office: Office) -> None:
    await change_the_dutch(office)
    assert "De Engelse tekst past niet meer" in words_of(office.manager.view)
    await office.manager.press("Engels bijwerken")
    assert SAID_NOW in words_of(office.manager.view)
    assert getattr(field(office.manager, "summary_en"), "value", "") == ENGLISH.summary_en


async def test_an_english_reader_sees_the_dutch_marked_instead_of_what_it_no_longer_says(
    office: Office,
) -> None:
    await change_the_dutch(office)
    view = await office.asker.say("who is the sociaal pontonnier?")
    assert SAID_NOW in words_of(view)
    assert "its English is not up to date" in words_of(view)
    assert ENGLISH.summary_en not in words_of(view)


async def test_english_that_is_written_anew_is_read_from_the_next_question_on(office: Office) -> None:
    await change_the_dutch(office)
    await office.manager.press("Engels bijwerken")
    await office.manager.press("Bewaren", **STILL, summary_en="Open on Saturdays as well.")
    words = words_of(await office.asker.say("who is the sociaal pontonnier?"))
    assert "Open on Saturdays as well." in words
    assert "not up to date" not in words


async def test_english_that_is_still_right_is_saved_as_it_is(office: Office) -> None:
    await change_the_dutch(office)
    await office.manager.press("Engels bijwerken")
    await office.manager.press("Bewaren", **STILL, summary_en=ENGLISH.summary_en)
    assert DIENST not in office.index.knowledge.outdated_english


async def test_english_with_a_name_of_a_person_is_refused_and_stays_outdated(office: Office) -> None:
    await change_the_dutch(office)
    await office.manager.press("Engels bijwerken")
    await office.manager.press("Bewaren", **STILL, summary_en="Ask mevrouw De Vries on 06-12345678.")
    assert field(office.manager, "summary_en").error
    assert DIENST in office.index.knowledge.outdated_english


async def test_a_phone_number_is_in_no_english_so_that_nothing_is_outdated(office: Office) -> None:
    await change_the_dutch(office, "phones", "14 078 (centrale)")
    assert "Engels" not in words_of(office.manager.view)
    assert not office.index.knowledge.outdated_english


async def test_what_waits_is_counted_and_listed_in_the_overview_until_it_is_done(office: Office) -> None:
    await office.manager.say("beheer")
    assert "Engels bijwerken" not in [button.title for button in buttons_of(office.manager.view)]
    await change_the_dutch(office)
    await office.manager.say("beheer")
    await office.manager.press("Engels bijwerken")
    assert titles(office.manager) == [BASE.diensten[DIENST].name]


@pytest.mark.parametrize("words", ["sociaal pontonnier", "wie is de sociaal pontonnier?"])
async def test_a_dutch_reader_sees_no_mark(office: Office, words: str) -> None:
    await change_the_dutch(office)
    assert "English" not in words_of(await office.asker.say(words))
