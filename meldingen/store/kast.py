"""Meldingen in tables: one row for the case, rows for what it is found by, its timeline, terms, messages."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from meldingen.besluit import Besluit
from meldingen.errors import MeldingNotFoundError, VersionConflictError
from meldingen.kenmerken import betrokkenen, kenmerken
from meldingen.model.melding import Doorbraakmelding
from meldingen.nummer import Meldingnummer
from meldingen.store.omzetten import Rij, bericht_row, gebeurtenis_row, melding_row, termijn_row
from meldingen.store.tabellen import (
    BerichtRij,
    BetrokkeneRij,
    KenmerkRij,
    MeldingRij,
    TellerRij,
    TermijnRij,
    TijdlijnRij,
)
from meldingen.termijnen import Termijn, termijnen_van
from meldingen.tijdlijn import Gebeurtenis


class SqlMeldingkast:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def next_nummer(self, jaar: int) -> Meldingnummer:
        postgres = self._session.get_bind().dialect.name == "postgresql"
        insert_or = postgresql.insert(TellerRij) if postgres else sqlite.insert(TellerRij)
        counted = (
            insert_or.values(jaar=jaar, laatste=1)
            .on_conflict_do_update(
                index_elements=[col(TellerRij.jaar)], set_={"laatste": col(TellerRij.laatste) + 1}
            )
            .returning(col(TellerRij.laatste))
        )
        return Meldingnummer(jaar, (await self._session.execute(counted)).scalar_one())

    async def get(self, nummer: Meldingnummer, *, for_change: bool = False) -> Doorbraakmelding:
        query = select(col(MeldingRij.document)).where(col(MeldingRij.nummer) == str(nummer))
        if for_change:
            query = query.with_for_update()
        document = (await self._session.execute(query)).scalar_one_or_none()
        if document is None:
            raise MeldingNotFoundError(nummer)
        return Doorbraakmelding.model_validate(document)

    async def put(self, besluit: Besluit, was: Doorbraakmelding | None) -> None:
        melding = besluit.melding
        await self._put_row(melding, was)
        await self._put_kenmerken(melding, was)
        await self._put_betrokkenen(melding, was)
        await self._put_termijnen(melding.nummer, besluit.termijnen, termijnen_van(was) if was else ())
        await self._insert(
            TijdlijnRij, [gebeurtenis_row(melding.nummer, item) for item in besluit.gebeurtenissen]
        )
        await self._insert(BerichtRij, [bericht_row(item, besluit.op) for item in besluit.berichten])

    async def _put_row(self, melding: Doorbraakmelding, was: Doorbraakmelding | None) -> None:
        row = melding_row(melding)
        if was is None:
            await self._insert(MeldingRij, [row])
            return
        nummer = row.pop("nummer")
        changed = (
            update(MeldingRij)
            .where(col(MeldingRij.nummer) == nummer, col(MeldingRij.versie) == was.versie)
            .values(**row)
            .returning(col(MeldingRij.versie))
        )
        if (await self._session.execute(changed)).scalar_one_or_none() is None:
            found = (await self.get(melding.nummer)).versie
            raise VersionConflictError(melding.nummer, was.versie, found)

    async def _put_kenmerken(self, melding: Doorbraakmelding, was: Doorbraakmelding | None) -> None:
        old, new = kenmerken(was) if was else frozenset(), kenmerken(melding)
        nummer = str(melding.nummer)
        for soort, waarde in sorted(old - new):
            await self._session.execute(
                delete(KenmerkRij).where(
                    col(KenmerkRij.nummer) == nummer,
                    col(KenmerkRij.soort) == soort.value,
                    col(KenmerkRij.waarde) == waarde,
                )
            )
        rows = [
            {"nummer": nummer, "soort": soort.value, "waarde": waarde} for soort, waarde in sorted(new - old)
        ]
        await self._insert(KenmerkRij, rows)

    async def _put_betrokkenen(self, melding: Doorbraakmelding, was: Doorbraakmelding | None) -> None:
        old, new = betrokkenen(was) if was else frozenset(), betrokkenen(melding)
        nummer = str(melding.nummer)
        for person_id, relatie in sorted(old - new):
            await self._session.execute(
                delete(BetrokkeneRij).where(
                    col(BetrokkeneRij.nummer) == nummer,
                    col(BetrokkeneRij.person_id) == person_id,
                    col(BetrokkeneRij.relatie) == relatie.value,
                )
            )
        rows = [
            {"nummer": nummer, "person_id": person_id, "relatie": relatie.value}
            for person_id, relatie in sorted(new - old)
        ]
        await self._insert(BetrokkeneRij, rows)

    async def _put_termijnen(
        self, nummer: Meldingnummer, new: Sequence[Termijn], old: Sequence[Termijn]
    ) -> None:
        for termijn in set(old) - set(new):
            await self._session.execute(
                delete(TermijnRij).where(
                    col(TermijnRij.nummer) == str(nummer),
                    col(TermijnRij.soort) == termijn.soort.value,
                    col(TermijnRij.ref) == termijn.ref,
                )
            )
        await self._insert(TermijnRij, [termijn_row(nummer, item) for item in new if item not in old])

    async def _insert(self, table: type[Any], rows: list[Rij]) -> None:
        if rows:
            await self._session.execute(insert(table.__table__), rows)

    async def tijdlijn(self, nummer: Meldingnummer, na_versie: int = 0) -> tuple[Gebeurtenis, ...]:
        query = (
            select(TijdlijnRij)
            .where(col(TijdlijnRij.nummer) == str(nummer), col(TijdlijnRij.versie) > na_versie)
            .order_by(col(TijdlijnRij.volgnr))
        )
        rows = (await self._session.execute(query)).scalars()
        return tuple(Gebeurtenis.model_validate(row.model_dump()) for row in rows)
