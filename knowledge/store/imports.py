"""Keeps which files were taken in, so that nothing counts halfway and the last one can be taken back."""

from collections.abc import Sequence

from sqlalchemy import Select, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from knowledge.store.edits import grow_version
from knowledge.store.errors import ImportNotRunningError, NothingToUndoError
from knowledge.store.model import EditDraft, Import, ImportState, Stamp
from knowledge.store.sessions import Sessions
from knowledge.store.tables import BewerkingRow, ImportRow

_DONE = col(ImportRow.staat) == ImportState.DONE.value
_RUNNING = col(ImportRow.staat) == ImportState.RUNNING.value


class SqlImports:
    """Implements `knowledge.store.ports.Imports`.

    Edits are staged in batches of their own, so that a long import keeps no other writer waiting; they count
    from the moment that the import's state is done.
    """

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def begin(self, name: str, stamp: Stamp) -> Import:
        row = ImportRow(
            sleutel=stamp.key, naam=name, door=stamp.by, op=stamp.at, staat=ImportState.RUNNING.value
        )
        async with self._sessions.writers() as session, session.begin():
            for left_behind in list(await session.scalars(select(ImportRow).where(_RUNNING))):
                await _remove(session, left_behind)
            session.add(row)
            await session.flush()
            return _import(row)

    async def stage(self, import_id: int, drafts: Sequence[EditDraft]) -> None:
        async with self._sessions.writers() as session, session.begin():
            row = await _running(session, import_id)
            connection = await session.connection()
            values = [_values(draft, row) for draft in drafts]
            if values:
                await connection.execute(insert(BewerkingRow), values)

    async def finish(self, import_id: int, added: int, changed: int) -> Import:
        async with self._sessions.writers() as session, session.begin():
            await grow_version(session)
            row = await _running(session, import_id)
            row.staat, row.nieuw, row.gewijzigd = ImportState.DONE.value, added, changed
            return _import(row)

    async def discard(self, import_id: int) -> None:
        async with self._sessions.writers() as session, session.begin():
            row = await session.get(ImportRow, import_id)
            if row is not None and row.staat == ImportState.RUNNING.value:
                await _remove(session, row)

    async def last(self) -> Import | None:
        async with self._sessions.readers() as session:
            row = await session.scalar(_newest())
            return _import(row) if row is not None else None

    async def undo_last(self, stamp: Stamp) -> Import:
        async with self._sessions.writers() as session, session.begin():
            await grow_version(session)
            undone = select(ImportRow).where(col(ImportRow.ongedaan_sleutel) == stamp.key)
            if (row := await session.scalar(undone)) is not None:
                return _import(row)
            if (row := await session.scalar(_newest())) is None:
                raise NothingToUndoError
            row.staat, row.ongedaan_sleutel = ImportState.UNDONE.value, stamp.key
            row.ongedaan_door, row.ongedaan_op = stamp.by, stamp.at
            return _import(row)


async def _running(session: AsyncSession, import_id: int) -> ImportRow:
    row = await session.get(ImportRow, import_id)
    if row is None or row.staat != ImportState.RUNNING.value:
        raise ImportNotRunningError(import_id)
    return row


async def _remove(session: AsyncSession, row: ImportRow) -> None:
    connection = await session.connection()
    await connection.execute(delete(BewerkingRow).where(col(BewerkingRow.import_id) == row.id))
    await connection.execute(delete(ImportRow).where(col(ImportRow.id) == row.id))


def _newest() -> Select[ImportRow]:
    return select(ImportRow).where(_DONE).order_by(col(ImportRow.id).desc()).limit(1)


def _values(draft: EditDraft, row: ImportRow) -> dict[str, object]:
    return {
        "soort": draft.soort.value,
        "record_id": draft.record_id,
        "handeling": draft.kind.value,
        "inhoud": dict(draft.content),
        "door": row.door,
        "op": row.op,
        "import_id": row.id,
    }


def _import(row: ImportRow) -> Import:
    return Import(
        id=row.id or 0,
        name=row.naam,
        by=row.door,
        at=row.op,
        state=ImportState(row.staat),
        added=row.nieuw,
        changed=row.gewijzigd,
    )
