"""How a card that was sent earlier comes to show the present state."""

from dialogs.texts import Texts
from dialogs.view import Button
from meldingen.nummer import Meldingnummer

REFRESH = "zaak.kort"


def refresh_of(texts: Texts, nummer: Meldingnummer | str) -> Button:
    """What the client presses by itself: number, state and dates as they are by then."""
    return Button(texts.say("zaak.knop_stand"), REFRESH, {"nummer": str(nummer)})
