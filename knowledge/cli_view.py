"""How the command line shows what was found and measured."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from knowledge.evaluate import Figures, Outcome, figures, percentile
from knowledge.search import SearchResult


def show_result(result: SearchResult, *, explain: bool) -> None:
    console = Console()
    hits = result.hits or result.did_you_mean
    if not result.hits:
        console.print("Dat weet ik niet." + (" Bedoelt u misschien:" if hits else ""), style="bold")
    table = Table(show_edge=False, box=None, pad_edge=False)
    for column in ("score", "soort", "id", "naam"):
        table.add_column(column, justify="right" if column == "score" else "left")
    for hit in hits:
        table.add_row(f"{hit.score:.2f}", hit.soort.value, hit.id, hit.name)
        if explain:
            for reason in hit.reasons:
                table.add_row("", "", "", f"[dim]{reason.kind.value}: {', '.join(reason.words)}[/dim]")
            for caution in hit.cautions:
                offered = f"{caution.asked} → {caution.offered}" if caution.asked else ""
                table.add_row("", "", "", f"[yellow]let op, {caution.kind.value} {offered}[/yellow]")
    console.print(table)
    if explain:
        console.print(f"[dim]{result.understanding}[/dim]")


def show_evaluation(outcomes: Sequence[Outcome]) -> None:
    console = Console()
    table = Table(title="Zoeken gemeten")
    for column in ("soort", "vragen", "R@1", "R@3", "MRR", "stil zonder antwoord"):
        table.add_column(column, justify="left" if column == "soort" else "right")
    for soort in sorted({outcome.question.soort for outcome in outcomes}):
        _add(table, soort, figures([outcome for outcome in outcomes if outcome.question.soort == soort]))
    table.add_section()
    _add(table, "alle", figures(outcomes))
    console.print(table)
    p50, p99 = percentile(outcomes, 0.50) * 1000, percentile(outcomes, 0.99) * 1000
    console.print(f"Tijd per vraag: p50 {p50:.1f} ms, p99 {p99:.1f} ms")
    for outcome in outcomes:
        if not outcome.good:
            _show_miss(console, outcome)


def _add(table: Table, soort: str, part: Figures) -> None:
    silent = "" if part.silent is None else f"{part.silent:.2f}"
    table.add_row(
        soort, str(part.questions), *(f"{x:.2f}" for x in (part.first, part.first_three, part.mrr)), silent
    )


def _show_miss(console: Console, outcome: Outcome) -> None:
    wanted = ", ".join(sorted(outcome.question.ok)) or "geen antwoord"
    found = ", ".join(hit.id for hit in outcome.result.hits[:3]) or "niets"
    rank = f"plaats {outcome.rank}" if outcome.rank else "niet gevonden"
    if not outcome.question.ok:
        rank = "ten onrechte zeker"
    console.print(f"[bold]{outcome.question.q}[/bold] ({rank})", highlight=False)
    console.print(f"  goed: {wanted}\n  gevonden: {found}", highlight=False, style="dim")
