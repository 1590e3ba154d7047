"""What did not arrive is seen, and sent again by who manages it; the team sees who was told what."""

import pytest
from sqlalchemy import update
from sqlmodel import col

from bot.database import Database
from dialogs.dialogue import Dialogue
from dialogs.view import Delivery
from meldingen.balie import Meldingenbalie
from meldingen.handelingen import Oppakken
from meldingen.nummer import Meldingnummer
from meldingen.outbox.herhalen import Vervolg
from meldingen.outbox.model import Staat
from meldingen.outbox.verzenden import LEASE
from meldingen.store.eenheid import SqlWerkeenheden
from meldingen.store.postvak import SqlPostvak
from meldingen.store.tabellen import BerichtRij
from tests.builders import BELEID, MELDER, NOW, PONTONNIER, a_concept
from tests.dialogs.chat import Chat, words_of

NUMMER = "DB-2026-0001"


@pytest.fixture
async def postvak(database: Database) -> SqlPostvak:
    """A melding that was taken up: the pontonnier heard of it, the message to the filer failed."""
    balie = Meldingenbalie(SqlWerkeenheden(database.writers, database.readers), BELEID)
    await balie.indienen(a_concept(), MELDER, key="k", now=NOW)
    postvak = SqlPostvak(database.writers, database.readers)
    (to_role,) = await postvak.for_roles(NOW, 10)
    await postvak.spread(to_role.id, ["pontonnier"], NOW)
    (to_pontonnier,) = await postvak.claim(NOW, 10, LEASE)
    await postvak.record(to_pontonnier, Vervolg(Staat.VERZONDEN, NOW), NOW)
    await balie.handel(Meldingnummer.parse(NUMMER), Oppakken(), PONTONNIER, key="o", now=NOW)
    (to_filer,) = await postvak.claim(NOW, 10, LEASE)
    await postvak.record(to_filer, Vervolg(Staat.MISLUKT, NOW, "http_403"), NOW)
    return postvak


@pytest.mark.parametrize("rol", ["sociaal-pontonnier", "beheerder"])
async def test_a_manager_sends_a_failed_message_again(
    dialogue: Dialogue, postvak: SqlPostvak, rol: str
) -> None:
    chat = Chat(dialogue, "iemand", rol)
    view = await chat.say("dead letters")
    assert "de bot is geblokkeerd" in words_of(view)
    assert MELDER.person_id not in words_of(view)
    view = await chat.press("Opnieuw versturen")
    assert "gaat opnieuw uit" in words_of(view)
    assert "Alles is aangekomen" in words_of(view)
    (again,) = await postvak.claim(chat.now, 10, LEASE)
    assert str(again.bericht.nummer) == NUMMER


async def test_pressing_twice_sends_once(dialogue: Dialogue, postvak: SqlPostvak) -> None:
    chat = Chat(dialogue, "iemand", "beheerder")
    await chat.say("post")
    button = chat.button("Opnieuw versturen")
    await chat.send(button)
    (again,) = await postvak.claim(chat.now, 10, LEASE)
    await postvak.record(again, Vervolg(Staat.VERZONDEN, chat.now), chat.now)
    await chat.send(button)
    assert await postvak.claim(chat.now, 10, LEASE) == ()


@pytest.mark.parametrize("rol", ["professional", "kennisbeheerder", "leidinggevende"])
async def test_others_see_no_post_and_send_nothing(dialogue: Dialogue, postvak: SqlPostvak, rol: str) -> None:
    manager, other = Chat(dialogue, "iemand", "beheerder"), Chat(dialogue, "ander", rol)
    await manager.say("post")
    view = await other.send(manager.button("Opnieuw versturen"))
    assert NUMMER not in words_of(view)
    assert NUMMER not in words_of(await other.say("post"))
    assert await postvak.claim(other.now, 10, LEASE) == ()


async def test_the_team_sees_for_each_receiver_of_a_case_whether_it_arrived(
    pontonnier: Chat, postvak: SqlPostvak
) -> None:
    await pontonnier.say(f"status {NUMMER}")
    await pontonnier.press("Openen")
    view = await pontonnier.press("Wie kreeg bericht?")
    assert pontonnier.replies[-1].delivery is Delivery.PRIVATE
    assert "aan Sam · verzonden" in words_of(view)
    assert "aan de melder · mislukt" in words_of(view)
    assert words_of(view).count("nieuwe doorbraakmelding") == 1


async def test_the_filer_has_no_such_button_and_gets_nothing_by_pressing_it(
    dialogue: Dialogue, pontonnier: Chat, postvak: SqlPostvak
) -> None:
    filer = Chat(dialogue, MELDER.person_id)
    await pontonnier.say(f"status {NUMMER}")
    await pontonnier.press("Openen")
    view = await filer.send(pontonnier.button("Wie kreeg bericht?"))
    assert "verzonden" not in words_of(view)
    await filer.say(f"status {NUMMER}")
    await filer.press("Openen")
    with pytest.raises(AssertionError, match="No button"):
        filer.button("Wie kreeg bericht?")


async def results(pontonnier: Chat) -> str:
    await pontonnier.say(f"status {NUMMER}")
    await pontonnier.press("Openen")
    return words_of(await pontonnier.press("Wie kreeg bericht?"))


async def test_the_team_reads_by_which_way_each_message_went(
    database: Database, postvak: SqlPostvak, pontonnier: Chat
) -> None:
    (_, to_sam, to_filer) = await postvak.of_melding(NUMMER)
    async with database.engine.begin() as connection:
        for zending, langs, fout in ((to_sam, "kanaal", ""), (to_filer, "email", "http_403")):
            change = update(BerichtRij).where(col(BerichtRij.id) == zending.id)
            values = {"langs": langs, "fout": fout, "staat": "verzonden", "afgerond_op": NOW}
            await connection.execute(change.values(**values))
    said = await results(pontonnier)
    assert "aan het teamkanaal · verzonden" in said
    assert "aan de melder · verzonden" in said
    assert "per e-mail · de bot is geblokkeerd of verwijderd" in said


async def test_a_post_that_could_not_be_made_stands_beside_what_each_got_instead(
    database: Database, postvak: SqlPostvak, pontonnier: Chat
) -> None:
    (to_role, *_) = await postvak.of_melding(NUMMER)
    assert "teamkanaal" not in await results(pontonnier)
    async with database.engine.begin() as connection:
        change = update(BerichtRij).where(col(BerichtRij.id) == to_role.id)
        await connection.execute(change.values(fout="http_404"))
    said = await results(pontonnier)
    assert "aan het teamkanaal · kon niet op" in said
    assert "het gesprek bestaat niet meer" in said


@pytest.mark.parametrize("rol", ["leidinggevende", "beheerder"])
async def test_a_manager_asks_for_the_audit_in_one_line(
    dialogue: Dialogue, postvak: SqlPostvak, rol: str
) -> None:
    chat = Chat(dialogue, "iemand", rol, now=NOW)
    assert "alles klopt. Open meldingen: 1" in (await chat.say("controle")).summary
    late = Chat(dialogue, "iemand", rol, now=NOW.replace(year=2027))
    assert "er klopt iets niet" in (await late.say("audit")).summary


async def test_others_are_not_told_the_audit(chat: Chat) -> None:
    assert "alles klopt" not in words_of(await chat.say("controle"))
