"""The command that prints how the routekaarten are used; it needs the database, which only bot opens."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from knowledge.routekaart import Routekaart
    from knowledge.routekaart.use import UseFigures

DEFAULT_DAYS = 90
MOST_SHOWN = 10

Since = Annotated[
    datetime | None,
    typer.Option("--since", formats=["%Y-%m-%d"], help="Eerste dag die telt; anders de laatste 90 dagen."),
]


def register_figures(app: typer.Typer) -> None:
    """Add `figures` to `app`."""
    app.command("figures")(figures)


def figures(
    kaart: Annotated[str, typer.Argument(metavar="KAART", help="Id van de routekaart.")] = "onderdak",
    since: Since = None,
) -> None:
    """Toon hoe vaak een routekaart is gelopen, waar men stopt en welke stap het vaakst niet lukt."""
    import asyncio

    from bot.clock import SystemClock
    from bot.settings import SettingsError, load_settings
    from knowledge.loading import SHIPPED_DATA
    from knowledge.routekaart import load_routekaarten

    try:
        settings = load_settings()
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(code=2) from error
    found = load_routekaarten(settings.knowledge_dir or SHIPPED_DATA).get(kaart)
    if found is None:
        typer.echo(f"Er is geen routekaart {kaart}.", err=True)
        raise typer.Exit(code=1)
    day = since.date() if since else (SystemClock().now() - timedelta(days=DEFAULT_DAYS)).date()
    for line in told(found, asyncio.run(_count(settings.database_address, kaart, day)), day):
        typer.echo(line)


async def _count(address: str, kaart: str, since: date) -> "UseFigures":
    from bot.database import open_database, upgrade
    from knowledge.routekaart.use import count_use
    from knowledge.store.route_uses import SqlRouteUses
    from knowledge.store.sessions import Sessions

    await upgrade(address)
    async with open_database(address) as database:
        uses = SqlRouteUses(Sessions(database.writers, database.readers))
        return count_use(await uses.count(kaart, since))


def told(kaart: "Routekaart", figures: "UseFigures", since: date) -> list[str]:
    """Write the figures as lines, each place by its own words as far as the map still has it."""
    lines = [
        f"{kaart.titel.nl}, vanaf {since.isoformat()}",
        f"begonnen: {figures.started}, tot een plan: {figures.finished}",
    ]
    steps = [(_step_name(kaart, place), times) for place, times in figures.failures]
    for title, counted in (
        ("Waar men uitkomt", [(_node_name(kaart, node), times) for node, times in figures.outcomes]),
        ("Waar men stopt", [(_node_name(kaart, node), times) for node, times in figures.stops]),
        ("Welke stap niet lukt", steps),
    ):
        lines += ["", title, *(f"{times:6d}  {name}" for name, times in counted[:MOST_SHOWN])]
    return lines


def _node_name(kaart: "Routekaart", node: str) -> str:
    return f"{kaart.knopen[node].tekst.nl} [{node}]" if node in kaart.knopen else f"[{node}]"


def _step_name(kaart: "Routekaart", step: str) -> str:
    node, _, place = step.rpartition(":")
    steps = kaart.knopen[node].stappen if node in kaart.knopen else ()
    return f"{steps[int(place)].titel.nl} [{step}]" if int(place) < len(steps) else f"[{step}]"
