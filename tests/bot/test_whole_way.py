"""The whole way over the wire, all real but Teams itself: ask, file, hear back, carry on after a stop."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from aiohttp.test_utils import TestClient, TestServer

from bot.app import connect, open_app
from bot.settings import Settings
from tests.bot.activities import TENANT
from tests.bot.standins.connector import StandInConnector, standing_in
from tests.bot.wire import STORY, Json, Person, file_melding, filled_in, main_verb, through

SAM = "44444444-4444-4444-8444-444444444444"
CHANNEL = "19:team@thread.tacv2"


@dataclass
class Guest(Person):
    """A person whose client is a stand-in of their own, so that it can be waited for."""

    screen: StandInConnector

    async def until_heard(self, words: str) -> None:
        while words not in self.heard():
            self.screen.arrived.clear()
            await self.screen.arrived.wait()


class InChannel(Guest):
    """What somebody does in the channel of a team, where everybody hears the bot."""

    def who(self) -> Json:
        place = {"conversationType": "channel", "tenantId": TENANT, "id": CHANNEL}
        return {**super().who(), "conversation": place}


@dataclass
class House:
    robin: Guest
    sam: Guest
    open_channel: Callable[[Guest], InChannel]


@asynccontextmanager
async def _open_house(folder: Path) -> AsyncIterator[House]:
    async with AsyncExitStack() as stack:
        settings = Settings(data_dir=folder, pontonniers=(SAM,), _env_file=None)
        services = await stack.enter_async_context(connect(settings))
        app = await stack.enter_async_context(open_app(services))
        post = through(await stack.enter_async_context(TestClient(TestServer(app))))
        robin = Guest(post, await stack.enter_async_context(standing_in()), "robin-object", "Robin")
        sam = Guest(post, await stack.enter_async_context(standing_in()), SAM, "Sam")
        screen = await stack.enter_async_context(standing_in())
        yield House(robin, sam, lambda who: InChannel(post, screen, who.id, who.name))


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


async def test_the_channel_to_which_a_pontonnier_brought_the_bot_hears_of_a_melding_and_no_story(
    tmp_path: Path,
) -> None:
    async with _open_house(tmp_path) as house:
        for person in (house.robin, house.sam):
            await person.arrive()
        channel = house.open_channel(house.sam)
        await channel.arrive()
        assert "het kanaal van de sociaal pontonniers" in channel.heard()
        nummer = await file_melding(house.robin)
        await channel.until_heard(nummer)
        post = channel.newest()
        assert "Wie pakt hem op?" in str(post)
        assert [call.conversation for call in channel.screen.calls] == [CHANNEL, CHANNEL]
        assert STORY in str(await channel.press(post, "zaak.open"))
        stranger = house.open_channel(replace(house.robin, id="stranger", name="Kim"))
        refused = str(await stranger.press(post, "zaak.open"))
        assert "die u mag zien" in refused
        assert STORY not in refused
        assert len(channel.screen.calls) == 2


async def test_a_channel_is_chosen_by_typing_and_left_by_removing_the_bot(tmp_path: Path) -> None:
    async with _open_house(tmp_path) as house:
        for person in (house.robin, house.sam):
            await person.arrive()
        channel = house.open_channel(house.robin)
        await channel.arrive()
        assert "het kanaal van de sociaal pontonniers" not in channel.heard()
        sam_there = house.open_channel(house.sam)
        await sam_there.say("teamkanaal")
        assert "het kanaal van de sociaal pontonniers" in channel.heard()
        first = await file_melding(house.robin)
        await channel.until_heard(first)
        await sam_there.leave()
        second = await file_melding(house.robin)
        await house.sam.until_heard(second)
        assert second not in channel.heard()
