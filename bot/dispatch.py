"""Keeps messages on their way: as many at once as there are places, those of one person one after another."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.delivery import BRAKED, Delivery
from bot.wishes import AtOnce, Sorter, Together, person_of
from meldingen.outbox.model import Poging, Staat, Zending
from meldingen.outbox.verzenden import NotOursError, Outbox

log = structlog.get_logger(__name__)

PLACES = 60
WORTH_A_CLAIM = 20
"""Places that must be free before more messages are claimed: a claim costs more than a message."""
POLL_SECONDS = 5.0
BETWEEN_CLAIMS_SECONDS = 0.05


@dataclass(frozen=True)
class Route:
    """What a message passes on its way out."""

    outbox: Outbox
    delivery: Delivery
    sorter: Sorter = field(default_factory=AtOnce)


class Dispatch:
    """Claims messages as places come free, and comes back by itself for those that must wait for a moment.

    Only the messages under way are in memory, however many wait in the outbox.

    Attributes:
        claimed_at: When the outbox was asked last, for whoever wonders whether this still works.
    """

    def __init__(self, route: Route, clock: Clock) -> None:
        self._route, self._clock = route, clock
        self._lanes: dict[str, deque[Together]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._under_way = 0
        self._claiming = asyncio.Lock()
        self._again, self._stopped = asyncio.Event(), asyncio.Event()
        self._more = False
        self._braked_until = clock.now()
        self.claimed_at = clock.now()

    async def run(self) -> None:
        """Work until told to stop, and finish what is under way then."""
        while not self._stopped.is_set():
            self._again.clear()
            try:
                await self._claim()
            except Exception as error:  # whatever fails here, the messages wait in the database
                log.error("dispatch.claim_failed", error=error)
            await self._pause()
        await self._finish()

    def nudge(self) -> None:
        """There may be something to send."""
        self._again.set()

    def stop(self) -> None:
        self._stopped.set()
        self._again.set()

    async def drain(self) -> None:
        """Send everything that may go now, and wait for the results."""
        while not self._stopped.is_set() and await self._claim():
            await self._finish()
        await self._finish()

    async def _finish(self) -> None:
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _claim(self) -> int:
        """Set as many messages going as there are places, and return how many came."""
        async with self._claiming:
            places, now = PLACES - self._under_way, self._clock.now()
            self.claimed_at = now
            if not places:
                return 0
            batch = await self._route.outbox.next_batch(now, places)
            self._more = len(batch) == places
            for together in await self._route.sorter.sort(batch, now):
                self._set_going(together)
        self._ask_for_more()
        return len(batch)

    def _set_going(self, together: Together) -> None:
        self._under_way += len(together)
        person = person_of(together[0])
        if person in self._lanes:
            self._lanes[person].append(together)
            return
        self._lanes[person] = deque((together,))
        task = asyncio.create_task(self._pass(person))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _pass(self, person: str) -> None:
        """Send what there is for one person, in the order in which it was written."""
        lane = self._lanes[person]
        while lane:
            together = lane.popleft()
            try:
                await self._send(together)
            except Exception as error:  # their lease ends by itself, and it is known whether they left
                log.error("message.not_recorded", error=error)
            self._under_way -= len(together)
            self._ask_for_more()
        del self._lanes[person]

    def _ask_for_more(self) -> None:
        if self._more and PLACES - self._under_way >= WORTH_A_CLAIM:
            self._again.set()

    async def _send(self, together: Together) -> None:
        """Messages on one card share its result."""
        outbox = self._route.outbox
        try:
            poging = await self._route.delivery.attempt(
                together, lambda: outbox.depart(together, self._clock.now())
            )
            for zending in together:
                await self._record(zending, poging)
        except NotOursError as error:
            log.warning("message.not_ours", id=error.zending_id)

    async def _record(self, zending: Zending, poging: Poging) -> None:
        now = self._clock.now()
        vervolg = await self._route.outbox.record(zending, poging, now)
        if vervolg.staat is Staat.WACHTEND:
            self._come_back_in(vervolg.beschikbaar_op - now)
        if poging.fout == BRAKED:
            self._braked_until = now + timedelta(seconds=poging.wacht_seconden or 0)
        log.info(
            "message.attempted",
            nummer=str(zending.bericht.nummer),
            soort=zending.bericht.soort.value,
            afloop=poging.afloop.value,
            staat=vervolg.staat.value,
            fout=poging.fout,
        )

    def _come_back_in(self, wait: timedelta) -> None:
        """What waits longer is found by looking every few seconds."""
        seconds = wait.total_seconds() + BETWEEN_CLAIMS_SECONDS
        if seconds < POLL_SECONDS:
            asyncio.get_running_loop().call_later(seconds, self.nudge)

    async def _pause(self) -> None:
        """Wait for a reason to claim; while the brake gives messages back, claiming more only moves rows."""
        await _rest(self._stopped, BETWEEN_CLAIMS_SECONDS)
        await _rest(self._again, POLL_SECONDS)
        braked = (self._braked_until - self._clock.now()).total_seconds()
        if braked > 0:
            await _rest(self._stopped, min(braked, POLL_SECONDS))


async def _rest(until: asyncio.Event, at_most: float) -> None:
    try:
        await asyncio.wait_for(until.wait(), at_most)
    except TimeoutError:
        return
