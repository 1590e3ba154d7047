"""Takes a file in as a whole or not at all, with a report on every row."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from knowledge.catalogue import Knowledge
from knowledge.exchange.merge import Merger
from knowledge.exchange.problems import ExchangeError
from knowledge.exchange.rows import Outcome, Row, RowReport
from knowledge.store import Import, Imports, Stamp

BATCH_ROWS = 200

Watch = Callable[[RowReport], None]
"""Is told of every row, in the order of the file; `report.row.done` is how far the reading is."""


@dataclass
class Tally:
    """How many rows had each outcome; `imported` is the import that took them in, if any did."""

    new: int = 0
    changed: int = 0
    same: int = 0
    refused: int = 0
    imported: Import | None = None

    def count(self, outcome: Outcome) -> None:
        setattr(self, outcome.value, getattr(self, outcome.value) + 1)

    @property
    def changes_something(self) -> bool:
        return bool(self.new or self.changed)


async def rehearse(rows: Iterator[Row], knowledge: Knowledge, watch: Watch) -> Tally:
    """Tell what taking the rows in would do, and do nothing.

    Raises:
        ExchangeError: If the file cannot be read to its end.
    """
    tally = Tally()
    async for reports in _reports(rows, knowledge):
        for report in reports:
            tally.count(report.outcome)
            watch(report)
    return tally


async def take_in(
    rows: Iterator[Row], knowledge: Knowledge, into: Imports, work: tuple[str, Stamp], watch: Watch
) -> Tally:
    """Take the rows in; one refused row, or a file that cannot be read to its end, and nothing is kept.

    Args:
        rows: Of one file, as `knowledge.exchange.forms.read_file` yields them.
        knowledge: As it is now, with all edits.
        into: Where the edits go; they count together at the end, and can be taken back together.
        work: The name of the file, and who takes it in.
        watch: Is told of every row.

    Raises:
        ExchangeError: If the file cannot be read to its end.
    """
    name, stamp = work
    begun = await into.begin(name, stamp)
    tally = Tally()
    try:
        async for reports in _reports(rows, knowledge):
            for report in reports:
                tally.count(report.outcome)
                watch(report)
            drafts = [report.draft for report in reports if report.draft is not None]
            if drafts and not tally.refused:
                await into.stage(begun.id, drafts)
    except (ExchangeError, asyncio.CancelledError):
        await into.discard(begun.id)
        raise
    if tally.refused or not tally.changes_something:
        await into.discard(begun.id)
    else:
        tally.imported = await into.finish(begun.id, tally.new, tally.changed)
    return tally


async def _reports(rows: Iterator[Row], knowledge: Knowledge) -> AsyncIterator[list[RowReport]]:
    merger = Merger(knowledge)

    def read_on() -> list[RowReport]:
        return [merger.take(row) for row in islice(rows, BATCH_ROWS)]

    # In a thread, so that a bot in the same process keeps answering.
    while batch := await asyncio.to_thread(read_on):
        yield batch
