"""Every contract test runs over the memory store, SQLite in a file and PostgreSQL."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from sqlalchemy import text, update
from sqlmodel import SQLModel

from bot.database import Database, open_database
from knowledge.store import (
    Corrections,
    Edits,
    Gaps,
    Imports,
    Notices,
    Sessions,
    SqlCorrections,
    SqlEdits,
    SqlGaps,
    SqlImports,
    SqlNotices,
)
from knowledge.store.tables import VersieRow
from tests.fakes.knowledge_store import (
    MemoryCorrections,
    MemoryEdits,
    MemoryGaps,
    MemoryImports,
    MemoryLog,
)
from tests.postgres import migrated_database


@dataclass(frozen=True)
class Stores:
    """`notices` only where corrections are kept in a database: there they are written together."""

    corrections: Corrections
    gaps: Gaps
    edits: Edits
    imports: Imports
    notices: Notices | None = None


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def address(request: pytest.FixtureRequest) -> str:
    if request.param == "memory":
        return ""
    return migrated_database() if request.param == "postgres" else str(request.getfixturevalue("sqlite_url"))


@pytest.fixture
async def stores(address: str) -> AsyncIterator[Stores]:
    if not address:
        log = MemoryLog()
        yield Stores(MemoryCorrections(), MemoryGaps(), MemoryEdits(log), MemoryImports(log))
        return
    async with open_database(address) as database:
        if address.startswith("postgresql"):
            await _empty(database)
        sessions = Sessions(database.writers, database.readers)
        yield Stores(
            SqlCorrections(sessions),
            SqlGaps(sessions),
            SqlEdits(sessions),
            SqlImports(sessions),
            SqlNotices(sessions),
        )


async def _empty(database: Database) -> None:
    emptied = [name for name in SQLModel.metadata.tables if name.startswith("kennis_")]
    emptied.remove(VersieRow.__tablename__)  # its one row comes with the tables
    async with database.engine.begin() as connection:
        await connection.execute(text(f"TRUNCATE {', '.join(emptied)} RESTART IDENTITY CASCADE"))
        await connection.execute(update(VersieRow).values(versie=0))
