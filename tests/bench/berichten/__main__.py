"""How long many messages take under a channel that throttles, and what it costs.

Usage: python -m tests.bench.berichten [--messages 1000] [--rate 50] [--full]
`--full` sends 10,000. One bot on SQLite may send as many in a second as the channel takes, so that its own
brake must find the limit; two bots on PostgreSQL may together send twice as many, and share it. Beside them a
loop without storage or bot posts the same messages at that pace: what this machine makes of the limit.
"""

import argparse
import asyncio
import os
import sys
import tempfile
from collections import deque
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from time import perf_counter, process_time

import aiohttp
from aiohttp import web
from sqlalchemy import insert

from bot.channel.port import Address
from bot.clock import SystemClock
from bot.database import Database, open_database, upgrade
from bot.references import References
from dialogs.inbound import PlaceKind
from meldingen.berichten import Bericht, BerichtSoort, Ontvanger
from meldingen.store.omzetten import bericht_row
from meldingen.store.tabellen import BerichtRij
from tests.bench.turns.process import Running, free_port, running
from tests.loopback import serving
from tests.postgres import empty_database

PEOPLE = 500
FULL = 10_000
CHUNK = 1_000
TENANT = "11111111-1111-4111-8111-111111111111"
QUIET_SECONDS = 90.0


@dataclass
class Throttle:
    """Takes `rate` messages in any second, and says 429 to the others."""

    rate: int
    url: str = ""
    refused: int = 0
    taken: list[float] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)
    _second: deque[float] = field(default_factory=deque)

    async def take(self, request: web.Request) -> web.Response:
        body, now = await request.json(), perf_counter()
        while self._second and now - self._second[0] >= 1.0:
            self._second.popleft()
        if len(self._second) >= self.rate:
            self.refused += 1
            return web.Response(status=429, headers={"Retry-After": "1"})
        self._second.append(now)
        self.taken.append(now)
        self.texts.add(body["summary"])
        return web.json_response({"id": str(len(self.taken))}, status=201)

    @property
    def seconds(self) -> float:
        return self.taken[-1] - self.taken[0]


@asynccontextmanager
async def throttling(rate: int) -> AsyncIterator[Throttle]:
    throttle = Throttle(rate)
    app = web.Application()
    app.router.add_post("/v3/conversations/{tail:.*}", throttle.take)
    async with serving(app) as url:
        throttle.url = url
        yield throttle


async def fill(database: Database, messages: int, service_url: str) -> None:
    """Let so many messages wait, spread over people who can be reached."""
    references = References(database, SystemClock())
    for person in range(PEOPLE):
        where = (service_url, "msteams", TENANT, f"a:{person}", PlaceKind.PERSONAL)
        await references.keep(f"p-{person}", Address(*where, "28:bot", "Doorbraakbot", f"29:{person}"))
    now = SystemClock().now()
    for begin in range(0, messages, CHUNK):
        rows = [bericht_row(_message(index), now) for index in range(begin, min(begin + CHUNK, messages))]
        async with database.engine.begin() as connection:
            await connection.execute(insert(BerichtRij), rows)


def _message(index: int) -> Bericht:
    return Bericht(
        soort=BerichtSoort.OPGEPAKT,
        nummer=f"DB-2026-{index + 1:04d}",
        ontvanger=Ontvanger(person_id=f"p-{index % PEOPLE}"),
        feiten={"functie": "sociaal pontonnier", "belofte": None, "status": "opgepakt"},
    )


@dataclass(frozen=True)
class Outcome:
    throttle: Throttle
    cpu_seconds: float
    before: float
    after: float


async def post_all(messages: int, rate: int) -> Outcome:
    """Post at the pace of the channel, each message until it is taken."""
    async with throttling(rate) as throttle, aiohttp.ClientSession() as session:
        began, before = perf_counter(), _memory()

        async def post(index: int) -> None:
            await asyncio.sleep(began + index / rate - perf_counter())
            while True:
                url = f"{throttle.url}v3/conversations/a:{index % PEOPLE}/activities"
                async with session.post(url, json={"summary": str(index)}) as response:
                    if response.status != HTTPStatus.TOO_MANY_REQUESTS:
                        return
                    await asyncio.sleep(float(response.headers["Retry-After"]))

        busy = process_time()
        await asyncio.gather(*(post(index) for index in range(messages)))
        return Outcome(throttle, process_time() - busy, before, _memory())


def _memory() -> float:
    return Running(os.getpid(), 0, 0.0).memory_megabytes()


async def send_all(url: str, messages: int, rate: int, count: int) -> Outcome:
    """Let so many bots send so many messages.

    Raises:
        RuntimeError: When nothing arrives for a minute and a half, or a message arrives twice.
    """
    async with AsyncExitStack() as stack:
        throttle = await stack.enter_async_context(throttling(rate))
        await upgrade(url)
        async with open_database(url) as database:
            await fill(database, messages, throttle.url)
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        bots = await asyncio.gather(
            *(stack.enter_async_context(_bot(url, folder, rate)) for _ in range(count))
        )
        before, idle = sum(bot.memory_megabytes() for bot in bots), sum(bot.cpu_seconds() for bot in bots)
        await _until_taken(throttle, messages)
        busy = sum(bot.cpu_seconds() for bot in bots)
        after = sum(bot.memory_megabytes() for bot in bots)
    if len(throttle.texts) != messages:
        raise RuntimeError(f"{len(throttle.taken)} arrived, of {len(throttle.texts)} different messages")
    return Outcome(throttle, busy - idle, before, after)


@asynccontextmanager
async def _bot(url: str, folder: str, per_second: int) -> AsyncIterator[Running]:
    port = free_port()
    environment = {
        "BOT_PORT": str(port),
        "BOT_DATA_DIR": folder,
        "BOT_DATABASE_URL": url,
        "BOT_LOG_LEVEL": "error",
        "BOT_MESSAGES_PER_SECOND": str(per_second),
    }
    async with running([sys.executable, "-m", "bot"], port, environment) as bot:
        yield bot


async def _until_taken(throttle: Throttle, messages: int) -> None:
    began = perf_counter()
    while len(throttle.taken) < messages:
        await asyncio.sleep(0.2)
        last = throttle.taken[-1] if throttle.taken else began
        if perf_counter() - last > QUIET_SECONDS:
            raise RuntimeError(f"only {len(throttle.taken)} of {messages} arrived")


def line(name: str, outcome: Outcome) -> str:
    throttle = outcome.throttle
    messages, calls = len(throttle.taken), len(throttle.taken) + throttle.refused
    ideal = messages / throttle.rate
    return (
        f"{name:<24}{throttle.seconds:>8.1f} s{ideal:>9.1f} s{throttle.seconds / ideal:>7.2f}"
        f"{messages / throttle.seconds:>8.1f}/s{throttle.refused / calls:>8.1%}"
        f"{outcome.cpu_seconds / messages * 1000:>8.1f} ms"
        f"{outcome.before:>8.0f} -> {outcome.after:.0f} MB"
    )


def _file(folder: str, name: str) -> str:
    return f"sqlite+aiosqlite:///{Path(folder) / name}.db"


def main() -> None:
    parser = argparse.ArgumentParser(description="Send many messages over a channel that throttles.")
    parser.add_argument("--messages", type=int, default=1_000)
    parser.add_argument("--rate", type=int, default=50, help="messages a second that the channel takes")
    parser.add_argument("--full", action="store_true", help=f"send {FULL}")
    given = parser.parse_args()
    messages = FULL if given.full else given.messages
    sys.stdout.write(
        f"{'':<24}{'time':>10}{'ideal':>11}{'ratio':>7}{'speed':>10}"
        f"{'429':>8}{'CPU each':>11}{'memory':>11}\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(line("bare loop", asyncio.run(post_all(messages, given.rate))) + "\n")
        runs: dict[str, tuple[str, int]] = {
            "one bot": (_file(folder, "one"), 1),
            "two bots": (empty_database(), 2),
        }
        for name, (url, bots) in runs.items():
            outcome = asyncio.run(send_all(url, messages, given.rate, bots))
            sys.stdout.write(line(name, outcome) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
