"""The shared tests run over the memory store, SQLite in a file and PostgreSQL."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from sqlalchemy import text

from bot.database import Database, open_database
from meldingen.balie import Meldingenbalie
from meldingen.opslag import Werkeenheden
from meldingen.outbox.poort import Postvak
from meldingen.store.eenheid import SqlWerkeenheden
from meldingen.store.postvak import SqlPostvak
from tests.builders import BELEID
from tests.fakes.meldingen import MemoryWerkeenheden
from tests.fakes.postvak import MemoryPostvak
from tests.postgres import migrated_database

TABLES = (
    "melding",
    "kenmerk",
    "betrokkene",
    "tijdlijn",
    "termijn",
    "bericht",
    "audit",
    "sleutel",
    "teller",
)


@dataclass(frozen=True)
class Opslag:
    """A store under test; `database` is None for the one in memory."""

    werkeenheden: Werkeenheden
    postvak: Postvak
    database: Database | None

    @property
    def balie(self) -> Meldingenbalie:
        return Meldingenbalie(self.werkeenheden, BELEID)


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def soort(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def address(soort: str, request: pytest.FixtureRequest) -> str:
    if soort == "memory":
        return ""
    return migrated_database() if soort == "postgres" else str(request.getfixturevalue("sqlite_url"))


@pytest.fixture
async def opslag(address: str) -> AsyncIterator[Opslag]:
    if not address:
        memory = MemoryWerkeenheden()
        yield Opslag(memory, MemoryPostvak(memory), None)
        return
    async with open_database(address) as database:
        if address.startswith("postgresql"):
            await _empty(database)
        yield Opslag(
            SqlWerkeenheden(database.writers, database.readers),
            SqlPostvak(database.writers, database.readers),
            database,
        )


async def _empty(database: Database) -> None:
    names = ", ".join(f"meldingen_{name}" for name in TABLES)
    async with database.engine.begin() as connection:
        await connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
