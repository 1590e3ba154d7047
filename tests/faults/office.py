"""A day at the office: professionals who file, pontonniers who take up, and how it went."""

import asyncio
import random
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp

from tests.faults.channel import FaultyChannel
from tests.faults.judging import Found, doubled, gaps, lost, not_told
from tests.faults.people import Filer, Line, Persistent, Pontonnier

TAKEN_UP_WITHIN_SECONDS = 60.0


def pontonnier_ids(number: int) -> tuple[str, ...]:
    return tuple(f"5555{index:04d}-5555-4555-8555-555555555555" for index in range(number))


@dataclass
class Office:
    filers: Sequence[Filer]
    pontonniers: Sequence[Pontonnier]
    line: Line
    rng: random.Random

    @property
    def confirmed(self) -> list[str]:
        return [nummer for filer in self.filers for nummer in filer.confirmed]

    @property
    def asked(self) -> set[str]:
        return set().union(*(pontonnier.asked for pontonnier in self.pontonniers))

    async def arrive(self) -> None:
        people = [filer.person for filer in self.filers] + [each.person for each in self.pontonniers]
        for person in people:
            await person.arrive()

    async def work(self, each: int, longest_pause: float) -> None:
        """Everybody files so many; whoever takes up goes on meanwhile, and a while after."""
        async with asyncio.TaskGroup() as group:
            taking_up = [group.create_task(pontonnier.work()) for pontonnier in self.pontonniers]
            await asyncio.gather(*(filer.work(each, self._pause(longest_pause)) for filer in self.filers))
            await asyncio.wait(taking_up, timeout=TAKEN_UP_WITHIN_SECONDS)
            for task in taking_up:
                task.cancel()

    def _pause(self, longest: float) -> Callable[[], float]:
        return lambda: self.rng.uniform(0.0, longest)


@asynccontextmanager
async def open_office(
    channel: FaultyChannel, bots: Sequence[str], rng: random.Random, staff: tuple[int, int]
) -> AsyncIterator[Office]:
    """`staff` is how many file, and how many take up."""
    filing, taking = staff
    async with aiohttp.ClientSession() as session:
        line = Line(session, bots, rng)

        def person(name: str, own_id: str) -> Persistent:
            return Persistent(line.post, channel.screen(f"a:{name}"), own_id, name)

        filers = [Filer(person(f"Melder{index}", f"melder-{index}")) for index in range(filing)]
        pontonniers = [
            Pontonnier(person(f"Pontonnier{index}", own_id), _Share(index, taking))
            for index, own_id in enumerate(pontonnier_ids(taking))
        ]
        yield Office(filers, pontonniers, line, rng)


@dataclass(frozen=True)
class _Share:
    index: int
    of: int

    def __call__(self, nummer: str) -> bool:
        return int(nummer.rpartition("-")[2]) % self.of == self.index


def tell(title: str, lines: Sequence[tuple[str, object]]) -> None:
    width = max(len(name) for name, _ in lines)
    told = "\n".join(f"  {name:<{width}}  {value}" for name, value in lines)
    sys.stdout.write(f"\n{title}\n{told}\n")


def summary(office: Office, channel: FaultyChannel, found: Found, kills: int) -> list[tuple[str, object]]:
    return [
        ("kills", kills),
        ("meldingen confirmed", len(office.confirmed)),
        ("meldingen stored", len(found.nummers)),
        ("taken up and asked about", len(office.asked)),
        ("sent again by clients", office.line.repeated),
        ("messages to persons", len(found.rows)),
        ("by state", dict(found.states)),
        ("unknown because", _reasons(found)),
        ("calls of the channel", channel.calls),
        ("troubles of the channel", dict(channel.troubles)),
    ]


def _reasons(found: Found) -> dict[str, int]:
    reasons = [row.fout for row in found.rows if row.staat == "onbekend"]
    return {reason: reasons.count(reason) for reason in sorted(set(reasons))}


def judge(office: Office, channel: FaultyChannel, found: Found) -> None:
    """Hold what people saw against what is stored."""
    assert len(set(office.confirmed)) == len(office.confirmed), "one number confirmed for two forms"
    assert sorted(office.confirmed) == list(found.nummers), "a melding is lost or doubled"
    assert found.counted == len(found.nummers)
    assert gaps(found.nummers) == []
    assert not_told(found, "nieuw", found.nummers, len(office.pontonniers)) == []
    assert not_told(found, "opgepakt", office.asked, 1) == []
    assert not_told(found, "vraag", office.asked, 1) == []
    assert doubled(channel) == []
    assert lost(found, channel) == []
    assert found.states.keys() <= {"verzonden", "onbekend"}, found.states
    assert found.spread.keys() <= {"verzonden"}, found.spread
