"""Free text that names a household is refused: it says what was seen, and nothing of it is kept."""

from dialogs.flow import Context
from meldingen.guard import Vondst


def refusal_in(context: Context, text: str) -> str | None:
    """Return why this text cannot be stored, in the reader's language; None when it can.

    It names the kinds that were seen, never the words: the chat would keep those.
    """
    kinds = _kinds_in(context, text)
    return context.say("schrijven.geweigerd", soorten=kinds) if kinds else None


def reminder_for(context: Context, text: str) -> str | None:
    """Return the request to take away what was typed: the chat keeps that, whatever we do with it."""
    kinds = _kinds_in(context, text)
    return context.say("schrijven.haal_weg", soorten=kinds) if kinds else None


def _kinds_in(context: Context, text: str) -> str:
    found = context.services.guard.find(text)
    return ", ".join(dict.fromkeys(_kind(context, vondst) for vondst in found))


def _kind(context: Context, vondst: Vondst) -> str:
    return context.say(f"schrijven.soort_{vondst.soort.value}")
