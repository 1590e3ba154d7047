"""A file is taken in as a whole or not at all."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain

import pytest

from knowledge.exchange.importing import rehearse, take_in
from knowledge.exchange.problems import ExchangeError, Problem, ProblemCode
from knowledge.exchange.rows import Outcome, Row, RowReport
from knowledge.models import Soort
from knowledge.store import Edit, Imports, Stamp, overlay
from tests.fakes.knowledge_store import MemoryEdits, MemoryImports, MemoryLog
from tests.knowledge.exchange.builders import a_few_records

BASE = a_few_records()
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
GOOD = Row("rij 2", Soort.DIENST, "sociaal-pontonnier", {"wie": "Iemand anders"}, done=0.5)
SAME = Row("rij 3", Soort.DIENST, "doorbraakteam", {}, done=1.0)
WRONG = Row("rij 4", Soort.DIENST, "doorbraakteam", {"wie": ""}, done=1.0)


class Watcher:
    def __init__(self) -> None:
        self.seen: list[RowReport] = []

    def __call__(self, report: RowReport) -> None:
        self.seen.append(report)


def work(key: str = "k") -> tuple[str, Stamp]:
    return "kaart.xlsx", Stamp("beheerder", NOW, key)


async def counting(log: MemoryLog) -> list[Edit]:
    return [edit async for edits in MemoryEdits(log).read() for edit in edits]


async def test_a_good_file_counts_as_a_whole_and_can_be_taken_back() -> None:
    log, watcher = MemoryLog(), Watcher()
    imports = MemoryImports(log)
    tally = await take_in(iter([GOOD, SAME]), BASE, imports, work(), watcher)
    assert (tally.changed, tally.same, tally.refused) == (1, 1, 0)
    assert [report.row.done for report in watcher.seen] == [0.5, 1.0]
    assert overlay(BASE, await counting(log)).diensten["sociaal-pontonnier"].wie == "Iemand anders"
    await imports.undo_last(Stamp("beheerder", NOW, "u"))
    assert overlay(BASE, await counting(log)) == BASE


async def test_one_refused_row_keeps_everything_out_and_every_row_is_reported() -> None:
    log, watcher = MemoryLog(), Watcher()
    tally = await take_in(iter([WRONG, GOOD]), BASE, MemoryImports(log), work(), watcher)
    assert tally.imported is None
    assert [report.outcome for report in watcher.seen] == [Outcome.REFUSED, Outcome.CHANGED]
    assert await counting(log) == []
    assert await MemoryImports(log).last() is None


async def test_a_refusal_after_batches_that_were_staged_keeps_everything_out() -> None:
    log = MemoryLog()
    many = (
        Row(f"rij {n}", Soort.ORGANISATIE, f"org-{n}", {"name": "N", "description": "D", "bronnen": []})
        for n in range(450)
    )
    tally = await take_in(chain(many, [WRONG]), BASE, MemoryImports(log), work(), Watcher())
    assert (tally.new, tally.refused, tally.imported) == (450, 1, None)
    assert await counting(log) == []


async def test_a_file_that_breaks_off_keeps_everything_out() -> None:
    def broken() -> Iterator[Row]:
        yield GOOD
        raise ExchangeError(Problem(ProblemCode.UNREADABLE))

    log = MemoryLog()
    with pytest.raises(ExchangeError):
        await take_in(broken(), BASE, MemoryImports(log), work(), Watcher())
    assert await counting(log) == []
    assert log.imports == {}


async def test_a_file_that_changes_nothing_leaves_no_import_to_undo() -> None:
    log = MemoryLog()
    tally = await take_in(iter([SAME]), BASE, MemoryImports(log), work(), Watcher())
    assert not tally.changes_something
    assert await MemoryImports(log).last() is None


async def test_a_rehearsal_tells_the_same_as_the_import_would() -> None:
    rehearsed, done = Watcher(), Watcher()
    await rehearse(iter([GOOD, SAME, WRONG]), BASE, rehearsed)
    await take_in(iter([GOOD, SAME, WRONG]), BASE, MemoryImports(MemoryLog()), work(), done)
    assert rehearsed.seen == done.seen


async def test_the_loop_goes_on_while_a_file_is_read() -> None:
    def waits_for_the_loop() -> Iterator[Row]:
        asyncio.run_coroutine_threadsafe(asyncio.sleep(0), loop).result()
        yield GOOD

    loop = asyncio.get_running_loop()
    tally = await rehearse(waits_for_the_loop(), BASE, Watcher())
    assert tally.changed == 1


async def test_a_cancelled_import_keeps_everything_out() -> None:
    log = MemoryLog()
    imports: Imports = MemoryImports(log)

    def cancelled_halfway() -> Iterator[Row]:
        yield GOOD
        loop.call_soon_threadsafe(task.cancel)
        yield from (SAME for _ in range(1))

    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(take_in(cancelled_halfway(), BASE, imports, work(), Watcher()))
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await counting(log) == []
    assert log.imports == {}
