"""Whose turn it is: chores that one of all processes on a database does, once in every period."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, SQLModel, col

from bot.database import Database
from meldingen.store.kolommen import DOCUMENT, UtcDateTime


class Beurt(SQLModel, table=True):
    """The last turn at a chore. `lease_tot` is empty when it was finished; `uitkomst` is of the last one
    that was."""

    __tablename__ = "bot_beurt"

    taak: str = Field(primary_key=True, max_length=40)
    nummer: int
    begonnen_op: datetime = Field(sa_type=UtcDateTime)
    lease_tot: datetime | None = Field(default=None, sa_type=UtcDateTime)
    uitkomst: dict[str, object] = Field(default_factory=dict, sa_type=DOCUMENT)


@dataclass(frozen=True)
class Chore:
    """Attributes:
    every: From the beginning of one turn to the beginning of the next.
    lease: How long whoever has the turn may take; after that another process takes over.
    """

    name: str
    every: timedelta
    lease: timedelta


class Rota:
    def __init__(self, database: Database) -> None:
        self._writing, self._asking = database.engine, database.asking

    async def take(self, chore: Chore, now: datetime) -> int | None:
        """Return the number of this turn; None when it is not time yet, or another process was first."""
        row = await self._read(chore)
        if row is None:
            return await self._first(chore, now)
        if not _is_due(row, chore, now):
            return None
        return await self._next(chore, now)

    async def finish(self, chore: Chore, number: int, outcome: dict[str, object] | None = None) -> bool:
        """End the turn, and keep what came of it; false when it took too long and another has it now."""
        mine = and_(
            col(Beurt.taak) == chore.name, col(Beurt.nummer) == number, col(Beurt.lease_tot).is_not(None)
        )
        values: dict[str, object] = {"lease_tot": None}
        if outcome is not None:
            values["uitkomst"] = outcome
        async with self._writing.begin() as connection:
            return (await connection.execute(update(Beurt).where(mine).values(**values))).rowcount == 1

    async def outcome(self, chore: Chore) -> dict[str, object] | None:
        """Return what came of the last turn that was finished, whichever process had it."""
        row = await self._read(chore)
        return row.uitkomst if row and row.uitkomst else None

    async def _read(self, chore: Chore) -> Row[Any] | None:
        query = select(Beurt).where(col(Beurt.taak) == chore.name)
        async with self._asking.connect() as connection:
            return (await connection.execute(query)).one_or_none()

    async def _first(self, chore: Chore, now: datetime) -> int | None:
        row = {"taak": chore.name, "nummer": 1, "begonnen_op": now, "lease_tot": now + chore.lease}
        try:
            async with self._writing.begin() as connection:
                await connection.execute(insert(Beurt).values(**row, uitkomst={}))
        except IntegrityError:
            return None
        return 1

    async def _next(self, chore: Chore, now: datetime) -> int | None:
        finished, period_over = col(Beurt.lease_tot).is_(None), col(Beurt.begonnen_op) <= now - chore.every
        due = or_(and_(finished, period_over), col(Beurt.lease_tot) <= now)
        taken = (
            update(Beurt)
            .where(col(Beurt.taak) == chore.name, due)
            .values(nummer=col(Beurt.nummer) + 1, begonnen_op=now, lease_tot=now + chore.lease)
            .returning(col(Beurt.nummer))
        )
        async with self._writing.begin() as connection:
            return (await connection.execute(taken)).scalar_one_or_none()


def _is_due(row: Row[Any], chore: Chore, now: datetime) -> bool:
    finished: bool = row.lease_tot is None
    return bool(row.begonnen_op <= now - chore.every if finished else row.lease_tot <= now)
