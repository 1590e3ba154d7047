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
    "open melding zonder beloofde datum: 1 (DB-2026-0001)": (
        update(MeldingRij).values(uiterlijk=None),
        PROMISE,
    ),
    "open melding waar niemand meer naar kijkt: 1 (DB-2026-0001)": (delete(TermijnRij), PROMISE),
    "open melding met een belofte waar niemand op let: 1 (DB-2026-0001)": (
        delete(TermijnRij).where(col(TermijnRij.soort) == "belofte"),
        PROMISE,
    ),
    "termijn die te laat wordt verwerkt: 2 (DB-2026-0001)": (
        update(TermijnRij).values(volgende_op=NOW - DAYS),
        BOT,
    ),
    "bericht dat blijft liggen: 1 (DB-2026-0001)": (
        update(BerichtRij).values(beschikbaar_op=NOW - DAYS),
        BOT,
    ),
    "bericht dat al dagen niet aankomt: 1 (DB-2026-0001)": (
        update(BerichtRij).values(aangemaakt_op=NOW - DAYS, pogingen=30),
        BOT,
    ),
    "bericht dat halverwege bleef steken: 1 (DB-2026-0001)": (
        update(BerichtRij).values(staat=Staat.BEZIG.value, lease_tot=NOW - DAYS),
        BOT,
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
async def test_each_fault_is_named_at_once_with_its_number_and_what_to_do(
    dialogue: Dialogue, filed: Database, fault: str
) -> None:
    manager = a_manager(dialogue)
    assert "alles klopt. 1 open meldingen" in (await manager.say("controle")).summary
    breaking, remedy = BROKEN[fault]
    async with filed.engine.begin() as connection:
        await connection.execute(breaking)
    view = await manager.say("controle")
    assert view.summary.endswith(f"er klopt iets niet. {fault}. 1 open meldingen.")
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


def test_for_everything_that_can_be_wrong_there_is_something_to_do() -> None:
    assert REMEDIES.keys() == Telling.model_fields.keys()
