"""Counts over the tables for the proof that nothing is forgotten."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from meldingen.controle import HOOGSTENS_GENOEMD, SPELING, TE_LANG, VAAK, Controle, Telling
from meldingen.outbox.model import DODE_BRIEVEN, Staat
from meldingen.store.tabellen import BerichtRij, MeldingRij, TermijnRij
from meldingen.termijnen import TermijnSoort

PROMISES = (TermijnSoort.BELOFTE.value, TermijnSoort.WACHT_EINDE.value)
"""The terms that look after what was promised to the filer."""

_DEAD = [staat.value for staat in DODE_BRIEVEN]

Nummers = Select[str]


async def take_count(session: AsyncSession, now: datetime) -> Controle:
    wrong = _wrong(now)
    counts = [
        select(func.count()).select_from(query.subquery()).scalar_subquery() for query in wrong.values()
    ]
    open_ones = select(func.count()).select_from(MeldingRij).where(col(MeldingRij.is_open))
    dead = select(func.count()).select_from(BerichtRij).where(col(BerichtRij.staat).in_(_DEAD))
    totals = (open_ones.scalar_subquery(), dead.scalar_subquery())
    total, letters, *found = (await session.execute(select(*totals, *counts))).one()
    telling = Telling.model_validate(dict(zip(wrong, found, strict=True)))
    named = {
        name: await _first_few(session, query) for name, query in wrong.items() if getattr(telling, name)
    }
    return Controle(now, total, telling, named, letters)


def _wrong(now: datetime) -> dict[str, Nummers]:
    """Select the meldingen of everything that must not be there, by the name of its count."""
    late = now - SPELING
    return {
        "zonder_belofte": _meldingen(col(MeldingRij.uiterlijk).is_(None)),
        "zonder_termijn": _meldingen(~_woken()),
        "zonder_afzender": _meldingen(
            col(MeldingRij.uiterlijk).is_not(None), _woken(), ~_woken(col(TermijnRij.soort).in_(PROMISES))
        ),
        "te_laat": select(col(TermijnRij.nummer)).where(_overdue(late)),
        "blijft_liggen": _berichten(Staat.WACHTEND, col(BerichtRij.beschikbaar_op) < late),
        "komt_niet_aan": _berichten(
            Staat.WACHTEND,
            col(BerichtRij.beschikbaar_op) >= late,
            col(BerichtRij.aangemaakt_op) < now - TE_LANG,
            col(BerichtRij.pogingen) >= VAAK,
        ),
        "verlopen_lease": _berichten(
            Staat.BEZIG, or_(col(BerichtRij.lease_tot) < late, col(BerichtRij.lease_tot).is_(None))
        ),
    }


def _meldingen(*conditions: ColumnElement[bool]) -> Nummers:
    return select(col(MeldingRij.nummer)).where(col(MeldingRij.is_open), *conditions)


def _woken(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(col(TermijnRij.nummer) == col(MeldingRij.nummer), *conditions)


def _overdue(late: datetime) -> ColumnElement[bool]:
    """A term that fails is put off each time, and stays as late as it was."""
    failed = and_(col(TermijnRij.pogingen) > 0, col(TermijnRij.op) < late)
    return or_(col(TermijnRij.volgende_op) < late, failed)


def _berichten(staat: Staat, *conditions: ColumnElement[bool]) -> Nummers:
    return select(col(BerichtRij.nummer)).where(col(BerichtRij.staat) == staat.value, *conditions)


async def _first_few(session: AsyncSession, query: Nummers) -> tuple[str, ...]:
    few = query.distinct().order_by(query.selected_columns[0]).limit(HOOGSTENS_GENOEMD)
    return tuple((await session.execute(few)).scalars())
