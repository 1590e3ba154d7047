from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dialogs.inbound import Json

TITLE_LIMIT = 28


class Importance(StrEnum):
    NORMAL = "normal"
    PRIMARY = "primary"
    DESTRUCTIVE = "destructive"


@dataclass(frozen=True)
class Button:
    """A press that comes back to us.

    Args:
        title: One line; Teams cuts long ones, so at most 28 characters.
        verb: `flow.act`; the flow that has registered the verb gets the press.
        data: Comes back unchanged; small, never anything about a household.
        with_fields: The filled-in fields of the view come back too and are checked by the client.
    """

    title: str
    verb: str
    data: Mapping[str, Json] = field(default_factory=dict)
    importance: Importance = Importance.NORMAL
    with_fields: bool = False

    def __post_init__(self) -> None:
        if len(self.title) > TITLE_LIMIT:
            raise ValueError(f"Button title {self.title!r} is longer than {TITLE_LIMIT} characters")


@dataclass(frozen=True)
class LinkButton:
    title: str
    url: str
