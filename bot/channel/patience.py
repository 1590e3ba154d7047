"""Trying again within a turn, when it is certain that nothing was delivered and the wait is short."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.channel.port import SendError, SendOutcome

PAUSES_SECONDS = (0.3, 1.5)
LONGEST_PAUSE_SECONDS = 5.0

T = TypeVar("T")
Sleep = Callable[[float], Awaitable[None]]


async def with_patience(send: Callable[[], Awaitable[T]], sleep: Sleep = asyncio.sleep) -> T:
    """Send, at most three times.

    Raises:
        SendError: If it was refused, may have been delivered, or still fails after the last pause.
    """
    for pause in PAUSES_SECONDS:
        try:
            return await send()
        except SendError as error:
            asked = error.retry_after or 0.0
            certain = error.outcome in (SendOutcome.UNSENT, SendOutcome.THROTTLED)
            if not certain or asked > LONGEST_PAUSE_SECONDS:
                raise
        await sleep(max(pause, asked))
    return await send()
