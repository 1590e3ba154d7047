"""What reaches a conversation: who speaks, where, and what they typed or pressed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from knowledge.language import Language

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


class PlaceKind(StrEnum):
    PERSONAL = "personal"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True)
class Place:
    kind: PlaceKind
    conversation_id: str


@dataclass(frozen=True)
class Speaker:
    """The person who speaks; `id` is ours and stable: tenant and Entra object id together."""

    id: str
    name: str
    rollen: frozenset[str] = frozenset()
    organisatie: str | None = None


@dataclass(frozen=True)
class Press:
    """A pressed button: its verb, the data that the card carried, and the inputs that were filled in."""

    verb: str
    data: Mapping[str, Json] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Inbound:
    """One thing that somebody did. Exactly one of `text` and `press` is set.

    Attributes:
        key: Unique per activity and conversation; the same delivery again has the same key.
        at: When it reached us; aware, UTC.
        locale: Language of the client (BCP 47), the fallback when the words do not tell.
        private_answer: The answer goes back inside the press and is stored by no chat.
    """

    speaker: Speaker
    place: Place
    key: str
    at: datetime
    locale: str = "nl-NL"
    text: str | None = None
    press: Press | None = None
    private_answer: bool = False

    @property
    def locale_language(self) -> Language:
        return Language.EN if self.locale.lower().startswith("en") else Language.NL
