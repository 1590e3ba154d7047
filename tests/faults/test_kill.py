"""The bot is killed again and again while people file, take up and write: nothing lost, nothing doubled."""

import asyncio
import os
import random
from pathlib import Path

import pytest

from tests.bench.turns.process import free_port
from tests.faults.channel import open_channel
from tests.faults.judging import look, settled
from tests.faults.office import judge, open_office, pontonnier_ids, summary, tell
from tests.faults.program import Bot, started

SEED = int(os.environ.get("FAULTS_SEED", "20261122"))
FILERS, EACH, PONTONNIERS = 8, 25, 8
KILLS = 8
LONGEST_PAUSE = 4.0
MOST_CUT_OFF = 10
"""Messages on their way at one moment; what was only claimed must go out after all."""

pytestmark = pytest.mark.faults


async def _kill_now_and_then(bot: Bot, rng: random.Random) -> None:
    for _ in range(KILLS):
        await asyncio.sleep(rng.uniform(2.0, 6.0))
        await bot.kill()
        await asyncio.sleep(rng.uniform(0.0, 1.0))
        await bot.start()


async def test_killed_at_random_moments_nothing_confirmed_is_lost_and_nothing_is_doubled(
    tmp_path: Path,
) -> None:
    rng = random.Random(SEED)  # noqa: S311 - chance that can be repeated
    settings = {"pontonniers": ",".join(pontonnier_ids(PONTONNIERS)), "log_level": "info"}
    bot = Bot(tmp_path, free_port(), settings)
    url = f"sqlite+aiosqlite:///{tmp_path / 'data' / 'bot.db'}"
    staff = (FILERS, PONTONNIERS)
    async with open_channel() as channel, open_office(channel, (bot.url,), rng, staff) as office:
        async with started(bot):
            await office.arrive()
            await asyncio.gather(office.work(EACH, LONGEST_PAUSE), _kill_now_and_then(bot, rng))
            await settled(url)
        code, audited = await bot.command("audit")
        found = await look(url)
        lines = [*summary(office, channel, found, bot.kills), ("audit", audited.strip())]
        tell(f"kill -9, seed {SEED}", lines)
        judge(office, channel, found)
        assert code == 0, audited
        assert found.states["onbekend"] <= bot.kills * MOST_CUT_OFF
