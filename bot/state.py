"""What is remembered of a person in a conversation, between two turns and over restarts."""

from dataclasses import dataclass

import structlog
from pydantic import ValidationError
from sqlalchemy import Text, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, SQLModel, col

from bot.database import Database
from dialogs.turn import MEMORY_VERSION, Memory

log = structlog.get_logger(__name__)


class Geheugen(SQLModel, table=True):
    """`vorig` is the memory before the turn with key `sleutel`, so that this turn can be done again."""

    __tablename__ = "bot_geheugen"

    gesprek: str = Field(primary_key=True)
    persoon: str = Field(primary_key=True)
    geheugen: str = Field(sa_type=Text)
    vorig: str = Field(sa_type=Text)
    sleutel: str
    etag: int


_Values = dict[str, str | int]


@dataclass(frozen=True)
class Whose:
    conversation_id: str
    person_id: str


@dataclass(frozen=True)
class Held:
    """Attributes, both as JSON and None when nothing was written yet:
    after: The memory after the last turn.
    before: The memory before the last turn, whose inbound had `key`.
    """

    after: str | None = None
    before: str | None = None
    key: str = ""
    etag: int = 0

    @property
    def memory(self) -> Memory:
        return Memory() if self.after is None else _read(self.after)

    def start_of(self, key: str) -> Memory:
        """Return the memory from which to take this turn; one that was taken before starts as it did then."""
        if key != self.key or self.before is None:
            return self.memory
        return _read(self.before)


class Memories:
    def __init__(self, database: Database) -> None:
        self._writing, self._reading = database.engine, database.reading

    async def read(self, whose: Whose) -> Held:
        query = select(Geheugen).where(
            col(Geheugen.gesprek) == whose.conversation_id, col(Geheugen.persoon) == whose.person_id
        )
        async with self._reading.connect() as connection:
            row = (await connection.execute(query)).one_or_none()
        return Held() if row is None else Held(row.geheugen, row.vorig, row.sleutel, row.etag)

    async def write(self, whose: Whose, held: Held, after: Memory, key: str) -> bool:
        """Write what a turn left, when it changed something; false when somebody else wrote in between."""
        kept = after.model_dump_json()
        if kept == held.after:
            return True
        before = held.before if key == held.key else held.after
        values: _Values = {
            "geheugen": kept,
            "vorig": before or Memory().model_dump_json(),
            "sleutel": key,
            "etag": held.etag + 1,
        }
        return await (
            self._insert(whose, values) if held.etag == 0 else self._update(whose, held.etag, values)
        )

    async def _insert(self, whose: Whose, values: _Values) -> bool:
        new = insert(Geheugen).values(gesprek=whose.conversation_id, persoon=whose.person_id, **values)
        try:
            async with self._writing.begin() as connection:
                await connection.execute(new)
        except IntegrityError:
            return False
        return True

    async def _update(self, whose: Whose, etag: int, values: _Values) -> bool:
        change = update(Geheugen).where(
            col(Geheugen.gesprek) == whose.conversation_id,
            col(Geheugen.persoon) == whose.person_id,
            col(Geheugen.etag) == etag,
        )
        async with self._writing.begin() as connection:
            return (await connection.execute(change.values(**values))).rowcount == 1


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
