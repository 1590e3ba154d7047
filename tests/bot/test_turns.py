"""One turn at a time, with memory that survives a crash, a restart and a second process."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bot.database import Database
from bot.people import People
from bot.references import References
from bot.registry import Registry
from bot.rolebook import Roles
from bot.state import Memories, Whose
from bot.turns import WELCOME, MemoryConflictError, Turns
from dialogs.algemeen.flow import AlgemeenFlow
from dialogs.inbound import PlaceKind, Press
from dialogs.turn import Conversation, Memory
from dialogs.view import Reply
from meldingen.rollen import Rol
from tests.bot.builders import ROBIN, SAM, an_address, pressed, typed
from tests.bot.fakes import CountingConversation, FixedClock

ROLES = Roles({Rol.SOCIAAL_PONTONNIER: frozenset({"sam"})})
PEOPLE = count()
OpenTurns = Callable[[Conversation], Turns]


@pytest.fixture
def open_turns(either_database: Database) -> OpenTurns:
    """Each call is a process of its own on the same database."""
    keep = 10 if either_database.is_embedded else 0
    return lambda conversation: _turns(either_database, conversation, keep)


@pytest.fixture
def open_turns_of_two_processes(either_database: Database) -> OpenTurns:
    """Nobody keeps anything at hand, as others write to the same database."""
    return lambda conversation: _turns(either_database, conversation, keep=0)


def _turns(database: Database, conversation: Conversation, keep: int) -> Turns:
    clock = FixedClock()
    memories = Memories(database, keep=keep)
    registry = Registry(People(database, ROLES), References(database, clock), memories)
    return Turns(conversation, registry, clock)


def _summaries(replies: tuple[Reply, ...]) -> list[str]:
    return [reply.view.summary for reply in replies]


async def test_memory_is_still_there_after_a_restart(open_turns: OpenTurns) -> None:
    assert _summaries(await open_turns(CountingConversation()).receive(typed("a", "k1"))) == ["1: a"]
    assert _summaries(await open_turns(CountingConversation()).receive(typed("b", "k2"))) == ["2: b"]


async def test_a_turn_that_was_lost_on_the_way_out_is_answered_the_same_again(open_turns: OpenTurns) -> None:
    await open_turns(CountingConversation()).receive(typed("a", "k1"))
    await open_turns(CountingConversation()).receive(typed("b", "k2"))
    again = open_turns(CountingConversation())
    assert _summaries(await again.receive(typed("b", "k2"))) == ["2: b"]
    assert _summaries(await again.receive(typed("c", "k3"))) == ["3: c"]


async def test_turns_of_one_person_wait_for_each_other(open_turns: OpenTurns) -> None:
    running = 0

    async def one_at_a_time() -> None:
        nonlocal running
        running += 1
        assert running == 1
        await asyncio.sleep(0)
        running -= 1

    turns = open_turns(CountingConversation(before=one_at_a_time))
    answers = await asyncio.gather(*(turns.receive(typed("x", f"k{number}")) for number in range(5)))
    assert sorted(summary for answer in answers for summary in _summaries(answer)) == [
        f"{number}: x" for number in range(1, 6)
    ]


async def test_turns_of_two_people_do_not_wait_for_each_other(open_turns: OpenTurns) -> None:
    both = asyncio.Barrier(2)

    async def meet() -> None:
        await both.wait()

    turns = open_turns(CountingConversation(before=meet))
    await asyncio.gather(turns.receive(typed("a")), turns.receive(typed("b", "k2", SAM)))


async def test_a_turn_that_another_process_overtook_is_taken_again_on_what_it_left(
    open_turns_of_two_processes: OpenTurns,
) -> None:
    overtaker = open_turns_of_two_processes(CountingConversation())

    async def overtake_once() -> None:
        if len(slow.inbounds) == 1:
            await overtaker.receive(typed("snel", "k2"))

    slow = CountingConversation(before=overtake_once)
    assert _summaries(await open_turns_of_two_processes(slow).receive(typed("traag", "k1"))) == ["2: traag"]
    assert [inbound.key for inbound in slow.inbounds] == ["k1", "k1"]


async def test_a_turn_that_is_overtaken_twice_gives_up(open_turns_of_two_processes: OpenTurns) -> None:
    overtaker = open_turns_of_two_processes(CountingConversation())

    async def overtake() -> None:
        await overtaker.receive(typed("snel", f"o{len(slow.inbounds)}"))

    slow = CountingConversation(before=overtake)
    with pytest.raises(MemoryConflictError):
        await open_turns_of_two_processes(slow).receive(typed("traag", "k1"))


async def test_the_conversation_hears_who_speaks_with_which_role(open_turns: OpenTurns) -> None:
    conversation = CountingConversation()
    turns = open_turns(conversation)
    await turns.receive(typed("a"))
    await turns.receive(pressed(Press("zaak.open", {"nummer": "DB-2026-0001"}), "k2", SAM))
    robin, sam = conversation.inbounds
    assert (robin.speaker.id, robin.speaker.name, robin.speaker.rollen) == (
        "tenant:robin",
        "Robin",
        frozenset({"professional"}),
    )
    assert sam.speaker.rollen == frozenset({"sociaal-pontonnier"})
    assert (robin.private_answer, sam.private_answer) == (False, True)
    assert sam.press == Press("zaak.open", {"nummer": "DB-2026-0001"})


async def test_a_person_is_greeted_once_until_they_leave_and_come_back(open_turns: OpenTurns) -> None:
    conversation = CountingConversation()
    turns = open_turns(conversation)
    for key in ("k1", "k2"):
        await turns.arrived(typed("", key))
    await turns.left(typed("", "k3"))
    await turns.arrived(typed("", "k4"))
    assert [inbound.key for inbound in conversation.inbounds] == ["k1", "k4"]


def test_the_greeting_is_a_press_that_the_dialogue_knows() -> None:
    flow = AlgemeenFlow()
    assert WELCOME.verb in flow.presses
    assert WELCOME.verb.partition(".")[0] == flow.name


async def test_only_a_personal_conversation_is_where_a_person_is_written_to(
    either_database: Database, open_turns: OpenTurns
) -> None:
    turns = open_turns(CountingConversation())
    references = References(either_database, FixedClock())
    in_group = replace(typed("a"), address=an_address(kind=PlaceKind.GROUP))
    await turns.receive(in_group)
    assert await references.find("tenant:robin") is None
    await turns.receive(typed("b", "k2"))
    assert await references.find("tenant:robin") == an_address()
    await turns.left(typed("", "k3"))
    assert await references.find("tenant:robin") is None


async def test_an_address_that_changed_is_written_again(either_database: Database) -> None:
    references = References(either_database, FixedClock())
    moved = replace(an_address(), service_url="http://localhost:56250/_connector")
    for address in (an_address(), an_address(), moved):
        await references.keep("tenant:robin", address)
    assert await References(either_database, FixedClock()).find("tenant:robin") == moved


async def test_a_name_that_is_left_out_does_not_wipe_out_the_known_one(either_database: Database) -> None:
    assert (await People(either_database, ROLES).meet(ROBIN, "nl-NL")).name == "Robin"
    assert (await People(either_database, ROLES).meet(replace(ROBIN, name=""), "nl-NL")).name == "Robin"
    assert (
        await People(either_database, ROLES).meet(replace(ROBIN, name="Robin W."), "nl-NL")
    ).name == "Robin W."
    assert (await People(either_database, ROLES).meet(replace(ROBIN, name=""), "nl-NL")).name == "Robin W."


@pytest.mark.parametrize("kept", ["not json", '{"version": 99}', '{"flows": 1}', "[]"])
async def test_memory_that_cannot_be_read_starts_afresh(either_database: Database, kept: str) -> None:
    memories, whose = Memories(either_database), Whose("c", "p")
    assert await memories.write(whose, await memories.read(whose), Memory(active="melden"), "k1")
    async with either_database.engine.begin() as connection:
        await connection.execute(text("update bot_geheugen set geheugen = :kept"), {"kept": kept})
    held = await memories.read(whose)
    assert held.start_of("k2") == Memory()
    assert await memories.write(whose, held, Memory(active="zoeken"), "k2")
    assert (await memories.read(whose)).start_of("k3").active == "zoeken"


async def test_memory_that_did_not_change_is_not_written(either_database: Database) -> None:
    memories, whose = Memories(either_database), Whose("c", "p")
    for key in ("k1", "k2"):
        assert await memories.write(whose, await memories.read(whose), Memory(active="melden"), key)
    held = await memories.read(whose)
    assert await memories.write(whose, held, Memory(active="melden"), "k3")
    assert await memories.read(whose) == held


async def test_a_story_that_was_let_go_is_gone_after_the_next_turn(either_database: Database) -> None:
    memories, whose = Memories(either_database), Whose("c", "p")
    drafted = Memory(flows={"melden": {"verhaal": "VERHAAL"}})
    for key, after in (("k1", drafted), ("k2", Memory()), ("k3", Memory())):
        assert await memories.write(whose, await memories.read(whose), after, key)
    assert "VERHAAL" not in str(await memories.read(whose))


async def test_memory_at_hand_that_another_process_overtook_is_read_again(database: Database) -> None:
    whose = Whose("c", "p")
    mine, other = Memories(database, keep=10), Memories(database, keep=10)
    assert await mine.write(whose, await mine.read(whose), Memory(active="a"), "k1")
    assert await other.write(whose, await other.read(whose), Memory(active="b"), "k2")
    assert not await mine.write(whose, await mine.read(whose), Memory(active="c"), "k3")
    assert (await mine.read(whose)).memory.active == "b"


async def test_no_more_memories_are_at_hand_than_agreed(database: Database) -> None:
    memories = Memories(database, keep=2)
    for number in range(5):
        await memories.read(Whose("c", str(number)))
    assert list(memories._at_hand) == [Whose("c", "3"), Whose("c", "4")]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.booleans(), min_size=1, max_size=3), min_size=1, max_size=5))
@example([[False], [True, True], [False, True]])
async def test_however_often_a_message_is_delivered_it_counts_once(
    database: Database, deliveries: list[list[bool]]
) -> None:
    """Each message comes one or more times; True stands for a restart just before that delivery."""
    person = replace(ROBIN, id=f"person-{next(PEOPLE)}")
    turns = _turns(database, CountingConversation(), keep=10)
    for number, restarts in enumerate(deliveries, 1):
        for restart in restarts:
            if restart:
                turns = _turns(database, CountingConversation(), keep=10)
            replies = await turns.receive(typed("x", f"k{number}", person))
            assert _summaries(replies) == [f"{number}: x"]
