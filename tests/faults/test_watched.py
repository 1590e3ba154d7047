"""Two bots watch over one PostgreSQL: what is broken on purpose is told, and silences the beat of both."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from sqlalchemy import delete, insert, select, update
from sqlmodel import col

from bot.clock import SystemClock
from bot.database import Database, open_database
from bot.watch import NIGHT_HOUR
from meldingen.balie import Meldingenbalie
from meldingen.outbox.model import Staat
from meldingen.store.eenheid import SqlWerkeenheden
from meldingen.store.tabellen import BerichtRij, TermijnRij
from meldingen.werktijd.dagplan import ZONE
from tests.bench.turns.process import free_port
from tests.builders import BELEID, MELDER, a_concept
from tests.faults.channel import FaultyChannel, open_channel
from tests.faults.office import tell
from tests.faults.people import Line, Persistent
from tests.faults.program import Bot, started
from tests.loopback import serving
from tests.postgres import empty_database

MANAGER = "66660000-5555-4555-8555-555555555555"
PERIOD_SECONDS = 60.0
WITHIN_SECONDS = 3 * PERIOD_SECONDS
Said = dict[str, Any]

pytestmark = pytest.mark.faults


@dataclass
class Pulse:
    """Whoever listens to the heartbeat."""

    url: str = ""
    beats: list[float] = field(default_factory=list)

    async def hear(self, _request: web.Request) -> web.Response:
        self.beats.append(monotonic())
        return web.Response()

    @property
    def pauses(self) -> list[float]:
        return [later - earlier for earlier, later in zip(self.beats, self.beats[1:], strict=False)]


@asynccontextmanager
async def listening() -> AsyncIterator[Pulse]:
    pulse = Pulse()
    app = web.Application()
    app.router.add_get("/beat", pulse.hear)
    async with serving(app) as url:
        pulse.url = f"{url}beat"
        yield pulse


@dataclass
class Watched:
    bots: list[Bot]
    session: aiohttp.ClientSession

    async def said(self) -> list[Said]:
        """The audit, as each bot tells it."""
        answers = []
        for bot in self.bots:
            async with self.session.get(f"{bot.url}/readyz") as response:
                assert response.status == 200
                answers.append((await response.json())["parts"]["audit"])
        return answers

    async def until(self, wanted: Callable[[Said], bool]) -> list[Said]:
        """Wait until every bot says it; they say the same."""
        async with asyncio.timeout(WITHIN_SECONDS):
            while True:
                said = await self.said()
                if all(map(wanted, said)) and said.count(said[0]) == len(said):
                    return said
                await asyncio.sleep(1.0)

    async def next_after(self, before: Said) -> Said:
        said, *_ = await self.until(lambda said: bool(said["at"] > before["at"]))
        return said


async def forget_a_case(database: Database) -> list[Any]:
    """A melding that nothing wakes, with a message that waits for days and one that nobody gives back."""
    balie = Meldingenbalie(SqlWerkeenheden(database.writers, database.readers), BELEID)
    for key in ("a", "b"):
        await balie.indienen(a_concept(), MELDER, key=key, now=SystemClock().now())
    first, second = col(BerichtRij.nummer) == "DB-2026-0001", col(BerichtRij.nummer) == "DB-2026-0002"
    unknown = {"soort": "van-een-nieuwere-bot", "rol": None, "person_id": "tenant:iemand"}
    async with database.engine.begin() as connection:
        rows = (await connection.execute(select(TermijnRij))).mappings().all()
        await connection.execute(delete(TermijnRij))
        long_ago = rows[0]["op"].replace(year=2020)
        waits = {**unknown, "staat": Staat.WACHTEND.value, "beschikbaar_op": long_ago}
        stuck = {**unknown, "staat": Staat.BEZIG.value, "lease_tot": None}
        await connection.execute(update(BerichtRij).where(first).values(**waits))
        await connection.execute(update(BerichtRij).where(second).values(**stuck))
    return [dict(row) for row in rows]


async def mend(database: Database, terms: list[Any]) -> None:
    async with database.engine.begin() as connection:
        await connection.execute(insert(TermijnRij), terms)
        await connection.execute(update(BerichtRij).values(staat=Staat.VERZONDEN.value))


def told(channel: FaultyChannel) -> list[str]:
    messages = channel.screen("a:Manager").messages
    return [message["summary"] for message in messages if "Controle" in message["summary"]]


async def test_two_bots_beat_once_tell_once_and_one_goes_on_when_the_other_is_killed(tmp_path: Path) -> None:
    url = await asyncio.to_thread(empty_database)
    async with listening() as pulse, open_channel() as channel, aiohttp.ClientSession() as session:
        settings = {
            "database_url": url,
            "leidinggevenden": MANAGER,
            "heartbeat_url": pulse.url,
            "heartbeat_minutes": "1",
        }
        bots = [Bot(tmp_path, free_port(), settings, name) for name in ("first", "second")]
        async with started(*bots), open_database(url) as database:
            watched = Watched(bots, session)
            line = Line(session, [bot.url for bot in bots], random.Random(1))  # noqa: S311 - no secret
            manager = Persistent(line.post, channel.screen("a:Manager"), MANAGER, "Manager")
            await manager.arrive()
            clean, *_ = await watched.until(lambda said: bool(said["clean"]))
            terms = await forget_a_case(database)
            asked = await manager.ask("controle")
            broken, *_ = await watched.until(lambda said: "zonder_termijn" in said)
            beats_before = len(pulse.beats)
            again = await watched.next_after(broken)
            silent = len(pulse.beats) == beats_before
            await mend(database, terms)
            mended, *_ = await watched.until(lambda said: bool(said["clean"]))
            await asyncio.sleep(2.0)
            await bots[0].kill()
            watched.bots = bots[1:]
            alone = await watched.next_after(mended)
            last = await watched.next_after(alone)
            await asyncio.sleep(2.0)
    stages = {"clean": clean, "broken": broken, "mended": mended, "alone": alone, "later": last}
    lines = [(stage, said["line"]) for stage, said in stages.items()]
    lines += [("beats", len(pulse.beats)), ("pauses", [round(pause) for pause in pulse.pauses])]
    lines += [("told", told(channel)), ("asked", asked["speak"])]
    tell("two processes watch over one PostgreSQL", lines)
    faults = {"zonder_termijn": 2, "blijft_liggen": 1, "verlopen_lease": 1}
    assert {name: broken[name] for name in faults} == faults
    assert {name: again[name] for name in faults} == faults
    assert "bericht dat blijft liggen (DB-2026-0001)" in str(asked)
    assert silent
    assert len(told(channel)) == (1 if SystemClock().now().astimezone(ZONE).hour >= NIGHT_HOUR else 0)
    assert len(pulse.beats) == beats_before + 3
    assert min(pulse.pauses) > PERIOD_SECONDS - 1
