"""What stands in the database afterwards against what people saw."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import and_, func, or_, select, text
from sqlmodel import col

from bot.clock import SystemClock
from bot.database import Database, open_database
from meldingen.outbox.model import Staat
from meldingen.store.tabellen import BerichtRij
from tests.bot.wire import NUMMER
from tests.faults.channel import FaultyChannel

SETTLED_WITHIN_SECONDS = 300.0
SOON = timedelta(minutes=5)
FOUND = """
SELECT b.nummer, b.soort, b.staat, b.fout, b.pogingen, a.conversation_id
FROM meldingen_bericht b LEFT JOIN bot_adressen a ON a.persoon = b.person_id
WHERE b.rol IS NULL AND NOT b.waarnemer
"""
Where = tuple[str, str]
"""Conversation and number."""


@dataclass(frozen=True)
class Row:
    nummer: str
    soort: str
    staat: str
    fout: str
    pogingen: int
    conversation: str

    @property
    def where(self) -> Where:
        return self.conversation, self.nummer


@dataclass(frozen=True)
class Found:
    """Attributes:
    spread: States of the messages to a role, from which those to persons were made.
    """

    nummers: tuple[str, ...]
    counted: int
    rows: tuple[Row, ...]
    spread: Mapping[str, int]

    @property
    def states(self) -> Counter[str]:
        return Counter(row.staat for row in self.rows)


async def look(url: str) -> Found:
    async with open_database(url) as database, database.reading.connect() as connection:
        numbers = await connection.execute(text("SELECT nummer FROM meldingen_melding ORDER BY nummer"))
        counted = await connection.execute(text("SELECT sum(laatste) FROM meldingen_teller"))
        rows = (await connection.execute(text(FOUND))).all()
        roles = await connection.execute(
            text(
                "SELECT staat, count(*) AS number FROM meldingen_bericht WHERE rol IS NOT NULL GROUP BY staat"
            )
        )
        return Found(
            tuple(numbers.scalars()),
            counted.scalar_one() or 0,
            tuple(Row(*row) for row in rows),
            {row.staat: row.number for row in roles},
        )


async def settled(url: str) -> None:
    """Wait until no message is being sent and none waits to go soon."""
    async with asyncio.timeout(SETTLED_WITHIN_SECONDS), open_database(url) as database:
        while await _busy(database):  # noqa: ASYNC110 - another process changes it, which nobody can await
            await asyncio.sleep(1.0)


async def _busy(database: Database) -> int:
    staat, soon = col(BerichtRij.staat), SystemClock().now() + SOON
    waits = and_(staat == Staat.WACHTEND.value, col(BerichtRij.beschikbaar_op) < soon)
    query = select(func.count()).where(or_(staat == Staat.BEZIG.value, waits))
    async with database.reading.connect() as connection:
        return int((await connection.execute(query)).scalar_one())


def doubled(channel: FaultyChannel) -> list[tuple[str, str]]:
    """Return what a reader got twice of the bot's own accord: conversation and text."""
    got = Counter(
        (conversation, activity["summary"])
        for conversation in channel.read
        for activity in channel.screen(conversation).messages
    )
    return [each for each, times in got.items() if times > 1]


def lost(found: Found, channel: FaultyChannel) -> list[str]:
    """Return where readers have fewer messages than were sent, or more than sent and unknown together."""
    got = _delivered(channel)
    sent = Counter(row.where for row in found.rows if row.staat == "verzonden")
    unknown = Counter(row.where for row in found.rows if row.staat == "onbekend")
    return [
        f"{where}: {got[where]} read, {sent[where]} sent, {unknown[where]} unknown"
        for where in sent.keys() | unknown.keys() | got.keys()
        if not sent[where] <= got[where] <= sent[where] + unknown[where]
    ]


def _delivered(channel: FaultyChannel) -> Counter[Where]:
    return Counter(
        (conversation, found[0])
        for conversation in channel.read
        for activity in channel.screen(conversation).messages
        if (found := NUMMER.search(activity["summary"]))
    )


def not_told(found: Found, soort: str, nummers: Iterable[str], each: int) -> list[str]:
    """Return of which of these numbers this kind was not written for exactly so many persons."""
    told = Counter(row.nummer for row in found.rows if row.soort == soort)
    return [nummer for nummer in nummers if told[nummer] != each]


def gaps(nummers: Sequence[str]) -> list[int]:
    taken = sorted(int(nummer.rpartition("-")[2]) for nummer in nummers)
    return sorted(set(range(1, len(taken) + 1)) - set(taken))
