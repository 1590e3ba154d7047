"""Figures of the routes reach the command line, from the database that the bot writes."""

import asyncio
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from bot.database import open_database, upgrade
from bot.route_figures import register_figures, told
from knowledge.loading import SHIPPED_DATA
from knowledge.routekaart import load_routekaart
from knowledge.routekaart.use import RouteUse, UseEvent, UseFigures
from knowledge.store.route_uses import SqlRouteUses
from knowledge.store.sessions import Sessions
from tests.bot.fakes import NOW


async def _count(folder: Path, *uses: RouteUse) -> None:
    address = f"sqlite+aiosqlite:///{folder / 'data' / 'bot.db'}"
    await upgrade(address)
    async with open_database(address) as database:
        await SqlRouteUses(Sessions(database.writers, database.readers)).note(uses, NOW)


def test_the_command_tells_where_people_stop_and_which_step_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    started = RouteUse("onderdak", "v", "acuut-gevaar", UseEvent.STARTED)
    stopped = RouteUse("onderdak", "v", "wie-vannacht", UseEvent.STOPPED)
    failed = RouteUse("onderdak", "v", "actie-112", UseEvent.FAILED, 0)
    asyncio.run(_count(tmp_path, started, started, stopped, failed))
    app = typer.Typer()
    register_figures(app)
    shown = CliRunner().invoke(app, ["onderdak", "--since", NOW.date().isoformat()])
    assert shown.exit_code == 0, shown.output
    assert "begonnen: 2, tot een plan: 0" in shown.output
    assert "1  Om wie gaat het vannacht? [wie-vannacht]" in shown.output
    assert "[actie-112:0]" in shown.output
    unknown = CliRunner().invoke(app, ["fiets"])
    assert unknown.exit_code == 1


def test_a_place_that_the_map_no_longer_has_is_told_by_its_id() -> None:
    kaart = load_routekaart(SHIPPED_DATA / "routekaart.yaml")
    figures = UseFigures(1, 0, (("weg", 2),), (("weg:3", 1),), ())
    lines = told(kaart, figures, date(2026, 11, 1))
    assert "     2  [weg]" in lines
    assert "     1  [weg:3]" in lines
