"""How long a pass takes that finds ten due terms among many: `python -m tests.bench.termijnen`."""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert, text
from sqlmodel import SQLModel

from bot.database import Database, open_database, upgrade
from meldingen.balie import Meldingenbalie
from meldingen.store.agenda import due_query
from meldingen.store.eenheid import SqlWerkeenheden
from tests.builders import BELEID, MELDER, NOW, a_concept
from tests.postgres import empty_database

FEW, MANY = 10_000, 1_000_000
DUE = 10
WARM_UP, ROUNDS = 10, 100
CHUNK = 20_000
TERMS = SQLModel.metadata.tables["meldingen_termijn"]


async def fill(database: Database, start: int, stop: int) -> None:
    """Add terms numbered from start to stop to one melding; the first ten are due."""
    for begin in range(start, stop, CHUNK):
        rows = [_row(ref) for ref in range(begin, min(begin + CHUNK, stop))]
        async with database.engine.begin() as connection:
            await connection.execute(insert(TERMS), rows)
    async with database.engine.begin() as connection:
        await connection.execute(text("ANALYZE"))


def _row(ref: int) -> dict[str, object]:
    op = NOW - timedelta(minutes=1) if ref <= DUE else NOW + timedelta(seconds=ref)
    return {
        "nummer": "DB-2026-0001",
        "soort": "taak",
        "ref": ref,
        "op": op,
        "volgende_op": op,
        "pogingen": 0,
    }


async def pass_ms(database: Database) -> float:
    """Return the time, in ms, to find ten due terms, each with its melding."""
    started = time.perf_counter()
    async with database.readers() as session:
        rows = (await session.execute(due_query(NOW).limit(DUE))).all()
    if len(rows) != DUE:
        raise SystemExit(f"expected {DUE} due terms, found {len(rows)}")
    return (time.perf_counter() - started) * 1000


async def measure(few_url: str, many_url: str) -> tuple[float, float]:
    """Take turns, so that what else the machine does at a moment is in both medians."""
    async with _filled(few_url, FEW) as few, _filled(many_url, MANY) as many:
        rounds = [(await pass_ms(few), await pass_ms(many)) for _ in range(WARM_UP + ROUNDS)][WARM_UP:]
    among_few, among_many = zip(*rounds, strict=True)
    return statistics.median(among_few), statistics.median(among_many)


@asynccontextmanager
async def _filled(url: str, terms: int) -> AsyncIterator[Database]:
    await upgrade(url)
    async with open_database(url) as database:
        balie = Meldingenbalie(SqlWerkeenheden(database.writers, database.readers), BELEID)
        await balie.indienen(a_concept(), MELDER, key="bench", now=NOW)
        await fill(database, 1, terms)
        yield database


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        urls = {
            "SQLite": [f"sqlite+aiosqlite:///{Path(folder) / name}.db" for name in ("few", "many")],
            "PostgreSQL": [empty_database(), empty_database()],
        }
        for name, (few_url, many_url) in urls.items():
            few, many = asyncio.run(measure(few_url, many_url))
            line = f"{name}: {few:.2f} ms among {FEW:,}, {many:.2f} ms among {MANY:,} (x{many / few:.2f})"
            sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
