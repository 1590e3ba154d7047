"""The knowledge manager: who gets in, and what happens to a correction."""

import pytest

from dialogs.view import ChoiceField, Delivery, TextField
from knowledge.store import NoticeKind, Page
from tests.dialogs.chat import buttons_of, words_of
from tests.dialogs.office import BASE, DIENST, Office, field


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
