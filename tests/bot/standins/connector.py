"""A channel's connector as far as a bot sees it: records what is posted and answers as the real one does."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import orjson
from aiohttp import web
from aiohttp.test_utils import TestServer

ACTIVITIES = "/connector/v3/conversations/{conversation}/activities"


@dataclass(frozen=True)
class Call:
    method: str
    conversation: str
    message: str | None
    authorization: str | None
    body: dict[str, Any]
    peer: object


Answering = Callable[[], web.Response | None]


@dataclass
class StandInConnector:
    """`faults` are answered first, one a call; None closes the connection without an answer.

    With `hold` set, an answer waits until it is.
    """

    calls: list[Call] = field(default_factory=list)
    faults: list[Answering] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    hold: asyncio.Event | None = None
    url: str = ""
    _count: int = 0

    @property
    def sent(self) -> list[dict[str, Any]]:
        return [call.body for call in self.calls if call.method == "POST" and call.body["type"] != "typing"]

    @property
    def updated(self) -> list[Call]:
        return [call for call in self.calls if call.method == "PUT"]

    @property
    def deleted(self) -> list[Call]:
        return [call for call in self.calls if call.method == "DELETE"]

    def fail(self, *statuses: int, **headers: str) -> None:
        self.faults.extend(partial(web.Response, status=status, headers=headers) for status in statuses)

    def hang_up(self) -> None:
        self.faults.append(lambda: None)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        body = orjson.loads(await request.read() or b"{}")
        where = request.match_info
        peer = request.transport.get_extra_info("peername") if request.transport else None
        authorization = request.headers.get("Authorization")
        self.calls.append(
            Call(request.method, where["conversation"], where.get("message"), authorization, body, peer)
        )
        self.arrived.set()
        if self.hold is not None:
            await self.hold.wait()
        if self.faults:
            answer = self.faults.pop(0)()
            if answer is not None:
                return answer
            assert request.transport is not None
            request.transport.close()
            return web.Response()
        self._count += 1
        return web.json_response({"id": str(1795304353196 + self._count)}, status=201)


@asynccontextmanager
async def standing_in() -> AsyncIterator[StandInConnector]:
    connector = StandInConnector()
    app = web.Application()
    app.router.add_post(ACTIVITIES, connector._handle)
    app.router.add_route("PUT", ACTIVITIES + "/{message}", connector._handle)
    app.router.add_route("DELETE", ACTIVITIES + "/{message}", connector._handle)
    async with TestServer(app) as server:
        connector.url = f"http://127.0.0.1:{server.port}/connector"
        yield connector
