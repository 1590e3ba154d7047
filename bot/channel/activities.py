"""From a view to an activity or to the answer of an invoke."""

from copy import copy
from typing import Any

from botbuilder.schema import (
    Activity,
    ActivityTypes,
    Attachment,
    ChannelAccount,
    ConversationAccount,
    ConversationReference,
)

from bot.cards import render
from bot.channel.port import Address
from dialogs.view import View

CARD_TYPE = "application/vnd.microsoft.card.adaptive"
MESSAGE_TYPE = "application/vnd.microsoft.activity.message"
ERROR_TYPE = "application/vnd.microsoft.error"


class Outgoing(Activity):  # type: ignore[misc]  # the SDK carries no types
    """An activity whose parts nobody changes any more, so that the SDK's deep copy need not copy them."""

    def __deepcopy__(self, _memo: object) -> "Outgoing":
        return copy(self)


def message_of(view: View) -> Activity:
    """A view of nothing but its summary is a plain text; everything else is a card that can be read out."""
    if not (view.blocks or view.fields or view.buttons):
        return Outgoing(type=ActivityTypes.message, text=view.summary)
    card = Attachment(content_type=CARD_TYPE, content=render(view))
    return Outgoing(type=ActivityTypes.message, summary=view.summary, attachments=[card])


def answer_with(activity: Activity) -> dict[str, Any]:
    """Give inside an invoke what would otherwise be the message."""
    if not activity.attachments:
        return message_answer(activity.text)
    return {"statusCode": 200, "type": CARD_TYPE, "value": activity.attachments[0].content}


def message_answer(text: str) -> dict[str, Any]:
    return {"statusCode": 200, "type": MESSAGE_TYPE, "value": text}


def error_answer(status: int, code: str, message: str) -> dict[str, Any]:
    """The call itself went well (HTTP 200); what was asked did not. Clients show the message."""
    return {"statusCode": status, "type": ERROR_TYPE, "value": {"code": code, "message": message}}


def reference_of(address: Address) -> ConversationReference:
    return ConversationReference(
        channel_id=address.channel,
        service_url=address.service_url,
        conversation=ConversationAccount(id=address.conversation_id),
        bot=ChannelAccount(id=address.bot_id, name=address.bot_name),
        user=ChannelAccount(id=address.account_id) if address.account_id else None,
    )
