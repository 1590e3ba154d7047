"""From an activity to what we understand of it."""

import hashlib
from enum import Enum, auto
from uuid import uuid4

from botbuilder.schema import Activity, ActivityTypes

from bot.cards import press_from_data
from bot.channel.gate import tenants_in
from bot.channel.port import Account, Address, Arrival
from bot.channel.wire import MalformedActivityError
from dialogs.inbound import PlaceKind, Press

CARD_ACTION = "adaptiveCard/action"
DEFAULT_LOCALE = "nl-NL"
NO_TENANT = "local"
MAX_TEXT = 4000
# A card that is not (or no longer) ours: the conversation says so in its own words.
UNKNOWN_PRESS = Press("onbekend")
_PLACES = {"groupChat": PlaceKind.GROUP, "channel": PlaceKind.CHANNEL}


class Subject(Enum):
    """What kind of thing an activity is to us."""

    SPOKEN = auto()
    CARD_ACTION = auto()
    OTHER_INVOKE = auto()
    ARRIVED = auto()
    LEFT = auto()
    NOTHING = auto()


def subject_of(activity: Activity) -> Subject:
    kind = activity.type
    if kind == ActivityTypes.message:
        return Subject.SPOKEN
    if kind == ActivityTypes.invoke:
        return Subject.CARD_ACTION if activity.name == CARD_ACTION else Subject.OTHER_INVOKE
    if kind == ActivityTypes.installation_update:
        return Subject.LEFT if (activity.action or "").startswith("remove") else Subject.ARRIVED
    if kind == ActivityTypes.conversation_update and activity.members_added and not _in_channel(activity):
        return Subject.ARRIVED
    return Subject.NOTHING


def move_to_chosen_channel(activity: Activity) -> None:
    """Who adds the bot to a team chooses a channel there; the event itself comes from the first one."""
    data = activity.channel_data if isinstance(activity.channel_data, dict) else {}
    settings = data.get("settings")
    chosen = settings.get("selectedChannel") if isinstance(settings, dict) else None
    if activity.conversation and isinstance(chosen, dict) and isinstance(chosen.get("id"), str):
        activity.conversation.id = chosen["id"]


def _in_channel(activity: Activity) -> bool:
    """People come and go in a team all day; that the bot came there is told by its installation."""
    conversation = activity.conversation
    return conversation is not None and conversation.conversation_type == "channel"


def arrival_of(activity: Activity, locale: str | None = None) -> Arrival:
    """Translate; `locale` takes the place of what the client says.

    Raises:
        MalformedActivityError: If it does not say who speaks, or where.
    """
    address = address_of(activity)
    account = account_of(activity)
    subject = subject_of(activity)
    press = _press(activity, subject)
    return Arrival(
        key=_key(activity, account),
        account=account,
        address=address,
        locale=locale or activity.locale or DEFAULT_LOCALE,
        text=None if press else words_of(activity),
        press=press,
        inside=subject is Subject.CARD_ACTION,
    )


def account_of(activity: Activity) -> Account:
    speaker = activity.from_property
    if speaker is None or not (speaker.aad_object_id or speaker.id):
        raise MalformedActivityError("from has no id")
    tenant = min(tenants_in(activity), default=NO_TENANT)
    return Account(speaker.aad_object_id or speaker.id, tenant, speaker.name or "")


def address_of(activity: Activity) -> Address:
    conversation, bot, speaker = activity.conversation, activity.recipient, activity.from_property
    if conversation is None or not conversation.id:
        raise MalformedActivityError("conversation has no id")
    if not activity.service_url:
        raise MalformedActivityError("serviceUrl is missing")
    return Address(
        service_url=activity.service_url,
        channel=activity.channel_id or "",
        tenant=min(tenants_in(activity), default=NO_TENANT),
        conversation_id=conversation.id,
        kind=_PLACES.get(conversation.conversation_type, PlaceKind.PERSONAL),
        bot_id=(bot.id if bot else None) or "",
        bot_name=(bot.name if bot else None) or "",
        account_id=(speaker.id if speaker else None) or "",
    )


def words_of(activity: Activity) -> str:
    """Return what was typed, without the mention of the bot that groups put in front."""
    text = activity.text or ""
    bot_id = activity.recipient.id if activity.recipient else None
    for entity in activity.entities or ():
        if isinstance(entity, dict) and entity.get("type") == "mention":
            mentioned, shown = entity.get("mentioned"), entity.get("text")
            if (
                isinstance(mentioned, dict)
                and mentioned.get("id") == bot_id
                and isinstance(shown, str)
                and shown
            ):
                text = text.replace(shown, " ")
    return text.replace("\xa0", " ").strip()[:MAX_TEXT]


def _press(activity: Activity, subject: Subject) -> Press | None:
    """Action.Execute brings its data inside an action, its fallback Action.Submit as the value itself."""
    if subject is Subject.SPOKEN:
        return press_from_data(activity.value)
    if subject is not Subject.CARD_ACTION:
        return None
    action = activity.value.get("action") if isinstance(activity.value, dict) else None
    if not isinstance(action, dict):
        raise MalformedActivityError("value.action is not an object")
    return press_from_data(action.get("data")) or UNKNOWN_PRESS


def _key(activity: Activity, account: Account) -> str:
    """Connectors count for themselves, so an activity id means something only with its conversation."""
    own_id = activity.id or uuid4().hex
    parts = (activity.conversation.id, account.tenant, account.id, own_id)
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()
