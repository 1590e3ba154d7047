"""The card after filing says who hears of it when, and where to go when the clock does not run."""

from datetime import datetime

import pytest

from dialogs.dialogue import Dialogue
from dialogs.melden.received import EMERGENCY_WAYS
from tests.dialogs.chat import Chat, buttons_of, words_of
from tests.dialogs.conftest import Library

SATURDAY = datetime.fromisoformat("2026-11-21T12:00:00+00:00")
MONDAY = datetime.fromisoformat("2026-11-23T09:00:00+00:00")


async def filed(dialogue: Dialogue, now: datetime, urgentie: str) -> Chat:
    chat = Chat(dialogue, now=now)
    await chat.say("melding")
    await chat.press("Verder", organisatie="Sociaal Wijkteam", functie="wijkteammedewerker")
    await chat.press("Verder", knelpuntsoorten="regels", leefgebieden="wonen")
    await chat.press("Verder")
    story = {"samenvatting": "Er is geen plek om te slapen.", "doel": "Een plek om te slapen"}
    await chat.press("Verder", **story, samenhang="enkelvoudig", gevraagd="regie")
    await chat.press("Verder")
    await chat.press("Verder", urgentie=urgentie, urgentie_reden="Vannacht geen dak")
    await chat.press("Verder", toestemming="ja", weet_het="ja", grondslag="wettelijke-taak")
    await chat.press("Melding versturen")
    return chat


async def test_the_filer_reads_who_is_told_on_which_moments(dialogue: Dialogue) -> None:
    told = words_of((await filed(dialogue, MONDAY, "vandaag")).view)
    assert "maandag 23 november, 10.3" in told
    assert "de leidinggevende" in told
    assert "Landelijk Maatwerkloket" in told
    assert "buiten kantoortijd" not in told


async def test_who_needs_it_today_in_the_weekend_is_shown_ways_that_do_not_wait(dialogue: Dialogue) -> None:
    chat = await filed(dialogue, SATURDAY, "vandaag")
    assert "De klok begint te lopen op maandag 23 november, 08.30 uur" in words_of(chat.view)
    assert "112" in words_of(chat.view)
    shown = [button.data["id"] for button in buttons_of(chat.view) if button.verb == "zoeken.toon"]
    assert shown == list(EMERGENCY_WAYS)
    answer = await chat.press("Huisartsenpost")
    assert "Huisartsenpost" in answer.summary


@pytest.mark.parametrize("urgentie", ["week", "overig"])
async def test_who_can_wait_reads_only_when_the_clock_starts(dialogue: Dialogue, urgentie: str) -> None:
    chat = await filed(dialogue, SATURDAY, urgentie)
    assert "De klok begint te lopen op maandag" in words_of(chat.view)
    assert "112" not in words_of(chat.view)


def test_every_emergency_way_is_a_record_that_exists(library: Library) -> None:
    assert set(EMERGENCY_WAYS) <= library.knowledge.diensten.keys()
