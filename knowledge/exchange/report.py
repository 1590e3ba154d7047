"""Shows what a file does to the knowledge: on the screen in short, in a CSV file in full."""

import csv
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from rich.console import Console
from rich.progress import Progress, TaskID

from knowledge.exchange.cells import guarded
from knowledge.exchange.importing import Tally
from knowledge.exchange.rows import Outcome, RowReport
from knowledge.language import Language
from knowledge.store import Change, Edit

SHOWN = 20
"""How many refusals and how many changes are shown on the screen."""

_SAID = {
    Outcome.NEW: "nieuw",
    Outcome.CHANGED: "gewijzigd",
    Outcome.SAME: "gelijk",
    Outcome.REFUSED: "geweigerd",
}
_LONGEST = 60


class Screen(AbstractContextManager["Screen"]):
    """Watches an import: a progress bar, the first refusals and changes, and a full report if asked."""

    def __init__(
        self, console: Console, title: str, report: Path | None = None, *, quiet: bool = False
    ) -> None:
        self._console = console
        self._progress = Progress(console=console, transient=True)
        self._task: TaskID = self._progress.add_task(title, total=1.0)
        self._left = dict.fromkeys(Outcome, 0 if quiet else SHOWN) | {Outcome.SAME: 0}
        self._path = report
        self._stream: TextIO | None = None
        self._writer: Any = None

    def __enter__(self) -> Self:
        if self._path is not None:
            self._stream = self._path.open("w", encoding="utf-8-sig", newline="")
            self._writer = csv.writer(self._stream, delimiter=";")
            self._writer.writerow(["plaats", "soort", "id", "uitkomst", "wat"])
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()
        if self._stream is not None:
            self._stream.close()

    def watch(self, report: RowReport) -> None:
        self._progress.update(self._task, completed=report.row.done)
        lines = _lines(report)
        if self._writer is not None:
            first = (report.row.place, report.row.soort.value, report.row.record_id, _SAID[report.outcome])
            self._writer.writerow([guarded(text) for text in (*first, "\n".join(lines))])
        if self._left[report.outcome] > 0:
            self._left[report.outcome] -= 1
            self._say(report, lines)

    def _say(self, report: RowReport, lines: list[str]) -> None:
        head = f"{report.row.place}  {_SAID[report.outcome]}  {report.row.record_id}"
        self._console.print(head, markup=False, highlight=False)
        shown = lines if report.outcome is not Outcome.NEW else []
        for line in shown:
            self._console.print(f"  {line}", markup=False, highlight=False, style="dim")


def show_tally(console: Console, tally: Tally) -> None:
    counts = ", ".join(f"{getattr(tally, outcome.value)} {said}" for outcome, said in _SAID.items())
    console.print(f"Rijen: {counts}.", highlight=False)


def show_history(console: Console, story: Iterable[tuple[Edit, tuple[Change, ...]]]) -> None:
    for edit, changes in story:
        undone = ", teruggedraaid" if edit.undone_at else ""
        head = f"{edit.id}  {edit.at:%Y-%m-%d %H:%M} UTC  {edit.by}{undone}"
        console.print(head, markup=False, highlight=False)
        for change in changes:
            console.print(f"  {_change(change)}", markup=False, highlight=False, style="dim")


def _lines(report: RowReport) -> list[str]:
    problems = [problem.say(Language.NL) for problem in report.problems]
    return problems + [_change(change) for change in report.changes]


def _change(change: Change) -> str:
    return f"{change.field}: {_short(change.old)} → {_short(change.new)}"


def _short(value: Any) -> str:
    if value is None or value == []:
        return "(leeg)"
    text = " | ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
