"""A person in a conversation, as tests speak to it: words, button titles and filled-in fields."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dialogs.dialogue import Dialogue
from dialogs.inbound import Inbound, Place, PlaceKind, Press, Speaker
from dialogs.turn import Memory
from dialogs.view import Block, Button, Delivery, Reply, Section, View

START = datetime.fromisoformat("2026-11-23T09:00:00+00:00")


@dataclass
class Chat:
    """One person in their personal conversation; every turn goes through JSON as it does in the database."""

    dialogue: Dialogue
    person: str = "professional"
    rol: str = "professional"
    locale: str = "nl-NL"
    now: datetime = START
    memory: str = field(default_factory=lambda: Memory().model_dump_json())
    replies: tuple[Reply, ...] = ()
    turns: int = 0

    async def say(self, words: str) -> View:
        return await self._turn(self._inbound(text=words))

    async def press(self, title: str, **fields: str) -> View:
        """Press the button with this title on the newest card, with what was filled in."""
        return await self.send(self.button(title), **fields)

    async def send(self, button: Button, *, key: str | None = None, **fields: str) -> View:
        press = Press(button.verb, button.data, fields if button.with_fields else {})
        return await self._turn(self._inbound(press=press, key=key))

    def button(self, title: str) -> Button:
        found = [button for button in buttons_of(self.view) if button.title.startswith(title)]
        assert found, f"No button {title!r} among {[button.title for button in buttons_of(self.view)]}"
        return found[0]

    def button_for(self, verb: str) -> Button:
        """The first button on the newest card that leads there."""
        found = [button for button in buttons_of(self.view) if button.verb == verb]
        assert found, f"No button for {verb} among {[button.verb for button in buttons_of(self.view)]}"
        return found[0]

    @property
    def view(self) -> View:
        return self.replies[-1].view

    @property
    def kept_by_the_chat(self) -> str:
        """The words of every reply of this turn that a chat would store."""
        return " ".join(
            words_of(reply.view) for reply in self.replies if reply.delivery is not Delivery.PRIVATE
        )

    def _inbound(
        self, *, text: str | None = None, press: Press | None = None, key: str | None = None
    ) -> Inbound:
        self.turns += 1
        self.now += timedelta(seconds=20)
        return Inbound(
            speaker=Speaker(self.person, "Robin", frozenset({self.rol})),
            place=Place(PlaceKind.PERSONAL, f"chat-{self.person}"),
            key=key or f"{self.person}-{self.turns}",
            at=self.now,
            locale=self.locale,
            text=text,
            press=press,
            private_answer=press is not None,
        )

    async def _turn(self, inbound: Inbound) -> View:
        turn = await self.dialogue.turn(inbound, Memory.model_validate_json(self.memory))
        self.memory = turn.memory.model_dump_json()
        self.replies = turn.replies
        return self.view


def buttons_of(view: View) -> list[Button]:
    every = [*_block_buttons(view.blocks), *view.buttons]
    return [button for button in every if isinstance(button, Button)]


def _block_buttons(blocks: tuple[Block, ...]) -> Iterator[object]:
    for block in blocks:
        if isinstance(block, Section):
            yield from _block_buttons(block.blocks)
            yield from block.buttons


def words_of(view: View) -> str:
    """Everything that the view says, its fields included."""
    return repr((view.summary, view.blocks, view.fields, [button.title for button in view.buttons]))
