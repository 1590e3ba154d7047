"""The bot in a process of its own, which can be killed and started again at the same place."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

ROOT = Path(__file__).parents[2]
READY_WITHIN_SECONDS = 120.0


@dataclass
class Bot:
    """`settings` by name without BOT_; the log goes to a file in the folder."""

    folder: Path
    port: int
    settings: Mapping[str, str]
    name: str = "bot"
    kills: int = 0
    _process: asyncio.subprocess.Process | None = field(default=None, init=False)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    async def start(self) -> None:
        with (self.folder / f"{self.name}.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot"),
                cwd=self.folder,
                env=self._environment(),
                stdout=asyncio.subprocess.DEVNULL,
                stderr=log,
            )
        await self._until_ready(self._process)

    async def kill(self) -> None:
        """As a power cut: no goodbye."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        await self._process.wait()
        self.kills += 1

    async def stop(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
            await self._process.wait()

    async def command(self, *words: str) -> tuple[int, str]:
        """Run a command of the bot on the same data; return the exit code and what it said."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *words),
            cwd=self.folder,
            env=self._environment(),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await process.communicate()
        return process.returncode or 0, said.decode()

    def _environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
        given = {f"BOT_{name.upper()}": value for name, value in self.settings.items()}
        return {**inherited, "PYTHONPATH": str(ROOT), "BOT_PORT": str(self.port), **given}

    async def _until_ready(self, process: asyncio.subprocess.Process) -> None:
        async with asyncio.timeout(READY_WITHIN_SECONDS), aiohttp.ClientSession() as session:
            while process.returncode is None:
                try:
                    async with session.get(f"{self.url}/readyz") as response:
                        if response.status == 200:
                            return
                except aiohttp.ClientConnectionError:
                    pass
                await asyncio.sleep(0.05)
        raise AssertionError(f"the bot ended with {process.returncode}: {self._last_words()}")

    def _last_words(self) -> str:
        return (self.folder / f"{self.name}.log").read_text(encoding="utf-8")[-2000:]


@asynccontextmanager
async def started(*bots: Bot) -> AsyncIterator[None]:
    try:
        for bot in bots:
            await bot.start()
        yield
    finally:
        for bot in bots:
            await bot.stop()
