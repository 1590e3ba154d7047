"""What keeps the bot within what a channel takes."""

import asyncio
import math
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from bot.brakes import LONGEST_WAIT, PLACES, SLOWER, Brakes
from bot.channel.port import Address
from tests.bot.builders import ROBIN, an_address
from tests.bot.fakes import FixedClock, RecordedSleep

PAUSE_SECONDS = 3.0
MOST = 50
SECONDS = 120


@dataclass
class PassingSleep:
    """Lets the time pass that is slept; `meanwhile` happens at the first wake."""

    clock: FixedClock
    meanwhile: list[Callable[[], None]] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        self.clock.pass_by(timedelta(seconds=seconds))
        if self.meanwhile:
            self.meanwhile.pop()()


def person(number: int) -> Address:
    return an_address(replace(ROBIN, id=f"person-{number}"))


async def sent_in(brakes: Brakes, clock: FixedClock, span: timedelta, first: int = 0) -> int:
    """Send to one person after another for so long, and return how many that were."""
    ends, count = clock.now() + span, 0
    while True:
        assert await brakes.wait(person(first + count)) == 0.0
        if clock.now() >= ends:
            return count
        count += 1


async def test_who_waits_for_a_turn_waits_through_a_short_pause_that_comes_meanwhile() -> None:
    clock = FixedClock()
    sleep = PassingSleep(clock)
    brakes = Brakes(clock, sleep)
    assert await brakes.wait(an_address()) == 0.0
    began = clock.now()
    sleep.meanwhile.append(lambda: brakes.hold(an_address(), PAUSE_SECONDS))
    assert await brakes.wait(an_address()) == 0.0
    assert (clock.now() - began).total_seconds() >= PAUSE_SECONDS


async def test_a_pause_that_is_long_is_not_waited_for() -> None:
    clock = FixedClock()
    brakes = Brakes(clock, PassingSleep(clock))
    long = LONGEST_WAIT.total_seconds() + 1
    brakes.hold(an_address(), long)
    before = clock.now()
    assert await brakes.wait(an_address()) == pytest.approx(long)
    assert clock.now() == before
    clock.pass_by(timedelta(seconds=long))
    assert await brakes.wait(an_address()) == 0.0


async def test_who_hears_much_keeps_nobody_else_waiting() -> None:
    clock = FixedClock()
    brakes = Brakes(clock, PassingSleep(clock))
    for _ in range(3):
        await brakes.wait(person(1))
    before = clock.now()
    await brakes.wait(person(2))
    assert clock.now() == before


async def test_after_a_refusal_a_tenant_gets_fewer_and_after_a_while_as_many_as_before() -> None:
    clock = FixedClock()
    brakes = Brakes(clock, PassingSleep(clock), MOST)
    second = timedelta(seconds=1)
    assert await sent_in(brakes, clock, second) == pytest.approx(MOST, abs=2)
    brakes.hold(person(0), 1.0)
    clock.pass_by(second)
    slower = await sent_in(brakes, clock, second, 1_000)
    assert MOST * 0.8 < slower < MOST * 0.9
    clock.pass_by(timedelta(minutes=5))
    assert await sent_in(brakes, clock, second, 2_000) == pytest.approx(MOST, abs=2)


async def test_refusals_of_one_moment_slow_down_once() -> None:
    clock = FixedClock()
    brakes = Brakes(clock, PassingSleep(clock), MOST)
    for number in range(10):
        brakes.hold(person(number), 1.0)
    clock.pass_by(timedelta(seconds=1))
    assert await sent_in(brakes, clock, timedelta(seconds=1), 100) > MOST * 0.8


@dataclass
class Limit:
    """A channel that takes so many messages in any second, and refuses the others for a second."""

    clock: FixedClock
    per_second: int
    taken: list[float] = field(default_factory=list)
    refused: int = 0

    def takes(self) -> bool:
        now = self.clock.now().timestamp()
        if sum(now - earlier < 1.0 for earlier in self.taken[-self.per_second :]) >= self.per_second:
            self.refused += 1
            return False
        self.taken.append(now)
        return True


@pytest.mark.parametrize("limit", [5, 12, 30, 44, MOST])
async def test_whatever_the_channel_takes_the_pace_comes_near_it_with_few_refusals(limit: int) -> None:
    clock = FixedClock()
    brakes, channel = Brakes(clock, PassingSleep(clock), MOST), Limit(clock, limit)
    began = clock.now()
    for number in range(limit * SECONDS):
        address = person(number % 1_000)
        await brakes.wait(address)
        while not channel.takes():
            brakes.hold(address, 1.0)
            await brakes.wait(address)
    took = (clock.now() - began).total_seconds()
    assert took < SECONDS * 1.3
    finding_the_pace = math.log(MOST / limit, 1 / SLOWER)
    assert channel.refused < finding_the_pace + 1 + took / 8


async def test_only_a_few_get_ready_at_a_time_and_nobody_for_a_turn_that_is_far_off() -> None:
    clock = FixedClock()
    brakes = Brakes(clock, PassingSleep(clock))
    async with AsyncExitStack() as ready:
        for number in range(PLACES):
            assert await ready.enter_async_context(brakes.place(person(number))) == 0.0
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05), brakes.place(person(PLACES)):
                pytest.fail("there was one place too many")
    brakes.hold(person(0), 60.0)
    async with brakes.place(person(1)) as far_off:
        assert far_off == pytest.approx(60.0)


async def test_a_pause_that_comes_while_somebody_gets_ready_is_a_turn_that_is_far_off() -> None:
    clock = FixedClock()
    brakes = Brakes(clock, PassingSleep(clock))
    async with brakes.place(person(0)) as far_off:
        assert far_off == 0.0
        brakes.hold(person(1), 60.0)
        assert await brakes.wait(person(0)) == pytest.approx(60.0)


async def test_messages_in_one_conversation_keep_their_distance() -> None:
    sleep = RecordedSleep()
    brakes = Brakes(FixedClock(), sleep)
    for _ in range(3):
        assert await brakes.wait(an_address()) == 0.0
    assert sleep.seconds == [0.5, 1.0]


async def test_messages_to_many_people_of_one_tenant_keep_their_distance() -> None:
    sleep = RecordedSleep()
    brakes = Brakes(FixedClock(), sleep, per_second=30)
    for number in range(31):
        await brakes.wait(an_address(replace(ROBIN, id=str(number))))
    assert sleep.seconds[-1] == pytest.approx(1.0, abs=0.01)
