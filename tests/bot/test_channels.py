"""The bot knows in which channels it is, and writes to the team in the one that a pontonnier chose."""

from dataclasses import replace

import pytest

from bot.channel.port import Account, Address, Arrival
from bot.channels import Channels
from bot.database import Database
from bot.people import People
from bot.references import References
from bot.registry import Registry
from bot.rolebook import Roles
from bot.state import Memories
from bot.turns import INTRODUCTION, TEAM_CHANNEL, Turns
from dialogs.algemeen.flow import AlgemeenFlow
from dialogs.inbound import PlaceKind
from dialogs.teamkanaal.flow import TeamkanaalFlow
from meldingen.rollen import Rol
from tests.bot.builders import ROBIN, SAM, an_address, typed
from tests.bot.fakes import CountingConversation, FixedClock

ROLES = Roles({Rol.SOCIAAL_PONTONNIER: frozenset({"sam"})})
FIRST, SECOND = "19:first@thread.tacv2", "19:second@thread.tacv2"


def a_channel(conversation_id: str = FIRST, person: Account = SAM) -> Address:
    return replace(an_address(person, PlaceKind.CHANNEL), conversation_id=conversation_id)


def in_channel(key: str, person: Account = SAM, conversation_id: str = FIRST, text: str = "") -> Arrival:
    return replace(typed(text, key, person), address=a_channel(conversation_id, person))


@pytest.fixture
def channels(either_database: Database) -> Channels:
    return Channels(either_database)


@pytest.fixture
def conversation() -> CountingConversation:
    return CountingConversation()


@pytest.fixture
def turns(either_database: Database, channels: Channels, conversation: CountingConversation) -> Turns:
    clock = FixedClock()
    registry = Registry(
        People(either_database, ROLES),
        References(either_database, clock),
        Memories(either_database),
        channels=channels,
    )
    return Turns(conversation, registry, clock)


async def test_a_channel_is_kept_once_whoever_speaks_and_in_whichever_thread(channels: Channels) -> None:
    assert await channels.keep(a_channel(f"{FIRST};messageid=17"))
    assert not await channels.keep(a_channel(f"{FIRST};messageid=18", ROBIN))
    assert not await channels.keep(a_channel())
    await channels.choose(f"{FIRST};messageid=19")
    chosen = await channels.of_team()
    assert chosen is not None
    assert (chosen.conversation_id, chosen.kind, chosen.account_id) == (FIRST, PlaceKind.CHANNEL, "")


async def test_a_channel_that_moved_is_written_to_where_it_is_now(channels: Channels) -> None:
    await channels.keep(a_channel())
    await channels.choose(FIRST)
    moved = replace(a_channel(), service_url="http://localhost:56250/_connector")
    await channels.keep(moved)
    assert (await channels.of_team()) == replace(moved, account_id="")


async def test_one_channel_is_the_teams_at_a_time_and_it_may_be_none(channels: Channels) -> None:
    for conversation_id in (FIRST, SECOND):
        await channels.keep(a_channel(conversation_id))
        await channels.choose(conversation_id)
    chosen = await channels.of_team()
    assert chosen is not None
    assert chosen.conversation_id == SECOND
    await channels.choose(None)
    assert (await channels.of_team(), await channels.bekend()) == (None, False)
    await channels.choose(FIRST)
    assert await channels.bekend()
    await channels.forget(f"{FIRST};messageid=17")
    assert not await channels.bekend()


async def test_a_channel_where_the_bot_never_was_is_not_chosen(channels: Channels) -> None:
    await channels.choose(FIRST)
    assert await channels.of_team() is None


async def test_a_pontonnier_who_brings_the_bot_is_offered_that_channel_for_the_team_once(
    turns: Turns, conversation: CountingConversation
) -> None:
    for key in ("k1", "k2"):
        await turns.arrived(in_channel(key))
    assert [inbound.press for inbound in conversation.inbounds] == [TEAM_CHANNEL]


async def test_in_somebody_elses_team_the_bot_only_introduces_itself(
    turns: Turns, conversation: CountingConversation, channels: Channels
) -> None:
    await turns.arrived(in_channel("k1", ROBIN))
    assert [inbound.press for inbound in conversation.inbounds] == [INTRODUCTION]
    assert await channels.of_team() is None


async def test_a_second_team_does_not_take_the_place_of_the_first(
    turns: Turns, conversation: CountingConversation, channels: Channels
) -> None:
    await channels.keep(a_channel())
    await channels.choose(FIRST)
    await turns.arrived(in_channel("k1", conversation_id=SECOND))
    assert [inbound.press for inbound in conversation.inbounds] == [INTRODUCTION]


async def test_the_bot_taken_out_of_a_channel_forgets_the_channel_and_not_who_did_it(
    turns: Turns, channels: Channels, either_database: Database
) -> None:
    await turns.receive(typed("a", "k1", SAM))
    await turns.arrived(in_channel("k2"))
    await channels.choose(FIRST)
    await turns.left(in_channel("k3"))
    assert await channels.of_team() is None
    assert await References(either_database, FixedClock()).find("tenant:sam") == an_address(SAM)


async def test_who_met_the_bot_in_a_channel_is_still_greeted_in_their_own_chat(
    turns: Turns, conversation: CountingConversation
) -> None:
    await turns.arrived(in_channel("k1", ROBIN))
    await turns.arrived(typed("", "k2"))
    assert [inbound.key for inbound in conversation.inbounds] == ["k1", "k2"]


async def test_a_channel_in_which_somebody_speaks_to_the_bot_is_known(
    turns: Turns, channels: Channels
) -> None:
    await turns.receive(in_channel("k1", ROBIN, f"{FIRST};messageid=17", "help"))
    await channels.choose(FIRST)
    assert await channels.bekend()


def test_what_is_pressed_at_the_arrival_is_known_to_the_dialogue() -> None:
    assert INTRODUCTION.verb in AlgemeenFlow().presses
    assert TEAM_CHANNEL.verb in TeamkanaalFlow().presses
