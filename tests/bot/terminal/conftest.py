from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from bot.settings import Settings
from bot.terminal.command import Seat, open_terminals


@pytest_asyncio.fixture
async def seat(tmp_path: Path) -> AsyncIterator[Seat]:
    """A bot on an empty database; whoever sits down shares it with the others."""
    async with open_terminals(Settings(data_dir=tmp_path)) as seat:
        yield seat
