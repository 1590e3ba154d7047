"""The command line: `python -m bot` runs the bot."""

import asyncio
import sys
from importlib import import_module
from importlib.util import find_spec

import typer

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
    from bot.serving import serve
    from bot.settings import SettingsError, load_settings
    from knowledge.loading import KnowledgeError

    try:
        settings = load_settings()
        set_up_logs(settings.log_level)
        asyncio.run(serve(settings))
    except (SettingsError, KnowledgeError) as error:
        sys.stderr.write(f"The bot did not start. {error}\n")
        raise typer.Exit(1) from None


def main() -> None:
    if find_spec("bot.terminal.command") is not None:
        import_module("bot.terminal.command").register(app)
    app()
