from dataclasses import dataclass
from enum import StrEnum

from dialogs.view.blocks import Block
from dialogs.view.buttons import Button, LinkButton
from dialogs.view.fields import Field
from knowledge.language import Language


class Delivery(StrEnum):
    """How a reply reaches the reader.

    MESSAGE is a new message, kept by the chat: it never carries the story of a household.
    REPLACE takes the place of the card whose button was pressed; as MESSAGE when nothing was pressed.
    PRIVATE is the answer to a press for this reader alone, stored by no chat; only there may a story stand.
    """

    MESSAGE = "message"
    REPLACE = "replace"
    PRIVATE = "private"


@dataclass(frozen=True)
class View:
    """A card: blocks, then fields, then buttons. `summary` is read out and shown in notifications.

    `refresh` is what a client presses by itself when it shows the card again later, where it can; the answer
    must say no more than the card itself may.
    """

    summary: str
    blocks: tuple[Block, ...] = ()
    fields: tuple[Field, ...] = ()
    buttons: tuple[Button | LinkButton, ...] = ()
    language: Language = Language.NL
    refresh: Button | None = None


@dataclass(frozen=True)
class Reply:
    view: View
    delivery: Delivery = Delivery.MESSAGE
