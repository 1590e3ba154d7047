"""Tells knowledge managers that a correction waits, and who reported it how it ended."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.delivery import Delivery
from bot.team import ReachableTeam
from dialogs.kennisberichten import draw_notice
from dialogs.services import Finder
from knowledge.store import (
    Correction,
    CorrectionKind,
    CorrectionState,
    Notice,
    NoticeResult,
    Notices,
    NoticeState,
    Sessions,
    SqlCorrections,
    Stamp,
)
from meldingen.outbox.herhalen import Herhaalbeleid, next_state
from meldingen.outbox.model import Staat
from meldingen.rollen import Rol

log = structlog.get_logger(__name__)

BATCH = 20
LEASE = timedelta(minutes=2)
_STATES = {
    Staat.WACHTEND: NoticeState.WAITING,
    Staat.VERZONDEN: NoticeState.SENT,
    Staat.MISLUKT: NoticeState.FAILED,
    Staat.ONBEKEND: NoticeState.UNKNOWN,
}


class WakingCorrections(SqlCorrections):
    """Sets `wake` when a correction was kept or settled: a message may wait."""

    def __init__(self, sessions: Sessions, wake: asyncio.Event) -> None:
        super().__init__(sessions)
        self._wake = wake

    async def report(self, record_id: str, kind: CorrectionKind, remark: str, stamp: Stamp) -> Correction:
        correction = await super().report(record_id, kind, remark, stamp)
        self._wake.set()
        return correction

    async def settle(
        self, correction_id: int, outcome: CorrectionState, answer: str, stamp: Stamp
    ) -> Correction:
        correction = await super().settle(correction_id, outcome, answer, stamp)
        self._wake.set()
        return correction


class _NotOursError(Exception):
    """The lease of a claimed notice ended before it left; another sender may have it."""


@dataclass(frozen=True)
class KnowledgeNotices:
    notices: Notices
    team: ReachableTeam
    finder: Finder
    delivery: Delivery
    clock: Clock
    jitter: Callable[[], float] = random.random
    policy: Herhaalbeleid = field(default_factory=Herhaalbeleid)

    async def round(self, now: datetime) -> None:
        """Send everything that is due; a notice for managers waits as long as none can be written to."""
        await self.notices.release_stale(now)
        await self._spread(now)
        while batch := await self.notices.claim(now, BATCH, LEASE):
            await asyncio.gather(*(self._send(notice, now) for notice in batch))

    async def _spread(self, now: datetime) -> None:
        waiting = await self.notices.for_managers(now, BATCH)
        managers = await self.team.with_role(Rol.KENNISBEHEERDER) if waiting else ()
        for notice in waiting:
            if managers:
                others = [person for person in managers if person != notice.by]
                await self.notices.spread(notice.id, others, now)

    async def _send(self, notice: Notice, now: datetime) -> None:
        try:
            poging = await self.delivery.tell(
                notice.receiver or "",
                lambda language: draw_notice(notice, self.finder.knowledge, language),
                lambda: self._depart(notice),
            )
        except _NotOursError:
            log.warning("notice.not_ours", id=notice.id)
            return
        vervolg = next_state(notice.attempts, poging, now, self.jitter(), self.policy)
        result = NoticeResult(_STATES[vervolg.staat], vervolg.beschikbaar_op, vervolg.fout)
        await self.notices.record(notice.id, result)
        log.info("notice.attempted", kind=notice.kind.value, state=result.state.value, fault=result.fault)

    async def _depart(self, notice: Notice) -> None:
        if not await self.notices.depart(notice, self.clock.now()):
            raise _NotOursError
