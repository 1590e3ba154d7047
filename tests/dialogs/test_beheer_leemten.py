"""Questions without an answer: tied to a record, answered by a new one, or left alone."""

import pytest

from knowledge.store import Page
from tests.dialogs.chat import START, words_of
from tests.dialogs.office import BASE, DIENST, GAP, Office, field, titles


async def test_a_gap_shows_the_words_people_used_and_how_often(office: Office) -> None:
    for words in (GAP, f"{GAP}?", "iets heel anders blorp"):
        await office.asker.say(words)
    await office.manager.say("beheer")
    await office.manager.press("Vragen zonder antwoord")
    assert titles(office.manager) == [GAP, "iets heel anders blorp"]
    assert "2 keer gevraagd" in words_of(office.manager.view)


async def test_tying_a_gap_to_a_record_makes_the_next_question_find_it(office: Office) -> None:
    await office.asker.say(GAP)
    assert not office.index.search(GAP).confident
    await office.manager.say("beheer")
    await office.manager.press("Vragen zonder antwoord")
    await office.manager.press("Openen")
    await office.manager.press("Zoeken", zoek="sociaal pontonnier")
    await office.manager.press("Hoort hierbij")
    await office.asker.say(f"wie helpt bij {GAP}?")
    assert BASE.diensten[DIENST].name in office.asker.view.summary
    assert (await office.gaps.groups(Page())).total == 0


async def test_a_gap_that_is_left_alone_does_not_come_back(office: Office) -> None:
    await office.asker.say(GAP)
    await office.manager.say("beheer")
    await office.manager.press("Vragen zonder antwoord")
    await office.manager.press("Openen")
    await office.manager.press("Niets mee doen")
    await office.asker.say(GAP)
    assert (await office.gaps.groups(Page())).total == 0


NEW = {
    "name": "Inloop de Kwartel",
    "organization": "gemeente dordrecht",
    "description": "Open inloop voor wie een paraplu nodig heeft.",
    "wie": "Vrijwilligers van de inloop",
    "service_area": "Dordrecht",
    "leefgebieden": "wonen,inkomen",
    "bron": "Site van de gemeente",
    "phones": "14 078",
    "url": "https://example.org/kwartel",
}


async def test_a_new_record_answers_the_gap_that_it_was_made_for(office: Office) -> None:
    await office.asker.say(GAP)
    await office.manager.say("beheer")
    await office.manager.press("Vragen zonder antwoord")
    await office.manager.press("Openen")
    await office.manager.press("Dienst toevoegen")
    add = office.manager.button("Bewaren")
    for key in ("press-a", "press-b"):
        await office.manager.send(add, key=key, **NEW)
    await office.asker.say(GAP)
    assert office.asker.view.summary == NEW["name"]
    assert "Site van de gemeente" in words_of(office.asker.view)
    added = office.index.knowledge.diensten["inloop-de-kwartel"]
    assert (added.organization, added.assured_date) == ("gemeente-dordrecht", START.date().isoformat())
    assert len(office.index.knowledge.diensten) == len(BASE.diensten) + 1


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("name", ""),
        ("organization", "Stichting die niet bestaat"),
        ("description", "Vraag naar mevrouw Jansen, 06-12345678."),
        ("service_area", "Atlantis"),
        ("bron", ""),
        ("url", "kwartel"),
    ],
)
async def test_a_new_record_is_refused_where_it_does_not_fit_and_keeps_the_rest(
    office: Office, name: str, typed: str
) -> None:
    await office.manager.say("beheer")
    await office.manager.press("Dienst toevoegen")
    await office.manager.press("Bewaren", **{**NEW, name: typed})
    assert [each.id for each in office.manager.view.fields if each.error] == [name]
    assert field(office.manager, "wie").value == NEW["wie"]
    assert await office.edit_count() == 0
