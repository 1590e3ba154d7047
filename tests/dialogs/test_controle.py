"""The audit on demand: true at that moment, what is wrong by number, and what to do about it."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, update
from sqlmodel import col

from bot.database import Database
from dialogs.controle.words import REMEDIES
from dialogs.dialogue import Dialogue
from dialogs.view import Tone
from meldingen.balie import Meldingenbalie
from meldingen.controle import Telling
from meldingen.outbox.model import Staat
from meldingen.store.eenheid import SqlWerkeenheden
from meldingen.store.tabellen import BerichtRij, MeldingRij, TermijnRij
from tests.builders import BELEID, MELDER, NOW, a_concept
from tests.dialogs.chat import Chat, buttons_of, words_of

PROMISE = "Vraag de sociaal pontonnier om deze melding te openen en een nieuwe datum te beloven."
BOT = "De bot probeert het zelf opnieuw."
DAYS = timedelta(days=3)


@pytest.fixture
async def filed(database: Database) -> Database:
    balie = Meldingenbalie(SqlWerkeenheden(database.writers, database.readers), BELEID)
    await balie.indienen(a_concept(), MELDER, key="k", now=NOW)
    return database


def a_manager(dialogue: Dialogue, rol: str = "leidinggevende") -> Chat:
    return Chat(dialogue, "iemand", rol, now=NOW)


BROKEN = {
    "1 × open melding zonder beloofde datum (DB-2026-0001)": (
        update(MeldingRij).values(uiterlijk=None),
        PROMISE,
    ),
    "1 × open melding waar niemand meer naar kijkt (DB-2026-0001)": (delete(TermijnRij), PROMISE),
    "1 × open melding met een belofte waar niemand op let (DB-2026-0001)": (
        delete(TermijnRij).where(col(TermijnRij.soort) == "belofte"),
        PROMISE,
    ),
    "2 × termijn die te laat wordt verwerkt (DB-2026-0001)": (
        update(TermijnRij).values(volgende_op=NOW - DAYS),
        BOT,
    ),
    "1 × bericht dat blijft liggen (DB-2026-0001)": (
        update(BerichtRij).values(beschikbaar_op=NOW - DAYS),
        BOT,
    ),
    "1 × bericht dat al dagen niet aankomt (DB-2026-0001)": (
        update(BerichtRij).values(aangemaakt_op=NOW - DAYS, pogingen=30),
        BOT,
    ),
    "1 × bericht dat halverwege bleef steken (DB-2026-0001)": (
        update(BerichtRij).values(staat=Staat.BEZIG.value, lease_tot=NOW - DAYS),
        BOT,
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
async def test_each_fault_is_named_at_once_with_its_number_and_what_to_do(
    dialogue: Dialogue, filed: Database, fault: str
) -> None:
    manager = a_manager(dialogue)
    assert "alles klopt. Open meldingen: 1" in (await manager.say("controle")).summary
    breaking, remedy = BROKEN[fault]
    async with filed.engine.begin() as connection:
        await connection.execute(breaking)
    view = await manager.say("controle")
    assert view.summary.endswith(f"er klopt iets niet: {fault}. Open meldingen: 1.")
    assert remedy in words_of(view)
    assert (PROMISE in words_of(view)) == (remedy == PROMISE)


async def test_what_was_mended_is_seen_with_one_press(dialogue: Dialogue, filed: Database) -> None:
    manager = a_manager(dialogue)
    async with filed.engine.begin() as connection:
        await connection.execute(update(BerichtRij).values(beschikbaar_op=NOW - DAYS))
    await manager.say("controle")
    async with filed.engine.begin() as connection:
        await connection.execute(update(BerichtRij).values(staat=Staat.VERZONDEN.value))
    view = await manager.press("Nu opnieuw controleren")
    assert "alles klopt" in view.summary
    assert [block.tone for block in view.blocks] == [Tone.GOOD]  # type: ignore[union-attr]


@pytest.mark.parametrize(("rol", "sees_post"), [("leidinggevende", False), ("beheerder", True)])
async def test_nobody_gets_a_button_that_is_not_for_them(
    dialogue: Dialogue, rol: str, *, sees_post: bool
) -> None:
    manager = a_manager(dialogue, rol)
    view = await manager.say("controle")
    assert ("post.lijst" in {button.verb for button in buttons_of(view)}) == sees_post


async def test_messages_that_did_not_arrive_are_no_fault_and_are_told_all_the_same(
    dialogue: Dialogue, filed: Database
) -> None:
    async with filed.engine.begin() as connection:
        await connection.execute(update(BerichtRij).values(staat=Staat.MISLUKT.value))
    view = await a_manager(dialogue).say("controle")
    assert "alles klopt" in view.summary
    assert "Berichten die niet aankwamen, of misschien niet: 1." in words_of(view)


def test_for_everything_that_can_be_wrong_there_is_something_to_do() -> None:
    assert REMEDIES.keys() == Telling.model_fields.keys()
