"""A colleague stands in for an owner who is away: what they see, and what they can press."""

from dataclasses import replace
from datetime import date

import pytest

from bot.database import Database
from dialogs.dialogue import Dialogue
from dialogs.services import Services
from meldingen.balie import Meldingenbalie
from meldingen.escalatie import Bezetting
from meldingen.handelingen import Oppakken
from meldingen.store.eenheid import SqlWerkeenheden
from meldingen.werktijd import Afwezigheid, EigenDagen
from tests.builders import BELEID, MELDER, NOW, PONTONNIER, a_concept
from tests.dialogs.chat import Chat, buttons_of, words_of

AWAY = EigenDagen(afwezig=(Afwezigheid(van=date(2026, 11, 23), tot_en_met=date(2026, 12, 11)),))
STAFF = Bezetting(
    dagen={PONTONNIER.person_id: AWAY}, waarnemers={PONTONNIER.person_id: ("regisseur", "tweede")}
)


async def staff() -> Bezetting:
    return STAFF


@pytest.fixture
async def desk(services: Services, database: Database) -> Dialogue:
    """The owner took a case and is away for three weeks."""
    balie = Meldingenbalie(SqlWerkeenheden(database.writers, database.readers), BELEID, bezetting=staff)
    filed = await balie.indienen(a_concept(), MELDER, key="filed", now=NOW)
    await balie.handel(filed.nummer, Oppakken(), PONTONNIER, key="taken", now=NOW)
    return Dialogue(replace(services, balie=balie))


async def opened(desk: Dialogue, person: str = "regisseur", rol: str = "doorbraakregisseur") -> Chat:
    chat = Chat(desk, person, rol, now=NOW)
    await chat.say("status DB-2026-0001")
    await chat.press("Openen")
    return chat


def titles(chat: Chat) -> list[str]:
    return [button.title for button in buttons_of(chat.view)]


async def test_who_stands_in_is_told_so_and_finds_what_to_decide_first(desk: Dialogue) -> None:
    chat = await opened(desk)
    assert "U neemt waar" in words_of(chat.view)
    own = [title for title in titles(chat) if title in {"Overnemen", "Loslaten", "Oppakken"}]
    assert own == ["Overnemen", "Loslaten"]


async def test_leaving_the_case_with_its_owner_is_recorded_as_done_for_the_owner(desk: Dialogue) -> None:
    chat = await opened(desk)
    while "Laten bij de behandelaar" not in titles(chat):
        await chat.press("Meer mogelijkheden")
    view = await chat.press("Laten bij de behandelaar")
    assert "Vastgelegd: laten bij de behandelaar" in words_of(view)
    assert "(doorbraakregisseur, namens de sociaal pontonnier)" in words_of(view)


async def test_taking_over_is_one_press_and_the_filer_reads_who_has_it(desk: Dialogue) -> None:
    chat = await opened(desk)
    view = await chat.press("Overnemen")
    assert "Vastgelegd: overnemen" in words_of(view)
    assert "U neemt waar" not in words_of(view)
    filer = await opened(desk, MELDER.person_id, "professional")
    assert "Overgenomen, want de behandelaar is er niet" in words_of(filer.view)
    assert "value='doorbraakregisseur'" in words_of(filer.view)


async def test_a_colleague_who_was_not_asked_cannot_press_it(desk: Dialogue) -> None:
    button = (await opened(desk)).button("Overnemen")
    other = Chat(desk, "derde", "interventiespecialist", now=NOW)
    view = await other.send(button)
    assert "Overnemen" not in [each.title for each in buttons_of(view)]
    assert "U neemt waar" not in words_of(view)
    after = await opened(desk)
    assert "value='sociaal pontonnier'" in words_of(after.view)
