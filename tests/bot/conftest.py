from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.database import Database, open_database, upgrade


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}"
    await upgrade(url)
    async with open_database(url) as opened:
        yield opened
