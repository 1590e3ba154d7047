"""A draft that nobody touched is forgotten, with the words in it; what was chosen besides stays."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from bot.database import Database
from bot.forgetting import CHORE, Forgetting
from bot.rota import Rota
from bot.state import Geheugen, Memories, Whose
from dialogs.melden.state import MeldenState
from dialogs.turn import Memory
from knowledge.language import Language
from tests.bot.fakes import NOW, FixedClock

KEEP = timedelta(days=30)
SECOND = timedelta(seconds=1)
ROBIN = Whose("chat-robin", "tenant:robin")
STORY = "VERHAAL"
WALK = {"walks": [], "current": "w"}
DRAFT = MeldenState(form="f1", step=2, answers={"samenvatting": STORY}, filed={"f0": "DB-2026-0001"})


def drafting(state: MeldenState = DRAFT) -> Memory:
    flows = {"melden": state.model_dump(mode="json"), "routekaart": WALK}
    return Memory.model_validate({"language": Language.EN, "active": "melden", "flows": flows})


class Desk:
    """One process with its memories."""

    def __init__(self, database: Database, keep: int = 10) -> None:
        self.clock = FixedClock()
        self.memories = Memories(database, keep if database.is_embedded else 0, self.clock)
        self.errand = Forgetting(self.memories, Rota(database), KEEP)
        self.turns = 0

    async def turn(self, after: Memory) -> bool:
        self.turns += 1
        held = await self.memories.read(ROBIN)
        return await self.memories.write(ROBIN, held, after, f"k{self.turns}")

    async def look_after(self, passed: timedelta) -> None:
        self.clock.moment = NOW + passed
        await self.errand.round(self.clock.moment)

    async def state(self) -> MeldenState:
        memory = (await self.memories.read(ROBIN)).memory
        return MeldenState.model_validate(memory.flows["melden"])


@pytest.fixture
def desk(either_database: Database) -> Desk:
    return Desk(either_database)


async def stored(database: Database) -> str:
    async with database.engine.connect() as connection:
        return str((await connection.execute(select(Geheugen))).all())


async def test_a_draft_that_lay_untouched_for_the_period_is_gone_and_the_rest_stays(
    desk: Desk, either_database: Database
) -> None:
    await desk.turn(drafting(DRAFT.model_copy(update={"step": 1})))
    await desk.turn(drafting())
    await desk.look_after(KEEP)
    assert STORY in await stored(either_database)
    await desk.look_after(KEEP + CHORE.every)
    assert STORY not in await stored(either_database)
    assert await desk.state() == MeldenState(filed={"f0": "DB-2026-0001"}, vergeten=True)
    memory = (await desk.memories.read(ROBIN)).memory
    assert (memory.language, memory.active, memory.flows["routekaart"]) == (Language.EN, None, WALK)


async def test_who_talks_about_other_things_does_not_keep_a_draft_alive(
    desk: Desk, either_database: Database
) -> None:
    await desk.turn(drafting())
    desk.clock.pass_by(timedelta(days=20))
    await desk.turn(drafting().model_copy(update={"active": "zoeken"}))
    await desk.look_after(KEEP + SECOND)
    assert STORY not in await stored(either_database)


async def test_who_works_on_a_draft_keeps_it(desk: Desk) -> None:
    await desk.turn(drafting())
    desk.clock.pass_by(timedelta(days=20))
    await desk.turn(drafting(DRAFT.model_copy(update={"step": 3})))
    await desk.look_after(KEEP + SECOND)
    assert (await desk.state()).form == "f1"


async def test_a_story_that_was_filed_by_somebody_who_never_came_back_is_gone_as_well(
    desk: Desk, either_database: Database
) -> None:
    await desk.turn(drafting())
    await desk.turn(drafting(DRAFT.with_filed("DB-2026-0002")))
    assert STORY in await stored(either_database)
    await desk.look_after(KEEP + SECOND)
    assert STORY not in await stored(either_database)
    assert not (await desk.state()).vergeten


async def test_a_memory_without_a_draft_is_left_alone(desk: Desk) -> None:
    await desk.turn(Memory(active="zoeken"))
    before = await desk.memories.read(ROBIN)
    await desk.look_after(10 * KEEP)
    assert await desk.memories.read(ROBIN) == before


async def test_a_draft_that_can_no_longer_be_read_is_forgotten_too(
    desk: Desk, either_database: Database
) -> None:
    await desk.turn(drafting())
    async with either_database.engine.begin() as connection:
        await connection.execute(text(f"update bot_geheugen set geheugen = '{STORY}', vorig = '{STORY}'"))  # noqa: S608 - our own word
    await desk.look_after(KEEP + SECOND)
    assert STORY not in await stored(either_database)


async def test_a_turn_on_a_draft_that_is_forgotten_meanwhile_is_taken_again(
    desk: Desk, either_database: Database
) -> None:
    await desk.turn(drafting())
    held = await desk.memories.read(ROBIN)
    await desk.look_after(KEEP + SECOND)
    assert not await desk.memories.write(ROBIN, held, drafting(), "late")
    assert (await desk.state()).vergeten


async def test_of_several_processes_one_looks_every_hour(either_database: Database) -> None:
    desks = [Desk(either_database, keep=0) for _ in range(3)]
    looked = 0

    async def count(before: object, limit: int) -> int:
        nonlocal looked
        looked += 1
        return 0

    for desk in desks:
        desk.memories.forget_drafts = count  # type: ignore[method-assign]
    for minutes in (0, 1, 59, 60):
        await asyncio.gather(*(desk.look_after(timedelta(minutes=minutes)) for desk in desks))
    assert looked == 2
