"""Keys that were used, and the audit trail, in tables."""

from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col

from meldingen.beeld import Inzage, Uitkomst
from meldingen.model.waarden import Moment
from meldingen.nummer import Meldingnummer
from meldingen.opslag import BEKIJKEN, Auditregel, KeyTakenError
from meldingen.store.tabellen import AuditRij, GeholpenRij, SleutelRij

SLEUTELS, AUDIT, GEHOLPEN = (
    SQLModel.metadata.tables[f"meldingen_{name}"] for name in ("sleutel", "audit", "geholpen")
)


class SqlJournaal:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def outcome(self, key: str) -> Uitkomst | None:
        query = select(col(SleutelRij.uitkomst)).where(col(SleutelRij.sleutel) == key)
        stored = (await self._session.execute(query)).scalar_one_or_none()
        return None if stored is None else Uitkomst.model_validate(stored)

    async def remember(self, key: str, uitkomst: Uitkomst, op: Moment) -> None:
        row = {
            "sleutel": key,
            "nummer": str(uitkomst.nummer),
            "op": op,
            "uitkomst": uitkomst.model_dump(mode="json"),
        }
        try:
            await self._session.execute(insert(SLEUTELS), [row])
        except IntegrityError as error:
            raise KeyTakenError(key) from error

    async def write(self, regel: Auditregel) -> None:
        await self._session.execute(insert(AUDIT), [regel.model_dump()])

    async def count_helped(self, sinds: Moment) -> int:
        query = select(func.count()).select_from(GeholpenRij).where(col(GeholpenRij.op) >= sinds)
        return (await self._session.execute(query)).scalar_one()

    async def helped(self, key: str, op: Moment) -> None:
        known = select(col(GeholpenRij.sleutel)).where(col(GeholpenRij.sleutel) == key)
        if (await self._session.execute(known)).scalar_one_or_none() is None:
            try:
                await self._session.execute(insert(GEHOLPEN), [{"sleutel": key, "op": op}])
            except IntegrityError as error:
                raise KeyTakenError(key) from error

    async def inzagen(self, nummer: Meldingnummer) -> tuple[Inzage, ...]:
        query = (
            select(col(AuditRij.op), col(AuditRij.functie), col(AuditRij.organisatie))
            .where(col(AuditRij.nummer) == str(nummer), col(AuditRij.handeling) == BEKIJKEN)
            .order_by(col(AuditRij.op), col(AuditRij.id))
        )
        rows = await self._session.execute(query)
        return tuple(
            Inzage(op=op, functie=functie, organisatie=organisatie) for op, functie, organisatie in rows
        )
