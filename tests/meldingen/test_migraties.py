"""The tables and the models agree, and every step goes up and down, on both databases."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text

from bot.database import check, downgrade, open_database, open_engine, upgrade
from meldingen.balie import Meldingenbalie
from meldingen.store.eenheid import SqlWerkeenheden
from tests.builders import BELEID, MELDER, NOW, a_concept
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
