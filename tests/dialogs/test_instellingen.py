"""A person says in the chat when to be written to, about what, and when they are not there."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.database import Database
from bot.preferences import SqlPreferences
from dialogs.dialogue import Dialogue
from dialogs.instellingen.days import read_day
from knowledge.language import Language
from meldingen.berichten import BerichtSoort
from meldingen.voorkeuren import GEEN_VOORKEUREN
from meldingen.werktijd import Afwezigheid
from tests.dialogs.chat import Chat, words_of

TODAY = date(2026, 11, 23)
QUIET = {"taal": "nl", "stil_van": "18:00", "stil_tot": "08:00", "bundel_om": "09:00"}


async def test_quiet_hours_a_card_a_day_and_unwanted_kinds_are_kept(chat: Chat, database: Database) -> None:
    await chat.say("instellingen")
    await chat.press("Berichten instellen")
    view = await chat.press("Bewaren", **QUIET, uit="opgepakt,afgerond")
    assert "18.00 - 08.00" in words_of(view)
    wishes = await SqlPreferences(database).of("professional")
    assert wishes.uit == {BerichtSoort.OPGEPAKT, BerichtSoort.AFGEROND}
    assert wishes.stilte is not None
    assert f"{wishes.bundel_om:%H:%M}" == "09:00"


async def test_everything_can_be_taken_back(chat: Chat, database: Database) -> None:
    await chat.say("instellingen")
    await chat.press("Berichten instellen")
    await chat.press("Bewaren", **QUIET, uit="opgepakt")
    await chat.press("Berichten instellen")
    plain = {"taal": "geen", "stil_van": "geen", "stil_tot": "08:00", "bundel_om": "geen"}
    await chat.press("Bewaren", **plain, uit="")
    assert await SqlPreferences(database).of("professional") == GEEN_VOORKEUREN


async def test_the_language_that_was_chosen_holds_from_then_on(chat: Chat) -> None:
    await chat.say("instellingen")
    await chat.press("Berichten instellen")
    await chat.press("Bewaren", **{**QUIET, "taal": "en"})
    assert (await chat.say("status")).language is Language.EN


async def test_what_is_theirs_to_do_cannot_be_turned_off(chat: Chat, database: Database) -> None:
    await chat.say("instellingen")
    await chat.press("Berichten instellen")
    view = await chat.press("Bewaren", **QUIET, uit="vraag")
    assert "Bewaard" not in words_of(view)
    assert await SqlPreferences(database).of("professional") == GEEN_VOORKEUREN


async def test_a_pontonnier_says_until_when_they_are_away_and_who_stands_in(
    pontonnier: Chat, database: Database
) -> None:
    form = await pontonnier.say("Ik ben weg tot 5 december")
    assert "2026-12-05" in words_of(form)
    view = await pontonnier.press("Bewaren", van="2026-11-24", tot="2026-12-05", waarnemer="regisseur")
    assert "Noor" in words_of(view)
    wishes = await SqlPreferences(database).of("pontonnier")
    assert wishes.afwezig == Afwezigheid(van=date(2026, 11, 24), tot_en_met=date(2026, 12, 5))
    assert wishes.waarnemer == "regisseur"
    await pontonnier.say("ik ben terug")
    assert (await SqlPreferences(database).of("pontonnier")).afwezig is None


async def test_an_absence_that_ends_before_it_starts_is_asked_again(
    pontonnier: Chat, database: Database
) -> None:
    await pontonnier.say("ik ben weg")
    view = await pontonnier.press("Bewaren", van="2026-12-05", tot="2026-12-01", waarnemer="geen")
    assert "vóór de eerste" in words_of(view)
    assert (await SqlPreferences(database).of("pontonnier")).afwezig is None


async def test_an_absence_that_is_over_is_shown_no_more(pontonnier: Chat) -> None:
    await pontonnier.say("ik ben weg")
    await pontonnier.press("Bewaren", van="2026-11-24", tot="2026-12-05", waarnemer="geen")
    assert "5 december" in words_of(await pontonnier.say("instellingen"))
    pontonnier.now += timedelta(days=13)
    assert "5 december" not in words_of(await pontonnier.say("instellingen"))


async def test_nobody_is_their_own_deputy(pontonnier: Chat) -> None:
    await pontonnier.say("ik ben weg")
    view = await pontonnier.press("Bewaren", van="2026-12-01", tot="2026-12-05", waarnemer="pontonnier")
    assert "Bewaard" not in words_of(view)


async def test_part_time_days_become_own_days(pontonnier: Chat, database: Database) -> None:
    await pontonnier.say("instellingen")
    await pontonnier.press("Werkdagen")
    view = await pontonnier.press("Bewaren", werkdagen="maandag,donderdag")
    assert "maandag, donderdag" in words_of(view)
    own = (await SqlPreferences(database).of("pontonnier")).eigen_dagen
    assert own is not None
    assert own.week is not None
    assert own.week.op(date(2026, 11, 23))
    assert not own.week.op(date(2026, 11, 24))


async def test_a_professional_is_not_asked_for_days_or_absence(chat: Chat) -> None:
    view = await chat.say("ik ben weg")
    assert "Werkdagen" not in words_of(view)
    assert "Waarnemer" not in words_of(view)


async def test_the_settings_of_one_person_are_not_those_of_another(dialogue: Dialogue, chat: Chat) -> None:
    await chat.say("instellingen")
    await chat.press("Berichten instellen")
    await chat.press("Bewaren", **QUIET)
    other = await Chat(dialogue, "iemand-anders").say("instellingen")
    assert "18.00" not in words_of(other)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-12-05", date(2026, 12, 5)),
        ("5-12", date(2026, 12, 5)),
        ("5 december", date(2026, 12, 5)),
        ("1 maart", date(2027, 3, 1)),
        ("December 5th", date(2026, 12, 5)),
        ("5 jan 2028", date(2028, 1, 5)),
        ("23 november", TODAY),
    ],
)
def test_a_day_is_read_as_it_is_meant(typed: str, meant: date) -> None:
    assert read_day(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["31 februari", "volgende week", "5 foo", "", "99-99"])
def test_an_unclear_day_is_left_open(typed: str) -> None:
    assert read_day(typed, TODAY) is None


@given(st.text())
def test_no_text_breaks_the_reading_of_a_day(typed: str) -> None:
    read_day(typed, TODAY)
