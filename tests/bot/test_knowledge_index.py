"""The index that is swapped when the knowledge was edited."""

import asyncio
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from structlog.testing import capture_logs

from bot.knowledge_index import KnowledgeIndex
from knowledge.catalogue import Knowledge, Records
from knowledge.language import Language
from knowledge.models import Soort
from knowledge.search import SearchEngine
from knowledge.store import Stamp
from tests.fakes.knowledge_store import MemoryEdits, MemoryLog
from tests.shipped import shipped_knowledge


def a_few_records() -> Knowledge:
    """The shipped knowledge with so few records that an index is built at once."""
    whole = shipped_knowledge()
    dienst = whole.diensten["sociaal-pontonnier"]
    records = Records({dienst.id: dienst}, {}, {}, {}, {}, {})
    situaties = {dienst.id: whole.situaties[dienst.id]}
    return replace(whole, records=records, routekaarten={}, situaties=situaties, engels={})


BASE = a_few_records()
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PHRASE = "kwartelkoning zonder paraplu"


def stamp(key: str = "k") -> Stamp:
    return Stamp("beheerder", NOW, key)


async def add_alias(edits: MemoryEdits, key: str = "k") -> None:
    await edits.add_alias(Soort.DIENST, "sociaal-pontonnier", (Language.NL, PHRASE), stamp(key))


async def test_an_alias_is_found_by_the_next_question_without_a_restart() -> None:
    edits = MemoryEdits(MemoryLog())
    index = await KnowledgeIndex.open(BASE, edits)
    assert not index.search(PHRASE).confident
    await add_alias(edits)
    assert await index.refresh()
    found = index.search(f"Wie regelt {PHRASE.title()}?")
    assert (found.confident, found.hits[0].id) == (True, "sociaal-pontonnier")
    assert PHRASE in index.knowledge.situaties["sociaal-pontonnier"].nl


async def test_edits_from_before_the_start_count_from_the_start() -> None:
    edits = MemoryEdits(MemoryLog())
    await add_alias(edits)
    index = await KnowledgeIndex.open(BASE, edits)
    assert index.search(PHRASE).hits[0].id == "sociaal-pontonnier"
    assert index.version == await edits.version()


async def test_nothing_is_built_when_nothing_changed() -> None:
    built: list[Knowledge] = []

    def build(knowledge: Knowledge) -> SearchEngine:
        built.append(knowledge)
        return SearchEngine.build(knowledge)

    index = await KnowledgeIndex.open(BASE, MemoryEdits(MemoryLog()), build)
    assert not await index.refresh()
    assert len(built) == 1


async def test_a_process_sees_what_another_process_changed() -> None:
    log = MemoryLog()
    here, there = MemoryEdits(log), MemoryEdits(log)
    index = await KnowledgeIndex.open(BASE, here)
    await add_alias(there)
    assert await index.refresh()


async def test_questions_are_answered_from_the_old_index_while_the_new_one_is_built() -> None:
    started, go_on = threading.Event(), threading.Event()
    edits = MemoryEdits(MemoryLog())

    def build(knowledge: Knowledge) -> SearchEngine:
        if PHRASE in knowledge.situaties["sociaal-pontonnier"].nl:
            started.set()
            go_on.wait()
        return SearchEngine.build(knowledge)

    index = await KnowledgeIndex.open(BASE, edits, build)
    await add_alias(edits)
    refreshing = asyncio.create_task(index.refresh())
    await asyncio.to_thread(started.wait)
    try:
        assert index.search("sociaal pontonnier").hits[0].id == "sociaal-pontonnier"
        assert index.version == 0
    finally:
        go_on.set()
    assert await refreshing
    assert index.version == 1


async def test_an_edit_that_does_not_fit_is_left_out_and_named() -> None:
    edits = MemoryEdits(MemoryLog())
    await edits.add_alias(Soort.DIENST, "weg", (Language.NL, "woorden"), stamp())
    index = await KnowledgeIndex.open(BASE, edits)
    assert [finding.record for finding in index.misfits] == ["weg"]


async def test_a_failing_store_is_logged_and_tried_again() -> None:
    class Failing(MemoryEdits):
        failures = 0

        async def version(self) -> int:
            if self.failures:
                self.failures -= 1
                raise ConnectionError("GEHEIM")
            return await super().version()

    edits = Failing(MemoryLog())
    index = await KnowledgeIndex.open(BASE, edits)
    await add_alias(edits)
    edits.failures = 1
    turns = iter((None, None))

    async def sleep(_: float) -> None:
        if next(turns, 0) == 0:
            raise asyncio.CancelledError

    with capture_logs() as lines, pytest.raises(asyncio.CancelledError):
        await index.keep_fresh(sleep)
    assert [line["event"] for line in lines] == ["knowledge.refresh_failed", "knowledge.swapped"]
    assert index.version == 1


async def test_a_follower_that_fails_is_told_again_before_the_new_knowledge_is_shown() -> None:
    edits = MemoryEdits(MemoryLog())
    index = await KnowledgeIndex.open(BASE, edits)
    told: list[Knowledge] = []

    def follower(knowledge: Knowledge) -> None:
        told.append(knowledge)
        if len(told) == 1:
            raise ValueError

    index.follow(follower)
    await add_alias(edits)
    with pytest.raises(ValueError, match=r"^$"):
        await index.refresh()
    assert index.version == 0
    assert await index.refresh()
    assert (index.version, told[-1]) == (1, index.knowledge)
