from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.database import Database, open_database, upgrade
from tests.postgres import empty_database


@asynccontextmanager
async def _with_tables(url: str) -> AsyncIterator[Database]:
    await upgrade(url)
    async with open_database(url) as opened:
        yield opened


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with _with_tables(f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}") as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgres"])
async def either_database(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Database]:
    on_postgres = request.param == "postgres"
    url = empty_database() if on_postgres else f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}"
    async with _with_tables(url) as opened:
        yield opened
