"""A question that found no sure answer, kept so that the knowledge can grow."""

import structlog

from dialogs.flow import Context
from knowledge.store.grouping import MAX_QUESTION
from knowledge.store.model import Stamp

log = structlog.get_logger(__name__)

NOBODY = ""


async def note_gap(context: Context, text: str) -> None:
    """Count the question, unless the guard sees a person in it or it is so long that it tells a story."""
    if len(text) > MAX_QUESTION or context.services.guard.find(text):
        log.info("gap.withheld")
        return
    stamp = Stamp(by=NOBODY, at=context.inbound.at, key=context.inbound.key)
    await context.services.gaps.note(text, context.texts.language, stamp)
