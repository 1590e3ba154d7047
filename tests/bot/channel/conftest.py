from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer

from bot.channel.credentials import AppCredentials
from bot.channel.gate import Gate
from bot.channel.opening import ChannelSetup, OpenChannel, open_channel
from bot.web import build_web
from tests.bot.activities import TENANT
from tests.bot.fakes import FixedClock, RecordedSleep, RecordingReceiver
from tests.bot.standins.connector import StandInConnector, standing_in
from tests.bot.standins.entra import ISSUER, StandInEntra, signed, vouching

APP_ID = "33333333-3333-4333-8333-333333333333"


@dataclass
class Host:
    """The bot's endpoint on a free port, with everything around it standing in."""

    client: TestClient[Any, Any]
    open: OpenChannel
    receiver: RecordingReceiver
    connector: StandInConnector
    entra: StandInEntra
    clock: FixedClock
    sleep: RecordedSleep

    async def post(self, activity: object, **headers: str) -> ClientResponse:
        return await self.client.post("/api/messages", json=activity, headers=headers)

    async def post_signed(self, activity: dict[str, Any], **claims: Any) -> ClientResponse:
        return await self.post(activity, Authorization=f"Bearer {self.token(**claims)}")

    def token(self, key: str = "first", **claims: Any) -> str:
        return signed(
            {name: value for name, value in self.claims(**claims).items() if value is not None}, key
        )

    def claims(self, **changes: Any) -> dict[str, Any]:
        now = self.clock.now()
        return {
            "iss": ISSUER,
            "aud": APP_ID,
            "exp": int((now + timedelta(hours=1)).timestamp()),
            "nbf": int(now.timestamp()),
            "serviceurl": self.connector.url,
        } | changes


OpenHost = Callable[..., Awaitable[Host]]


@asynccontextmanager
async def _host(secured: bool) -> AsyncIterator[Host]:
    clock, receiver = FixedClock(), RecordingReceiver()
    async with standing_in() as connector, vouching() as entra:
        sleep = RecordedSleep()
        setup = ChannelSetup(Gate.for_development(), sleep=sleep)
        if secured:
            setup = ChannelSetup(
                gate=Gate(frozenset({TENANT}), ("127.0.0.1",), insecure=True),
                credentials=AppCredentials(APP_ID, "a secret", TENANT),
                metadata_url=entra.metadata_url,
                login_url=entra.url,
                sleep=sleep,
            )
        async with open_channel(setup, receiver, clock) as opened:
            app = build_web(opened.endpoint, {})
            async with TestClient(TestServer(app)) as client:
                yield Host(client, opened, receiver, connector, entra, clock, sleep)


@pytest.fixture
async def host() -> AsyncIterator[Host]:
    """Development mode: nobody proves anything."""
    async with AsyncExitStack() as stack:
        yield await stack.enter_async_context(_host(secured=False))


@pytest.fixture
async def secured() -> AsyncIterator[Host]:
    """With credentials: every call must carry a token."""
    async with AsyncExitStack() as stack:
        yield await stack.enter_async_context(_host(secured=True))
