"""What an operator can ask."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import orjson
from aiohttp.test_utils import TestClient, TestServer

from bot.channel.gate import Gate
from bot.channel.opening import ChannelSetup, open_channel
from bot.web import Check, build_web
from tests.bot.fakes import FixedClock, RecordingReceiver


@asynccontextmanager
async def _client(checks: Mapping[str, Check]) -> AsyncIterator[TestClient[Any, Any]]:
    setup = ChannelSetup(Gate.for_development())
    async with (
        open_channel(setup, RecordingReceiver(), FixedClock()) as opened,
        TestClient(TestServer(build_web(opened.endpoint, checks))) as client,
    ):
        yield client


async def _fine() -> Mapping[str, object]:
    return {"diensten": 3}


async def _broken() -> Mapping[str, object]:
    raise ConnectionError("postgresql://user:secret@host")


async def test_the_process_is_up_whatever_is_broken() -> None:
    async with _client({"database": _broken}) as client:
        response = await client.get("/healthz")
        assert (response.status, await response.json()) == (200, {"status": "up"})


async def test_ready_when_every_part_can_be_used() -> None:
    async with _client({"knowledge": _fine}) as client:
        response = await client.get("/readyz")
        assert response.status == 200
        assert orjson.loads(await response.read()) == {
            "status": "ready",
            "parts": {"knowledge": {"usable": True, "diensten": 3}},
        }


async def test_not_ready_says_which_part_and_keeps_the_rest_to_itself() -> None:
    async with _client({"knowledge": _fine, "database": _broken}) as client:
        response = await client.get("/readyz")
        body = await response.text()
        assert response.status == 503
        assert orjson.loads(body)["parts"]["database"] == {"usable": False, "problem": "ConnectionError"}
        assert "secret" not in body


async def test_other_ways_in_are_closed() -> None:
    async with _client({}) as client:
        assert (await client.get("/api/messages")).status == 405
        assert (await client.get("/")).status == 404
