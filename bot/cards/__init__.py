"""Views drawn for Teams: an Adaptive Card, words for clients without cards, and the way back to a press."""

from bot.cards.plain import as_text
from bot.cards.press import PRESS_KEY, press_from_data
from bot.cards.render import render

__all__ = ["PRESS_KEY", "as_text", "press_from_data", "render"]
