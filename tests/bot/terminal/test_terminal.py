"""The terminal as a newcomer uses it: two people on one database, words and numbers only."""

from pathlib import Path

import pytest

from bot.settings import Settings
from bot.terminal.command import Person, Seat, open_terminals
from tests.bot.terminal.screen import talk

STORY = "De moeder heeft geen adres en daardoor geen uitkering."
FILING = (
    "melding",
    "#Verder", *("Sociaal Wijkteam", "wijkteammedewerker", "", "", ""),
    "#Verder", *("3", "1,2"),
    "#Verder", *("", "", "", "", ""),
    "#Verder", *(STORY, "Een dak", "3", "3", "Trivire", "", ""),
    "#Verder", *("", "", "", "", "", "2", "2"),
    "#Verder", *("2", "Volgende week ontruiming"),
    "#Verder", *("1", "1", "", "", "1", ""),
    "#Melding versturen",
)  # fmt: skip


@pytest.mark.parametrize("question", ["wie regelt een briefadres?", "who handles briefadres?"])
async def test_a_question_gets_an_answer_with_numbered_buttons(seat: Seat, question: str) -> None:
    shown = await talk(seat, Person.PROFESSIONAL, question)
    assert "riefadres aanvragen" in shown or "postal address" in shown
    assert "[1] " in shown


async def test_both_sides_play_on_one_database(seat: Seat) -> None:
    filed = await talk(seat, Person.PROFESSIONAL, *FILING)
    assert "Ontvangen: DB-" in filed
    seen = await talk(
        seat,
        Person.PONTONNIER,
        *("#Openen", "#Oppakken", "#Bericht aan melder", "#Vastleggen", "Ik bel vandaag met de corporatie."),
    )
    assert "nieuwe doorbraakmelding" in seen
    assert "De moeder heeft geen adres" in seen
    heard = await talk(seat, Person.PROFESSIONAL, "status", "#Openen")
    assert "opgepakt door de sociaal pontonnier" in heard
    assert "Ik bel vandaag met de corporatie." in heard


async def test_a_form_can_be_left_half_way_and_taken_up_after_a_restart(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    async with open_terminals(settings) as seat:
        await talk(seat, Person.PROFESSIONAL, "melding", "#Verder", "Sociaal Wijkteam", "stop")
    async with open_terminals(settings) as seat:
        again = await talk(seat, Person.PROFESSIONAL, "melding")
    assert "nog een melding die niet af is" in again


async def test_news_is_shown_once(seat: Seat) -> None:
    await talk(seat, Person.PROFESSIONAL, *FILING)
    first = await talk(seat, Person.PONTONNIER)
    second = await talk(seat, Person.PONTONNIER)
    assert "nieuwe doorbraakmelding" in first
    assert "nieuwe doorbraakmelding" not in second
