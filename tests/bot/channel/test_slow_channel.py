"""A channel that takes a message and then says nothing."""

import asyncio

import pytest

from bot.channel.gate import Gate
from bot.channel.opening import ChannelSetup, open_channel
from bot.channel.port import Address, SendError, SendOutcome
from dialogs.inbound import PlaceKind
from dialogs.view import View
from knowledge.language import Language
from tests.bot.activities import CONVERSATION, TENANT
from tests.bot.fakes import FixedClock, RecordingReceiver
from tests.bot.standins.connector import standing_in


async def test_a_message_that_is_not_answered_in_time_is_unknown_and_not_sent_again() -> None:
    setup = ChannelSetup(Gate.for_development(), send_seconds=0.05)
    async with standing_in() as connector, open_channel(setup, RecordingReceiver(), FixedClock()) as opened:
        connector.hold = asyncio.Event()
        where = (connector.url, "msteams", TENANT, CONVERSATION, PlaceKind.PERSONAL)
        address = Address(*where, bot_id="28:bot", bot_name="Doorbraakbot", account_id="29:1person")
        with pytest.raises(SendError) as failed:
            await opened.channel.send(address, View("DB-2026-0001", language=Language.NL))
        assert failed.value.outcome is SendOutcome.UNKNOWN
        assert len(connector.sent) == 1
        connector.hold.set()
