"""The command that draws a map, for the command line of the knowledge."""

from pathlib import Path
from typing import Annotated

import typer

from knowledge.language import Language
from knowledge.loading import SHIPPED_DATA
from knowledge.routekaart.errors import RoutekaartError
from knowledge.routekaart.loading import load_routekaart


def register(app: typer.Typer) -> None:
    """Add `draw` to `app`."""
    app.command("draw")(draw)


def draw(
    name: Annotated[str, typer.Argument(metavar="KAART", help="Naam van het bestand, zonder .yaml.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Bestand waarin de tekening komt.")],
    language: Annotated[Language, typer.Option("--language", help="Taal van de tekening.")] = Language.NL,
    data: Annotated[Path, typer.Option("--data", help="Map met de kennisbestanden.")] = SHIPPED_DATA,
) -> None:
    """Teken een routekaart als SVG, om te bekijken en na te lopen."""
    # The other commands need no drawing.
    from knowledge.routekaart.drawing import draw_svg

    try:
        kaart = load_routekaart(data / f"{name}.yaml")
    except RoutekaartError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(code=1) from error
    output.write_text(draw_svg(kaart, language), encoding="utf-8")
    typer.echo(f"{output}: {kaart.titel.read(language)}")
