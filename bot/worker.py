"""What runs beside the turns: deadlines that pass, and messages that must go out."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.delivery import Delivery
from bot.staff import Staff
from bot.wishes import AtOnce, Sorter, Together
from meldingen.balie import Meldingenbalie
from meldingen.outbox.model import Poging, Zending
from meldingen.outbox.verzenden import NotOursError, Outbox

log = structlog.get_logger(__name__)

POLL_SECONDS = 5.0
BATCH = 20
TERMS_AT_ONCE = 100
STUCK_AFTER = timedelta(minutes=3)


class WorkerStuckError(Exception):
    """The worker has not finished a round for minutes."""


Errand = Callable[[datetime], Awaitable[None]]
"""Something of another room that is due every round."""


async def not_audited() -> dict[str, object]:
    return {}


@dataclass(frozen=True)
class Work:
    """What the worker works with."""

    balie: Meldingenbalie
    staff: Staff
    outbox: Outbox
    delivery: Delivery
    errands: tuple[Errand, ...] = ()
    audit: Callable[[], Awaitable[dict[str, object]]] = not_audited
    sorter: Sorter = field(default_factory=AtOnce)


class Worker:
    """Runs round after round; `wake` starts the next one at once, otherwise it starts after five seconds.

    Several processes may run one on the same database: terms and messages are claimed.
    """

    def __init__(self, work: Work, clock: Clock, wake: asyncio.Event) -> None:
        self._work, self._clock, self._wake = work, clock, wake
        self._stopping = False
        self._one_round = asyncio.Lock()
        self._finished_at = clock.now()

    async def run(self) -> None:
        """Work until told to stop; a round that fails is logged and followed by the next."""
        while not self._stopping:
            self._wake.clear()
            try:
                await self.round()
            except Exception as error:  # whatever fails here, the messages wait in the database
                log.error("worker.round_failed", error=error)
            await self._pause()

    def stop(self) -> None:
        """Finish the messages at hand and end; what waits is for the next start."""
        self._stopping = True
        self._wake.set()

    async def round(self) -> None:
        """Do everything that is due now; a round that is going on is waited for first."""
        async with self._one_round:
            await self._round()

    async def _round(self) -> None:
        await self._pass_deadlines()
        stale = await self._work.outbox.postvak.release_stale(self._clock.now())
        if stale:
            log.warning("outbox.result_unknown", count=stale)
        while not self._stopping and await self._send_batch():
            pass
        for errand in self._work.errands:
            await self._run(errand)
        self._finished_at = self._clock.now()

    async def check(self) -> dict[str, object]:
        """Say how the outbox is doing.

        Raises:
            WorkerStuckError: If no round was finished for three minutes.
        """
        if self._clock.now() - self._finished_at > STUCK_AFTER:
            raise WorkerStuckError
        counts = await self._work.outbox.postvak.counts()
        return {staat.value: count for staat, count in counts.items()}

    async def audit(self) -> dict[str, object]:
        """Say how the last audit went."""
        return await self._work.audit()

    async def _run(self, errand: Errand) -> None:
        """One errand that fails keeps nobody from the others."""
        try:
            await errand(self._clock.now())
        except Exception as error:
            log.error("worker.errand_failed", error=error)

    async def _pause(self) -> None:
        if self._stopping:
            return
        try:
            await asyncio.wait_for(self._wake.wait(), POLL_SECONDS)
        except TimeoutError:
            return

    async def _pass_deadlines(self) -> None:
        """An act or a term may bring the next one due, so ask until fewer come than fit."""
        staff = await self._work.staff.bezetting()
        while not self._stopping:
            done = await self._work.balie.verwerk_termijnen(
                self._clock.now(), bezetting=staff, hoogstens=TERMS_AT_ONCE
            )
            if done.samen:
                log.info("terms.handled", done=done.gelukt, failed=done.mislukt)
            if done.samen < TERMS_AT_ONCE or not done.gelukt:
                return

    async def _send_batch(self) -> int:
        now = self._clock.now()
        batch = await self._work.outbox.next_batch(now, BATCH)
        sorted_out = await self._work.sorter.sort(batch, now)
        await asyncio.gather(*(self._send(together) for together in sorted_out))
        return len(batch)

    async def _send(self, together: Together) -> None:
        """Messages on one card share its result."""
        outbox = self._work.outbox
        try:
            poging = await self._work.delivery.attempt(
                together, lambda: outbox.depart(together, self._clock.now())
            )
        except NotOursError as error:
            log.warning("message.not_ours", id=error.zending_id)
            return
        for zending in together:
            await self._record(zending, poging)

    async def _record(self, zending: Zending, poging: Poging) -> None:
        vervolg = await self._work.outbox.record(zending, poging, self._clock.now())
        log.info(
            "message.attempted",
            nummer=str(zending.bericht.nummer),
            soort=zending.bericht.soort.value,
            afloop=poging.afloop.value,
            staat=vervolg.staat.value,
            fout=poging.fout,
        )
