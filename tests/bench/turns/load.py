"""The load: people who ask questions, a few at a time, and a connector that takes the answers."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from time import perf_counter
from typing import Any

import aiohttp
import orjson
from aiohttp import web

from tests.bench.turns.process import Running
from tests.loopback import serving

TENANT = "11111111-1111-4111-8111-111111111111"
PEOPLE = 20
AT_ONCE = 8
IN_DUTCH = (
    "wie regelt een briefadres?",
    "cliënt heeft schulden en dreigt uit huis gezet te worden",
    "waar kan een dakloze jongere slapen vannacht",
    "taalles voor statushouder in zwijndrecht",
    "hulp bij huiselijk geweld",
    "wmo aanvragen dordrecht",
    "maaltijden aan huis voor een oudere",
)
IN_ENGLISH = ("who handles debts?", "where can a young person sleep tonight?", "help with domestic violence")


@dataclass
class Connector:
    """Takes every answer as Teams does; counts the messages and keeps the last one."""

    url: str = ""
    messages: int = 0
    last: bytes = b""
    _ids: Iterator[int] = field(default_factory=lambda: count(1))

    async def take(self, request: web.Request) -> web.Response:
        self.last = await request.read()
        self.messages += orjson.loads(self.last)["type"] == "message"
        return web.Response(
            status=201, body=orjson.dumps({"id": str(next(self._ids))}), content_type="application/json"
        )


@asynccontextmanager
async def connector() -> AsyncIterator[Connector]:
    taken = Connector()
    app = web.Application()
    app.router.add_route("*", "/v3/conversations/{tail:.*}", taken.take)
    async with serving(app) as url:
        taken.url = url
        yield taken


@dataclass(frozen=True)
class Measured:
    turns: int
    seconds: float
    cpu_seconds: float

    @property
    def per_second(self) -> float:
        return self.turns / self.seconds

    @property
    def cpu_ms_per_turn(self) -> float:
        return self.cpu_seconds / self.turns * 1000


async def ask(bot: Running, taken: Connector, turns: int, first: int) -> Measured:
    """Send `turns` messages, at most AT_ONCE at the same time, and wait until each is answered."""
    numbers = iter(range(first, first + turns))
    answered = taken.messages
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=AT_ONCE)) as session:

        async def person() -> None:
            for number in numbers:
                body = orjson.dumps(_activity(taken.url, number))
                headers = {"Content-Type": "application/json"}
                async with session.post(bot.url, data=body, headers=headers) as response:
                    if response.status not in (200, 201, 202):
                        raise RuntimeError(f"a turn was answered with {response.status}")

        cpu, began = bot.cpu_seconds(), perf_counter()
        await asyncio.gather(*(person() for _ in range(AT_ONCE)))
        seconds = perf_counter() - began
    if taken.messages - answered != turns:
        raise RuntimeError(f"{turns} turns gave {taken.messages - answered} messages")
    return Measured(turns, seconds, bot.cpu_seconds() - cpu)


def _activity(service_url: str, number: int) -> dict[str, Any]:
    person = number % PEOPLE
    questions = IN_ENGLISH if person % 5 == 4 else IN_DUTCH
    return {
        "type": "message",
        "id": f"17953043{number:08d}",
        "timestamp": "2026-11-21T23:39:11.980Z",
        "localTimestamp": "2026-11-22T00:39:11.980+01:00",
        "serviceUrl": service_url,
        "channelId": "msteams",
        "from": {"id": f"29:{person}", "name": f"Person {person}", "aadObjectId": f"object-{person}"},
        "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": f"a:{person}"},
        "recipient": {"id": "28:bot", "name": "Doorbraakbot"},
        "textFormat": "plain",
        "text": questions[number // PEOPLE % len(questions)],
        "locale": "nl-NL",
        "entities": [{"type": "clientInfo", "locale": "nl-NL", "country": "NL", "platform": "Web"}],
        "channelData": {"tenant": {"id": TENANT}},
    }
