"""Questions over many meldingen, in tables."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from meldingen.beeld import Bak, Meldingregel, Relatie, Werkfilter, Werkvoorraad
from meldingen.kenmerken import Kenmerk, kenmerken, organisation_key
from meldingen.model.melding import Doorbraakmelding
from meldingen.rollen import Actor, Rol
from meldingen.store.tabellen import BetrokkeneRij, KenmerkRij, MeldingRij
from meldingen.werklijst import WACHTEND, Werkvraag

FILERS = (Relatie.MELDER.value, Relatie.MEDEMELDER.value)
CONTACTS = (Relatie.TAAKCONTACT.value, Relatie.REGIECONTACT.value)
DOUBLE_BY = (Kenmerk.KNELPUNT, Kenmerk.ORGANISATIE, Kenmerk.WIJK)


class SqlLijsten:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of_person(self, person_id: str, limit: int) -> tuple[Meldingregel, ...]:
        query = (
            select(col(MeldingRij.regel))
            .where(_concerns(person_id, FILERS))
            .order_by(col(MeldingRij.is_open).desc(), *_newest_first())
            .limit(limit)
        )
        return await self._lines(query)

    async def waiting_for(self, actor: Actor, limit: int) -> tuple[Meldingregel, ...]:
        waits = _concerns(actor.person_id, CONTACTS)
        if Rol.AMBASSADEUR in actor.rollen:
            waits = or_(waits, _has(Kenmerk.WACHT_OP, organisation_key(actor.organisatie)))
        query = (
            select(col(MeldingRij.regel))
            .where(col(MeldingRij.is_open), waits)
            .order_by(*_newest_first())
            .limit(limit)
        )
        return await self._lines(query)

    async def worklist(self, vraag: Werkvraag) -> Werkvoorraad:
        narrowed = _narrowed(vraag.filter)
        per_bak = await self._counts(vraag, narrowed)
        query = (
            select(col(MeldingRij.regel))
            .where(_in_bak(vraag.filter.bak, vraag), *narrowed)
            .order_by(col(MeldingRij.uiterlijk).is_(None), col(MeldingRij.uiterlijk), col(MeldingRij.nummer))
            .offset(vraag.pagina.overslaan)
            .limit(vraag.pagina.grootte)
        )
        return Werkvoorraad(
            regels=await self._lines(query),
            totaal=per_bak[vraag.filter.bak],
            pagina=vraag.pagina,
            per_bak=per_bak,
        )

    async def _counts(self, vraag: Werkvraag, narrowed: list[ColumnElement[bool]]) -> dict[Bak, int]:
        counts = [func.count().filter(_in_bak(bak, vraag)) for bak in Bak]
        row = (await self._session.execute(select(*counts).select_from(MeldingRij).where(*narrowed))).one()
        return dict(zip(Bak, row, strict=True))

    async def lookalikes(self, melding: Doorbraakmelding, limit: int) -> tuple[Doorbraakmelding, ...]:
        shared = [_has(soort, waarde) for soort, waarde in sorted(kenmerken(melding)) if soort in DOUBLE_BY]
        query = (
            select(col(MeldingRij.document))
            .where(col(MeldingRij.is_open), col(MeldingRij.nummer) != str(melding.nummer), or_(*shared))
            .order_by(*_newest_first())
            .limit(limit)
        )
        documents = (await self._session.execute(query)).scalars()
        return tuple(Doorbraakmelding.model_validate(document) for document in documents)

    async def _lines(self, query: Select[dict[str, Any]]) -> tuple[Meldingregel, ...]:
        lines = (await self._session.execute(query)).scalars()
        return tuple(Meldingregel.model_validate(line) for line in lines)


def _newest_first() -> tuple[ColumnElement[Any], ...]:
    return col(MeldingRij.ingediend_op).desc(), col(MeldingRij.nummer).desc()


def _concerns(person_id: str, relaties: Iterable[str]) -> ColumnElement[bool]:
    return exists().where(
        col(BetrokkeneRij.person_id) == person_id,
        col(BetrokkeneRij.relatie).in_(relaties),
        col(BetrokkeneRij.nummer) == col(MeldingRij.nummer),
    )


def _has(soort: Kenmerk, waarde: str) -> ColumnElement[bool]:
    return exists().where(
        col(KenmerkRij.soort) == soort.value,
        col(KenmerkRij.waarde) == waarde,
        col(KenmerkRij.nummer) == col(MeldingRij.nummer),
    )


def _narrowed(filter_: Werkfilter) -> list[ColumnElement[bool]]:
    wanted = {
        Kenmerk.LEEFGEBIED: filter_.leefgebied,
        Kenmerk.KNELPUNT: filter_.knelpunt,
        Kenmerk.KNELPUNTSOORT: filter_.knelpuntsoort,
        Kenmerk.ORGANISATIE: organisation_key(filter_.organisatie) if filter_.organisatie else None,
    }
    conditions = [_has(soort, str(waarde)) for soort, waarde in wanted.items() if waarde is not None]
    if filter_.ingediend_voor is not None:
        conditions.append(col(MeldingRij.ingediend_op) < filter_.ingediend_voor)
    return conditions


def _in_bak(bak: Bak, vraag: Werkvraag) -> ColumnElement[bool]:
    """The same question as `meldingen.werklijst.in_bak`; the contract tests hold them together."""
    is_open = col(MeldingRij.is_open)
    if bak is Bak.GESLOTEN:
        return not_(is_open)
    condition = {
        Bak.NIEUW: col(MeldingRij.eigenaar_id).is_(None),
        Bak.MIJN: col(MeldingRij.eigenaar_id) == vraag.person_id,
        Bak.WACHT: col(MeldingRij.status).in_([status.value for status in WACHTEND]),
        Bak.VANDAAG: col(MeldingRij.uiterlijk) < vraag.dag_einde,
        Bak.GEESCALEERD: col(MeldingRij.escalatietrede) > 0,
        Bak.ALLE: is_open,
    }[bak]
    return and_(is_open, condition)
