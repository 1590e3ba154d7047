"""What the bot says by itself about its own work: to each person once, and again when it did not arrive."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, insert, or_, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, SQLModel, col

from bot.database import Database
from bot.delivery import Delivery
from dialogs.view import View
from knowledge.language import Language
from meldingen.outbox.model import Afloop
from meldingen.store.kolommen import UtcDateTime

REMEMBERED = timedelta(days=30)
LEASE = timedelta(minutes=10)
"""A claim that did not leave in that time belonged to a process that is gone."""
_AGAIN = frozenset({Afloop.GEREMD, Afloop.NIET_VERTROKKEN})


class Verteld(SQLModel, table=True):
    """`vertrokken` is false from the claim until it is sent; what left is never repeated by itself."""

    __tablename__ = "bot_verteld"

    sleutel: str = Field(primary_key=True)
    op: datetime = Field(sa_type=UtcDateTime)
    vertrokken: bool


class _NotOursError(Exception):
    """Another process took over a claim that waited too long."""


@dataclass(frozen=True)
class _Claim:
    key: str
    at: datetime


class Told:
    """Several processes may want to tell the same: whoever writes the key first does."""

    def __init__(self, database: Database, delivery: Delivery) -> None:
        self._writing, self._delivery = database.engine, delivery

    async def once(self, person_id: str, key: str, draw: Callable[[Language], View], now: datetime) -> bool:
        """Tell this person, unless they were told this in the last thirty days; true when it was sent."""
        claim = _Claim(f"{key}:{person_id}", now)
        if not await self._claim(claim):
            return False
        try:
            poging = await self._delivery.tell(person_id, draw, lambda: self._depart(claim))
        except _NotOursError:
            return False
        if poging.afloop in _AGAIN:
            await self._forget(claim)
        return poging.afloop is Afloop.GELUKT

    async def _claim(self, claim: _Claim) -> bool:
        abandoned = and_(
            col(Verteld.sleutel) == claim.key,
            col(Verteld.vertrokken).is_(False),
            col(Verteld.op) <= claim.at - LEASE,
        )
        old = col(Verteld.op) < claim.at - REMEMBERED
        try:
            async with self._writing.begin() as connection:
                await connection.execute(delete(Verteld).where(or_(old, abandoned)))
                new = insert(Verteld).values(sleutel=claim.key, op=claim.at, vertrokken=False)
                await connection.execute(new)
        except IntegrityError:
            return False
        return True

    async def _depart(self, claim: _Claim) -> None:
        waiting = update(Verteld).where(*_is(claim), col(Verteld.vertrokken).is_(False))
        async with self._writing.begin() as connection:
            if (await connection.execute(waiting.values(vertrokken=True))).rowcount != 1:
                raise _NotOursError

    async def _forget(self, claim: _Claim) -> None:
        async with self._writing.begin() as connection:
            await connection.execute(delete(Verteld).where(*_is(claim)))


def _is(claim: _Claim) -> tuple[ColumnElement[bool], ...]:
    """The moment tells this claim from a later one."""
    return col(Verteld.sleutel) == claim.key, col(Verteld.op) == claim.at
