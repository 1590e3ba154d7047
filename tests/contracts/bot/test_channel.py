"""What every channel adapter must do, whichever SDK carries it: write, and say what is certain.

A second adapter takes its place by being opened in the fixture `line`.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest

from bot.channel.gate import Gate
from bot.channel.opening import ChannelSetup, open_channel
from bot.channel.port import Address, Channel, SendError, SendOutcome
from dialogs.inbound import PlaceKind
from dialogs.view import Text, View
from tests.bot.fakes import FixedClock, RecordingReceiver
from tests.bot.standins.connector import StandInConnector, standing_in

VIEW = View(summary="Er is nieuws", blocks=(Text("DB-2026-0001 is opgepakt"),))
MESSAGE_ID = "1795304430581"


@dataclass
class Line:
    """A channel with the connector at its other end."""

    channel: Channel
    connector: StandInConnector

    def address(self, conversation_id: str = "a:1 /x") -> Address:
        return Address(
            service_url=self.connector.url,
            channel="msteams",
            tenant="tenant",
            conversation_id=conversation_id,
            kind=PlaceKind.PERSONAL,
            bot_id="28:bot",
            bot_name="Doorbraakbot",
            account_id="29:1person",
        )


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    async with standing_in() as connector:
        setup = ChannelSetup(Gate.for_development())
        async with open_channel(setup, RecordingReceiver(), FixedClock()) as opened:
            yield Line(opened.channel, connector)


async def test_a_message_unasked_reaches_the_conversation_and_gives_its_id(line: Line) -> None:
    sent_id = await line.channel.send(line.address(), VIEW)
    [call] = line.connector.calls
    assert (call.method, call.conversation, call.message) == ("POST", "a:1 /x", None)
    assert call.body["summary"] == "Er is nieuws"
    assert "DB-2026-0001 is opgepakt" in str(call.body["attachments"][0]["content"])
    assert (call.body["from"]["id"], call.body["recipient"]["id"]) == ("28:bot", "29:1person")
    assert "replyToId" not in call.body
    assert sent_id == "1795304353197"


async def test_a_message_to_a_channel_is_for_nobody_in_particular(line: Line) -> None:
    channel = replace(line.address("19:team@thread.tacv2"), kind=PlaceKind.CHANNEL, account_id="")
    await line.channel.send(channel, VIEW)
    [call] = line.connector.calls
    assert call.conversation == "19:team@thread.tacv2"
    assert "recipient" not in call.body


async def test_an_update_takes_the_place_of_the_message_with_that_id(line: Line) -> None:
    await line.channel.update(line.address(), MESSAGE_ID, VIEW)
    [call] = line.connector.updated
    assert call.message == MESSAGE_ID
    assert call.body["attachments"]


async def test_a_message_is_deleted_by_its_id(line: Line) -> None:
    await line.channel.delete(line.address(), MESSAGE_ID)
    assert [call.message for call in line.connector.deleted] == [MESSAGE_ID]


async def test_typing_is_shown(line: Line) -> None:
    await line.channel.typing(line.address())
    assert [call.body["type"] for call in line.connector.calls] == ["typing"]


async def test_messages_share_one_connection(line: Line) -> None:
    for _ in range(5):
        await line.channel.send(line.address(), VIEW)
    assert len({call.peer for call in line.connector.calls}) == 1


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (400, SendOutcome.REFUSED),
        (403, SendOutcome.REFUSED),
        (404, SendOutcome.REFUSED),
        (413, SendOutcome.REFUSED),
        (429, SendOutcome.THROTTLED),
        (408, SendOutcome.UNKNOWN),
        (500, SendOutcome.UNKNOWN),
        (502, SendOutcome.UNKNOWN),
        (503, SendOutcome.UNKNOWN),
    ],
)
async def test_a_refusal_says_whether_the_message_may_have_arrived(
    line: Line, status: int, outcome: SendOutcome
) -> None:
    line.connector.fail(status)
    with pytest.raises(SendError) as failed:
        await line.channel.send(line.address(), VIEW)
    assert (failed.value.outcome, failed.value.code) == (outcome, f"http_{status}")
    assert len(line.connector.calls) == 1


async def test_a_connection_that_breaks_after_sending_leaves_the_outcome_unknown(line: Line) -> None:
    line.connector.hang_up()
    with pytest.raises(SendError) as failed:
        await line.channel.send(line.address(), VIEW)
    assert failed.value.outcome is SendOutcome.UNKNOWN


async def test_an_update_that_broke_off_may_simply_be_done_again(line: Line) -> None:
    line.connector.fail(500)
    with pytest.raises(SendError) as failed:
        await line.channel.update(line.address(), MESSAGE_ID, VIEW)
    assert failed.value.outcome is SendOutcome.UNSENT


async def test_a_connection_that_is_refused_sent_nothing(line: Line) -> None:
    line.connector.url = "http://127.0.0.1:9/connector"
    with pytest.raises(SendError) as failed:
        await line.channel.send(line.address(), VIEW)
    assert failed.value.outcome is SendOutcome.UNSENT


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("-3", 0.0),
        ("nan", 2.0),
        ("soon", 2.0),
        ("", 2.0),
        ("100000", 600.0),
        ("Sat, 21 Nov 2026 12:00:30 GMT", 30.0),
        ("Sat, 21 Nov 2026 11:00:00 GMT", 0.0),
    ],
)
async def test_a_brake_says_how_long_to_wait(line: Line, retry_after: str, seconds: float) -> None:
    line.connector.fail(429, **{"Retry-After": retry_after})
    with pytest.raises(SendError) as failed:
        await line.channel.send(line.address(), VIEW)
    assert failed.value.retry_after == seconds


async def test_a_redirect_is_not_followed(line: Line) -> None:
    line.connector.fail(307, Location="http://evil.example/")
    await line.channel.send(line.address(), VIEW)
    assert len(line.connector.calls) == 1
