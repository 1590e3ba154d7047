"""The command line: `python -m bot` runs the bot."""

import asyncio
import gc
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from bot.settings import Settings

app = typer.Typer(
    add_completion=False,
    no_args_is_help=False,
    help="Doorbraakbot: finds who can help, files a doorbraakmelding and tells you how it goes.",
)


@app.callback(invoke_without_command=True)
def default(context: typer.Context) -> None:
    """Run the bot, unless another command is named."""
    if context.invoked_subcommand is None:
        run()


@app.command()
def run() -> None:
    """Listen for Teams, or for the Agents Playground when there are no credentials."""
    from bot.logs import set_up_logs
    from bot.settings import SettingsError, load_settings

    try:
        settings = load_settings()
        set_up_logs(settings.log_level)
        _serve(settings)
    except SettingsError as error:
        _refuse(error)


def _serve(settings: "Settings") -> None:
    """A wrong setting is said before the seconds that the rest takes to load.

    Nearly all that is made while starting stays, so looking for garbage meanwhile is time lost; `serve`
    starts it again.
    """
    gc.disable()
    from bot.serving import serve
    from knowledge.loading import KnowledgeError

    try:
        asyncio.run(serve(settings))
    except KnowledgeError as error:
        _refuse(error)


def _refuse(error: Exception) -> NoReturn:
    sys.stderr.write(f"The bot did not start. {error}\n")
    raise typer.Exit(1) from None


def main() -> None:
    if sys.argv[1:2] not in ([], ["run"]):
        _add_chat()
    app()


def _add_chat() -> None:
    """Only when it may be asked for: loading it takes longer than saying that a setting is wrong."""
    if find_spec("bot.terminal.command") is not None:
        import_module("bot.terminal.command").register(app)
    import_module("bot.casework_commands").register(app)
