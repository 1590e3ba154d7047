"""What the rest of the bot knows of a channel; a second adapter must pass the contract tests of this port."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from dialogs.inbound import PlaceKind, Press
from dialogs.view import Reply, View


@dataclass(frozen=True)
class Account:
    """Who speaks, as the channel says it; `id` is the Entra object id where the channel knows it."""

    id: str
    tenant: str
    name: str


@dataclass(frozen=True)
class Address:
    """A conversation, enough to write to it later. `account_id` is the person's; empty in a channel."""

    service_url: str
    channel: str
    tenant: str
    conversation_id: str
    kind: PlaceKind
    bot_id: str
    bot_name: str
    account_id: str


@dataclass(frozen=True)
class Arrival:
    """One activity, free of the SDK. Exactly one of `text` and `press` is set.

    Attributes:
        key: The same for the same delivery again; tells nothing about a person.
        inside: The answer goes back inside the request, so there can be a private one.
    """

    key: str
    account: Account
    address: Address
    locale: str
    text: str | None = None
    press: Press | None = None
    inside: bool = False


class Receiver(Protocol):
    """What a channel hands its arrivals to."""

    async def receive(self, arrival: Arrival) -> tuple[Reply, ...]:
        """Answer what was typed or pressed; the same arrival again has the same effect once."""

    async def arrived(self, arrival: Arrival) -> tuple[Reply, ...]:
        """Greet a person whom the bot was given to; may come more than once for the same person."""

    async def left(self, arrival: Arrival) -> None:
        """Remember that a person can no longer be written to."""


class SendOutcome(StrEnum):
    """What is certain about a message that did not simply go well.

    THROTTLED and UNSENT were not delivered and may be tried again; UNKNOWN may have been delivered and is
    never repeated blindly; REFUSED was not delivered and never will be.
    """

    THROTTLED = "throttled"
    UNSENT = "unsent"
    UNKNOWN = "unknown"
    REFUSED = "refused"


class SendError(Exception):
    """A message did not simply go well.

    Attributes:
        retry_after: Seconds that the channel asks us to wait; only with THROTTLED.
        code: HTTP status or the kind of connection fault; fit for a log.
    """

    def __init__(self, outcome: SendOutcome, code: str, retry_after: float | None = None) -> None:
        self.outcome, self.code, self.retry_after = outcome, code, retry_after
        super().__init__(f"{outcome.value}: {code}")


class Channel(Protocol):
    """Writes to a conversation, asked or unasked. Each method raises SendError."""

    async def send(self, address: Address, view: View) -> str:
        """Send a new message and return its id; an empty id when the channel gives none."""

    async def update(self, address: Address, message_id: str, view: View) -> None:
        """Put a view in the place of an earlier message; may be repeated."""

    async def delete(self, address: Address, message_id: str) -> None:
        """Take an earlier message away; may be repeated."""

    async def typing(self, address: Address) -> None:
        """Show that an answer is being made."""
