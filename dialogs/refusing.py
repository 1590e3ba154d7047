"""Free text that names a household is refused: it says what was seen, and nothing of it is kept."""

from dialogs.flow import Context
from meldingen.guard import Vondst
from meldingen.guard.rewriting import propose


def refusal_in(context: Context, text: str) -> str | None:
    """Return why this text cannot be stored, in the reader's language; None when it can.

    It names the kinds that were seen, never the words: the chat would keep those.
    """
    found = context.services.guard.find(text)
    if not found:
        return None
    advice = dict.fromkeys(context.say(f"schrijven.{each.advies.value}") for each in propose(found))
    return " ".join((context.say("schrijven.geweigerd", soorten=_named(context, found)), *advice))


def reminder_for(context: Context, text: str) -> str | None:
    """Return the request to take away what was typed: the chat keeps that, whatever we do with it."""
    found = context.services.guard.find(text)
    return context.say("schrijven.haal_weg", soorten=_named(context, found)) if found else None


def _named(context: Context, found: tuple[Vondst, ...]) -> str:
    return ", ".join(dict.fromkeys(_kind(context, vondst) for vondst in found))


def _kind(context: Context, vondst: Vondst) -> str:
    return context.say(f"schrijven.soort_{vondst.soort.value}")
