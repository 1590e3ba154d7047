"""Counts over the tables for the proof that nothing is forgotten."""

from datetime import datetime

from sqlalchemy import ColumnElement, ScalarSelect, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from meldingen.controle import SPELING, Controle, Telling
from meldingen.outbox.model import Staat
from meldingen.store.tabellen import BerichtRij, MeldingRij, TermijnRij


def _meldingen(*conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    open_ones = select(func.count()).select_from(MeldingRij).where(col(MeldingRij.is_open), *conditions)
    return open_ones.scalar_subquery()


def _berichten(*conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).select_from(BerichtRij).where(*conditions).scalar_subquery()


async def take_count(session: AsyncSession, now: datetime) -> Controle:
    late = now - SPELING
    has_term = exists().where(col(TermijnRij.nummer) == col(MeldingRij.nummer))
    overdue = select(func.count()).select_from(TermijnRij).where(col(TermijnRij.volgende_op) < late)
    query = select(
        _meldingen(),
        _meldingen(col(MeldingRij.uiterlijk).is_(None)),
        _meldingen(~has_term),
        overdue.scalar_subquery(),
        _berichten(col(BerichtRij.staat) == Staat.WACHTEND.value, col(BerichtRij.beschikbaar_op) < late),
        _berichten(col(BerichtRij.staat) == Staat.BEZIG.value, col(BerichtRij.lease_tot) < late),
    )
    total, *wrong = (await session.execute(query)).one()
    names = ("zonder_belofte", "zonder_termijn", "te_laat", "blijft_liggen", "verlopen_lease")
    return Controle(now, total, Telling.model_validate(dict(zip(names, wrong, strict=True))))
