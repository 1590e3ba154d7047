"""Satisfaction in one tap: the five marks as buttons on the message that asks for them."""

from dialogs.texts import Texts
from dialogs.view import Button
from dialogs.zaak.acts.melder import BEST_MARK
from meldingen.nummer import Meldingnummer

MARK = "zaak.cijfer"


def mark_buttons(texts: Texts, nummer: Meldingnummer) -> tuple[Button, ...]:
    return tuple(
        Button(texts.say(f"zaak.cijfer_{mark}"), MARK, {"nummer": str(nummer), "cijfer": mark})
        for mark in range(BEST_MARK, 0, -1)
    )
