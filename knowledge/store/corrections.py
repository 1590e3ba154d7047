"""Keeps what people say is wrong, in the database."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from knowledge.store.errors import CorrectionNotFoundError, CorrectionSettledError
from knowledge.store.model import Correction, CorrectionKind, CorrectionState, NoticeKind, Page, Paged, Stamp
from knowledge.store.notices import drop_unspread, notice_row
from knowledge.store.sessions import Sessions
from knowledge.store.tables import CorrectieRow, KennisberichtRow

_OPEN = col(CorrectieRow.staat) == CorrectionState.OPEN.value


class SqlCorrections:
    """Implements `knowledge.store.ports.Corrections`."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def report(self, record_id: str, kind: CorrectionKind, remark: str, stamp: Stamp) -> Correction:
        row = CorrectieRow(
            sleutel=stamp.key,
            record_id=record_id,
            soort=kind.value,
            opmerking=remark,
            door=stamp.by,
            op=stamp.at,
            staat=CorrectionState.OPEN.value,
        )
        kept = await self._by_key(stamp.key)
        if kept is not None:
            return kept
        try:
            async with self._sessions.writers() as session, session.begin():
                session.add(row)
                await session.flush()
                session.add(notice_row(row, NoticeKind.REPORTED, stamp.at))
                return _correction(row)
        except IntegrityError:
            # The same press arrived twice at the same moment; the other one was kept.
            kept = await self._by_key(stamp.key)
            if kept is None:
                raise
            return kept

    async def open(self, page: Page) -> Paged[Correction]:
        rows = select(CorrectieRow).where(_OPEN).order_by(col(CorrectieRow.op), col(CorrectieRow.id))
        async with self._sessions.readers() as session:
            total = await session.scalar(select(func.count()).select_from(CorrectieRow).where(_OPEN))
            found = await session.scalars(rows.offset(page.offset).limit(page.limit))
            return Paged(tuple(map(_correction, found)), total or 0)

    async def open_for(self, record_id: str) -> tuple[Correction, ...]:
        rows = select(CorrectieRow).where(_OPEN, col(CorrectieRow.record_id) == record_id)
        async with self._sessions.readers() as session:
            return tuple(map(_correction, await session.scalars(rows.order_by(col(CorrectieRow.id)))))

    async def find(self, correction_id: int) -> Correction | None:
        async with self._sessions.readers() as session:
            row = await session.get(CorrectieRow, correction_id)
            return _correction(row) if row is not None else None

    async def settle(
        self, correction_id: int, outcome: CorrectionState, answer: str, stamp: Stamp
    ) -> Correction:
        async with self._sessions.writers() as session, session.begin():
            row = await session.get(CorrectieRow, correction_id, with_for_update=True)
            if row is None:
                raise CorrectionNotFoundError(correction_id)
            if row.staat == outcome.value:
                return _correction(row)
            if row.staat != CorrectionState.OPEN.value:
                raise CorrectionSettledError(correction_id, row.staat)
            row.staat, row.antwoord = outcome.value, answer
            row.afgehandeld_door, row.afgehandeld_op = stamp.by, stamp.at
            await drop_unspread(session, correction_id)
            if stamp.by != row.door:
                session.add(notice_row(row, NoticeKind(outcome.value), stamp.at))
            return _correction(row)

    async def forget(self, before: datetime) -> int:
        settled = col(CorrectieRow.afgehandeld_op) < before
        told = select(col(CorrectieRow.id)).where(settled)
        notices = delete(KennisberichtRow).where(col(KennisberichtRow.correctie_id).in_(told))
        async with self._sessions.writers() as session, session.begin():
            connection = await session.connection()
            await connection.execute(notices)
            return (await connection.execute(delete(CorrectieRow).where(settled))).rowcount

    async def _by_key(self, key: str) -> Correction | None:
        async with self._sessions.readers() as session:
            row = await session.scalar(select(CorrectieRow).where(col(CorrectieRow.sleutel) == key))
            return _correction(row) if row is not None else None


def _correction(row: CorrectieRow) -> Correction:
    return Correction(
        id=row.id or 0,
        record_id=row.record_id,
        kind=CorrectionKind(row.soort),
        remark=row.opmerking,
        by=row.door,
        at=row.op,
        state=CorrectionState(row.staat),
        answer=row.antwoord,
        settled_by=row.afgehandeld_door,
        settled_at=row.afgehandeld_op,
    )
