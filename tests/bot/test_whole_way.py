"""The whole way over the wire, all real but Teams itself: ask, file, hear back, carry on after a stop."""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient, TestServer

from bot.app import connect, open_app
from bot.settings import Settings
from tests.bot.activities import TENANT, a_card_action, a_message, an_installation
from tests.bot.standins.connector import StandInConnector, standing_in

SAM = "44444444-4444-4444-8444-444444444444"
STORY = "Zonder briefadres geen uitkering en zonder uitkering geen kamer."
NUMMER = re.compile(r"DB-20\d\d-\d{4}")
MAX_STEPS = 15
Card = dict[str, Any]


@dataclass
class Person:
    """Somebody at their own client: sees cards, fills them in and presses."""

    client: TestClient[Any, Any]
    connector: StandInConnector
    id: str
    name: str
    _ids: Iterator[int] = field(default_factory=lambda: count(1))

    async def arrive(self) -> None:
        await self._post(an_installation(self.connector.url, **self._who()))

    async def say(self, text: str) -> Card:
        await self._post(a_message(self.connector.url, text=text, **self._who()))
        return self.newest()

    async def press(self, card: Card, verb: str, inputs: dict[str, str] | None = None) -> Card:
        """Press and return the card that takes the place, or else the newest message."""
        [action] = [item for item in _parts(card) if item.get("verb") == verb][:1]
        value = {"action": {**action, "data": {**action["data"], **(inputs or {})}}, "trigger": "manual"}
        activity = a_card_action(self.connector.url, value=value, **self._who())
        answer = await self._post(activity)
        replaced = isinstance(answer["value"], dict) and answer["value"].get("type") == "AdaptiveCard"
        return answer["value"] if replaced else self.newest()

    def newest(self) -> Card:
        card: Card = self.connector.sent[-1]["attachments"][0]["content"]
        return card

    def heard(self) -> str:
        return " ".join(str(sent) for sent in self.connector.sent)

    async def _post(self, activity: dict[str, Any]) -> dict[str, Any]:
        response = await self.client.post("/api/messages", json=activity)
        assert response.status == 200
        return await response.json() if response.content_type == "application/json" else {}

    def _who(self) -> dict[str, Any]:
        return {
            "id": f"{self.name}-{next(self._ids)}",
            "from": {"id": f"29:{self.name}", "name": self.name, "aadObjectId": self.id},
            "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": f"a:{self.name}"},
        }


@dataclass
class House:
    robin: Person
    sam: Person


@asynccontextmanager
async def _open_house(folder: Path) -> AsyncIterator[House]:
    async with AsyncExitStack() as stack:
        settings = Settings(data_dir=folder, pontonniers=(SAM,), _env_file=None)
        services = await stack.enter_async_context(connect(settings))
        app = await stack.enter_async_context(open_app(services))
        client = await stack.enter_async_context(TestClient(TestServer(app)))
        robin = Person(client, await stack.enter_async_context(standing_in()), "robin-object", "Robin")
        sam = Person(client, await stack.enter_async_context(standing_in()), SAM, "Sam")
        yield House(robin, sam)


def _parts(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from _parts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _parts(item)


def _filled_in(card: Card) -> dict[str, str]:
    """What a hurried person fills in: what stands there already, or else the first choice."""
    return {
        part["id"]: str(part.get("value") or _answer(part))
        for part in _parts(card)
        if str(part.get("type", "")).startswith("Input.")
    }


def _answer(part: dict[str, Any]) -> str:
    match part["type"]:
        case "Input.ChoiceSet":
            return str(part["choices"][0]["value"])
        case "Input.Number":
            return "1"
        case "Input.Date":
            return "2099-01-04"
    return STORY if part.get("isMultiline") else "Wijkteam"


def _main_verb(card: Card) -> str:
    return str(next(action["verb"] for action in card["actions"] if action.get("style") == "positive"))


async def _file(person: Person) -> str:
    card = await person.say("melding")
    for _ in range(MAX_STEPS):
        card = await person.press(card, _main_verb(card), _filled_in(card))
        if found := NUMMER.search(str(card)):
            return found[0]
    raise AssertionError(f"not filed after {MAX_STEPS} cards; the last: {card['speak']}")


async def _until_heard(person: Person, words: str) -> None:
    while words not in person.heard():
        person.connector.arrived.clear()
        await person.connector.arrived.wait()


async def test_ask_file_hear_back_and_carry_on(tmp_path: Path) -> None:
    async with _open_house(tmp_path) as house:
        await house.robin.arrive()
        await house.sam.arrive()
        answer = await house.robin.say("wie regelt een briefadres?")
        assert "briefadres" in answer["speak"].lower()
        nummer = await _file(house.robin)
        await _until_heard(house.sam, nummer)
        assert STORY not in house.robin.heard()
        assert STORY not in house.sam.heard()
        opened = await house.sam.press(house.sam.newest(), "zaak.open")
        assert STORY in str(opened)
        half_way = await house.robin.say("melding")
        await house.robin.press(half_way, _main_verb(half_way), _filled_in(half_way))
    async with _open_house(tmp_path) as house:
        status = await house.robin.say(f"status {nummer}")
        assert nummer in str(status)
        carried_on = await house.robin.say("melding")
        assert carried_on["speak"] != half_way["speak"]
