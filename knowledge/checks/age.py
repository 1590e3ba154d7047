"""Services whose facts nobody has confirmed for years."""

from collections.abc import Iterator
from datetime import date

from knowledge.catalogue import Knowledge
from knowledge.checks.files import KAART
from knowledge.findings import Finding, Severity
from knowledge.models import DienstStatus

MOST_YEARS = 3
"""Older than this a living service is due for review; historical ones are past and stay as they are."""


def check_age(knowledge: Knowledge, today: date) -> Iterator[Finding]:
    for dienst in knowledge.diensten.values():
        if dienst.status is not DienstStatus.ACTIVE:
            continue
        if dienst.assured_date is None:
            yield _warning(dienst.id, "no source says when this was true")
            continue
        days = (today - date.fromisoformat(dienst.assured_date)).days
        if days < 0:
            yield Finding(Severity.ERROR, KAART, dienst.id, "assured_date", "lies in the future")
        elif days > MOST_YEARS * 365.25:
            yield _warning(dienst.id, f"the newest source is {days / 365.25:.0f} years old")


def _warning(record: str, message: str) -> Finding:
    return Finding(Severity.WARNING, KAART, record, "assured_date", message)
