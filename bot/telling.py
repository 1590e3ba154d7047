"""What the bot says by itself about its own work: to each person once, and again when it did not arrive."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, SQLModel, col

from bot.database import Database
from bot.delivery import Delivery
from dialogs.view import View
from knowledge.language import Language
from meldingen.outbox.model import Afloop
from meldingen.store.kolommen import UtcDateTime

REMEMBERED = timedelta(days=30)
_AGAIN = frozenset({Afloop.GEREMD, Afloop.NIET_VERTROKKEN})


class Verteld(SQLModel, table=True):
    __tablename__ = "bot_verteld"

    sleutel: str = Field(primary_key=True)
    op: datetime = Field(sa_type=UtcDateTime)


class Told:
    """Several processes may want to tell the same: whoever writes the key first does."""

    def __init__(self, database: Database, delivery: Delivery) -> None:
        self._writing, self._delivery = database.engine, delivery

    async def once(self, person_id: str, key: str, draw: Callable[[Language], View], now: datetime) -> bool:
        """Tell this person, unless they were told this in the last thirty days; true when it was sent."""
        whole = f"{key}:{person_id}"
        if not await self._claim(whole, now):
            return False
        poging = await self._delivery.tell(person_id, draw)
        if poging.afloop in _AGAIN:
            await self._forget(whole)
        return poging.afloop is Afloop.GELUKT

    async def _claim(self, key: str, now: datetime) -> bool:
        try:
            async with self._writing.begin() as connection:
                await connection.execute(delete(Verteld).where(col(Verteld.op) < now - REMEMBERED))
                await connection.execute(insert(Verteld).values(sleutel=key, op=now))
        except IntegrityError:
            return False
        return True

    async def _forget(self, key: str) -> None:
        async with self._writing.begin() as connection:
            await connection.execute(delete(Verteld).where(col(Verteld.sleutel) == key))
