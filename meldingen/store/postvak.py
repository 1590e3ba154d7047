"""The outbox in a table. A claim is one statement, so that no two senders get the same message."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from meldingen.berichten import BerichtSoort
from meldingen.escalatie import Weg
from meldingen.outbox.herhalen import Vervolg, after_lost_lease
from meldingen.outbox.model import DODE_BRIEVEN, EINDSTATEN, Staat, Zending
from meldingen.outbox.poort import ZendingNotFoundError
from meldingen.store.claims import Claims
from meldingen.store.eenheid import Sessies
from meldingen.store.omzetten import Rij, as_words, bericht_row, zending_of
from meldingen.store.tabellen import BerichtRij

NIEMAND = "niemand-met-deze-rol"
AL_VERTELD = "al-verteld"
KNOWN = [soort.value for soort in BerichtSoort]


def _for_role() -> ColumnElement[bool]:
    role = or_(col(BerichtRij.rol).is_not(None), col(BerichtRij.waarnemer))
    return and_(role, col(BerichtRij.langs).is_(None))


def _waiting(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """A kind of message that this program does not know is left to the newer one that wrote it."""
    return (
        col(BerichtRij.staat) == Staat.WACHTEND.value,
        col(BerichtRij.beschikbaar_op) <= now,
        col(BerichtRij.soort).in_(KNOWN),
    )


def claimable(now: datetime, limit: int) -> Select[int | None]:
    """Select the ids that may be claimed; a row that another process is claiming is passed by."""
    return (
        select(col(BerichtRij.id))
        .where(*_waiting(now), ~_for_role())
        .order_by(col(BerichtRij.dringend).desc(), col(BerichtRij.beschikbaar_op), col(BerichtRij.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )


class SqlPostvak:
    def __init__(self, schrijvers: Sessies, lezers: Sessies) -> None:
        self._schrijvers, self._lezers = schrijvers, lezers
        self._claims = Claims(schrijvers)

    async def claim(self, now: datetime, limit: int, lease: timedelta) -> tuple[Zending, ...]:
        claimed = (
            update(BerichtRij)
            .where(col(BerichtRij.id).in_(claimable(now, limit).scalar_subquery()))
            .values(
                staat=Staat.BEZIG.value,
                lease_tot=now + lease,
                vertrokken=False,
                pogingen=col(BerichtRij.pogingen) + 1,
            )
            .returning(BerichtRij)
            .execution_options(synchronize_session=False)
        )
        async with self._schrijvers() as session:
            rows = (await session.execute(claimed)).scalars().all()
            await session.commit()
        taken = [zending_of(row) for row in rows]
        return tuple(
            sorted(taken, key=lambda item: (not item.bericht.dringend, item.beschikbaar_op, item.id))
        )

    async def for_roles(self, now: datetime, limit: int) -> tuple[Zending, ...]:
        query = (
            select(BerichtRij)
            .where(*_waiting(now), _for_role())
            .order_by(col(BerichtRij.beschikbaar_op), col(BerichtRij.id))
            .limit(limit)
        )
        return await self._read(query)

    async def spread(
        self, zending_id: int, personen: Sequence[str], now: datetime, *, kanaal: bool = False
    ) -> bool:
        async with self._schrijvers() as session:
            sent = {"staat": Staat.VERZONDEN.value, "afgerond_op": now}
            row = await self._change(session, zending_id, (Staat.WACHTEND,), sent)
            if row is None:
                return False
            parent = zending_of(row)
            told = await self._told(session, parent, personen)
            left = [person_id for person_id in personen if person_id not in told]
            rows = [_for_person(parent, person_id, now) for person_id in left]
            if kanaal:
                rows.append(_for_channel(parent, now))
            if rows:
                await session.execute(insert(BerichtRij), rows)
            else:
                staat, fout = spread_over_nobody(personen)
                failed = {"staat": staat.value, "fout": fout}
                await self._change(session, zending_id, (Staat.VERZONDEN,), failed)
            await session.commit()
        return True

    async def _told(self, session: AsyncSession, parent: Zending, personen: Sequence[str]) -> set[str | None]:
        query = select(col(BerichtRij.person_id)).where(
            col(BerichtRij.nummer) == str(parent.bericht.nummer),
            col(BerichtRij.soort) == parent.bericht.soort.value,
            col(BerichtRij.aangemaakt_op) == parent.aangemaakt_op,
            col(BerichtRij.person_id).in_(personen),
            ~_for_role(),
        )
        return set((await session.execute(query)).scalars())

    async def record(
        self, zending: Zending, vervolg: Vervolg, now: datetime, referentie: str | None = None
    ) -> bool:
        values = {
            "staat": vervolg.staat.value,
            "beschikbaar_op": vervolg.beschikbaar_op,
            "fout": vervolg.fout,
            "lease_tot": None,
            "afgerond_op": now if vervolg.staat in EINDSTATEN else None,
            "referentie": referentie,
            **_way(vervolg),
        }
        return await self._claims.change(zending, values)

    async def depart(self, zending: Zending, now: datetime) -> bool:
        in_time = zending.lease_tot is not None and zending.lease_tot >= now
        return in_time and await self._claims.change(zending, {"vertrokken": True})

    async def release_stale(self, now: datetime) -> int:
        async with self._schrijvers() as session:
            await self._release(session, now, vertrokken=False)
            unknown = await self._release(session, now, vertrokken=True)
            await session.commit()
        return unknown

    async def _release(self, session: AsyncSession, now: datetime, *, vertrokken: bool) -> int:
        lost = after_lost_lease(now, vertrokken=vertrokken)
        query = (
            update(BerichtRij)
            .where(
                col(BerichtRij.staat) == Staat.BEZIG.value,
                col(BerichtRij.lease_tot) < now,
                col(BerichtRij.vertrokken).is_(vertrokken),
            )
            .values(
                staat=lost.staat.value,
                fout=lost.fout,
                lease_tot=None,
                afgerond_op=now if lost.staat in EINDSTATEN else None,
            )
            .returning(col(BerichtRij.id))
        )
        return len((await session.execute(query)).scalars().all())

    async def resend(self, zending_id: int, now: datetime) -> None:
        values = {
            "staat": Staat.WACHTEND.value,
            "beschikbaar_op": now,
            "pogingen": 0,
            "fout": "",
            "afgerond_op": None,
        }
        async with self._schrijvers() as session:
            if await self._change(session, zending_id, tuple(DODE_BRIEVEN), values) is None:
                await self._require_known(session, zending_id)
            await session.commit()

    async def drop(self, zending_id: int, now: datetime, reden: str) -> bool:
        values = {"staat": Staat.VERVALLEN.value, "afgerond_op": now, "fout": reden}
        async with self._schrijvers() as session:
            row = await self._change(session, zending_id, (Staat.WACHTEND,), values)
            await session.commit()
        return row is not None

    async def dead_letters(self, limit: int) -> tuple[Zending, ...]:
        dead = [staat.value for staat in DODE_BRIEVEN]
        query = (
            select(BerichtRij)
            .where(col(BerichtRij.staat).in_(dead))
            .order_by(col(BerichtRij.id).desc())
            .limit(limit)
        )
        return await self._read(query)

    async def sent_to(self, person_id: str, after_id: int) -> tuple[Zending, ...]:
        query = (
            select(BerichtRij)
            .where(
                col(BerichtRij.person_id) == person_id,
                col(BerichtRij.staat) == Staat.VERZONDEN.value,
                col(BerichtRij.id) > after_id,
            )
            .order_by(col(BerichtRij.id))
        )
        return await self._read(query)

    async def of_melding(self, nummer: str) -> tuple[Zending, ...]:
        query = select(BerichtRij).where(col(BerichtRij.nummer) == nummer).order_by(col(BerichtRij.id))
        return await self._read(query)

    async def counts(self) -> dict[Staat, int]:
        query = select(col(BerichtRij.staat), func.count()).group_by(col(BerichtRij.staat))
        async with self._lezers() as session:
            found = {Staat(staat): count for staat, count in await session.execute(query)}
        return {staat: found.get(staat, 0) for staat in Staat}

    async def oldest_waiting(self, now: datetime) -> datetime | None:
        query = select(func.min(col(BerichtRij.beschikbaar_op))).where(*_waiting(now))
        async with self._lezers() as session:
            return (await session.execute(query)).scalar_one_or_none()

    async def _read(self, query: Select[BerichtRij]) -> tuple[Zending, ...]:
        async with self._lezers() as session:
            return tuple(zending_of(row) for row in (await session.execute(query)).scalars())

    async def _require_known(self, session: AsyncSession, zending_id: int) -> None:
        known = await session.execute(select(col(BerichtRij.id)).where(col(BerichtRij.id) == zending_id))
        if known.scalar_one_or_none() is None:
            raise ZendingNotFoundError(zending_id)

    async def _change(
        self, session: AsyncSession, zending_id: int, van: Sequence[Staat], values: dict[str, Any]
    ) -> BerichtRij | None:
        query = (
            update(BerichtRij)
            .where(
                col(BerichtRij.id) == zending_id,
                col(BerichtRij.staat).in_([staat.value for staat in van]),
            )
            .values(**values)
            .returning(BerichtRij)
            .execution_options(synchronize_session=False)
        )
        return (await session.execute(query)).scalars().one_or_none()


def spread_over_nobody(personen: Sequence[str]) -> tuple[Staat, str]:
    """Tell what becomes of a message to a role when nobody is left to tell."""
    return (Staat.VERVALLEN, AL_VERTELD) if personen else (Staat.MISLUKT, NIEMAND)


def _way(vervolg: Vervolg) -> Rij:
    """What was not tried changes nothing; what goes on by other ways is for the role again."""
    if vervolg.anders:
        return {"langs": None, "weg": as_words(vervolg.anders)}
    return {"langs": vervolg.langs.value} if vervolg.langs else {}


def _for_channel(parent: Zending, now: datetime) -> Rij:
    row = bericht_row(parent.bericht, parent.aangemaakt_op, parent.id)
    return row | {"beschikbaar_op": now, "langs": Weg.KANAAL.value}


def _for_person(parent: Zending, person_id: str, now: datetime) -> Rij:
    receiver = parent.bericht.ontvanger.model_copy(
        update={"person_id": person_id, "rol": None, "waarnemer": False}
    )
    child = parent.bericht.model_copy(update={"ontvanger": receiver, "behalve": None})
    return bericht_row(child, parent.aangemaakt_op, parent.id) | {"beschikbaar_op": now}
