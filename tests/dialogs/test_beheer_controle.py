"""Records that nobody checked for too long, and records changed on one's own account."""

from tests.dialogs.chat import START, buttons_of, words_of
from tests.dialogs.office import DIENST, Office, titles


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
    assert "23 november 2026" in words_of(office.asker.view)


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
