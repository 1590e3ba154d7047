"""The migrated tables, as they are in use."""

from datetime import UTC, datetime
from pathlib import Path

from bot.database import open_database, upgrade
from knowledge.language import Language
from knowledge.models import Soort
from knowledge.store import Sessions, SqlEdits, Stamp


async def test_the_first_edit_after_the_migration_counts_as_the_first_version(tmp_path: Path) -> None:
    address = f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}"
    await upgrade(address, "0003_kennis")
    async with open_database(address) as database:
        edits = SqlEdits(Sessions(database.writers, database.readers))
        assert await edits.version() == 0
        stamp = Stamp("beheerder", datetime(2026, 11, 20, tzinfo=UTC), "k")
        await edits.add_alias(Soort.DIENST, "sociaal-pontonnier", (Language.NL, "woorden"), stamp)
        assert await edits.version() == 1
