"""The database: one engine for the whole house, its sessions, and the migrations that belong to it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import Connection, event, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_TIMEOUT_MS = 10_000
MIGRATION_LOCK = 20_261_121
"""A number of our own for PostgreSQL's advisory lock; SQLite has one writer anyway."""
READ_ONLY = "only_reads"
ONE_QUESTION = "one_question"

Sessions = async_sessionmaker[AsyncSession]


class Database:
    """An open database.

    Attributes:
        engine: For whoever needs a connection of its own, such as the migrations.
        reading: The same, for connections that only read.
        asking: The same, for a single question; on SQLite without a transaction around it, which costs
            more than the question.
        writers: Sessions whose transactions may write. On SQLite a transaction takes the one writer's
            place at its start, so that two writers wait for each other instead of failing half-way.
        readers: Sessions that only read and keep nobody waiting.
    """

    def __init__(self, url: str) -> None:
        self.engine = open_engine(url, only_writer=True)
        self._readers_engine = open_engine(url) if self.is_embedded else self.engine
        self.writers: Sessions = async_sessionmaker(self.engine, expire_on_commit=False)
        self.reading = self._readers_engine.execution_options(**{READ_ONLY: True})
        self.asking = self._readers_engine.execution_options(**{ONE_QUESTION: True})
        self.readers: Sessions = async_sessionmaker(self.reading, expire_on_commit=False)

    @property
    def is_embedded(self) -> bool:
        """Whether this process is the only one that serves people on it (SQLite)."""
        return self.engine.dialect.name == "sqlite"

    async def close(self) -> None:
        await self.engine.dispose()
        await self._readers_engine.dispose()


@asynccontextmanager
async def open_database(url: str) -> AsyncIterator[Database]:
    """Open the database for as long as the context lasts; the tables must be there, see `upgrade`."""
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()


def open_engine(url: str, *, only_writer: bool = False) -> AsyncEngine:
    """Return an engine for `sqlite+aiosqlite:///path` or `postgresql+asyncpg://...`.

    Args:
        only_writer: On SQLite keep one connection, for which the tasks of this process wait in turn. With
            several they would wait in SQLite, which only looks again after a sleep that grows.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(url, parsed.database, {"pool_size": 1, "max_overflow": 0} if only_writer else {})
    return create_async_engine(url, pool_pre_ping=True, json_serializer=_dump, json_deserializer=orjson.loads)


def _open_sqlite(url: str, path: str | None, pool: dict[str, int]) -> AsyncEngine:
    if path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(url, json_serializer=_dump, json_deserializer=orjson.loads, **pool)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _dump(value: Any) -> str:
    return orjson.dumps(value).decode()


def _prepare_sqlite(connection: Any, _: ConnectionPoolEntry) -> None:
    """Make every commit durable (a confirmed melding survives a power cut), and let SQLAlchemy begin."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get(ONE_QUESTION, False):
        connection.exec_driver_sql("BEGIN" if options.get(READ_ONLY, False) else "BEGIN IMMEDIATE")


def alembic_config(connection: Connection | None = None) -> "Config":
    """Return the configuration of the migrations inside the installed package."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


async def upgrade(url: str, revision: str = "head") -> None:
    """Bring the tables to a revision; does nothing when they are there already.

    Processes that start at the same time wait for each other.
    """
    if revision == "head" and await _revision_of(url) == newest_revision():
        return
    from alembic import command

    await _migrate(url, lambda config: command.upgrade(config, revision))


async def downgrade(url: str, revision: str) -> None:
    """Take the tables back to a revision ("base" removes them all)."""
    from alembic import command

    await _migrate(url, lambda config: command.downgrade(config, revision))


async def check(url: str) -> None:
    """Compare tables and models.

    Raises:
        alembic.util.AutogenerateDiffsDetected: A model has no migration yet.
    """
    from alembic import command

    await _migrate(url, command.check)


def newest_revision() -> str:
    """Every file of a migration has the name of its revision, and begins with its number."""
    return max(file.stem for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))


async def _revision_of(url: str) -> str | None:
    """Return where the tables stand, without loading what migrates them."""
    engine = open_engine(url)
    try:
        async with engine.connect() as connection:
            found = await connection.execute(text("SELECT version_num FROM alembic_version"))
            return found.scalar_one_or_none()
    except DBAPIError:
        return None
    finally:
        await engine.dispose()


async def _migrate(url: str, act: Any) -> None:
    engine = open_engine(url)
    try:
        async with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                await connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
            await connection.run_sync(lambda sync: act(alembic_config(sync)))
    finally:
        await engine.dispose()
