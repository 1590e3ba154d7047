"""Answers of a little while ago, so that the same delivery again gets the same answer and no second turn."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from bot.clock import Clock

KEEP_FOR = timedelta(minutes=10)
KEEP_AT_MOST = 2000

T = TypeVar("T")


class Recent(Generic[T]):
    """Runs the work of a key once; who comes again waits for it or gets what it gave.

    Work that failed is forgotten, so that the next delivery tries again.
    """

    def __init__(
        self, clock: Clock, keep_for: timedelta = KEEP_FOR, keep_at_most: int = KEEP_AT_MOST
    ) -> None:
        self._clock, self._keep_for, self._keep_at_most = clock, keep_for, keep_at_most
        self._answers: OrderedDict[str, tuple[datetime, asyncio.Future[T]]] = OrderedDict()

    async def once(self, key: str, work: Callable[[], Awaitable[T]]) -> tuple[T, bool]:
        """Return the answer, and whether it was made now."""
        self._forget_old()
        known = self._answers.get(key)
        if known is not None:
            return await asyncio.shield(known[1]), False
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._answers[key] = (self._clock.now(), future)
        try:
            answer = await work()
        except BaseException as error:
            del self._answers[key]
            self._fail(future, error)
            raise
        future.set_result(answer)
        return answer, True

    def _fail(self, future: asyncio.Future[T], error: BaseException) -> None:
        if isinstance(error, asyncio.CancelledError):
            future.cancel()
            return
        future.set_exception(error)
        future.exception()

    def _forget_old(self) -> None:
        edge = self._clock.now() - self._keep_for
        while self._answers:
            key, (since, future) = next(iter(self._answers.items()))
            if not future.done() or (since > edge and len(self._answers) < self._keep_at_most):
                return
            del self._answers[key]
