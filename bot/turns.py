"""One turn at a time for each person in a conversation: who speaks, what went before, what they get back."""

import asyncio
from weakref import WeakValueDictionary

import structlog

from bot.channel.port import Arrival
from bot.clock import Clock
from bot.registry import Registry
from bot.state import Whose
from dialogs.inbound import Inbound, Place, PlaceKind, Press, Speaker
from dialogs.turn import Conversation
from dialogs.view import Reply
from meldingen.rollen import Rol

log = structlog.get_logger(__name__)

WELCOME = Press("algemeen.welkom")
INTRODUCTION = Press("algemeen.hulp")
TEAM_CHANNEL = Press("teamkanaal.kies")
ATTEMPTS = 2


class MemoryConflictError(Exception):
    """Others wrote the same conversation twice in a row during one turn."""


class Turns:
    """Implements `bot.channel.port.Receiver`."""

    def __init__(self, conversation: Conversation, registry: Registry, clock: Clock) -> None:
        self._conversation, self._registry = conversation, registry
        self._clock = clock
        self._locks: WeakValueDictionary[Whose, asyncio.Lock] = WeakValueDictionary()

    async def receive(self, arrival: Arrival) -> tuple[Reply, ...]:
        speaker = await self._meet(arrival)
        return await self._take(self._inbound(arrival, speaker))

    async def arrived(self, arrival: Arrival) -> tuple[Reply, ...]:
        if arrival.address.kind is PlaceKind.CHANNEL:
            return await self._arrived_in_channel(arrival)
        speaker = await self._meet(arrival)
        if not await self._registry.people.greet_once(speaker.id):
            return ()
        return await self._take(self._inbound(arrival, speaker, WELCOME))

    async def _arrived_in_channel(self, arrival: Arrival) -> tuple[Reply, ...]:
        """Where one of the pontonniers brings the bot, their channel is, unless they have one."""
        speaker = await self._registry.people.meet(arrival.account, arrival.locale)
        if not await self._registry.channels.keep(arrival.address):
            return ()
        brings = Rol.SOCIAAL_PONTONNIER.value in speaker.rollen
        theirs = brings and await self._registry.channels.of_team() is None
        return await self._take(self._inbound(arrival, speaker, TEAM_CHANNEL if theirs else INTRODUCTION))

    async def introduce(self, arrival: Arrival) -> None:
        """Know a person and where to reach them, without a word."""
        await self._meet(arrival)

    async def left(self, arrival: Arrival) -> None:
        if arrival.address.kind is not PlaceKind.PERSONAL:
            await self._registry.channels.forget(arrival.address.conversation_id)
            return
        speaker = await self._registry.people.meet(arrival.account, arrival.locale)
        await self._registry.references.forget(speaker.id)
        await self._registry.people.forget_greeting(speaker.id)

    async def _meet(self, arrival: Arrival) -> Speaker:
        speaker = await self._registry.people.meet(arrival.account, arrival.locale)
        await self._registry.references.keep(speaker.id, arrival.address)
        if arrival.address.kind is PlaceKind.CHANNEL:
            await self._registry.channels.keep(arrival.address)
        return speaker

    def _inbound(self, arrival: Arrival, speaker: Speaker, press: Press | None = None) -> Inbound:
        return Inbound(
            speaker=speaker,
            place=Place(arrival.address.kind, arrival.address.conversation_id),
            key=arrival.key,
            at=self._clock.now(),
            locale=arrival.locale,
            text=None if press else arrival.text,
            press=press or arrival.press,
            private_answer=arrival.inside,
        )

    async def _take(self, inbound: Inbound) -> tuple[Reply, ...]:
        whose = Whose(inbound.place.conversation_id, inbound.speaker.id)
        lock = self._locks.setdefault(whose, asyncio.Lock())
        async with lock:
            return await self._attempt(inbound, whose)

    async def _attempt(self, inbound: Inbound, whose: Whose) -> tuple[Reply, ...]:
        """Take the turn; when another process wrote in between, once more from what it left.

        The effects of the first attempt stand: they carry the inbound's key and are found again by it.
        """
        for _ in range(ATTEMPTS):
            held = await self._registry.memories.read(whose)
            turn = await self._conversation.turn(inbound, held.start_of(inbound.key))
            if await self._registry.memories.write(whose, held, turn.memory, inbound.key):
                return turn.replies
            log.info("memory.conflict", key=inbound.key)
        raise MemoryConflictError
