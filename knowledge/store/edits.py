"""Keeps every edit of the knowledge, in the database; an edit is never changed, at most taken back."""

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from knowledge.language import Language
from knowledge.models import Soort
from knowledge.store.errors import EditNotFoundError, RecordInvalidError
from knowledge.store.model import Edit, EditDraft, EditKind, ImportState, Stamp
from knowledge.store.records import check_field, engels_of, plain, record_of
from knowledge.store.sessions import Sessions
from knowledge.store.tables import ONLY_VERSION, BewerkingRow, ImportRow, VersieRow


class SqlEdits:
    """Implements `knowledge.store.ports.Edits`."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def version(self) -> int:
        async with self._sessions.readers() as session:
            return (
                await session.scalar(select(col(VersieRow.versie)).where(col(VersieRow.id) == ONLY_VERSION))
                or 0
            )

    async def read(self, batch: int = 500) -> AsyncIterator[Sequence[Edit]]:
        after = 0
        while True:
            rows = _counting().where(col(BewerkingRow.id) > after).order_by(col(BewerkingRow.id)).limit(batch)
            async with self._sessions.readers() as session:
                edits = [edit_of(row) for row in await session.scalars(rows)]
            if not edits:
                return
            yield edits
            after = edits[-1].id

    async def add_alias(
        self, soort: Soort, record_id: str, phrase: tuple[Language, str], stamp: Stamp
    ) -> Edit:
        language, words = phrase
        if not words.strip():
            raise RecordInvalidError(record_id, "situatie", "an alias needs words")
        content = {"language": language.value, "phrase": words.strip()}
        return await self._add(EditDraft(soort, record_id, EditKind.ALIAS, content), stamp)

    async def set_field(self, soort: Soort, record_id: str, change: tuple[str, Any], stamp: Stamp) -> Edit:
        field, value = change
        check_field(soort, record_id, field)
        return await self._add(
            EditDraft(soort, record_id, EditKind.FIELD, {"field": field, "value": value}), stamp
        )

    async def set_english(self, dienst_id: str, engels: Mapping[str, Any], stamp: Stamp) -> Edit:
        content = {"engels": plain(engels_of(dienst_id, engels))}
        return await self._add(EditDraft(Soort.DIENST, dienst_id, EditKind.ENGLISH, content), stamp)

    async def add_record(self, soort: Soort, content: Mapping[str, Any], stamp: Stamp) -> Edit:
        record = record_of(soort, content)
        draft = EditDraft(soort, record.id, EditKind.RECORD, {"record": plain(record)})
        return await self._add(draft, stamp)

    async def undo(self, edit_id: int, stamp: Stamp) -> Edit:
        async with self._sessions.writers() as session, session.begin():
            await grow_version(session)
            row = await session.get(BewerkingRow, edit_id)
            if row is None:
                raise EditNotFoundError(edit_id)
            if row.ongedaan_op is None:
                row.ongedaan_door, row.ongedaan_op = stamp.by, stamp.at
            return edit_of(row)

    async def history(self, record_id: str) -> tuple[Edit, ...]:
        mine = select(BewerkingRow).where(col(BewerkingRow.record_id) == record_id, _visible())
        async with self._sessions.readers() as session:
            rows = await session.scalars(mine.order_by(col(BewerkingRow.id).desc()))
            return tuple(edit_of(row) for row in rows)

    async def _add(self, draft: EditDraft, stamp: Stamp) -> Edit:
        async with self._sessions.readers() as session:
            if (kept := await _by_key(session, stamp.key)) is not None:
                return edit_of(kept)
        async with self._sessions.writers() as session, session.begin():
            # Writers wait for each other here, so a press that came in twice at once is seen after it.
            await grow_version(session)
            if (kept := await _by_key(session, stamp.key)) is not None:
                return edit_of(kept)
            row = _row(draft, stamp)
            session.add(row)
            await session.flush()
            return edit_of(row)


async def _by_key(session: AsyncSession, key: str) -> BewerkingRow | None:
    return await session.scalar(select(BewerkingRow).where(col(BewerkingRow.sleutel) == key))


def _row(draft: EditDraft, stamp: Stamp) -> BewerkingRow:
    return BewerkingRow(
        soort=draft.soort.value,
        record_id=draft.record_id,
        handeling=draft.kind.value,
        inhoud=dict(draft.content),
        door=stamp.by,
        op=stamp.at,
        sleutel=stamp.key,
    )


def edit_of(row: BewerkingRow) -> Edit:
    return Edit(
        id=row.id or 0,
        draft=EditDraft(Soort(row.soort), row.record_id, EditKind(row.handeling), row.inhoud),
        by=row.door,
        at=row.op,
        import_id=row.import_id,
        undone_by=row.ongedaan_door,
        undone_at=row.ongedaan_op,
    )


async def grow_version(session: AsyncSession) -> None:
    """Count one change; other writers wait until this transaction ends."""
    connection = await session.connection()
    await connection.execute(
        update(VersieRow).where(col(VersieRow.id) == ONLY_VERSION).values(versie=col(VersieRow.versie) + 1)
    )


def _visible() -> Any:
    done = select(col(ImportRow.id)).where(col(ImportRow.staat) == ImportState.DONE.value)
    return or_(col(BewerkingRow.import_id).is_(None), col(BewerkingRow.import_id).in_(done))


def _counting() -> Any:
    return select(BewerkingRow).where(col(BewerkingRow.ongedaan_op).is_(None), _visible())
