"""The knowledge from the command line: search, evaluate and check."""

import gc
import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from knowledge.catalogue import Knowledge
from knowledge.findings import Severity
from knowledge.loading import SHIPPED_DATA, KnowledgeError, load_knowledge
from knowledge.routekaart.commands import register as register_drawing
from knowledge.search import SearchEngine, SearchResult

app = typer.Typer(
    help="Zoeken in de sociale kaart, de routekaart en wat eromheen staat.", no_args_is_help=True
)

register_drawing(app)

Directory = Annotated[Path, typer.Option("--data", help="Map met de kennisbestanden.", show_default=False)]


@app.command()
def search(
    question: Annotated[str | None, typer.Argument(metavar="VRAAG", show_default=False)] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Lees vragen van de invoer, een per regel.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Zeg waarom elk resultaat is gevonden.")] = False,
    data: Directory = SHIPPED_DATA,
) -> None:
    """Zoek een antwoord op VRAAG, of op elke regel van de invoer met --jsonl."""
    if jsonl:
        engine = _engine(data)
        for line in _questions():
            print(json.dumps(as_row(engine.search(line)), ensure_ascii=False), flush=True)  # noqa: T201 - the output
        return
    if question is None:
        raise typer.BadParameter("Geef een vraag, of gebruik --jsonl.")
    # rich takes a tenth of a second to import, which --jsonl does not need.
    from knowledge.cli_view import show_result

    show_result(_engine(data).search(question), explain=explain)


@app.command()
def evaluate(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, metavar="VRAGEN.jsonl")],
    data: Directory = SHIPPED_DATA,
) -> None:
    """Meet hoe goed het zoeken is op vragen waarvan het antwoord bekend is."""
    from knowledge.cli_view import show_evaluation
    from knowledge.evaluate import ask, read_questions

    try:
        questions = read_questions(file)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    show_evaluation(ask(questions, _engine(data).search, time.perf_counter))


@app.command()
def check(
    data: Directory = SHIPPED_DATA,
    today: Annotated[datetime | None, typer.Option("--today", formats=["%Y-%m-%d"])] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Ook waarschuwingen tellen als fout.")] = False,
) -> None:
    """Zoek wat er mis of mager is in de kennis; de uitkomst is 1 als er iets fout is."""
    from knowledge.checks import check_knowledge

    knowledge = _knowledge(data)
    moment = today or datetime.fromtimestamp(time.time(), UTC)
    findings = check_knowledge(knowledge, SearchEngine.build(knowledge), moment.date())
    for finding in findings:
        typer.echo(str(finding))
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    typer.echo(f"{errors} errors, {len(findings) - errors} warnings")
    if errors or (strict and findings):
        raise typer.Exit(code=1)


def as_row(result: SearchResult) -> dict[str, object]:
    """Return the result as the fixed exchange format: no hits when the bot says that it does not know."""
    hits = [
        {"id": hit.id, "soort": hit.soort.value, "name": hit.name, "score": hit.score}
        for hit in result.hits[:10]
    ]
    return {"q": result.question, "hits": hits, "confident": result.confident}


def _questions() -> Iterator[str]:
    stream = sys.stdin.buffer
    for raw in stream:
        yield raw.decode("utf-8", errors="replace").rstrip("\r\n")


def _engine(directory: Path) -> SearchEngine:
    engine = SearchEngine.build(_knowledge(directory))
    # The index lives as long as the process: looking through it for garbage would only delay questions.
    gc.collect()
    gc.freeze()
    return engine


def _knowledge(directory: Path) -> Knowledge:
    try:
        return load_knowledge(directory)
    except KnowledgeError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(code=1) from error
