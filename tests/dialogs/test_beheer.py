"""The knowledge manager: corrections, questions without an answer, and records to check again."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from bot.database import Database
from bot.knowledge_index import KnowledgeIndex
from dialogs.dialogue import Dialogue
from dialogs.services import Services
from dialogs.view import ChoiceField, Delivery, Field, Section, TextField
from knowledge.catalogue import Knowledge, Records
from knowledge.loading import load_knowledge
from knowledge.store import (
    NoticeKind,
    Page,
    Sessions,
    SqlCorrections,
    SqlEdits,
    SqlGaps,
    SqlNotices,
)
from meldingen.balie import Meldingenbalie
from meldingen.guard import Guard
from meldingen.store.eenheid import SqlWerkeenheden
from tests.builders import BELEID
from tests.dialogs.chat import START, Chat, buttons_of, words_of
from tests.dialogs.conftest import Team

DIENST, OTHER = "sociaal-pontonnier", "sloopwoningen-tijdelijk-onderdak"
GAP = "kwartelkoning zonder paraplu"


def small_knowledge() -> Knowledge:
    """Two shipped records of one organisation, so that an index is built at once."""
    whole = load_knowledge()
    diensten = {key: whole.diensten[key] for key in (DIENST, OTHER)}
    owners = {each.organization: whole.organisaties[each.organization] for each in diensten.values()}
    records = Records(diensten, owners, {}, {}, {}, {})
    situaties = {key: whole.situaties[key] for key in diensten}
    return replace(whole, records=records, routekaarten={}, situaties=situaties, engels={})


BASE = small_knowledge()


@dataclass
class Office:
    """Everything real but the channel: a professional and a knowledge manager on one database."""

    index: KnowledgeIndex
    edits: SqlEdits
    gaps: SqlGaps
    corrections: SqlCorrections
    notices: SqlNotices
    asker: Chat
    manager: Chat

    async def report(self, kind: str = "phone", remark: str = "Dit nummer is afgesloten.") -> None:
        await self.asker.say("sociaal pontonnier")
        await self.asker.press("Klopt niet")
        await self.asker.press("Versturen", kind=kind, remark=remark)

    async def open_first_correction(self) -> None:
        await self.manager.say("beheer")
        await self.manager.press("Opmerkingen")
        await self.manager.press("Openen")

    async def edit_count(self) -> int:
        return sum([len(batch) async for batch in self.edits.read()])

    async def told_asker(self) -> list[tuple[NoticeKind, str]]:
        told = await self.notices.claim(self.manager.now, 10, timedelta(minutes=2))
        return [(notice.kind, notice.answer) for notice in told if notice.receiver == "professional"]


@pytest.fixture
async def office(database: Database, guard: Guard) -> Office:
    sessions = Sessions(database.writers, database.readers)
    edits, gaps, corrections = SqlEdits(sessions), SqlGaps(sessions), SqlCorrections(sessions)
    index = await KnowledgeIndex.open(BASE, edits)
    balie = Meldingenbalie(SqlWerkeenheden(database.writers, database.readers), BELEID)
    dialogue = Dialogue(Services(index, balie, guard, corrections, gaps, edits, Team()))
    return Office(
        index,
        edits,
        gaps,
        corrections,
        SqlNotices(sessions),
        Chat(dialogue),
        Chat(dialogue, "kim", "kennisbeheerder"),
    )


def field(chat: Chat, name: str) -> Field:
    return next(field for field in chat.view.fields if field.id == name)


def titles(chat: Chat) -> list[str]:
    return [block.title for block in chat.view.blocks if isinstance(block, Section)]


@pytest.mark.parametrize("words", ["beheer", "kennisbeheer", "manage"])
async def test_only_a_knowledge_manager_gets_in_and_others_are_told_why(office: Office, words: str) -> None:
    await office.asker.say(words)
    assert "kennisbeheerder" in words_of(office.asker.view) or "knowledge manager" in words_of(
        office.asker.view
    )
    assert buttons_of(office.asker.view) == []
    await office.manager.say(words)
    assert len(buttons_of(office.manager.view)) == 4


async def test_no_press_of_management_works_for_somebody_else(office: Office) -> None:
    await office.report()
    await office.open_first_correction()
    await office.asker.send(office.manager.button("Afwijzen"))
    assert "kennisbeheerder" in words_of(office.asker.view)


async def test_the_menu_offers_management_to_a_manager_only(office: Office) -> None:
    await office.manager.say("help")
    office.manager.button("Kennisbeheer")
    assert len(buttons_of(office.manager.view)) <= 6
    await office.asker.say("help")
    assert "Kennisbeheer" not in [button.title for button in buttons_of(office.asker.view)]


async def test_a_correction_shows_what_is_wrong_beside_the_record_as_it_is(office: Office) -> None:
    await office.report()
    await office.open_first_correction()
    words = words_of(office.manager.view)
    assert "Telefoon of e-mail" in words
    assert "Dit nummer is afgesloten." in words
    assert BASE.diensten[DIENST].description in words
    assert office.manager.replies[-1].delivery is Delivery.PRIVATE
    chosen = field(office.manager, "velden")
    assert isinstance(chosen, ChoiceField)
    assert chosen.value == "phones,email"


async def test_mending_changes_the_record_at_once_and_tells_who_reported_it(office: Office) -> None:
    await office.report()
    await office.open_first_correction()
    await office.manager.press("Aanpassen", velden="phones")
    phones = "14 078 (centrale)\r\n078 770 4999 (balie)"
    await office.manager.press("Bewaren", phones=phones, antwoord="Dank, het nummer klopt nu.")
    assert "aangepast" in office.manager.view.summary
    changed = office.index.knowledge.diensten[DIENST].phones
    assert [(phone.number, phone.description) for phone in changed] == [
        ("14 078", "centrale"),
        ("078 770 4999", "balie"),
    ]
    assert await office.told_asker() == [(NoticeKind.MENDED, "Dank, het nummer klopt nu.")]
    await office.asker.say("sociaal pontonnier")
    assert "078 770 4999" in words_of(office.asker.view)
    assert (await office.corrections.open(Page())).total == 0


async def test_saving_twice_changes_and_tells_once(office: Office) -> None:
    await office.report(kind="route", remark="")
    await office.open_first_correction()
    await office.manager.press("Aanpassen", velden="application_process")
    save = office.manager.button("Bewaren")
    for key in ("press-a", "press-b"):
        await office.manager.send(save, key=key, application_process="Bel en leg de zaak voor.")
    assert await office.edit_count() == 1
    assert len(await office.told_asker()) == 1


async def test_rejecting_needs_an_answer_and_leaves_the_record_as_it_is(office: Office) -> None:
    await office.report(kind="closed", remark="")
    await office.open_first_correction()
    await office.manager.press("Afwijzen")
    await office.manager.press("Versturen", antwoord="")
    assert field(office.manager, "antwoord").error
    await office.manager.press("Versturen", antwoord="De sociaal pontonnier bestaat nog.")
    assert await office.told_asker() == [(NoticeKind.REJECTED, "De sociaal pontonnier bestaat nog.")]
    assert await office.edit_count() == 0


async def test_a_correction_that_a_colleague_closed_says_so(office: Office) -> None:
    await office.report()
    await office.open_first_correction()
    late = office.manager.button("Afwijzen")
    await office.manager.press("Staat al goed")
    await office.manager.press("Versturen", antwoord="")
    await office.manager.send(late)
    await office.manager.press("Versturen", antwoord="Te laat.")
    assert "al afgehandeld" in office.manager.view.summary
    assert await office.told_asker() == [(NoticeKind.MENDED, "")]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("description", "Vraag naar mevrouw Jansen, 06-12345678."),
        ("phones", "bel even met de balie"),
        ("phones", "14 078 (mevrouw Jansen)"),
        ("email", "geen adres"),
        ("url", "javascript:alert(1)"),
        ("service_area", "Atlantis"),
        ("status", "misschien"),
        ("name", ""),
        ("name", "x" * 301),
    ],
)
async def test_what_may_not_be_stored_is_refused_at_its_field_and_not_kept(
    office: Office, name: str, typed: str
) -> None:
    await office.report()
    await office.open_first_correction()
    await office.manager.press("Aanpassen", velden=name)
    await office.manager.press("Bewaren", **{name: typed})
    refused = field(office.manager, name)
    assert refused.error
    assert not typed or refused.value != typed
    assert await office.edit_count() == 0


async def test_a_form_in_which_nothing_changed_stores_nothing(office: Office) -> None:
    await office.report()
    await office.open_first_correction()
    await office.manager.press("Aanpassen", velden="description,wie")
    typed = {each.id: each.value for each in office.manager.view.fields if isinstance(each, TextField)}
    await office.manager.press("Bewaren", **typed)
    assert "niets veranderd" in words_of(office.manager.view)
    assert await office.edit_count() == 0


async def test_the_phone_of_the_organisation_can_be_mended_from_the_same_remark(office: Office) -> None:
    await office.report()
    await office.open_first_correction()
    await office.manager.press("Organisatie aanpassen")
    await office.manager.press("Aanpassen", velden="email")
    await office.manager.press("Bewaren", email="info@example.org")
    owner = BASE.diensten[DIENST].organization
    assert office.index.knowledge.organisaties[owner].email == "info@example.org"


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


async def test_old_records_are_listed_per_organisation_and_confirmed_with_one_press(office: Office) -> None:
    await office.manager.say("beheer")
    await office.manager.press("Opnieuw controleren")
    assert titles(office.manager)
    await office.manager.press("Openen")
    listed = titles(office.manager)
    await office.manager.press("Klopt nog")
    assert titles(office.manager) == listed[1:]
    assert "vandaag gecontroleerd" in words_of(office.manager.view)
    assert await office.index.refresh()
    dates = {dienst.assured_date for dienst in office.index.knowledge.diensten.values()}
    assert START.date().isoformat() in dates


async def test_a_record_that_was_confirmed_today_no_longer_warns_of_its_age(office: Office) -> None:
    await office.asker.say("sociaal pontonnier")
    before = "Niet recent gecontroleerd" in words_of(office.asker.view)
    await office.manager.say("beheer")
    await office.manager.press("Opnieuw controleren")
    await office.manager.press("Openen")
    confirms = (button for button in buttons_of(office.manager.view) if button.title == "Klopt nog")
    await office.manager.send(next(button for button in confirms if button.data["record"] == DIENST))
    await office.index.refresh()
    await office.asker.say("sociaal pontonnier")
    assert before
    assert "Niet recent gecontroleerd" not in words_of(office.asker.view)
    assert START.date().isoformat() in words_of(office.asker.view)


async def test_a_record_to_review_can_be_looked_at_and_changed(office: Office) -> None:
    await office.manager.say("beheer")
    await office.manager.press("Opnieuw controleren")
    await office.manager.press("Openen")
    await office.manager.press("Bekijken")
    await office.manager.press("Aanpassen")
    await office.manager.press("Aanpassen", velden="schedule")
    await office.manager.press("Bewaren", schedule="Elke werkdag van 9 tot 12 uur")
    assert "aangepast" in office.manager.view.summary
    schedules = {dienst.schedule for dienst in office.index.knowledge.diensten.values()}
    assert "Elke werkdag van 9 tot 12 uur" in schedules
