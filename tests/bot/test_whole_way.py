"""The whole way over the wire, all real but Teams itself: ask, file, hear back, carry on after a stop."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp.test_utils import TestClient, TestServer

from bot.app import connect, open_app
from bot.settings import Settings
from tests.bot.standins.connector import StandInConnector, standing_in
from tests.bot.wire import STORY, Person, file_melding, filled_in, main_verb, through

SAM = "44444444-4444-4444-8444-444444444444"


@dataclass
class Guest(Person):
    """A person whose client is a stand-in of their own, so that it can be waited for."""

    screen: StandInConnector

    async def until_heard(self, words: str) -> None:
        while words not in self.heard():
            self.screen.arrived.clear()
            await self.screen.arrived.wait()


@dataclass
class House:
    robin: Guest
    sam: Guest


@asynccontextmanager
async def _open_house(folder: Path) -> AsyncIterator[House]:
    async with AsyncExitStack() as stack:
        settings = Settings(data_dir=folder, pontonniers=(SAM,), _env_file=None)
        services = await stack.enter_async_context(connect(settings))
        app = await stack.enter_async_context(open_app(services))
        post = through(await stack.enter_async_context(TestClient(TestServer(app))))
        robin = Guest(post, await stack.enter_async_context(standing_in()), "robin-object", "Robin")
        sam = Guest(post, await stack.enter_async_context(standing_in()), SAM, "Sam")
        yield House(robin, sam)


async def test_ask_file_hear_back_and_carry_on(tmp_path: Path) -> None:
    async with _open_house(tmp_path) as house:
        await house.robin.arrive()
        await house.sam.arrive()
        answer = await house.robin.say("wie regelt een briefadres?")
        assert "briefadres" in answer["speak"].lower()
        nummer = await file_melding(house.robin)
        await house.sam.until_heard(nummer)
        assert STORY not in house.robin.heard()
        assert STORY not in house.sam.heard()
        opened = await house.sam.press(house.sam.newest(), "zaak.open")
        assert STORY in str(opened)
        half_way = await house.robin.say("melding")
        await house.robin.press(half_way, main_verb(half_way), filled_in(half_way))
    async with _open_house(tmp_path) as house:
        status = await house.robin.say(f"status {nummer}")
        assert nummer in str(status)
        carried_on = await house.robin.say("melding")
        assert carried_on["speak"] != half_way["speak"]
