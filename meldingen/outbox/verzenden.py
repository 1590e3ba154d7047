"""The outbox at work: spread over persons, claim, and record what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from meldingen.outbox.herhalen import Herhaalbeleid, Vervolg, next_state
from meldingen.outbox.model import Poging, Zending
from meldingen.outbox.poort import Adresboek, GeenKanaal, Kanaal, Postvak

LEASE = timedelta(minutes=2)
ALLEEN_AFZENDER = "alleen-voor-de-afzender"


class NotOursError(Exception):
    """The lease of a claimed message ended; another sender may have it."""

    def __init__(self, zending_id: int) -> None:
        self.zending_id = zending_id
        super().__init__(f"Message {zending_id} was claimed too long ago")


@dataclass(frozen=True)
class Outbox:
    """What a sender works with.

    Attributes:
        jitter: Gives a number between 0 and 1, a new one each time.
        kanaal: The channel of the team, where it has one.
    """

    postvak: Postvak
    adresboek: Adresboek
    jitter: Callable[[], float]
    herhaalbeleid: Herhaalbeleid = field(default_factory=Herhaalbeleid)
    lease: timedelta = LEASE
    kanaal: Kanaal = field(default_factory=GeenKanaal)

    async def next_batch(self, now: datetime, limit: int) -> tuple[Zending, ...]:
        """Return messages that the caller must send now, each to one person."""
        for zending in await self.postvak.for_roles(now, limit):
            await self._spread(zending, now)
        return await self.postvak.claim(now, limit, self.lease)

    async def _spread(self, zending: Zending, now: datetime) -> None:
        """A message for nobody stays visible as a dead letter; one for the sender alone is not needed."""
        bericht = zending.bericht
        in_channel = bericht.in_kanaal and await self.kanaal.bekend()
        if in_channel and bericht.alleen_in_kanaal:
            await self.postvak.spread(zending.id, (), now, kanaal=True)
            return
        found = await self.adresboek.personen(bericht.ontvanger, now)
        others = tuple(dict.fromkeys(person for person in found if person != bericht.behalve))
        if found and not others and not in_channel:
            await self.postvak.drop(zending.id, now, ALLEEN_AFZENDER)
        else:
            await self.postvak.spread(zending.id, others, now, kanaal=in_channel)

    async def depart(self, together: Sequence[Zending], now: datetime) -> None:
        """Mark that messages leave now.

        Raises:
            NotOursError: One of them is not the caller's any more, so none may be sent.
        """
        for zending in together:
            if not await self.postvak.depart(zending, now):
                raise NotOursError(zending.id)

    async def record(self, zending: Zending, poging: Poging, now: datetime) -> Vervolg:
        """Store the result of an attempt, and return what becomes of the message.

        Raises:
            NotOursError: It is not the caller's any more, so it keeps the state it has.
        """
        vervolg = next_state(zending.pogingen, poging, now, self.jitter(), self.herhaalbeleid)
        if not await self.postvak.record(zending, vervolg, now, poging.referentie):
            raise NotOursError(zending.id)
        return vervolg
