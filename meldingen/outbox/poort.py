"""The ports of the outbox: where messages wait, and who is meant by a role."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from meldingen.berichten import Ontvanger
from meldingen.outbox.herhalen import Vervolg
from meldingen.outbox.model import Staat, Zending


class ZendingNotFoundError(Exception):
    """There is no such message in the outbox."""

    def __init__(self, zending_id: int) -> None:
        self.zending_id = zending_id
        super().__init__(f"There is no message {zending_id} in the outbox")


class Adresboek(Protocol):
    async def personen(self, ontvanger: Ontvanger, now: datetime) -> Sequence[str]:
        """Return the person ids that a role (or a deputy) means at this moment; empty for nobody."""
        ...


class Kanaal(Protocol):
    async def bekend(self) -> bool:
        """Tell whether there is a channel in which the team can be written to."""
        ...


class GeenKanaal:
    """Everybody is written to in person."""

    async def bekend(self) -> bool:
        return False


class Postvak(Protocol):
    """The stored outbox; every method is a transaction of its own."""

    async def claim(self, now: datetime, limit: int, lease: timedelta) -> tuple[Zending, ...]:
        """Take waiting messages to persons and to the channel, urgent ones first; they are the caller's until
        the lease ends."""
        ...

    async def for_roles(self, now: datetime, limit: int) -> tuple[Zending, ...]:
        """Return waiting messages to roles, which must be spread over persons before they go out."""
        ...

    async def spread(
        self, zending_id: int, personen: Sequence[str], now: datetime, *, kanaal: bool = False
    ) -> bool:
        """Replace a message to a role by one to each person, and one post in the team's channel where asked;
        False when another process did so already.

        Somebody who is told the same of the same moment, as holder of another role or in person, is passed
        by; a message for which nobody remains is dropped, one for nobody at all has failed.
        """
        ...

    async def record(
        self, zending: Zending, vervolg: Vervolg, now: datetime, referentie: str | None = None
    ) -> bool:
        """Store what became of a claimed message; False when it is not the caller's any more, and then it
        keeps its state. A post that goes on by other ways is a message to its role again."""
        ...

    async def depart(self, zending: Zending, now: datetime) -> bool:
        """Mark that a claimed message leaves now; False when it is not the caller's any more, and then it
        must not be sent."""
        ...

    async def release_stale(self, now: datetime) -> int:
        """Mark messages that left and whose lease has ended as unknown, and return how many; those that
        had not left wait again."""
        ...

    async def resend(self, zending_id: int, now: datetime) -> None:
        """Let a dead letter wait again, because a manager decided so; others keep their state.

        Raises:
            ZendingNotFoundError: There is no such message.
        """
        ...

    async def drop(self, zending_id: int, now: datetime, reden: str) -> bool:
        """Drop a message that waits and is not needed any more; False when it does not wait."""
        ...

    async def dead_letters(self, limit: int) -> tuple[Zending, ...]:
        """Return what failed or is unknown, newest first."""
        ...

    async def sent_to(self, person_id: str, after_id: int) -> tuple[Zending, ...]:
        """Return what was sent to this person with an id above `after_id`, oldest first."""
        ...

    async def of_melding(self, nummer: str) -> tuple[Zending, ...]:
        """Return every message of a melding, oldest first, with the result per receiver."""
        ...

    async def counts(self) -> dict[Staat, int]: ...

    async def oldest_waiting(self, now: datetime) -> datetime | None:
        """Return since when the message that waits longest could have gone."""
        ...
