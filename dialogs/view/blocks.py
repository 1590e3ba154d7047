from dataclasses import dataclass
from enum import StrEnum

from dialogs.view.buttons import Button, LinkButton


class Tone(StrEnum):
    """How a text is meant; a renderer may colour it but the words must carry the meaning alone."""

    NORMAL = "normal"
    SUBTLE = "subtle"
    STRONG = "strong"
    GOOD = "good"
    WARNING = "warning"
    DANGER = "danger"


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Text:
    text: str
    tone: Tone = Tone.NORMAL


@dataclass(frozen=True)
class Fact:
    """A label with its value; `link` is a `tel:`, `mailto:` or `https:` address behind the value."""

    label: str
    value: str
    link: str | None = None


@dataclass(frozen=True)
class Facts:
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Divider:
    pass


@dataclass(frozen=True)
class Section:
    """Blocks that belong together under a small title, with the buttons that act on just them."""

    title: str
    blocks: "tuple[Block, ...]"
    buttons: tuple[Button | LinkButton, ...] = ()


Block = Heading | Text | Facts | Bullets | Divider | Section
