"""The channel port: writes to a conversation whenever the bot has something to say."""

from collections.abc import Awaitable, Callable
from typing import Any

from botbuilder.core import TurnContext
from botbuilder.schema import Activity, ActivityTypes

from bot.channel.activities import message_of, reference_of
from bot.channel.adapter import TeamsAdapter
from bot.channel.port import Address
from dialogs.view import View


class TeamsChannel:
    """Implements `bot.channel.port.Channel`."""

    def __init__(self, adapter: TeamsAdapter, app_id: str) -> None:
        self._adapter, self._app_id = adapter, app_id

    async def send(self, address: Address, view: View) -> str:
        sent: list[str] = []

        async def say(context: TurnContext) -> None:
            response = await context.send_activity(message_of(view))
            sent.append(response.id or "")

        await self._in_turn(address, say)
        return sent[0]

    async def update(self, address: Address, message_id: str, view: View) -> None:
        async def replace(context: TurnContext) -> None:
            activity = message_of(view)
            activity.id = message_id
            await context.update_activity(activity)

        await self._in_turn(address, replace)

    async def delete(self, address: Address, message_id: str) -> None:
        async def take_away(context: TurnContext) -> None:
            await context.delete_activity(message_id)

        await self._in_turn(address, take_away)

    async def typing(self, address: Address) -> None:
        async def show(context: TurnContext) -> None:
            await context.send_activity(Activity(type=ActivityTypes.typing))

        await self._in_turn(address, show)

    async def _in_turn(self, address: Address, act: Callable[[TurnContext], Awaitable[Any]]) -> None:
        await self._adapter.continue_conversation(reference_of(address), act, self._app_id)
