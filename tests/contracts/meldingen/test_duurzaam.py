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


@pytest.fixture(params=["sqlite", "postgres"])
def soort(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def database(opslag: Opslag) -> Database:
    assert opslag.database is not None
    return opslag.database


def dialect(database: Database) -> str:
    return database.engine.dialect.name


SETTINGS: dict[str, dict[str, str | int]] = {
    "sqlite": {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000},
    "postgresql": {"synchronous_commit": "on", "fsync": "on"},
}


async def test_every_connection_waits_for_the_disk_before_it_confirms(database: Database) -> None:
    word = "PRAGMA" if dialect(database) == "sqlite" else "SHOW"
    for sessions in (database.writers, database.readers):
        async with sessions() as session:
            for name, wanted in SETTINGS[dialect(database)].items():
                assert (await session.execute(text(f"{word} {name}"))).scalar_one() == wanted


async def test_one_unreadable_melding_does_not_hold_up_the_others(database: Database, opslag: Opslag) -> None:
    for key in ("een", "twee"):
        await opslag.balie.indienen(a_concept(urgentie="vandaag"), MELDER, key=key, now=NOW)
    async with database.engine.begin() as connection:
        await connection.execute(
            text(
                "UPDATE meldingen_melding SET document = '{\"status\": \"?\"}' WHERE nummer = 'DB-2026-0001'"
            )
        )
    done = await opslag.balie.verwerk_termijnen(NOW + timedelta(minutes=45))
    assert (done.gelukt, done.mislukt) == (1, 1)
    assert (await opslag.balie.verwerk_termijnen(NOW + timedelta(minutes=45))).samen == 0
    retried = await opslag.balie.verwerk_termijnen(NOW + timedelta(minutes=60))
    assert retried.mislukt == 1


async def test_what_a_newer_program_wrote_is_left_to_it(database: Database, opslag: Opslag) -> None:
    await opslag.balie.indienen(a_concept(), MELDER, key="een", now=NOW)
    async with database.engine.begin() as connection:
        await connection.execute(text("UPDATE meldingen_termijn SET soort = 'x-' || soort"))
        await connection.execute(text("UPDATE meldingen_bericht SET soort = 'x-' || soort"))
    later = NOW + timedelta(days=30)
    assert (await opslag.balie.verwerk_termijnen(later)).samen == 0
    assert await opslag.postvak.for_roles(later, 10) == ()


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
