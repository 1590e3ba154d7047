"""What holds for every test."""

import asyncio
import gc
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.database import upgrade
from tests.postgres import database_with_tables

# A busy machine is no fault of the code: no test judges by absolute time. The suite keeps to its five
# minutes with fewer examples a run; PROPERTY_PROFILE=thorough searches ten times as long.
quietly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("project", quietly, max_examples=50)
settings.register_profile("thorough", quietly, max_examples=500)
settings.load_profile(os.environ.get("PROPERTY_PROFILE", "project"))


def pytest_collection_finish() -> None:
    """Spare the garbage collector what was imported, and let it come less often: reading the knowledge
    makes half a million objects that stay, and it went through all of them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables and nothing in them, migrated once a run; tests work on a copy."""
    path = tmp_path_factory.mktemp("sjabloon") / "leeg.db"
    asyncio.run(upgrade(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of an SQLite file of this test's own, with all tables."""
    path = tmp_path / "bot.db"
    path.write_bytes(sqlite_template.read_bytes())
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture(params=["sqlite", "postgres"])
def either_url(request: pytest.FixtureRequest) -> str:
    """The same on SQLite and on PostgreSQL."""
    if request.param == "postgres":
        return database_with_tables()
    return str(request.getfixturevalue("sqlite_url"))
