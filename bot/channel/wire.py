"""Activities on the wire: read with every field checked, written without what is empty."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson
from botbuilder.schema import Activity, ChannelAccount, ConversationAccount
from msrest.serialization import Model

Json = dict[str, Any]


class MalformedActivityError(ValueError):
    """What was sent is no activity; the message names the field and never its value."""


def read_activity(body: bytes) -> Activity:
    """Read one activity.

    Fields that this bot does not use are left out; `value`, `entities` and `channelData` stay plain JSON.

    Raises:
        MalformedActivityError: If the body is no JSON object or a field has another type than agreed.
    """
    try:
        raw = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise MalformedActivityError("the body is not JSON") from None
    fields = _object(raw, "the body")
    return Activity(
        **{name: _text(fields, key) for name, key in _TEXTS},
        from_property=_account(fields, "from"),
        recipient=_account(fields, "recipient"),
        conversation=_conversation(fields),
        members_added=_accounts(fields, "membersAdded"),
        members_removed=_accounts(fields, "membersRemoved"),
        entities=_list(fields, "entities"),
        channel_data=fields.get("channelData"),
        value=fields.get("value"),
    )


def write(content: object) -> bytes:
    """Write an activity or plain JSON; fields without a value are left out of an activity."""
    return orjson.dumps(content, default=_plain)


_TEXTS = (
    ("type", "type"),
    ("id", "id"),
    ("service_url", "serviceUrl"),
    ("channel_id", "channelId"),
    ("text", "text"),
    ("locale", "locale"),
    ("name", "name"),
    ("action", "action"),
    ("reply_to_id", "replyToId"),
    ("delivery_mode", "deliveryMode"),
)


def _object(value: object, name: str) -> Json:
    if not isinstance(value, dict):
        raise MalformedActivityError(f"{name} is not an object")
    return value


def _text(fields: Mapping[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if value is None or isinstance(value, str):
        return value
    raise MalformedActivityError(f"{key} is not a text")


def _list(fields: Mapping[str, Any], key: str) -> list[Any]:
    value = fields.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise MalformedActivityError(f"{key} is not a list")
    return value


def _account(fields: Mapping[str, Any], key: str) -> ChannelAccount | None:
    if fields.get(key) is None:
        return None
    return _channel_account(_object(fields[key], key))


def _accounts(fields: Mapping[str, Any], key: str) -> list[ChannelAccount]:
    return [_channel_account(_object(item, key)) for item in _list(fields, key)]


def _channel_account(raw: Json) -> ChannelAccount:
    return ChannelAccount(
        id=_text(raw, "id"),
        name=_text(raw, "name"),
        aad_object_id=_text(raw, "aadObjectId"),
        role=_text(raw, "role"),
    )


def _conversation(fields: Mapping[str, Any]) -> ConversationAccount | None:
    if fields.get("conversation") is None:
        return None
    raw = _object(fields["conversation"], "conversation")
    return ConversationAccount(
        id=_text(raw, "id"),
        conversation_type=_text(raw, "conversationType"),
        tenant_id=_text(raw, "tenantId"),
        name=_text(raw, "name"),
    )


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Model):
        names = value._attribute_map
        held = vars(value).items()
        return {names[name]["key"]: item for name, item in held if item is not None and name in names}
    raise TypeError(f"{type(value).__name__} cannot be sent")
