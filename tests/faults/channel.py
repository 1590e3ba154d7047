"""A channel that many people are on, and that fails as it is told to."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import count
from typing import Any

import orjson
from aiohttp import web

from tests.bot.wire import Json
from tests.loopback import serving

SLOW_SECONDS = 30.0


class Trouble(Enum):
    THROTTLED = auto()
    ERROR = auto()
    ERROR_AFTER = auto()
    """500, although the reader has the message."""
    RESET = auto()
    RESET_AFTER = auto()
    SLOW = auto()
    """The reader has it at once, the answer comes after half a minute."""


DELIVERED = frozenset({Trouble.ERROR_AFTER, Trouble.RESET_AFTER, Trouble.SLOW})
Weather = Callable[[], Trouble | None]


def fine() -> Trouble | None:
    return None


@dataclass
class FaultyChannel:
    """Keeps what readers got, by conversation; `calls` counts every attempt, `troubles` what went wrong."""

    weather: Weather = fine
    url: str = ""
    read: defaultdict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))
    calls: int = 0
    troubles: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    arrived: asyncio.Condition = field(default_factory=asyncio.Condition)
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    _ids: Any = field(default_factory=lambda: count(1))

    def screen(self, conversation: str) -> "PersonalScreen":
        return PersonalScreen(self, conversation)

    async def take(self, request: web.Request) -> web.StreamResponse:
        body = orjson.loads(await request.read() or b"{}")
        if request.method != "POST" or body["type"] != "message":
            return web.json_response({"id": "1"})
        self.calls += 1
        trouble = self.weather()
        if trouble is None or trouble in DELIVERED:
            await self._deliver(request.match_info["conversation"], body)
        if trouble is None:
            return web.json_response({"id": str(next(self._ids))}, status=201)
        self.troubles[trouble.name] += 1
        return await self._fail(request, trouble)

    async def _deliver(self, conversation: str, body: Json) -> None:
        async with self.arrived:
            self.read[conversation].append(body)
            self.arrived.notify_all()

    async def _fail(self, request: web.Request, trouble: Trouble) -> web.StreamResponse:
        if trouble is Trouble.THROTTLED:
            return web.Response(status=429, headers={"Retry-After": "1"})
        if trouble in (Trouble.ERROR, Trouble.ERROR_AFTER):
            return web.Response(status=500)
        if trouble is Trouble.SLOW:
            try:
                await asyncio.wait_for(self.closing.wait(), SLOW_SECONDS)
            except TimeoutError:
                return web.json_response({"id": str(next(self._ids))}, status=201)
        if request.transport is not None:
            request.transport.abort()
        return web.Response()


@dataclass
class PersonalScreen:
    """What one person sees of the channel."""

    channel: FaultyChannel
    conversation: str

    @property
    def url(self) -> str:
        return self.channel.url

    @property
    def sent(self) -> Sequence[Json]:
        return self.channel.read[self.conversation]

    @property
    def replies(self) -> list[Json]:
        """What the bot said in answer; it names the whole person, a message of its own accord does not."""
        return [activity for activity in self.sent if "aadObjectId" in activity["recipient"]]

    @property
    def messages(self) -> list[Json]:
        """What the bot sent of its own accord."""
        return [activity for activity in self.sent if "aadObjectId" not in activity["recipient"]]


@asynccontextmanager
async def open_channel(weather: Weather = fine) -> AsyncIterator[FaultyChannel]:
    channel = FaultyChannel(weather)
    app = web.Application()
    app.router.add_route("*", "/v3/conversations/{conversation}/activities{rest:.*}", channel.take)
    async with serving(app, shutdown_seconds=1) as channel.url:
        try:
            yield channel
        finally:
            channel.closing.set()
