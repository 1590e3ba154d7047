"""What a flow is: a plain state, the presses it understands, and what it makes of words."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict

from dialogs.inbound import Inbound
from dialogs.services import Services
from dialogs.texts import Texts
from dialogs.turn import Profile
from dialogs.view import Button, Delivery, Reply, Text, View
from knowledge.language import Language

NO_PROFILE = Profile()


class NoData(BaseModel):
    """A press that carries nothing."""

    model_config = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Context:
    """What every step of a flow may use."""

    inbound: Inbound
    services: Services
    texts: Texts
    profile: Profile = NO_PROFILE

    def say(self, key: str, **facts: object) -> str:
        return self.texts.say(key, **facts)


@dataclass(frozen=True)
class Outcome:
    """What a step gives back: replies, the next state (None forgets it), and whether it waits for words.

    `language` is what the speaker chose for the rest of the conversation.
    """

    replies: tuple[Reply, ...]
    state: BaseModel | None = None
    waits: bool = False
    profile: Profile | None = None
    language: Language | None = None


def told(
    context: Context,
    words: str,
    *buttons: Button,
    delivery: Delivery = Delivery.MESSAGE,
    state: BaseModel | None = None,
) -> Outcome:
    """Give one sentence as the whole reply; `state` is kept, and nothing waits for words."""
    view = View(words, (Text(words),), buttons=buttons, language=context.texts.language)
    return Outcome((Reply(view, delivery),), state)


Handler = Callable[[Context, Any, Any], Awaitable[Outcome]]


@dataclass(frozen=True)
class PressHandler:
    """Reads the data of one verb and acts on it; the third argument of `handle` is the parsed data."""

    handle: Handler
    data: type[BaseModel] = NoData


class Flow(Protocol):
    """One conversation subject. Verbs begin with its name and a dot."""

    @property
    def name(self) -> str: ...

    @property
    def state(self) -> type[BaseModel] | None: ...

    @property
    def presses(self) -> Mapping[str, PressHandler]: ...

    async def words(self, context: Context, state: Any, text: str) -> Outcome | None:
        """Take what was typed while this flow waits; None when the words are not meant for it."""
        ...

    async def stop(self, context: Context, state: Any) -> Outcome | None:
        """Leave off what runs; None when nothing does."""
        ...

    def way_back(self, context: Context, state: Any) -> Button | None:
        """The button that goes on with what runs, for beside the answer to something in between."""
        ...


class OnlyPressed:
    """The part of a flow that never waits for words."""

    state: type[BaseModel] | None = None

    async def words(self, context: Context, state: Any, text: str) -> Outcome | None:
        return None

    async def stop(self, context: Context, state: Any) -> Outcome | None:
        return None

    def way_back(self, context: Context, state: Any) -> Button | None:
        return None
