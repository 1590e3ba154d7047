"""Terms that have run out, in tables: found by one range scan of the index on `volgende_op`."""

from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Delete, Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from meldingen.controle import Controle
from meldingen.model.melding import Doorbraakmelding
from meldingen.nummer import Meldingnummer
from meldingen.opslag import UnreadableMeldingError
from meldingen.store.tabellen import MeldingRij, TermijnRij
from meldingen.store.tellen import take_count
from meldingen.termijnen import Termijn, TermijnSoort

KNOWN = [soort.value for soort in TermijnSoort]


def due_query(now: datetime) -> Select[tuple[TermijnRij, dict[str, Any]]]:
    """Select the earliest due term with its melding; only the melding is locked, as every act does, so
    that a pass over the terms and an act never wait for each other in a circle."""
    return (
        select(TermijnRij, col(MeldingRij.document))
        .join(MeldingRij, col(MeldingRij.nummer) == col(TermijnRij.nummer))
        .where(col(TermijnRij.volgende_op) <= now, col(TermijnRij.soort).in_(KNOWN))
        .order_by(col(TermijnRij.volgende_op))
        .limit(1)
        .with_for_update(of=MeldingRij, skip_locked=True)
    )


class SqlAgenda:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def next_due(self, now: datetime) -> tuple[Doorbraakmelding, Termijn] | None:
        row = (await self._session.execute(due_query(now))).first()
        if row is None:
            return None
        found, document = row
        termijn = Termijn.model_validate(found.model_dump())
        try:
            return Doorbraakmelding.model_validate(document), termijn
        except ValidationError as error:
            raise UnreadableMeldingError(Meldingnummer.parse(found.nummer), termijn) from error

    async def drop(self, nummer: Meldingnummer, termijn: Termijn) -> None:
        query: Delete = delete(TermijnRij).where(*_is(nummer, termijn))
        await self._session.execute(query)

    async def postpone(self, nummer: Meldingnummer, termijn: Termijn, tot: datetime) -> int:
        query = (
            update(TermijnRij)
            .where(*_is(nummer, termijn))
            .values(volgende_op=tot, pogingen=col(TermijnRij.pogingen) + 1)
            .returning(col(TermijnRij.pogingen))
        )
        return (await self._session.execute(query)).scalar_one_or_none() or 0

    async def take_count(self, now: datetime) -> Controle:
        return await take_count(self._session, now)


def _is(nummer: Meldingnummer, termijn: Termijn) -> tuple[Any, ...]:
    return (
        col(TermijnRij.nummer) == str(nummer),
        col(TermijnRij.soort) == termijn.soort.value,
        col(TermijnRij.ref) == termijn.ref,
    )
