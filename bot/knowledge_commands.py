"""Gives the knowledge's commands the database of the bot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from knowledge.exchange.commands import Living, Place, register

if TYPE_CHECKING:
    from knowledge.catalogue import Knowledge
    from knowledge.store import Edits, Stamp


def register_exchange(app: typer.Typer) -> None:
    """Mount the commands that bring knowledge in and out on the knowledge's app."""
    register(app, open_living)


@asynccontextmanager
async def open_living(place: Place) -> AsyncIterator[Living]:
    """Open the knowledge with its edits, in the database that the settings or the place name."""
    # The commands that search need none of this, and would start half a second later.
    from bot.database import open_database, upgrade
    from knowledge.loading import load_knowledge
    from knowledge.store import Sessions, SqlCorrections, SqlEdits, SqlGaps, SqlImports

    address, folder = _where(place)
    await upgrade(address)
    shipped = load_knowledge(folder)
    async with open_database(address) as database:
        sessions = Sessions(database.writers, database.readers)
        edits = SqlEdits(sessions)
        yield Living(
            shipped=shipped,
            knowledge=await _with_edits(shipped, edits),
            edits=edits,
            imports=SqlImports(sessions),
            corrections=SqlCorrections(sessions),
            gaps=SqlGaps(sessions),
            stamp=_stamp(),
        )


def _where(place: Place) -> tuple[str, Path]:
    from bot.settings import SettingsError, load_settings
    from knowledge.loading import SHIPPED_DATA

    try:
        settings = load_settings()
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(code=2) from error
    return place.database or settings.database_address, place.data or settings.knowledge_dir or SHIPPED_DATA


async def _with_edits(shipped: "Knowledge", edits: "Edits") -> "Knowledge":
    from knowledge.store import Overlay

    laid = Overlay(shipped)
    async for batch in edits.read():
        laid.apply(batch)
    return laid.knowledge()


def _stamp() -> "Stamp":
    from bot.clock import SystemClock
    from knowledge.store import Stamp

    now = SystemClock().now()
    return Stamp("opdrachtregel", now, f"opdrachtregel:{now.isoformat()}")


def main() -> None:
    """Run the knowledge's commands, with those that need the database."""
    from bot.route_figures import register_figures
    from knowledge.cli import app

    register_exchange(app)
    register_figures(app)
    app(prog_name="python -m knowledge")
