"""Changes of claimed messages: those that come at the same time share a transaction, whose end costs most."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col

from meldingen.outbox.model import Staat, Zending
from meldingen.store.eenheid import Sessies
from meldingen.store.omzetten import Rij
from meldingen.store.tabellen import BerichtRij

MOST_AT_ONCE = 100

Claim = tuple[int | None, int, datetime | None]

_CLAIMED = (
    select(col(BerichtRij.id), col(BerichtRij.pogingen), col(BerichtRij.lease_tot))
    .where(
        col(BerichtRij.id).in_(bindparam("ids", expanding=True)), col(BerichtRij.staat) == Staat.BEZIG.value
    )
    .order_by(col(BerichtRij.id))
    .with_for_update()
)
_CHANGE = update(SQLModel.metadata.tables["meldingen_bericht"]).where(
    col(BerichtRij.id) == bindparam("zending")
)
"""Both put together once, because that costs more than the question; what is set comes with the rows."""


@dataclass(frozen=True, eq=False)
class _Change:
    zending: Zending
    values: Rij
    done: asyncio.Future[bool]

    @property
    def claim(self) -> Claim:
        return self.zending.id, self.zending.pogingen, self.zending.lease_tot


class Claims:
    def __init__(self, schrijvers: Sessies) -> None:
        self._schrijvers = schrijvers
        self._waiting: list[_Change] = []
        self._writing: asyncio.Task[None] | None = None

    async def change(self, zending: Zending, values: Rij) -> bool:
        """Change a message while it is claimed as it was; False when it is not the caller's any more.

        Every claim counts up and has a lease of its own, by which it is known.
        """
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Change(zending, values, done))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all())
        return await done

    async def _write_all(self) -> None:
        while self._waiting:
            together = self._waiting[:MOST_AT_ONCE]
            del self._waiting[:MOST_AT_ONCE]
            try:
                changed = await self._write(together)
            except Exception as error:  # each of them hears it
                _tell(together, error)
            else:
                _tell(together, changed)

    async def _write(self, together: Sequence[_Change]) -> set[_Change]:
        """Return those that were claimed as they were, and are changed now."""
        async with self._schrijvers() as session:
            claims = await self._claims(session, together)
            changed = {change for change in together if change.claim in claims}
            by_shape: defaultdict[frozenset[str], list[Rij]] = defaultdict(list)
            for change in changed:
                by_shape[frozenset(change.values)].append({"zending": change.zending.id, **change.values})
            connection = await session.connection()
            for rows in by_shape.values():
                await connection.execute(_CHANGE, rows)
            await session.commit()
        return changed

    async def _claims(self, session: AsyncSession, together: Sequence[_Change]) -> set[Claim]:
        ids = [change.zending.id for change in together]
        rows = (await session.execute(_CLAIMED, {"ids": ids})).all()
        return {(row_id, pogingen, lease_tot) for row_id, pogingen, lease_tot in rows}


def _tell(together: Sequence[_Change], outcome: set[_Change] | Exception) -> None:
    for change in together:
        if change.done.done():  # who asked does not wait any more
            continue
        if isinstance(outcome, Exception):
            change.done.set_exception(outcome)
        else:
            change.done.set_result(change in outcome)
