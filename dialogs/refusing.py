"""Free text that names a household is refused: it says what was seen, and nothing of it is kept."""

from dialogs.flow import Context
from meldingen.guard import Vondst


def refusal_in(context: Context, text: str) -> str | None:
    """Return why this text cannot be stored, in the reader's language; None when it can.

    It names the kinds that were seen, never the words: the chat would keep those.
    """
    found = context.services.guard.find(text)
    if not found:
        return None
    kinds = dict.fromkeys(_kind(context, vondst) for vondst in found)
    return context.say("schrijven.geweigerd", soorten=", ".join(kinds))


def _kind(context: Context, vondst: Vondst) -> str:
    return context.say(f"schrijven.soort_{vondst.soort.value}")
