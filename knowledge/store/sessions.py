"""How the store reaches the database that the composition root opened."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True)
class Sessions:
    """Opens sessions; what is done in one session is committed together.

    Attributes:
        writers: Sessions whose transactions may write; on SQLite they wait for each other at their start.
        readers: Sessions that only read and keep nobody waiting.
    """

    writers: Callable[[], AsyncSession]
    readers: Callable[[], AsyncSession]
