"""Walking a routekaart in a chat, and a dialogue of which the maps can be changed."""

import json
from dataclasses import replace
from typing import Any

from dialogs.dialogue import Dialogue
from dialogs.services import Services
from knowledge.routekaart import Routekaart
from tests.dialogs.chat import Chat, buttons_of
from tests.dialogs.conftest import Library
from tests.fakes.routes import plain_routes


async def choose(chat: Chat, *choices: int | None) -> None:
    """Tap these options, each by its place in its question."""
    for choice in choices:
        options = [each for each in buttons_of(chat.view) if each.verb == "routekaart.antwoord"]
        await chat.send(next(each for each in options if each.data["optie"] == choice))


def with_maps(services: Services, *kaarten: Routekaart, older: tuple[Routekaart, ...] = ()) -> Dialogue:
    """The same services over other maps."""
    library = services.finder
    assert isinstance(library, Library)
    knowledge = replace(library.knowledge, routekaarten={kaart.id: kaart for kaart in kaarten})
    finder = Library(knowledge, library.engine)
    return Dialogue(replace(services, finder=finder, routes=plain_routes(*older)))


def answers_of(chat: Chat) -> dict[str, Any]:
    """The draft of the melding."""
    answers = json.loads(chat.memory)["flows"]["melden"]["answers"]
    assert isinstance(answers, dict)
    return answers
