"""Takes away what people wrote and left lying: drafts of meldingen that nobody touched for a long time."""

from datetime import datetime, timedelta

import structlog

from bot.rota import Chore, Rota
from bot.state import Memories

log = structlog.get_logger(__name__)

BATCH = 500
CHORE = Chore("concepten-vergeten", timedelta(hours=1), timedelta(minutes=10))


class Forgetting:
    def __init__(self, memories: Memories, rota: Rota, keep: timedelta) -> None:
        self._memories, self._rota, self._keep = memories, rota, keep

    async def round(self, now: datetime) -> None:
        """Look every hour, in one of the processes; more than fit go the next time."""
        turn = await self._rota.take(CHORE, now)
        if turn is None:
            return
        forgotten = await self._memories.forget_drafts(now - self._keep, BATCH)
        if forgotten:
            log.info("drafts.forgotten", count=forgotten)
        await self._rota.finish(CHORE, turn)
