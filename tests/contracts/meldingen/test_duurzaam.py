"""What only a real database can promise: durable commits, and due work found by an index."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from bot.database import Database
from meldingen.outbox.model import Staat
from meldingen.store.agenda import due_query
from meldingen.store.postvak import claimable
from tests.builders import MELDER, NOW, a_concept
from tests.contracts.meldingen.conftest import Opslag

MANY = 20_000


@pytest.fixture
def database(opslag: Opslag) -> Database:
    if opslag.database is None:
        pytest.skip("the store in memory has no plan to explain")
    return opslag.database


def dialect(database: Database) -> str:
    return database.engine.dialect.name


async def test_every_sqlite_connection_makes_commits_durable(database: Database) -> None:
    if dialect(database) != "sqlite":
        pytest.skip("PostgreSQL is durable by its own default")
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
    for sessions in (database.writers, database.readers):
        async with sessions() as session:
            found = {name: (await session.execute(text(f"PRAGMA {name}"))).scalar_one() for name in wanted}
        assert found == wanted


async def test_postgresql_waits_for_the_disk(database: Database) -> None:
    if dialect(database) != "postgresql":
        pytest.skip("for PostgreSQL")
    async with database.readers() as session:
        assert (await session.execute(text("SHOW synchronous_commit"))).scalar_one() == "on"


async def fill_with_terms(database: Database, opslag: Opslag) -> None:
    """One melding with many terms, ten of which are due before NOW."""
    await opslag.balie.indienen(a_concept(), MELDER, key="in", now=NOW)
    rows = [
        {"ref": n, "op": NOW - timedelta(minutes=1) if n <= 10 else NOW + timedelta(minutes=n)}
        for n in range(1, MANY + 1)
    ]
    add = text(
        "INSERT INTO meldingen_termijn (nummer, soort, ref, op, volgende_op, pogingen) "
        "VALUES ('DB-2026-0001', 'taak', :ref, :op, :op, 0)"
    )
    if dialect(database) == "sqlite":
        rows = [row | {"op": _plain(row["op"])} for row in rows]
    async with database.engine.begin() as connection:
        await connection.execute(add, rows)
        await connection.execute(text("ANALYZE"))


def _plain(moment: object) -> str:
    assert isinstance(moment, datetime)
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")


async def plan_of(database: Database, statement: object) -> str:
    compiled = statement.compile(  # type: ignore[attr-defined]  # any statement has it
        dialect=database.engine.dialect, compile_kwargs={"literal_binds": True}
    )
    word = "EXPLAIN QUERY PLAN" if dialect(database) == "sqlite" else "EXPLAIN"
    async with database.engine.connect() as connection:
        rows = await connection.exec_driver_sql(f"{word} {compiled}")
        return "\n".join(" ".join(map(str, row)) for row in rows)


async def test_what_is_due_is_found_by_one_range_scan(database: Database, opslag: Opslag) -> None:
    await fill_with_terms(database, opslag)
    plan = await plan_of(database, due_query(NOW))
    assert "ix_meldingen_termijn_volgende_op" in plan
    for slow in ("SCAN meldingen_termijn", "Seq Scan on meldingen_termijn", "TEMP B-TREE", "Sort"):
        assert slow not in plan


async def test_what_can_be_sent_is_found_by_the_index_of_states(database: Database) -> None:
    add = text(
        "INSERT INTO meldingen_bericht (nummer, soort, person_id, waarnemer, feiten, dringend, staat, "
        "aangemaakt_op, beschikbaar_op, pogingen, fout) "
        "VALUES ('DB-2026-0001', 'status', 'p', false, '{}', false, :staat, :op, :op, 1, '')"
    )
    op: object = _plain(NOW) if dialect(database) == "sqlite" else NOW
    rows = [{"staat": (Staat.WACHTEND if n < 10 else Staat.VERZONDEN).value, "op": op} for n in range(MANY)]
    async with database.engine.begin() as connection:
        await connection.execute(add, rows)
        await connection.execute(text("ANALYZE"))
    plan = await plan_of(database, claimable(NOW, 10))
    assert "ix_meldingen_bericht_staat_beschikbaar_op" in plan
