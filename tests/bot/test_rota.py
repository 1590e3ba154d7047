"""Chores that one of all processes does once in every period, on both databases."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.database import Database, open_database
from bot.rota import Chore, Rota
from tests.builders import NOW

EVERY, LEASE = timedelta(minutes=5), timedelta(minutes=1)
SECOND = timedelta(seconds=1)
NAMES = count()


def a_chore() -> Chore:
    return Chore(f"proef-{next(NAMES)}", EVERY, LEASE)


@pytest.fixture
def rota(either_database: Database) -> Rota:
    return Rota(either_database)


@pytest.fixture
async def processes(either_database: Database) -> AsyncIterator[list[Rota]]:
    """Each has connections of its own."""
    url = either_database.engine.url.render_as_string(hide_password=False)
    async with AsyncExitStack() as stack:
        yield [Rota(await stack.enter_async_context(open_database(url))) for _ in range(4)]


async def test_a_chore_is_due_at_once_and_again_exactly_when_the_period_is_over(rota: Rota) -> None:
    chore = a_chore()
    taken = []
    for moment in (NOW, NOW + SECOND, NOW + EVERY - SECOND, NOW + EVERY):
        number = await rota.take(chore, moment)
        taken.append(number)
        if number is not None:
            assert await rota.finish(chore, number)
    assert taken == [1, None, None, 2]


async def test_of_several_processes_one_gets_the_first_turn_and_one_the_next(processes: list[Rota]) -> None:
    chore = a_chore()
    for turn, moment in enumerate((NOW, NOW + EVERY), start=1):
        taken = await asyncio.gather(*(rota.take(chore, moment) for rota in processes))
        assert [number for number in taken if number] == [turn]
        holder = processes[taken.index(turn)]
        assert await holder.finish(chore, turn)


async def test_when_the_holder_dies_another_takes_over_as_soon_as_the_lease_ends(rota: Rota) -> None:
    chore = a_chore()
    assert await rota.take(chore, NOW) == 1
    assert await rota.take(chore, NOW + LEASE - SECOND) is None
    assert await rota.take(chore, NOW + LEASE) == 2


async def test_who_comes_back_after_losing_the_turn_changes_nothing(rota: Rota) -> None:
    chore = a_chore()
    assert await rota.take(chore, NOW) == 1
    assert await rota.take(chore, NOW + LEASE) == 2
    assert not await rota.finish(chore, 1, {"said": "te laat"})
    assert await rota.finish(chore, 2, {"said": "op tijd"})
    assert not await rota.finish(chore, 2, {"said": "nog eens"})
    assert await rota.outcome(chore) == {"said": "op tijd"}


async def test_what_came_of_the_last_turn_is_known_to_all_and_stays_during_the_next(
    processes: list[Rota],
) -> None:
    chore = a_chore()
    one, other, *_ = processes
    assert await other.outcome(chore) is None
    assert await one.take(chore, NOW) == 1
    assert await other.outcome(chore) is None
    assert await one.finish(chore, 1, {"clean": True, "open": 3})
    assert await one.take(chore, NOW + EVERY) == 2
    assert await other.outcome(chore) == {"clean": True, "open": 3}


async def test_two_chores_do_not_wait_for_each_other(rota: Rota) -> None:
    assert [await rota.take(chore, NOW) for chore in (a_chore(), a_chore())] == [1, 1]


@dataclass
class Race:
    """Two processes that look, work a while, and may never come back."""

    rotas: tuple[Rota, Rota]
    chore: Chore = field(default_factory=a_chore)
    now: datetime = NOW
    holds: dict[int, int] = field(default_factory=dict)
    begun: dict[int, datetime] = field(default_factory=dict)
    finished: list[int] = field(default_factory=list)

    async def step(self, who: int, what: str, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        held = self.holds.get(who)
        if what == "look" and held is None:
            await self._look(who)
        elif held is not None and what != "look":
            del self.holds[who]
            if what == "finish" and await self.rotas[who].finish(self.chore, held):
                self.finished.append(held)

    async def _look(self, who: int) -> None:
        number = await self.rotas[who].take(self.chore, self.now)
        if number is not None:
            self.holds[who] = number
            self.begun[number] = self.now

    def waited_after(self, number: int) -> timedelta:
        """How long it was until the next turn began."""
        return self.begun.get(number + 1, datetime.max.replace(tzinfo=UTC)) - self.begun[number]


STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(["look", "finish", "die"]), st.integers(0, 400)),
    max_size=25,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
@example([(0, "look", 0), (0, "die", 0), (1, "look", 60), (1, "finish", 0), (0, "look", 299)])
@example([(0, "look", 0), (1, "look", 60), (0, "finish", 0), (1, "finish", 0)])
async def test_in_whatever_order_two_watchers_race_a_period_has_one_finished_turn(
    either_database: Database, steps: list[tuple[int, str, int]]
) -> None:
    race = Race((Rota(either_database), Rota(either_database)))
    for step in steps:
        await race.step(*step)
    begun, finished = list(race.begun), race.finished
    assert begun == list(range(1, len(begun) + 1)), "two had the same turn"
    assert finished == sorted(set(finished)), "a turn was finished twice, or after a later one"
    assert all(race.waited_after(number) >= EVERY for number in finished)
    assert all(race.waited_after(number) >= LEASE for number in begun)
    a_period_later = race.now + EVERY
    assert await race.rotas[0].take(race.chore, a_period_later) == len(begun) + 1, "nobody took over"
