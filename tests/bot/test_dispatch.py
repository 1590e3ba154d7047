"""Messages leave as places come free, in order for each person, and nothing waits longer than it must."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from bot.clock import SystemClock
from bot.delivery import BRAKED, Leave
from bot.dispatch import PLACES, POLL_SECONDS, Dispatch, Route
from meldingen.berichten import Bericht, BerichtSoort, Ontvanger
from meldingen.outbox.model import Afloop, Poging, Staat, Zending
from meldingen.outbox.verzenden import Outbox
from tests.fakes.meldingen import MemoryWerkeenheden
from tests.fakes.postvak import MemoryPostvak

SENT = Poging(afloop=Afloop.GELUKT)
BACK_IN = 0.3
PATIENCE = 20.0


class Nobody:
    async def personen(self, ontvanger: Ontvanger, now: object) -> Sequence[str]:
        return ()


@dataclass
class Channel:
    """Takes everything, unless told otherwise for a person."""

    results: dict[str, list[Poging]] = field(default_factory=dict)
    held: dict[str, asyncio.Event] = field(default_factory=dict)
    sent: list[Zending] = field(default_factory=list)
    under_way: int = 0
    most_under_way: int = 0
    progress: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def attempt(self, together: Sequence[Zending], leave: Leave) -> Poging:
        (zending,) = together
        person = zending.bericht.ontvanger.person_id or ""
        await leave()
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        await self.held[person].wait() if person in self.held else await asyncio.sleep(0)
        self.under_way -= 1
        result = self.results[person].pop(0) if self.results.get(person) else SENT
        if result.afloop is Afloop.GELUKT:
            self.sent.append(zending)
            async with self.progress:
                self.progress.notify_all()
        return result


@dataclass
class Postroom:
    dispatch: Dispatch
    channel: Channel
    postvak: MemoryPostvak
    werkeenheden: MemoryWerkeenheden
    claims: int = 0

    def post(self, *people: str) -> None:
        now = SystemClock().now()
        for person in people:
            bericht = Bericht(
                soort=BerichtSoort.STATUS,
                nummer="DB-2026-0001",
                ontvanger=Ontvanger(person_id=person),
                feiten={},
            )
            self.werkeenheden.tables.post(
                Zending(id=0, bericht=bericht, staat=Staat.WACHTEND, aangemaakt_op=now, beschikbaar_op=now)
            )

    @property
    def receivers(self) -> list[str | None]:
        return [zending.bericht.ontvanger.person_id for zending in self.channel.sent]

    async def until_sent(self, count: int) -> None:
        async with asyncio.timeout(PATIENCE), self.channel.progress:
            await self.channel.progress.wait_for(lambda: len(self.channel.sent) >= count)

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        running = asyncio.create_task(self.dispatch.run())
        yield
        self.dispatch.stop()
        await running


@pytest.fixture
def postroom(monkeypatch: pytest.MonkeyPatch) -> Postroom:
    werkeenheden = MemoryWerkeenheden()
    postvak, channel = MemoryPostvak(werkeenheden), Channel()
    outbox = Outbox(postvak, Nobody(), lambda: 0.0)
    room = Postroom(Dispatch(Route(outbox, channel), SystemClock()), channel, postvak, werkeenheden)  # type: ignore[arg-type]
    claim = postvak.claim

    async def counted(*given: object) -> tuple[Zending, ...]:
        room.claims += 1
        return await claim(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(postvak, "claim", counted)
    return room


async def test_who_answers_slowly_keeps_nobody_else_waiting(postroom: Postroom) -> None:
    postroom.channel.held["slow"] = asyncio.Event()
    postroom.post("slow", *(f"p-{number}" for number in range(5 * PLACES)))
    async with postroom.at_work():
        await postroom.until_sent(5 * PLACES)
        assert "slow" not in postroom.receivers
        postroom.channel.held["slow"].set()
        await postroom.until_sent(5 * PLACES + 1)


async def test_no_more_are_under_way_than_there_are_places(postroom: Postroom) -> None:
    postroom.post(*(f"p-{number}" for number in range(5 * PLACES)))
    await postroom.dispatch.drain()
    assert len(postroom.channel.sent) == 5 * PLACES
    assert postroom.channel.most_under_way <= PLACES


async def test_one_person_reads_in_the_order_of_writing_and_nobody_is_written_to_twice_at_once(
    postroom: Postroom,
) -> None:
    postroom.post(*["robin", "sam"] * 20)
    await postroom.dispatch.drain()
    of_robin = [item.id for item in postroom.channel.sent if item.bericht.ontvanger.person_id == "robin"]
    assert of_robin == sorted(of_robin)
    assert len(of_robin) == 20
    assert postroom.channel.most_under_way == 2


async def test_what_must_wait_a_moment_leaves_at_that_moment_without_word_of_anything_new(
    postroom: Postroom,
) -> None:
    postroom.channel.results["robin"] = [Poging(afloop=Afloop.GEREMD, wacht_seconden=BACK_IN)]
    postroom.post("robin")
    loop = asyncio.get_running_loop()
    began = loop.time()
    async with postroom.at_work():
        await postroom.until_sent(1)
    assert BACK_IN <= loop.time() - began < POLL_SECONDS


async def test_while_our_own_brake_gives_messages_back_no_more_are_taken_from_the_outbox(
    postroom: Postroom,
) -> None:
    back = Poging(afloop=Afloop.GEREMD, wacht_seconden=60.0, fout=BRAKED)
    people = [f"p-{number}" for number in range(5 * PLACES)]
    postroom.channel.results = {person: [back] for person in people}
    postroom.post(*people)
    async with postroom.at_work():
        for _ in range(20):
            await asyncio.sleep(0.01)
            postroom.dispatch.nudge()
    assert postroom.claims == 1


async def test_an_outbox_that_cannot_be_read_is_read_again(
    postroom: Postroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, broken = postroom.postvak.for_roles, [ZeroDivisionError()]

    async def breaks_once(*given: object) -> tuple[Zending, ...]:
        if broken:
            raise broken.pop()
        return await read(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(postroom.postvak, "for_roles", breaks_once)
    postroom.post("robin")
    async with postroom.at_work():
        await asyncio.sleep(0.01)
        postroom.dispatch.nudge()
        await postroom.until_sent(1)
