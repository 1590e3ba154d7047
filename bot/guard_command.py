"""`guard --jsonl`: try the identity guard by itself, one text a line in, one line of JSON out."""

import sys
from collections.abc import Iterable, Iterator

import orjson
import typer

from meldingen.guard import Guard

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Casework, by itself.")


@app.callback()
def _room() -> None:
    """Commands of the casework that need no running bot."""


@app.command("guard")
def guard_command(
    jsonl: bool = typer.Option(False, "--jsonl", help="Read one text a line, write one line of JSON each."),
) -> None:
    """Say where a text identifies a household; a line may be plain, a JSON string, or {"text": ...}."""
    if not jsonl:
        raise typer.BadParameter("say how texts come in: --jsonl", param_hint="--jsonl")
    for line in answers(open_guard(), _lines(sys.stdin.buffer)):
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()


def open_guard() -> Guard:
    from bot.contacts import known_contacts
    from knowledge.loading import load_knowledge

    return Guard(known_contacts(load_knowledge()))


def answers(guard: Guard, lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield {"found": [...]} for each line, offsets in code points of the text that the line holds."""
    for line in lines:
        found = [
            {"soort": vondst.soort.value, "start": vondst.start, "end": vondst.end}
            for vondst in guard.find(text_of(line))
        ]
        yield orjson.dumps({"found": found}, option=orjson.OPT_APPEND_NEWLINE)


def text_of(line: bytes) -> str:
    """Return the text of a line: what JSON says if it is a string or an object with "text", else the line."""
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError:
        value = None
    if isinstance(value, dict):
        value = value.get("text")
    return value if isinstance(value, str) else line.decode("utf-8", errors="replace")


def _lines(stream: Iterable[bytes]) -> Iterator[bytes]:
    for line in stream:
        yield line.rstrip(b"\r\n")


def main() -> None:
    app(prog_name="python -m meldingen")
