"""Keeps the questions that found no answer, in the database."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, desc, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from knowledge.language import Language
from knowledge.store.errors import GapNotFoundError
from knowledge.store.grouping import MAX_QUESTION, closest, normalise
from knowledge.store.model import GapGroup, GapState, Page, Paged, Stamp, Wording
from knowledge.store.sessions import Sessions
from knowledge.store.tables import LeemteRow

_OPEN = col(LeemteRow.staat) == GapState.OPEN.value
_COMPARED_WORDINGS = 5000


class SqlGaps:
    """Implements `knowledge.store.ports.Gaps`."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def note(self, text: str, language: Language, stamp: Stamp) -> None:
        normalised = normalise(text)
        if not normalised:
            return
        try:
            await self._count(text, normalised, language, stamp)
        except IntegrityError:
            # Somebody else asked the same for the first time at the same moment.
            await self._count(text, normalised, language, stamp)

    async def groups(self, page: Page) -> Paged[GapGroup]:
        group = col(LeemteRow.groep)
        order = (desc(func.sum(LeemteRow.aantal)), desc(func.max(LeemteRow.laatst)), group)
        async with self._sessions.readers() as session:
            total = await session.scalar(select(func.count(group.distinct())).where(_OPEN))
            grouped = select(group).where(_OPEN).group_by(group).order_by(*order)
            ids = list(await session.scalars(grouped.offset(page.offset).limit(page.limit)))
            rows = list(await session.scalars(select(LeemteRow).where(_OPEN, group.in_(ids))))
        return Paged(
            tuple(_group(key or 0, (row for row in rows if row.groep == key)) for key in ids), total or 0
        )

    async def find(self, group_id: int) -> GapGroup | None:
        mine = select(LeemteRow).where(_OPEN, col(LeemteRow.groep) == group_id)
        async with self._sessions.readers() as session:
            rows = list(await session.scalars(mine))
        return _group(group_id, rows) if rows else None

    async def settle(self, group_id: int, outcome: GapState, stamp: Stamp) -> GapGroup:
        mine = select(LeemteRow).where(col(LeemteRow.groep) == group_id).with_for_update()
        async with self._sessions.writers() as session, session.begin():
            rows = list(await session.scalars(mine))
            if not rows:
                raise GapNotFoundError(group_id)
            for row in rows:
                row.staat = outcome.value
            return _group(group_id, rows)

    async def forget(self, before: datetime) -> int:
        old = delete(LeemteRow).where(col(LeemteRow.laatst) < before)
        async with self._sessions.writers() as session, session.begin():
            return (await (await session.connection()).execute(old)).rowcount

    async def _count(self, text: str, normalised: str, language: Language, stamp: Stamp) -> None:
        same = (col(LeemteRow.genormaliseerd) == normalised, col(LeemteRow.taal) == language.value)
        async with self._sessions.writers() as session, session.begin():
            row = await session.scalar(select(LeemteRow).where(*same).with_for_update())
            if row is not None:
                _again(row, stamp)
                return
            row = _first(text, normalised, language, stamp)
            row.groep = await _group_for(session, row)
            session.add(row)
            await session.flush()
            row.groep = row.groep or row.id


def _first(text: str, normalised: str, language: Language, stamp: Stamp) -> LeemteRow:
    return LeemteRow(
        tekst=text.strip()[:MAX_QUESTION],
        genormaliseerd=normalised,
        taal=language.value,
        aantal=1,
        eerst=stamp.at,
        laatst=stamp.at,
        laatste_sleutel=stamp.key,
        staat=GapState.OPEN.value,
    )


def _again(row: LeemteRow, stamp: Stamp) -> None:
    if row.laatste_sleutel == stamp.key:
        return
    row.aantal += 1
    row.laatst, row.laatste_sleutel = max(row.laatst, stamp.at), stamp.key
    if row.staat == GapState.MENDED.value:
        row.staat = GapState.OPEN.value


async def _group_for(session: AsyncSession, row: LeemteRow) -> int | None:
    others = (
        select(col(LeemteRow.groep), col(LeemteRow.genormaliseerd))
        .where(_OPEN, col(LeemteRow.taal) == row.taal)
        .order_by(desc(col(LeemteRow.laatst)), col(LeemteRow.id))
        .limit(_COMPARED_WORDINGS)
    )
    found = await (await session.connection()).execute(others)
    return closest(row.genormaliseerd, ((int(group or 0), text) for group, text in found))


def _group(group_id: int, rows: Iterable[LeemteRow]) -> GapGroup:
    ordered = sorted(rows, key=lambda row: (-row.aantal, row.id or 0))
    return GapGroup(group_id, tuple(map(_wording, ordered)))


def _wording(row: LeemteRow) -> Wording:
    return Wording(row.tekst, Language(row.taal), row.aantal, row.eerst, row.laatst)
