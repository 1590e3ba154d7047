"""Keeps within what a channel takes: one brake for each tenant and one for each conversation.

Source of the figures: "Optimize your bot with rate limiting in Teams", Microsoft Learn (60 in 30 seconds in
one conversation; in one tenant 30 or 50 in a second, as the page is read). The pace in a tenant starts at the
most that is set and finds by itself what the channel takes, in the way of TCP CUBIC (RFC 9438): less after a
refusal, then soon near the pace that was refused, carefully around it, and faster when that is left behind.
Several bots on one tenant share its limit that way without knowing of each other.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.channel.port import Address
from bot.clock import Clock

BETWEEN_IN_CONVERSATION = timedelta(seconds=0.5)
PER_SECOND_IN_TENANT = 50
LONGEST_WAIT = timedelta(seconds=5)
KEEP_AT_MOST = 10_000
PLACES = 16
SLOWER = 0.85
JUST_BELOW = 0.95
"""A pause costs more than a pace a little below what was refused."""
SLOWEST = 2.0
BACK_IN = timedelta(seconds=30)
"""From the slower pace to just below the one that was refused."""


@dataclass
class _Pace:
    """Messages in a second to one tenant."""

    most: float
    refused: dict[str, tuple[float, datetime]] = field(default_factory=dict)

    def per_second(self, key: str, now: datetime) -> float:
        if key not in self.refused:
            return self.most
        pace, since = self.refused[key]
        way_back = max((now - since) / BACK_IN, 0.0) - 1
        grown = pace * (1 + (1 - SLOWER) * way_back**3)
        if grown < self.most:
            return grown
        del self.refused[key]
        return self.most

    def slow_down(self, key: str, now: datetime, until: datetime) -> None:
        """Growth begins after the pause that the channel asked for."""
        aim = self.per_second(key, now) * JUST_BELOW
        self.refused[key] = (max(aim, min(SLOWEST, self.most)), until)

    def between(self, key: str, now: datetime) -> timedelta:
        return timedelta(seconds=1 / self.per_second(key, now))


@dataclass
class _Turns:
    """When the next message may go, for each tenant or conversation."""

    free_at: dict[str, datetime] = field(default_factory=dict)
    paused_until: dict[str, datetime] = field(default_factory=dict)

    def next(self, key: str, now: datetime) -> datetime:
        return max(self.free_at.get(key, now), now)

    def take(self, key: str, between: timedelta, now: datetime) -> None:
        self.free_at[key] = self.next(key, now) + between
        if len(self.free_at) > KEEP_AT_MOST:
            self.free_at = {name: free for name, free in self.free_at.items() if free > now}

    def pause(self, key: str, now: datetime, until: datetime) -> None:
        self.free_at[key] = max(self.free_at.get(key, until), until)
        self.paused_until = {name: end for name, end in self.paused_until.items() if end > now}
        self.paused_until[key] = max(self.paused_until.get(key, until), until)

    def is_paused(self, key: str, now: datetime) -> bool:
        return self.paused_until.get(key, now) > now


class Brakes:
    """After a 429 nobody writes to that tenant or conversation until the pause is over."""

    def __init__(
        self,
        clock: Clock,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        per_second: int = PER_SECOND_IN_TENANT,
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._pace = _Pace(per_second)
        self._tenants, self._conversations = _Turns(), _Turns()
        self._places: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(PLACES))

    @asynccontextmanager
    async def place(self, address: Address) -> AsyncIterator[float]:
        """Take one of the few places for who may go soon, and give 0; or else how many seconds off that is.

        Whoever has a place can get ready, and then waits for the turn: what takes uneven time before the turn
        does not make messages go in heaps.
        """
        if far := self._far_off(address):
            yield far
            return
        async with self._places[address.tenant]:
            yield self._far_off(address)

    async def wait(self, address: Address) -> float:
        """Wait for this message's turn, also through a short pause that the channel asks for meanwhile.

        Returns:
            0 when it may go; otherwise its turn is far off, in so many seconds.
        """
        give_up = self._clock.now() + LONGEST_WAIT
        while True:
            now = self._clock.now()
            moment = self._next_turn(address, now)
            if moment > give_up:
                return (moment - now).total_seconds()
            self._take(address, now)
            if moment > now:
                await self._sleep((moment - now).total_seconds())
            if not self._is_paused(address):
                return 0.0

    def _far_off(self, address: Address) -> float:
        now = self._clock.now()
        ahead = self._next_turn(address, now) - now
        return ahead.total_seconds() if ahead > LONGEST_WAIT else 0.0

    def hold(self, address: Address, seconds: float) -> None:
        """Pause because the channel asked for it; refusals of messages sent before a pause count as one."""
        now = self._clock.now()
        until = now + timedelta(seconds=seconds)
        if not self._tenants.is_paused(address.tenant, now):
            self._pace.slow_down(address.tenant, now, until)
        self._tenants.pause(address.tenant, now, until)
        self._conversations.pause(address.conversation_id, now, until)

    def _next_turn(self, address: Address, now: datetime) -> datetime:
        return max(
            self._tenants.next(address.tenant, now), self._conversations.next(address.conversation_id, now)
        )

    def _take(self, address: Address, now: datetime) -> None:
        """Each in its own row: who writes much to one person keeps nobody else in the tenant waiting."""
        self._tenants.take(address.tenant, self._pace.between(address.tenant, now), now)
        self._conversations.take(address.conversation_id, BETWEEN_IN_CONVERSATION, now)

    def _is_paused(self, address: Address) -> bool:
        now = self._clock.now()
        return self._tenants.is_paused(address.tenant, now) or self._conversations.is_paused(
            address.conversation_id, now
        )
