"""The search index that conversations use, replaced as a whole when the knowledge was edited."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol, Self

import structlog

from knowledge.catalogue import Knowledge
from knowledge.findings import Finding
from knowledge.models import Soort
from knowledge.search import SearchEngine, SearchResult
from knowledge.store import EditLog, Overlay

log = structlog.get_logger(__name__)

CHECK_SECONDS = 5.0
"""How long an edit made by another process may take to be seen, besides the building itself."""

TURN_SECONDS = 8.0
"""How long a turn waits for the index that shows its own edit."""


class Engine(Protocol):
    def search(
        self, question: str, *, limit: int = 10, soorten: frozenset[Soort] | None = None
    ) -> SearchResult: ...


Build = Callable[[Knowledge], Engine]
Follow = Callable[[Knowledge], None]
"""Told the new knowledge, in a worker thread, right before conversations see it."""


@dataclass(frozen=True)
class _Snapshot:
    version: int
    knowledge: Knowledge
    engine: Engine
    misfits: tuple[Finding, ...]


@dataclass(frozen=True)
class _Source:
    base: Knowledge
    edits: EditLog
    build: Build

    async def build_snapshot(self) -> _Snapshot:
        # The version goes first: an edit that slips in while reading makes the next check build again.
        version = await self.edits.version()
        laid = Overlay(self.base)
        async for edits in self.edits.read():
            await asyncio.to_thread(laid.apply, edits)
        knowledge = laid.knowledge()
        engine = await asyncio.to_thread(self.build, knowledge)
        return _Snapshot(version, knowledge, engine, tuple(laid.misfits))


class KnowledgeIndex:
    """Answers from one snapshot of knowledge and index; a turn that began on the old one ends on it.

    Building happens in a worker thread, on the edits as they are then. A question that comes in meanwhile is
    answered from the snapshot before.
    """

    def __init__(self, source: _Source, snapshot: _Snapshot) -> None:
        self._source, self._snapshot = source, snapshot
        self._followers: list[Follow] = []
        self._refreshing = asyncio.Lock()
        self._background: set[asyncio.Task[bool]] = set()

    @classmethod
    async def open(cls, base: Knowledge, edits: EditLog, build: Build = SearchEngine.build) -> Self:
        """Return an index over the knowledge with the edits that count now."""
        source = _Source(base, edits, build)
        return cls(source, await source.build_snapshot())

    def follow(self, follower: Follow) -> None:
        """Tell this one as well whenever the knowledge changes."""
        self._followers.append(follower)

    @property
    def knowledge(self) -> Knowledge:
        return self._snapshot.knowledge

    @property
    def version(self) -> int:
        """The version of the store that the answers follow."""
        return self._snapshot.version

    @property
    def misfits(self) -> tuple[Finding, ...]:
        """Edits that do not fit the shipped knowledge (any more) and are left out."""
        return self._snapshot.misfits

    def search(
        self, question: str, *, limit: int = 10, soorten: frozenset[Soort] | None = None
    ) -> SearchResult:
        return self._snapshot.engine.search(question, limit=limit, soorten=soorten)

    async def refresh(self) -> bool:
        """Build and swap when the store changed; return whether it had."""
        async with self._refreshing:
            if await self._source.edits.version() == self._snapshot.version:
                return False
            snapshot = await self._source.build_snapshot()
            for follower in self._followers:
                await asyncio.to_thread(follower, snapshot.knowledge)
            self._snapshot = snapshot
            log.info("knowledge.swapped", version=self._snapshot.version, misfits=len(self._snapshot.misfits))
            return True

    async def follow_edits(self) -> None:
        """Refresh at once; a large index that takes longer than a turn may last is swapped in when ready."""
        refreshing = asyncio.create_task(self.refresh())
        self._background.add(refreshing)
        refreshing.add_done_callback(self._background.discard)
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(refreshing), TURN_SECONDS)

    async def keep_fresh(
        self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep, seconds: float = CHECK_SECONDS
    ) -> None:
        """Refresh again and again until cancelled; a failure is logged and tried anew."""
        while True:
            await sleep(seconds)
            try:
                await self.refresh()
            except Exception as error:
                log.warning("knowledge.refresh_failed", error=error)
