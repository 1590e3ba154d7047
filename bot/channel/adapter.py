"""botbuilder-core's pipeline over our own connector."""

from collections.abc import Awaitable, Callable
from typing import Any

from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import (
    Activity,
    ActivityTypes,
    ConversationAccount,
    ConversationReference,
    DeliveryModes,
    ResourceResponse,
)

from bot.channel.connector import Connector

TurnHandler = Callable[[TurnContext], Awaitable[Any]]
INVOKE_ANSWER = "bot.invoke_answer"


class TeamsAdapter(BotAdapter):  # type: ignore[misc]  # the SDK carries no types
    """Runs turns through the SDK's middleware; what is sent goes out over one pooled client."""

    def __init__(self, connector: Connector) -> None:
        super().__init__()
        self._connector = connector

    async def process(self, activity: Activity, handler: TurnHandler) -> dict[str, Any] | None:
        """Run one turn and return the plain body of the HTTP answer, if there is one.

        An invoke is answered by the handler, under INVOKE_ANSWER in the turn state. Replies that the caller
        wants inside the answer (`expectReplies`) are given there; an invoke has only its own answer.
        """
        if activity.type == ActivityTypes.invoke:
            activity.delivery_mode = None
        context = TurnContext(self, activity)
        await self.run_pipeline(context, handler)
        if activity.type == ActivityTypes.invoke:
            answer: dict[str, Any] | None = context.turn_state.get(INVOKE_ANSWER)
            return answer
        if activity.delivery_mode == DeliveryModes.expect_replies:
            return {"activities": context.buffered_reply_activities}
        return None

    async def send_activities(
        self, context: TurnContext, activities: list[Activity]
    ) -> list[ResourceResponse]:
        if context.activity.type == ActivityTypes.event:
            for activity in activities:
                activity.reply_to_id = None
        return [ResourceResponse(id=await self._send(activity)) for activity in activities]

    async def update_activity(self, context: TurnContext, activity: Activity) -> None:
        _only_name_the_conversation(activity)
        await self._connector.update(activity.service_url, activity.conversation.id, activity.id, activity)

    async def delete_activity(self, context: TurnContext, reference: ConversationReference) -> None:
        await self._connector.delete(reference.service_url, reference.conversation.id, reference.activity_id)

    async def _send(self, activity: Activity) -> str:
        _only_name_the_conversation(activity)
        return await self._connector.send(activity.service_url, activity.conversation.id, activity)


def _only_name_the_conversation(activity: Activity) -> None:
    """The SDK misspells the tenant on the way out, and the channel knows the rest itself."""
    activity.conversation = ConversationAccount(id=activity.conversation.id)
