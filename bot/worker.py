"""What runs beside the turns: deadlines that pass, messages that must go out, and errands of other rooms."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.dispatch import Dispatch, Route
from bot.staff import Staff
from meldingen.balie import Meldingenbalie

log = structlog.get_logger(__name__)

POLL_SECONDS = 5.0
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
    route: Route
    errands: tuple[Errand, ...] = ()
    audit: Callable[[], Awaitable[dict[str, object]]] = not_audited


class Worker:
    """Runs round after round; `wake` starts the next one at once, otherwise it starts after five seconds.

    Messages go out beside the rounds, so that neither waits for the other. Several processes may run one on
    the same database: terms and messages are claimed.
    """

    def __init__(self, work: Work, clock: Clock, wake: asyncio.Event) -> None:
        self._work, self._clock, self._wake = work, clock, wake
        self._dispatch = Dispatch(work.route, clock)
        self._stopping = False
        self._one_round = asyncio.Lock()
        self._finished_at = clock.now()

    async def run(self) -> None:
        """Work until told to stop; a round that fails is logged and followed by the next."""
        sending = asyncio.create_task(self._dispatch.run())
        while not self._stopping:
            self._wake.clear()
            self._dispatch.nudge()
            try:
                await self._duties()
            except Exception as error:  # whatever fails here is still due in the database
                log.error("worker.round_failed", error=error)
            self._dispatch.nudge()
            await self._pause()
        await sending

    def stop(self) -> None:
        """Finish the messages at hand and end; what waits is for the next start."""
        self._stopping = True
        self._dispatch.stop()
        self._wake.set()

    async def round(self) -> None:
        """Do everything that is due now, and wait until all that may go has gone."""
        await self._duties()
        await self._dispatch.drain()

    async def _duties(self) -> None:
        async with self._one_round:
            await self._pass_deadlines()
            stale = await self._work.route.outbox.postvak.release_stale(self._clock.now())
            if stale:
                log.warning("outbox.result_unknown", count=stale)
            for errand in self._work.errands:
                await self._run(errand)
            self._finished_at = self._clock.now()

    async def check(self) -> dict[str, object]:
        """Say how the outbox is doing.

        Raises:
            WorkerStuckError: If no round was finished, or the outbox not looked at, for three minutes.
        """
        if self._clock.now() - min(self._finished_at, self._dispatch.claimed_at) > STUCK_AFTER:
            raise WorkerStuckError
        counts = await self._work.route.outbox.postvak.counts()
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
