"""Keeps what must be told about corrections until it is told, in the database."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Executable, Update, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from knowledge.store.model import Notice, NoticeKind, NoticeResult, NoticeState
from knowledge.store.sessions import Sessions
from knowledge.store.tables import CorrectieRow, KennisberichtRow

LOST_LEASE = "lease-verlopen"
_WAITING = col(KennisberichtRow.staat) == NoticeState.WAITING.value
_UNSPREAD = col(KennisberichtRow.ontvanger).is_(None)


class SqlNotices:
    """Implements `knowledge.store.ports.Notices`."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def for_managers(self, now: datetime, limit: int) -> tuple[Notice, ...]:
        due = (_WAITING, _UNSPREAD, col(KennisberichtRow.beschikbaar_op) <= now)
        return await self._read(_notices().where(*due).limit(limit))

    async def spread(self, notice_id: int, people: Sequence[str], now: datetime) -> None:
        async with self._sessions.writers() as session, session.begin():
            row = await session.get(KennisberichtRow, notice_id, with_for_update=True)
            if row is None or row.staat != NoticeState.WAITING.value or row.ontvanger is not None:
                return
            await session.delete(row)
            session.add_all(
                KennisberichtRow(
                    soort=row.soort,
                    correctie_id=row.correctie_id,
                    ontvanger=person,
                    staat=NoticeState.WAITING.value,
                    beschikbaar_op=now,
                )
                for person in people
            )

    async def claim(self, now: datetime, limit: int, lease: timedelta) -> tuple[Notice, ...]:
        due = (_WAITING, ~_UNSPREAD, col(KennisberichtRow.beschikbaar_op) <= now)
        rows = select(KennisberichtRow).where(*due).order_by(col(KennisberichtRow.id)).limit(limit)
        async with self._sessions.writers() as session, session.begin():
            ids = []
            for row in await session.scalars(rows.with_for_update(skip_locked=True)):
                row.staat, row.lease_tot = NoticeState.BUSY.value, now + lease
                row.pogingen += 1
                row.vertrokken = False
                ids.append(row.id)
        return await self._read(_notices().where(col(KennisberichtRow.id).in_(ids))) if ids else ()

    async def record(self, notice_id: int, result: NoticeResult) -> None:
        async with self._sessions.writers() as session, session.begin():
            row = await session.get(KennisberichtRow, notice_id, with_for_update=True)
            if row is not None and row.staat == NoticeState.BUSY.value:
                row.staat, row.beschikbaar_op = result.state.value, result.available_at
                row.fout, row.lease_tot = result.fault, None

    async def depart(self, notice: Notice, now: datetime) -> bool:
        """`pogingen` grows with every claim, so it tells this claim from a later one."""
        mine = (
            col(KennisberichtRow.id) == notice.id,
            col(KennisberichtRow.staat) == NoticeState.BUSY.value,
            col(KennisberichtRow.pogingen) == notice.attempts,
            col(KennisberichtRow.lease_tot) >= now,
        )
        return await self._change(update(KennisberichtRow).where(*mine).values(vertrokken=True)) == 1

    async def release_stale(self, now: datetime) -> int:
        stale = (
            col(KennisberichtRow.staat) == NoticeState.BUSY.value,
            col(KennisberichtRow.lease_tot) < now,
        )
        left = col(KennisberichtRow.vertrokken)
        lost = {"staat": NoticeState.UNKNOWN.value, "fout": LOST_LEASE, "lease_tot": None}
        back = {"staat": NoticeState.WAITING.value, "lease_tot": None}
        await self._change(update(KennisberichtRow).where(*stale, left.is_(False)).values(**back))
        return await self._change(update(KennisberichtRow).where(*stale, left.is_(True)).values(**lost))

    async def _change(self, statement: Update) -> int:
        async with self._sessions.writers() as session, session.begin():
            return (await (await session.connection()).execute(statement)).rowcount

    async def sent_to(self, person_id: str, after_id: int) -> tuple[Notice, ...]:
        sent = (
            col(KennisberichtRow.ontvanger) == person_id,
            col(KennisberichtRow.staat) == NoticeState.SENT.value,
            col(KennisberichtRow.id) > after_id,
        )
        return await self._read(_notices().where(*sent))

    async def _read(self, query: Executable) -> tuple[Notice, ...]:
        async with self._sessions.readers() as session:
            found = await (await session.connection()).execute(query)
            return tuple(_notice(row) for row in found)


def notice_row(correction: CorrectieRow, kind: NoticeKind, at: datetime) -> KennisberichtRow:
    """Return the message that a correction causes, to be stored in the same transaction."""
    return KennisberichtRow(
        soort=kind.value,
        correctie_id=correction.id or 0,
        ontvanger=None if kind is NoticeKind.REPORTED else correction.door,
        staat=NoticeState.WAITING.value,
        beschikbaar_op=at,
    )


async def drop_unspread(session: AsyncSession, correction_id: int) -> None:
    """A correction that is settled needs no manager any more."""
    mine = (_WAITING, _UNSPREAD, col(KennisberichtRow.correctie_id) == correction_id)
    await (await session.connection()).execute(delete(KennisberichtRow).where(*mine))


def _notices() -> Any:
    about = col(CorrectieRow.id) == col(KennisberichtRow.correctie_id)
    return (
        select(
            col(KennisberichtRow.id),
            col(KennisberichtRow.soort),
            col(KennisberichtRow.correctie_id),
            col(CorrectieRow.record_id),
            col(CorrectieRow.door),
            col(KennisberichtRow.ontvanger),
            col(CorrectieRow.antwoord),
            col(KennisberichtRow.pogingen),
        )
        .join(CorrectieRow, about)
        .order_by(col(KennisberichtRow.id))
    )


def _notice(row: Any) -> Notice:
    return Notice(
        id=row.id,
        kind=NoticeKind(row.soort),
        correction_id=row.correctie_id,
        record_id=row.record_id,
        by=row.door,
        receiver=row.ontvanger,
        answer=row.antwoord,
        attempts=row.pogingen,
    )
