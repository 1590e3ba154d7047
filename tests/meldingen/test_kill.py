"""A process that is killed in the middle of filing loses nothing that was confirmed, and doubles nothing."""

import asyncio
import sys
from pathlib import Path

import pytest

from bot.database import open_database, upgrade
from meldingen.balie import Meldingenbalie
from meldingen.nummer import Meldingnummer
from meldingen.outbox.model import Staat
from meldingen.store.eenheid import SqlWerkeenheden
from meldingen.store.postvak import SqlPostvak
from tests.builders import BELEID, MELDER, NOW, PONTONNIER
from tests.postgres import empty_database

CONFIRMED_BEFORE_EACH_KILL = (6, 2)


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return empty_database() if request.param == "postgres" else f"sqlite+aiosqlite:///{tmp_path / 'm.db'}"


async def file_and_kill(url: str, first: int, confirmed: int) -> dict[int, str]:
    """Return the forms that were confirmed before the kill, with their numbers."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.meldingen.kill.filing",
        url,
        str(first),
        stdout=asyncio.subprocess.PIPE,
    )
    if process.stdout is None:
        raise AssertionError("a piped process has an output")
    lines = [await process.stdout.readline() for _ in range(confirmed)]
    process.kill()
    lines += (await process.stdout.read()).splitlines()
    await process.wait()
    pairs = [line.decode().split() for line in lines]
    return {int(pair[0]): pair[1] for pair in pairs if len(pair) == 2}


async def test_what_was_confirmed_survives_a_kill_and_a_form_sent_again_stays_one_melding(url: str) -> None:
    await upgrade(url)
    confirmed: dict[int, str] = {}
    for wanted in CONFIRMED_BEFORE_EACH_KILL:
        again_from = max(confirmed, default=1)
        found = await file_and_kill(url, again_from, wanted)
        assert all(confirmed.get(form, nummer) == nummer for form, nummer in found.items())
        confirmed |= found
    async with open_database(url) as database:
        balie = Meldingenbalie(SqlWerkeenheden(database.writers, database.readers), BELEID)
        postvak = SqlPostvak(database.writers, database.readers)
        stored = [item.nummer for item in await balie.mijn_meldingen(MELDER)]
        assert set(confirmed.values()) <= {str(nummer) for nummer in stored}
        assert sorted(stored) == [Meldingnummer(2026, n) for n in range(1, len(stored) + 1)]
        assert len(stored) - len(confirmed) <= len(CONFIRMED_BEFORE_EACH_KILL)
        assert (await postvak.counts())[Staat.WACHTEND] == len(stored)
        for nummer in stored:
            assert len((await balie.bekijk(nummer, PONTONNIER, NOW)).tijdlijn) == 1
