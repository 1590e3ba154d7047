"""The pontonniers choose the channel in which they read together what concerns all of them."""

from dataclasses import replace

import pytest

from dialogs.dialogue import Dialogue
from dialogs.inbound import Inbound, Place, PlaceKind, Press, Speaker
from dialogs.turn import Memory
from dialogs.view import View
from tests.dialogs.chat import Chat, buttons_of, words_of
from tests.dialogs.conftest import Team

CHANNEL = Place(PlaceKind.CHANNEL, "19:team@thread.tacv2;messageid=17")


@pytest.fixture
def team(dialogue: Dialogue) -> Team:
    team = dialogue._services.team
    assert isinstance(team, Team)
    return team


async def said_in_channel(dialogue: Dialogue, chat: Chat, rol: str, said: str | Press) -> View:
    inbound = Inbound(Speaker("p", "Sam", frozenset({rol})), CHANNEL, f"key-{said}", chat.now)
    spoken = {"press": said} if isinstance(said, Press) else {"text": said}
    turn = await dialogue.turn(replace(inbound, **spoken), Memory())
    return turn.replies[-1].view


@pytest.mark.parametrize("rol", ["sociaal-pontonnier", "beheerder"])
@pytest.mark.parametrize("words", ["teamkanaal", "Team channel"])
async def test_a_channel_becomes_the_teams_where_one_of_them_says_so_and_stops_by_a_button(
    dialogue: Dialogue, chat: Chat, team: Team, rol: str, words: str
) -> None:
    view = await said_in_channel(dialogue, chat, rol, words)
    assert team.channel == CHANNEL.conversation_id
    (stop,) = buttons_of(view)
    view = await said_in_channel(dialogue, chat, rol, Press(stop.verb, stop.data))
    assert team.channel is None
    (again,) = buttons_of(view)
    await said_in_channel(dialogue, chat, rol, Press(again.verb, again.data))
    assert team.channel == CHANNEL.conversation_id


@pytest.mark.parametrize("said", ["teamkanaal", Press("teamkanaal.stop")])
@pytest.mark.parametrize("rol", ["professional", "leidinggevende", "ambassadeur"])
async def test_nobody_else_chooses_or_ends_it(
    dialogue: Dialogue, chat: Chat, team: Team, rol: str, said: str | Press
) -> None:
    team.channel = "19:other"
    view = await said_in_channel(dialogue, chat, rol, said)
    assert "alleen een sociaal pontonnier" in words_of(view)
    assert team.channel == "19:other"


async def test_in_the_own_chat_it_says_where_to_type_it(pontonnier: Chat, team: Team) -> None:
    assert "in het kanaal zelf" in words_of(await pontonnier.say("teamkanaal"))
    assert team.channel is None
