"""Keeps within what a channel takes: one brake for each tenant and one for each conversation.

Source of the figures: "Optimize your bot with rate limiting in Teams", Microsoft Learn (60 in 30 seconds in
one conversation), and the lower of the published figures for one tenant (30 in a second, unless set).
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.channel.port import Address
from bot.clock import Clock

BETWEEN_IN_CONVERSATION = timedelta(seconds=0.5)
PER_SECOND_IN_TENANT = 30
LONGEST_WAIT = timedelta(seconds=10)
KEEP_AT_MOST = 10_000


@dataclass
class _Brake:
    between: timedelta
    free_at: dict[str, datetime] = field(default_factory=dict)

    def take(self, key: str, now: datetime) -> datetime:
        """Return when this message may go, and move the next one behind it."""
        moment = max(self.free_at.get(key, now), now)
        if len(self.free_at) >= KEEP_AT_MOST:
            self.free_at = {name: free for name, free in self.free_at.items() if free > now}
        self.free_at[key] = moment + self.between
        return moment

    def wait_of(self, key: str, now: datetime) -> timedelta:
        return max(self.free_at.get(key, now) - now, timedelta())

    def hold(self, key: str, until: datetime) -> None:
        self.free_at[key] = max(self.free_at.get(key, until), until)


class Brakes:
    """After a 429 nobody writes to that tenant or conversation until the pause is over."""

    def __init__(
        self,
        clock: Clock,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        per_second: int = PER_SECOND_IN_TENANT,
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._tenants = _Brake(timedelta(seconds=1 / per_second))
        self._conversations = _Brake(BETWEEN_IN_CONVERSATION)
        self._paused: dict[str, datetime] = {}

    async def wait(self, address: Address) -> float:
        """Wait for this message's turn; when that is far off, return the remaining seconds at once."""
        now = self._clock.now()
        ahead = max(
            self._tenants.wait_of(address.tenant, now),
            self._conversations.wait_of(address.conversation_id, now),
        )
        if ahead > LONGEST_WAIT:
            return ahead.total_seconds()
        moment = max(
            self._tenants.take(address.tenant, now),
            self._conversations.take(address.conversation_id, now),
        )
        if moment > now:
            await self._sleep((moment - now).total_seconds())
        return self._pause_of(address)

    def _pause_of(self, address: Address) -> float:
        """Who waited for a turn does not go when the channel asked for a pause meanwhile."""
        now = self._clock.now()
        ends = (self._paused.get(key, now) for key in (address.tenant, address.conversation_id))
        return max((end - now).total_seconds() for end in (now, *ends))

    def hold(self, address: Address, seconds: float) -> None:
        until = self._clock.now().astimezone(UTC) + timedelta(seconds=seconds)
        self._tenants.hold(address.tenant, until)
        self._conversations.hold(address.conversation_id, until)
        self._paused = {key: end for key, end in self._paused.items() if end > self._clock.now()}
        for key in (address.tenant, address.conversation_id):
            self._paused[key] = max(self._paused.get(key, until), until)
