"""The commands that bring knowledge in and out; who mounts them says where the edits are kept."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from knowledge.models import Soort

if TYPE_CHECKING:
    # The store brings SQLAlchemy with it, for which the commands that search need not wait.
    from knowledge.catalogue import Knowledge
    from knowledge.store import Corrections, Edits, Gaps, Imports, Stamp


@dataclass(frozen=True)
class Place:
    """Where the knowledge is; None takes what the settings say.

    Attributes:
        database: SQLAlchemy address of the database with the edits.
        data: Folder with the shipped knowledge files.
    """

    database: str | None = None
    data: Path | None = None


@dataclass(frozen=True)
class Living:
    """The knowledge as it was shipped, as it is now with every edit, and where more can be put."""

    shipped: "Knowledge"
    knowledge: "Knowledge"
    edits: "Edits"
    imports: "Imports"
    corrections: "Corrections"
    gaps: "Gaps"
    stamp: "Stamp"


OpenLiving = Callable[[Place], AbstractAsyncContextManager[Living]]

Database = Annotated[
    str | None,
    typer.Option("--database", help="Adres van de database.", envvar="BOT_DATABASE_URL", show_envvar=False),
]
Data = Annotated[Path | None, typer.Option("--data", help="Map met de kennisbestanden.")]
Sort = Annotated[Soort | None, typer.Option("--sort", help="Welke soort, bij een CSV-bestand.")]
Yes = Annotated[bool, typer.Option("--yes", help="Voer uit zonder te vragen.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Zeg wat er zou gebeuren, en doe niets.")]
Report = Annotated[Path | None, typer.Option("--report", help="Schrijf het verslag per rij als CSV.")]


def register(app: typer.Typer, open_living: OpenLiving) -> None:
    """Mount the commands on the app; `open_living` is asked for the knowledge when one of them runs."""
    app.command("template")(_template)
    _mount_export(app, open_living)
    _mount_import(app, open_living)
    _mount_undo(app, open_living)
    _mount_edits(app, open_living)
    _mount_forget(app, open_living)


def _mount_export(app: typer.Typer, open_living: OpenLiving) -> None:
    @app.command("export")
    def export_command(
        file: Annotated[Path, typer.Argument(help="Eindigt op .json, .zip, .xlsx of .csv.")],
        sort: Sort = None,
        database: Database = None,
        data: Data = None,
    ) -> None:
        """Schrijf de kennis naar FILE: HSDS (.json of .zip), Excel of CSV."""
        _run(open_living, Place(database, data), lambda living: _export(living, file, sort))


def _mount_import(app: typer.Typer, open_living: OpenLiving) -> None:
    @app.command("import")
    def import_command(  # noqa: PLR0913 - every option of a command is an argument of its function
        file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
        sort: Sort = None,
        dry_run: DryRun = False,
        yes: Yes = False,
        report: Report = None,
        database: Database = None,
        data: Data = None,
    ) -> None:
        """Neem FILE op in de kennis, in zijn geheel of helemaal niet."""
        wish = _Wish(file, sort, dry_run=dry_run, yes=yes, report=report)
        _run(open_living, Place(database, data), lambda living: _import(living, wish))


def _mount_undo(app: typer.Typer, open_living: OpenLiving) -> None:
    @app.command("undo-import")
    def undo_command(yes: Yes = False, database: Database = None, data: Data = None) -> None:
        """Draai de laatste import terug; bewerkingen van daarna blijven."""
        _run(open_living, Place(database, data), lambda living: _undo(living, yes=yes))


def _mount_edits(app: typer.Typer, open_living: OpenLiving) -> None:
    @app.command("history")
    def history_command(record: str, database: Database = None, data: Data = None) -> None:
        """Toon wie wanneer wat veranderde aan RECORD, per veld."""
        _run(open_living, Place(database, data), lambda living: _history(living, record))

    @app.command("undo-edit")
    def undo_edit_command(number: int, database: Database = None, data: Data = None) -> None:
        """Draai bewerking NUMBER terug; het nummer staat in history."""
        _run(open_living, Place(database, data), lambda living: _undo_edit(living, number))


def _mount_forget(app: typer.Typer, open_living: OpenLiving) -> None:
    @app.command("forget")
    def forget_command(
        days: Annotated[int, typer.Option("--days", min=1, help="Ouder dan zoveel dagen.")],
        database: Database = None,
        data: Data = None,
    ) -> None:
        """Wis afgehandelde correcties en vragen die niemand meer stelde."""
        _run(open_living, Place(database, data), lambda living: _forget(living, days))


@dataclass(frozen=True)
class _Wish:
    file: Path
    sort: Soort | None
    dry_run: bool
    yes: bool
    report: Path | None


def _run(open_living: OpenLiving, place: Place, act: Callable[[Living], Awaitable[None]]) -> None:
    from knowledge.exchange.problems import ExchangeError
    from knowledge.language import Language
    from knowledge.loading import KnowledgeError

    async def within() -> None:
        async with open_living(place) as living:
            await act(living)

    try:
        asyncio.run(within())
    except KnowledgeError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(code=1) from error
    except ExchangeError as error:
        typer.echo(error.problem.say(Language.NL), err=True)
        raise typer.Exit(code=1) from error


async def _export(living: Living, file: Path, sort: Soort | None) -> None:
    from knowledge.exchange.contents import Contents
    from knowledge.exchange.forms import write_file

    write_file(file, Contents(living.knowledge), sort or Soort.DIENST)
    typer.echo(f"Geschreven: {file}")


async def _import(living: Living, wish: _Wish) -> None:
    from rich.console import Console

    from knowledge.exchange.forms import read_file
    from knowledge.exchange.importing import rehearse, take_in
    from knowledge.exchange.report import Screen, show_tally

    console = Console()
    rows = read_file(wish.file, living.knowledge, wish.sort)
    with Screen(console, "Nakijken", wish.report) as screen:
        tally = await rehearse(rows, living.knowledge, screen.watch)
    show_tally(console, tally)
    if tally.refused:
        typer.echo("Er is niets opgenomen. Verbeter de geweigerde rijen en probeer het opnieuw.", err=True)
        raise typer.Exit(code=1)
    if wish.dry_run or not tally.changes_something:
        typer.echo("Er is niets veranderd.")
        return
    if not wish.yes:
        typer.confirm("Dit opnemen?", abort=True)
    rows = read_file(wish.file, living.knowledge, wish.sort)
    with Screen(console, "Opnemen", quiet=True) as screen:
        await take_in(rows, living.knowledge, living.imports, (wish.file.name, living.stamp), screen.watch)
    typer.echo("Opgenomen. Terugdraaien kan met undo-import.")


async def _undo(living: Living, *, yes: bool) -> None:
    last = await living.imports.last()
    if last is None:
        typer.echo("Er is geen import om terug te draaien.", err=True)
        raise typer.Exit(code=1)
    typer.echo(f"Laatste import: {last.name}, {last.added} nieuw en {last.changed} gewijzigd.")
    if not yes:
        typer.confirm("Deze terugdraaien?", abort=True)
    await living.imports.undo_last(living.stamp)
    typer.echo("Teruggedraaid.")


async def _history(living: Living, record_id: str) -> None:
    from rich.console import Console

    from knowledge.exchange.report import show_history
    from knowledge.store import history

    edits = await living.edits.history(record_id)
    if not edits:
        typer.echo(f"Aan {record_id} is niets veranderd.")
    show_history(Console(), history(living.shipped, reversed(edits)))


async def _undo_edit(living: Living, number: int) -> None:
    from knowledge.store import EditNotFoundError

    try:
        undone = await living.edits.undo(number, living.stamp)
    except EditNotFoundError as error:
        typer.echo(f"Er is geen bewerking {number}.", err=True)
        raise typer.Exit(code=1) from error
    typer.echo(f"Teruggedraaid: bewerking {number} van {undone.draft.record_id}.")


async def _forget(living: Living, days: int) -> None:
    before = living.stamp.at - timedelta(days=days)
    corrections, questions = await living.corrections.forget(before), await living.gaps.forget(before)
    typer.echo(f"Gewist: {corrections} correcties en {questions} vragen.")


def _template(file: Path, sort: Sort = None) -> None:
    """Schrijf een leeg bestand om in te vullen, met uitleg bij de kolommen (.xlsx of .csv)."""
    from knowledge.exchange.forms import write_template
    from knowledge.exchange.problems import ExchangeError
    from knowledge.language import Language

    try:
        write_template(file, sort or Soort.DIENST)
    except ExchangeError as error:
        typer.echo(error.problem.say(Language.NL), err=True)
        raise typer.Exit(code=1) from error
    typer.echo(f"Geschreven: {file}")
