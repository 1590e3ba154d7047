"""The tables come up once, however many processes start."""

import asyncio
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import text

from bot.database import MIGRATIONS, alembic_config, check, newest_revision, open_database, upgrade
from tests.postgres import empty_database


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_processes_that_start_together_bring_the_tables_up_once(kind: str, tmp_path: Path) -> None:
    url = empty_database() if kind == "postgres" else f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}"
    await asyncio.gather(*(upgrade(url) for _ in range(3)))
    await check(url)


async def test_tables_of_an_older_program_are_brought_up(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}"
    await upgrade(url, "0001_meldingen")
    await upgrade(url)
    async with open_database(url) as database, database.asking.connect() as connection:
        found = await connection.execute(text("SELECT version_num FROM alembic_version"))
        assert found.scalar_one() == newest_revision()


def test_the_newest_revision_is_the_one_that_nothing_follows() -> None:
    script = ScriptDirectory.from_config(alembic_config())
    assert script.get_heads() == [newest_revision()]
    assert {file.stem for file in (MIGRATIONS / "versions").glob("[0-9]*.py")} == {
        revision.revision for revision in script.walk_revisions()
    }
