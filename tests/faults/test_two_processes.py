"""Two bots on one PostgreSQL, a channel that fails in every way, and one bot killed half-way."""

import asyncio
import os
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.bench.turns.process import free_port
from tests.faults.channel import Trouble, Weather, open_channel
from tests.faults.judging import look, settled
from tests.faults.office import Office, judge, open_office, pontonnier_ids, summary, tell
from tests.faults.program import Bot, started
from tests.postgres import empty_database

SEED = int(os.environ.get("FAULTS_SEED", "20261122"))
FILERS, EACH, PONTONNIERS = 6, 15, 6
LONGEST_PAUSE = 5.0
KILLED_AFTER_SECONDS = (15.0, 25.0)
CHANCES: Sequence[tuple[Trouble, float]] = (
    (Trouble.THROTTLED, 0.02),
    (Trouble.ERROR, 0.02),
    (Trouble.ERROR_AFTER, 0.02),
    (Trouble.RESET, 0.02),
    (Trouble.RESET_AFTER, 0.02),
    (Trouble.SLOW, 0.01),
)

pytestmark = pytest.mark.faults


def _stormy(rng: random.Random) -> Weather:
    kinds = [trouble for trouble, _ in CHANCES]
    chances = [chance for _, chance in CHANCES]

    def weather() -> Trouble | None:
        return rng.choices([*kinds, None], [*chances, 1 - sum(chances)])[0]

    return weather


async def _kill_half_way(bot: Bot, office: Office, rng: random.Random) -> int:
    """Return how many meldingen were confirmed when it fell; it stays down."""
    await asyncio.sleep(rng.uniform(*KILLED_AFTER_SECONDS))
    await bot.kill()
    office.line.bots = [url for url in office.line.bots if url != bot.url]
    return len(office.confirmed)


async def test_when_one_of_two_is_killed_and_the_channel_fails_the_other_finishes_the_work(
    tmp_path: Path,
) -> None:
    rng = random.Random(SEED)  # noqa: S311 - chance that can be repeated
    url = await asyncio.to_thread(empty_database)
    settings = {
        "pontonniers": ",".join(pontonnier_ids(PONTONNIERS)),
        "database_url": url,
        "send_seconds": "4",
    }
    first, second = (Bot(tmp_path, free_port(), settings, name) for name in ("first", "second"))
    weather = _stormy(random.Random(SEED + 1))  # noqa: S311 - chance that can be repeated
    staff = (FILERS, PONTONNIERS)
    async with (
        open_channel(weather) as channel,
        open_office(channel, (first.url, second.url), rng, staff) as office,
        started(first, second),
    ):
        await office.arrive()
        _, before = await asyncio.gather(office.work(EACH, LONGEST_PAUSE), _kill_half_way(first, office, rng))
        await settled(url)
        code, audited = await second.command("audit")
        found = await look(url)
        lines = [
            *summary(office, channel, found, first.kills),
            ("confirmed before the kill", before),
            ("audit", audited.strip()),
        ]
        tell(f"two processes on PostgreSQL, seed {SEED}", lines)
        judge(office, channel, found)
        assert 0 < before < len(office.confirmed)
        assert all(channel.troubles[trouble.name] for trouble, _ in CHANCES), "not every fault was tried"
        assert code == 0, audited
