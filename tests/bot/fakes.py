"""In-memory stand-ins for what the channel and the turns ask of others."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.channel.port import Arrival
from dialogs.inbound import Inbound
from dialogs.turn import Memory, Turn
from dialogs.view import Reply, Text, View

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@dataclass
class FixedClock:
    moment: datetime = NOW

    def now(self) -> datetime:
        return self.moment

    def pass_by(self, span: timedelta) -> None:
        self.moment += span


def a_reply(summary: str = "Antwoord") -> Reply:
    return Reply(View(summary=summary, blocks=(Text(summary),)))


@dataclass
class RecordingReceiver:
    """Gives back fixed replies; `before` runs first, to fail or to wait."""

    replies: tuple[Reply, ...] = (a_reply(),)
    arrivals: list[Arrival] = field(default_factory=list)
    greeted: list[Arrival] = field(default_factory=list)
    gone: list[Arrival] = field(default_factory=list)
    before: Callable[[], Awaitable[None]] | None = None

    async def receive(self, arrival: Arrival) -> tuple[Reply, ...]:
        self.arrivals.append(arrival)
        if self.before is not None:
            await self.before()
        return self.replies

    async def arrived(self, arrival: Arrival) -> tuple[Reply, ...]:
        self.greeted.append(arrival)
        return self.replies

    async def left(self, arrival: Arrival) -> None:
        self.gone.append(arrival)


@dataclass
class CountingConversation:
    """Remembers how often it was spoken to, and answers with that number and what was said."""

    inbounds: list[Inbound] = field(default_factory=list)
    before: Callable[[], Awaitable[None]] | None = None

    async def turn(self, inbound: Inbound, memory: Memory) -> Turn:
        self.inbounds.append(inbound)
        if self.before is not None:
            await self.before()
        count = memory.flows.get("tellen", {}).get("aantal", 0)
        assert isinstance(count, int)
        said = inbound.text if inbound.press is None else inbound.press.verb
        after = memory.model_copy(update={"flows": {"tellen": {"aantal": count + 1}}})
        return Turn(after, (a_reply(f"{count + 1}: {said}"),))


@dataclass
class RecordedSleep:
    """Lets no time pass; keeps what was asked."""

    seconds: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def arrival_like(arrival: Arrival, key: str) -> Arrival:
    return replace(arrival, key=key)
