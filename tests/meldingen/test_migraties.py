"""The tables and the models agree, and every step goes up and down, on both databases."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text

from bot.database import check, downgrade, open_database, open_engine, upgrade
from meldingen.balie import Meldingenbalie
from meldingen.berichten import PERSOONLIJK
from meldingen.handelingen import Oppakken
from meldingen.store.eenheid import SqlWerkeenheden
from meldingen.store.postvak import SqlPostvak
from tests.builders import BELEID, COLLEGA, MELDER, NOW, PONTONNIER, a_concept
from tests.postgres import empty_database


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "postgres":
        yield empty_database()
    else:
        yield f"sqlite+aiosqlite:///{tmp_path / 'nieuwe map' / 'leeg.db'}"


async def tables(url: str) -> set[str]:
    engine = open_engine(url)
    try:
        async with engine.connect() as connection:
            return set(await connection.run_sync(lambda sync: inspect(sync).get_table_names()))
    finally:
        await engine.dispose()


async def test_an_empty_database_comes_up_and_goes_down_again(url: str) -> None:
    await upgrade(url)
    assert {"meldingen_melding", "meldingen_tijdlijn", "meldingen_bericht"} <= await tables(url)
    await downgrade(url, "base")
    assert await tables(url) <= {"alembic_version"}


async def test_tables_and_models_have_no_pending_change(url: str) -> None:
    await upgrade(url)
    await check(url)


async def test_bringing_the_tables_up_twice_changes_nothing(url: str) -> None:
    await upgrade(url)
    before = await tables(url)
    await upgrade(url)
    assert await tables(url) == before


async def stored_on(url: str) -> tuple[str, int, int]:
    """The revision of the tables, and how many meldingen and messages are in them."""
    engine = open_engine(url)
    try:
        async with engine.connect() as connection:
            revision = (
                await connection.execute(text("select version_num from alembic_version"))
            ).scalar_one()
            counts = [
                (await connection.execute(text(f"select count(*) from meldingen_{name}"))).scalar_one()  # noqa: S608 - fixed names
                for name in ("melding", "bericht")
            ]
    finally:
        await engine.dispose()
    return revision, counts[0], counts[1]


async def test_a_melding_on_the_first_schema_is_kept_by_every_later_step(url: str) -> None:
    """The present program cannot write on old tables, so the data is taken back to them and forth again."""
    await upgrade(url)
    async with open_database(url) as database:
        balie = Meldingenbalie(SqlWerkeenheden(database.writers, database.readers), BELEID)
        filed = await balie.indienen(a_concept(), MELDER, key="formulier", now=NOW)
    await downgrade(url, "0001_meldingen")
    revision, meldingen, berichten = await stored_on(url)
    assert (revision, meldingen, berichten > 0) == ("0001_meldingen", 1, True)
    await upgrade(url)
    async with open_database(url) as database:
        balie = Meldingenbalie(SqlWerkeenheden(database.writers, database.readers), BELEID)
        seen = await balie.bekijk(filed.nummer, MELDER, NOW)
        again = await balie.indienen(a_concept(), MELDER, key="formulier", now=NOW)
    assert (seen.melding.intake.samenvatting, len(seen.tijdlijn)) == (a_concept().samenvatting, 1)
    assert (again.nummer, again.herhaald) == (filed.nummer, True)


async def ways(url: str) -> list[tuple[str | None, ...]]:
    engine = open_engine(url)
    try:
        async with engine.connect() as connection:
            found = await connection.execute(
                text("select weg, langs, referentie from meldingen_bericht order by id")
            )
            return [tuple(row) for row in found]
    finally:
        await engine.dispose()


async def test_messages_of_before_there_were_ways_keep_how_they_went(url: str) -> None:
    await upgrade(url)
    async with open_database(url) as database:
        balie = Meldingenbalie(SqlWerkeenheden(database.writers, database.readers), BELEID)
        for key in ("een", "twee"):
            filed = await balie.indienen(a_concept(), COLLEGA, key=key, now=NOW)
            await balie.handel(filed.nummer, Oppakken(), PONTONNIER, key=f"op-{key}", now=NOW)
    await downgrade(url, "0011_beurten")
    engine = open_engine(url)
    sent = "update meldingen_bericht set staat = 'verzonden', referentie = '%s' where person_id is not null"
    async with engine.begin() as connection:
        await connection.execute(text(f"{sent % 'e-mail'} and nummer = 'DB-2026-0001'"))
        await connection.execute(text(f"{sent % '1795304'} and nummer = 'DB-2026-0002'"))
    await engine.dispose()
    await upgrade(url)
    to_role = ("", None, None)
    assert await ways(url) == [to_role, ("", "email", None), to_role, ("", "chat", "1795304")]
    async with open_database(url) as database:
        kept = await SqlPostvak(database.writers, database.readers).of_melding("DB-2026-0001")
        assert {item.bericht.weg for item in kept} == {PERSOONLIJK}
    await downgrade(url, "0011_beurten")
    engine = open_engine(url)
    async with engine.connect() as connection:
        mailed = text("select referentie from meldingen_bericht where nummer = 'DB-2026-0001' order by id")
        assert (await connection.execute(mailed)).scalars().all() == [None, "e-mail"]
    await engine.dispose()


async def test_the_pause_for_another_writer_is_longer_than_a_slow_commit(tmp_path: Path) -> None:
    """Two writers on one SQLite file wait for each other instead of failing."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'samen.db'}"
    await upgrade(url)
    engine = open_engine(url)

    async def add(jaar: int) -> None:
        async with engine.begin() as connection:
            await connection.execute(text(f"INSERT INTO meldingen_teller VALUES ({jaar}, 1)"))  # noqa: S608 - a number

    await asyncio.gather(*(add(jaar) for jaar in range(2026, 2034)))
    async with engine.connect() as connection:
        count = await connection.run_sync(_count)
    await engine.dispose()
    assert count == 8


def _count(connection: Connection) -> int:
    return int(connection.execute(text("SELECT count(*) FROM meldingen_teller")).scalar_one())
