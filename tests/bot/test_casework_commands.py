"""The commands of whoever keeps the bot: the policy in words, and the proof that nothing is forgotten."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlmodel import col
from typer import Typer
from typer.testing import CliRunner

from bot.casework_commands import register
from bot.database import open_database, upgrade
from meldingen.balie import Meldingenbalie
from meldingen.escalatie import default_beleid, describe
from meldingen.store.eenheid import SqlWerkeenheden
from meldingen.store.tabellen import TermijnRij
from tests.builders import BELEID, MELDER, NOW, a_concept


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Typer:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "300")
    app = Typer()
    register(app)
    return app


def test_the_policy_is_shown_with_every_reason_and_source(app: Typer) -> None:
    shown = " ".join(CliRunner().invoke(app, ["escalation", "show"]).output.replace("│", " ").split())
    for row in describe(default_beleid()):
        assert row.onderdeel in shown
        assert row.reden.split(".")[0] in shown
    assert "Den Haag" in shown
    assert all(punt.nl in shown for punt in default_beleid().controlepunten.values())


def test_a_policy_that_is_wrong_is_named_with_its_file_and_place(
    app: Typer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "eigen.yaml").write_text("versie: eigen\n", encoding="utf-8")
    monkeypatch.setenv("BOT_ESCALATION_FILE", "eigen.yaml")
    result = CliRunner().invoke(app, ["escalation", "show"])
    assert result.exit_code == 1
    assert "eigen.yaml" in result.output
    assert "urgenties" in result.output


def test_own_office_hours_that_cannot_be_read_are_named(app: Typer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_OFFICE_HOURS_FILE", "weg.yaml")
    result = CliRunner().invoke(app, ["audit"])
    assert (result.exit_code, "BOT_OFFICE_HOURS_FILE" in result.output) == (1, True)


def test_an_audit_of_an_empty_bot_is_clean(app: Typer) -> None:
    result = CliRunner().invoke(app, ["audit"])
    assert result.exit_code == 0
    assert "alles klopt" in result.output


def test_an_audit_says_what_is_wrong_and_fails(app: Typer, tmp_path: Path) -> None:
    asyncio.run(_forget_a_case(f"sqlite+aiosqlite:///{tmp_path / 'data' / 'bot.db'}"))
    result = CliRunner().invoke(app, ["audit"])
    assert result.exit_code == 1
    assert "termijn die te laat wordt verwerkt" in result.output


async def _forget_a_case(url: str) -> None:
    await upgrade(url)
    async with open_database(url) as database:
        balie = Meldingenbalie(SqlWerkeenheden(database.writers, database.readers), BELEID)
        await balie.indienen(a_concept(), MELDER, key="k", now=NOW)
        async with database.engine.begin() as connection:
            long_ago = NOW.replace(year=2020)
            await connection.execute(update(TermijnRij).values({col(TermijnRij.volgende_op): long_ago}))
