"""One turn of a conversation: memory in, memory and replies out."""

from dataclasses import dataclass
from typing import Protocol

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from dialogs.inbound import Inbound
from dialogs.view import Reply
from knowledge.language import Language

MEMORY_VERSION = 1


class Profile(BaseModel):
    """Where the speaker works, as told once; shown in timelines instead of a name."""

    model_config = ConfigDict(frozen=True)

    organisatie: str = ""
    functie: str = ""


class Memory(BaseModel):
    """What is remembered of one person in one conversation; the bot keeps it in the database as JSON.

    Each flow keeps its own state under its name and checks it itself when it takes it up again. What a guard
    refused is never in here.
    """

    model_config = ConfigDict(frozen=True)

    version: int = MEMORY_VERSION
    language: Language | None = None
    active: str | None = None
    profile: Profile = Profile()
    flows: dict[str, dict[str, JsonValue]] = Field(default_factory=dict)


@dataclass(frozen=True)
class Turn:
    memory: Memory
    replies: tuple[Reply, ...] = ()


class Conversation(Protocol):
    """What the bot needs of the dialogs: it may be called again with the same inbound after a crash."""

    async def turn(self, inbound: Inbound, memory: Memory) -> Turn: ...
