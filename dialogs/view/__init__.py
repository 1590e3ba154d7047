"""What is shown, free of any channel: blocks, fields and buttons that `bot` draws for Teams or a terminal."""

from dialogs.view.blocks import Block, Bullets, Divider, Fact, Facts, Heading, Section, Text, Tone
from dialogs.view.buttons import Button, Importance, LinkButton
from dialogs.view.fields import Choice, ChoiceField, DateField, Field, NumberField, TextField
from dialogs.view.replies import Delivery, Reply, View

__all__ = [
    "Block",
    "Bullets",
    "Button",
    "Choice",
    "ChoiceField",
    "DateField",
    "Delivery",
    "Divider",
    "Fact",
    "Facts",
    "Field",
    "Heading",
    "Importance",
    "LinkButton",
    "NumberField",
    "Reply",
    "Section",
    "Text",
    "TextField",
    "Tone",
    "View",
]
