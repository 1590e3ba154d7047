"""`python -m bot escalation show` and `python -m bot audit`: the casework for whoever keeps the bot."""

import asyncio
import sys
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from bot.settings import Settings
    from meldingen.controle import Controle
    from meldingen.escalatie import Escalatiebeleid


def register(app: typer.Typer) -> None:
    """Add the commands; what they need is loaded when one of them runs."""
    escalation = typer.Typer(help="The escalation policy: who is told what, when and why.")
    escalation.callback()(_escalation)
    escalation.command("show")(show)
    app.add_typer(escalation, name="escalation")
    app.command("audit")(audit)


def _escalation() -> None:
    """The escalation policy: who is told what, when and why."""


def show() -> None:
    """Print the policy that holds for new meldingen, with reasons and sources."""
    from rich.console import Console

    from bot.policy import load_escalation

    print_policy(load_escalation(_settings()), Console())


def print_policy(beleid: "Escalatiebeleid", console: "Console") -> None:
    from rich.table import Table

    from meldingen.escalatie import describe

    console.print(f"{beleid.versie}: {beleid.toelichting}", markup=False)
    rows = describe(beleid)
    for urgentie in dict.fromkeys(row.urgentie for row in rows):
        table = Table(title=f"urgentie: {urgentie.value}", title_justify="left", show_lines=True)
        for name in ("wat", "wanneer", "wie", "weg", "vraag", "reden en bron"):
            table.add_column(name, overflow="fold")
        for row in (row for row in rows if row.urgentie is urgentie):
            why = row.reden if row.bron is None else f"{row.reden} Bron: {row.bron}."
            asked = " ".join(filter(None, (row.vraag, f"Advies: {row.advies.value}." if row.advies else "")))
            told = ", ".join(wie.value for wie in row.wie)
            way = ", ".join(weg.value for weg in row.weg)
            table.add_row(row.onderdeel, row.wanneer, told, way, asked, why)
        console.print(table)
    console.print("Klaar voor het Landelijk Maatwerkloket, als:", markup=False)
    for punt in beleid.controlepunten.values():
        console.print(f"- {punt.nl}", markup=False)


def audit() -> None:
    """Prove that nothing is forgotten; one line, and exit code 1 when something is."""
    from dialogs.controle.words import say_audit
    from dialogs.texts import Texts
    from knowledge.language import Language

    controle = asyncio.run(_take(_settings()))
    sys.stdout.write(f"{say_audit(controle, Texts(Language.NL))}\n")
    if not controle.schoon:
        raise typer.Exit(1)


async def _take(settings: "Settings") -> "Controle":
    from bot.clock import SystemClock
    from bot.database import open_database, upgrade
    from bot.policy import load_policy
    from meldingen.balie import Meldingenbalie
    from meldingen.store.eenheid import SqlWerkeenheden

    settings.data_dir.mkdir(parents=True, exist_ok=True)
    await upgrade(settings.database_address)
    async with open_database(settings.database_address) as database:
        cases = SqlWerkeenheden(database.writers, database.readers)
        return await Meldingenbalie(cases, load_policy(settings)).controleer(SystemClock().now())


def _settings() -> "Settings":
    """Read the settings, and try the policy that they name."""
    from bot.policy import load_policy
    from bot.settings import SettingsError, load_settings

    try:
        settings = load_settings()
        load_policy(settings)
    except SettingsError as error:
        _refuse(error)
    return settings


def _refuse(error: Exception) -> NoReturn:
    sys.stderr.write(f"{error}\n")
    raise typer.Exit(1) from None
