"""People over the wire: what a client of the channel sends, shows and fills in."""

import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Protocol

from aiohttp.test_utils import TestClient

from tests.bot.activities import TENANT, a_card_action, a_message, an_installation

STORY = "Zonder briefadres geen uitkering en zonder uitkering geen kamer."
NUMMER = re.compile(r"DB-20\d\d-\d{4}")
MAX_STEPS = 15
Json = dict[str, Any]
Card = dict[str, Any]
Post = Callable[[Json], Awaitable[Json]]
"""Brings one activity to the bot, and returns the body of the answer."""


class Screen(Protocol):
    """Where the bot writes to, and what it wrote there, oldest first."""

    @property
    def url(self) -> str: ...

    @property
    def sent(self) -> Sequence[Json]: ...


@dataclass
class Person:
    """Somebody at their own client: sees cards, fills them in and presses."""

    post: Post
    screen: Screen
    id: str
    name: str
    _ids: Iterator[int] = field(default_factory=lambda: count(1))

    async def arrive(self) -> None:
        await self.post(an_installation(self.screen.url, **self.who()))

    async def leave(self) -> None:
        await self.post(an_installation(self.screen.url, "remove", **self.who()))

    async def say(self, text: str) -> Card:
        await self.post(a_message(self.screen.url, text=text, **self.who()))
        return self.newest()

    async def press(self, card: Card, verb: str, inputs: dict[str, str] | None = None) -> Card:
        """Press and return the card that takes the place, or else the newest message."""
        answer = await self.post(pressing(self.screen.url, action_of(card, verb), inputs, **self.who()))
        return shown_by(answer) or self.newest()

    def newest(self) -> Card:
        return card_of(self.screen.sent[-1])

    def heard(self) -> str:
        return " ".join(str(sent) for sent in self.screen.sent)

    def who(self) -> Json:
        """What says of every activity who sent it and where, under an id of its own."""
        return {
            "id": f"{self.name}-{next(self._ids)}",
            "from": {"id": f"29:{self.name}", "name": self.name, "aadObjectId": self.id},
            "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": f"a:{self.name}"},
        }


def through(client: TestClient[Any, Any]) -> Post:
    async def post(activity: Json) -> Json:
        response = await client.post("/api/messages", json=activity)
        assert response.status == 200
        return await response.json() if response.content_type == "application/json" else {}

    return post


def pressing(url: str, action: Json, inputs: dict[str, str] | None = None, **who: Any) -> Json:
    value = {"action": {**action, "data": {**action["data"], **(inputs or {})}}, "trigger": "manual"}
    return a_card_action(url, value=value, **who)


def action_of(card: Card, verb: str, **data: str) -> Json:
    """Return the first button with this verb, and with these values in its data."""
    for part in parts(card):
        mine = part.get("type") == "Action.Execute" and part["verb"] == verb
        if mine and data.items() <= part["data"]["doorbraak"]["data"].items():
            return part
    raise AssertionError(f"no button {verb} {data} on: {card.get('speak')}")


def shown_by(answer: Json) -> Card | None:
    """Return the card inside the answer of a press, if there is one."""
    value = answer.get("value")
    return value if isinstance(value, dict) and value.get("type") == "AdaptiveCard" else None


def card_of(activity: Json) -> Card:
    card: Card = activity["attachments"][0]["content"]
    return card


def parts(value: object) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from parts(item)
    elif isinstance(value, list):
        for item in value:
            yield from parts(item)


def filled_in(card: Card) -> dict[str, str]:
    """What a hurried person fills in: what stands there already, or else the first choice."""
    return {
        part["id"]: str(part.get("value") or _answer(part))
        for part in parts(card)
        if str(part.get("type", "")).startswith("Input.")
    }


def _answer(part: Json) -> str:
    match part["type"]:
        case "Input.ChoiceSet":
            return str(part["choices"][0]["value"])
        case "Input.Number":
            return "1"
        case "Input.Date":
            return "2099-01-04"
    return STORY if part.get("isMultiline") else "Wijkteam"


def main_verb(card: Card) -> str:
    return str(next(action["verb"] for action in card["actions"] if action.get("style") == "positive"))


async def file_melding(person: Person) -> str:
    card = await person.say("melding")
    for _ in range(MAX_STEPS):
        card = await person.press(card, main_verb(card), filled_in(card))
        if found := NUMMER.search(str(card)):
            return found[0]
    raise AssertionError(f"not filed after {MAX_STEPS} cards; the last: {card['speak']}")
