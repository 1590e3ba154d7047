"""Counts in the database what happens on the routekaarten, by the day."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from knowledge.routekaart.use import RouteUse, UseEvent
from knowledge.store.route_tables import NO_STEP, RoutegebruikRow
from knowledge.store.sessions import Sessions

_LOCAL = ZoneInfo("Europe/Amsterdam")
_INSERTS: Mapping[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
_COUNTED = ("dag", "kaart", "versie", "knoop", "gebeurtenis", "stap")


class SqlRouteUses:
    """Implements `knowledge.routekaart.ports.RouteUses`."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def note(self, uses: Sequence[RouteUse], at: datetime) -> None:
        if not uses:
            return
        day = at.astimezone(_LOCAL).date()
        # In one order, so that two who count the same things do not wait for each other in a ring.
        rows = sorted((_row(use, day, times) for use, times in Counter(uses).items()), key=repr)
        async with self._sessions.writers() as session, session.begin():
            connection = await session.connection()
            insert = _INSERTS[connection.dialect.name]
            for row in rows:
                new = insert(RoutegebruikRow).values(**row)
                more = {"aantal": col(RoutegebruikRow.aantal) + new.excluded.aantal}
                await connection.execute(new.on_conflict_do_update(index_elements=_COUNTED, set_=more))

    async def count(self, kaart: str, since: date) -> Mapping[RouteUse, int]:
        thing = [RoutegebruikRow.__table__.c[name] for name in _COUNTED[1:]]  # type: ignore[attr-defined]  # SQLModel does not type it
        asked = (col(RoutegebruikRow.kaart) == kaart, col(RoutegebruikRow.dag) >= since)
        query = (
            select(*thing, func.sum(col(RoutegebruikRow.aantal)).label("times"))
            .where(*asked)
            .group_by(*thing)
        )
        async with self._sessions.readers() as session:
            found = await (await session.connection()).execute(query)
            return {_use(row): int(row.times) for row in found.all()}


def _row(use: RouteUse, day: date, times: int) -> dict[str, object]:
    return {
        "dag": day,
        "kaart": use.kaart,
        "versie": use.versie,
        "knoop": use.knoop,
        "gebeurtenis": use.event.value,
        "stap": NO_STEP if use.step is None else use.step,
        "aantal": times,
    }


def _use(row: Any) -> RouteUse:
    step = None if row.stap == NO_STEP else row.stap
    return RouteUse(row.kaart, row.versie, row.knoop, UseEvent(row.gebeurtenis), step)
