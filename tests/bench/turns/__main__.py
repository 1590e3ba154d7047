"""Compares a full search turn of this bot with an echo on the SDK's stock CloudAdapter.

Both run in the same minutes under the same load: eight messages at a time, from twenty people, answered over
a connector that stands in for Teams. No credentials on either side. CPU is that of the bot's process alone.

Usage: python -m tests.bench.turns [--turns 600] [--rounds 3]
The stock bot gets an environment of its own under artefacts/, made on the first run.
"""

import argparse
import asyncio
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.bench.turns.load import Connector, Measured, ask, connector
from tests.bench.turns.process import Running, free_port, running

STOCK = "botbuilder-integration-aiohttp==4.17.1"
STOCK_VENV = Path("artefacts/stock-venv")
STOCK_BOT = Path(__file__).with_name("stock_echo.py")


@dataclass
class Contestant:
    name: str
    bot: Running
    memory: float
    rounds: list[Measured] = field(default_factory=list)

    @property
    def cpu_ms(self) -> float:
        return median(measured.cpu_ms_per_turn for measured in self.rounds)

    @property
    def per_second(self) -> float:
        return median(measured.per_second for measured in self.rounds)

    def line(self) -> str:
        ready, memory = f"{self.bot.seconds_to_ready:.1f} s", f"{self.memory:.0f} MB"
        return f"{self.name:<34}{ready:>9}{memory:>10}{self.per_second:>9.0f}{self.cpu_ms:>10.2f} ms"


def stock_python() -> str:
    python = STOCK_VENV / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", STOCK_VENV], check=True)  # noqa: S603 - our own words
        subprocess.run([python, "-m", "pip", "install", "-q", STOCK], check=True)  # noqa: S603 - our own words
    return str(python)


async def compare(turns: int, rounds: int) -> list[Contestant]:
    async with AsyncExitStack() as stack:
        taken = await stack.enter_async_context(connector())
        folder = stack.enter_context(tempfile.TemporaryDirectory())

        async def enter(name: str, command: Sequence[str], environment: Mapping[str, str]) -> Contestant:
            port = int(environment["BOT_PORT"])
            bot = await stack.enter_async_context(running(command, port, environment))
            return Contestant(name, bot, bot.memory_megabytes())

        port = str(free_port())
        stock = await enter(
            "stock CloudAdapter, echo", [stock_python(), str(STOCK_BOT), port], {"BOT_PORT": port}
        )
        settings = {"BOT_PORT": str(free_port()), "BOT_DATA_DIR": folder, "BOT_LOG_LEVEL": "warning"}
        ours = await enter("this bot, full search turn", [sys.executable, "-m", "bot"], settings)
        contestants = [stock, ours]
        for number in range(rounds + 1):
            await _round(contestants, taken, turns, first=number * turns)
    return contestants


async def _round(contestants: list[Contestant], taken: Connector, turns: int, first: int) -> None:
    """The very first round warms up and does not count."""
    for contestant in contestants:
        measured = await ask(contestant.bot, taken, turns, first)
        if first:
            contestant.rounds.append(measured)


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare a search turn with the stock echo bot.")
    parser.add_argument("--turns", type=int, default=600, help="messages in a round")
    parser.add_argument("--rounds", type=int, default=3, help="rounds that count; the median is told")
    given = parser.parse_args()
    stock, ours = asyncio.run(compare(given.turns, given.rounds))
    sys.stdout.write(f"{'':<34}{'ready':>9}{'memory':>10}{'turns/s':>9}{'CPU a turn':>13}\n")
    sys.stdout.write(f"{stock.line()}\n{ours.line()}\n")
    sys.stdout.write(f"CPU of this bot against the stock echo: {ours.cpu_ms / stock.cpu_ms:.2f}\n")


if __name__ == "__main__":
    main()
