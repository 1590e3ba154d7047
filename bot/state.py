"""What is remembered of a person in a conversation, between two turns and over restarts."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from pydantic import ValidationError
from sqlalchemy import Row, Text, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, SQLModel, col

from bot.clock import Clock, SystemClock
from bot.database import Database
from dialogs.melden.forgetting import draft_in, without_draft
from dialogs.turn import MEMORY_VERSION, Memory
from meldingen.store.kolommen import UtcDateTime

log = structlog.get_logger(__name__)


class Geheugen(SQLModel, table=True):
    """`vorig` is the memory before the turn with key `sleutel`, so that this turn can be done again.
    `concept_op` is when the draft in either of them last changed; empty without one.
    """

    __tablename__ = "bot_geheugen"

    gesprek: str = Field(primary_key=True)
    persoon: str = Field(primary_key=True)
    geheugen: str = Field(sa_type=Text)
    vorig: str = Field(sa_type=Text)
    sleutel: str
    etag: int
    concept_op: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)


_ONE = select(Geheugen).where(
    col(Geheugen.gesprek) == bindparam("gesprek"), col(Geheugen.persoon) == bindparam("persoon")
)
"""Put together once: for every turn and message that costs more than the answer."""


@dataclass(frozen=True)
class Whose:
    conversation_id: str
    person_id: str


@dataclass(frozen=True)
class Held:
    """Attributes, both as JSON and None when nothing was written yet:
    after: The memory after the last turn.
    before: The memory before the last turn, whose inbound had `key`.
    draft_at: When the draft in either last changed.
    """

    after: str | None = None
    before: str | None = None
    key: str = ""
    etag: int = 0
    draft_at: datetime | None = None

    @property
    def memory(self) -> Memory:
        return Memory() if self.after is None else _read(self.after)

    def start_of(self, key: str) -> Memory:
        """Return the memory from which to take this turn; one that was taken before starts as it did then."""
        if key != self.key or self.before is None:
            return self.memory
        return _read(self.before)


class Memories:
    """Reads and writes with a version, so that two who write at the same time do not undo each other.

    Args:
        keep: How many it keeps at hand besides the database, so that most turns need not read. Only for the
            sole process on a database: what another one wrote in between is seen when writing, not before.
    """

    def __init__(self, database: Database, keep: int = 0, clock: Clock | None = None) -> None:
        self._writing, self._asking = database.engine, database.asking
        self._keep, self._clock = keep, clock or SystemClock()
        self._at_hand: OrderedDict[Whose, Held] = OrderedDict()

    async def read(self, whose: Whose) -> Held:
        if whose in self._at_hand:
            self._at_hand.move_to_end(whose)
            return self._at_hand[whose]
        asked = {"gesprek": whose.conversation_id, "persoon": whose.person_id}
        async with self._asking.connect() as connection:
            row = (await connection.execute(_ONE, asked)).one_or_none()
        held = Held() if row is None else Held(row.geheugen, row.vorig, row.sleutel, row.etag, row.concept_op)
        self._put_at_hand(whose, held)
        return held

    async def write(self, whose: Whose, held: Held, after: Memory, key: str) -> bool:
        """Write what a turn left, when it changed something; false when somebody else wrote in between.

        The next turn of any kind lets go of what stood before the last one: a story that was filed does not
        stay behind here.
        """
        kept = after.model_dump_json()
        if kept == held.after and (key == held.key or kept == held.before):
            return True
        before = (held.before if key == held.key else held.after) or Memory().model_dump_json()
        new = Held(kept, before, key, held.etag + 1, self._draft_at(held, after, _read(before)))
        written = await (self._insert(whose, new) if held.etag == 0 else self._update(whose, new))
        if written:
            self._put_at_hand(whose, new)
        else:
            self._at_hand.pop(whose, None)
        return written

    async def forget_drafts(self, before: datetime, limit: int) -> int:
        """Take out drafts, at most so many, that did not change since; return how many memories had one."""
        query = (
            select(Geheugen)
            .where(col(Geheugen.concept_op) < before)
            .order_by(col(Geheugen.concept_op))
            .limit(limit)
        )
        async with self._asking.connect() as connection:
            rows = (await connection.execute(query)).all()
        return sum([await self._forget_draft(row) for row in rows])

    async def _forget_draft(self, row: Row[Any]) -> bool:
        """A turn at the same moment goes first, or finds that its draft is gone."""
        whose, memories = Whose(row.gesprek, row.persoon), [_read(row.geheugen), _read(row.vorig)]
        after, earlier = (without_draft(memory).model_dump_json() for memory in memories)
        written = await self._update(whose, Held(after, earlier, "", row.etag + 1))
        self._at_hand.pop(whose, None)
        return written and any(draft_in(memory) is not None for memory in memories)

    def _draft_at(self, held: Held, after: Memory, before: Memory) -> datetime | None:
        """A draft that was filed stands in the memory before the last turn until the next one."""
        kept = draft_in(after)
        if kept is None and draft_in(before) is None:
            return None
        unchanged = kept is not None and kept == draft_in(held.memory)
        return held.draft_at if unchanged and held.draft_at else self._clock.now()

    def _put_at_hand(self, whose: Whose, held: Held) -> None:
        self._at_hand[whose] = held
        self._at_hand.move_to_end(whose)
        while len(self._at_hand) > self._keep:
            self._at_hand.popitem(last=False)

    async def _insert(self, whose: Whose, new: Held) -> bool:
        row = insert(Geheugen).values(gesprek=whose.conversation_id, persoon=whose.person_id, **_columns(new))
        try:
            async with self._writing.begin() as connection:
                await connection.execute(row)
        except IntegrityError:
            return False
        return True

    async def _update(self, whose: Whose, new: Held) -> bool:
        change = update(Geheugen).where(
            col(Geheugen.gesprek) == whose.conversation_id,
            col(Geheugen.persoon) == whose.person_id,
            col(Geheugen.etag) == new.etag - 1,
        )
        async with self._writing.begin() as connection:
            return (await connection.execute(change.values(**_columns(new)))).rowcount == 1


def _columns(held: Held) -> dict[str, str | int | datetime | None]:
    return {
        "geheugen": held.after,
        "vorig": held.before,
        "sleutel": held.key,
        "etag": held.etag,
        "concept_op": held.draft_at,
    }


def _read(kept: str) -> Memory:
    """An older version or damage costs the person their unfinished step, never the conversation."""
    try:
        memory = Memory.model_validate_json(kept)
    except ValidationError:
        log.warning("memory.unreadable")
        return Memory()
    if memory.version != MEMORY_VERSION:
        log.info("memory.other_version", version=memory.version)
        return Memory()
    return memory
