"""The program itself: how it starts, what it says, and how it stops without losing anything."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from tests.bot.activities import a_message
from tests.bot.standins.connector import standing_in

ROOT = Path(__file__).parents[2]


@dataclass
class Program:
    process: asyncio.subprocess.Process
    said: str
    url: str

    async def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return await self.process.wait()


async def _start(folder: Path, **settings: str) -> asyncio.subprocess.Process:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    given = {f"BOT_{name.upper()}": value for name, value in settings.items()}
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"),
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(ROOT), **given},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


@asynccontextmanager
async def _running(folder: Path) -> AsyncIterator[Program]:
    process = await _start(folder, port="0")
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        try:
            said = (await process.stdout.readuntil(b"Ctrl+C.\n")).decode()
        except asyncio.IncompleteReadError:
            raise AssertionError((await process.stderr.read()).decode()) from None
        found = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert found is not None
        yield Program(process, said, found[0])
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def test_it_says_where_it_listens_and_a_stop_finishes_the_turn_at_hand(tmp_path: Path) -> None:
    async with standing_in() as connector, _running(tmp_path) as program, aiohttp.ClientSession() as person:
        assert "Development mode" in program.said
        assert "python -m bot chat" in program.said
        async with person.get(f"{program.url}/readyz") as ready:
            assert ready.status == 200
        connector.hold = asyncio.Event()
        message = a_message(connector.url)
        turn = asyncio.create_task(person.post(f"{program.url}/api/messages", json=message))
        await connector.arrived.wait()
        stopped = asyncio.create_task(program.stop())
        await asyncio.sleep(0)
        connector.hold.set()
        assert (await turn).status == 200
        assert await stopped == 0
        assert connector.sent
        assert (tmp_path / "data" / "bot.db").exists()


async def test_a_wrong_setting_stops_the_start_with_one_sentence(tmp_path: Path) -> None:
    process = await _start(tmp_path, app_id="an-id")
    said, complained = await process.communicate()
    assert (process.returncode, said) == (1, b"")
    assert complained.decode().count("\n") == 1
    assert "BOT_APP_SECRET" in complained.decode()
