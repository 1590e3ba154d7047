from collections.abc import AsyncIterator

import pytest

from bot.database import Database, open_database


@pytest.fixture
async def database(sqlite_url: str) -> AsyncIterator[Database]:
    async with open_database(sqlite_url) as opened:
        yield opened


@pytest.fixture
async def either_database(either_url: str) -> AsyncIterator[Database]:
    async with open_database(either_url) as opened:
        yield opened
