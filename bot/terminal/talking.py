"""The conversation at a terminal: type, press a number, fill in, and hear what happened meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

from rich.console import Console

from bot.channel.port import Account, Receiver
from bot.people import person_id_of
from bot.terminal.channel import arrival_of
from bot.terminal.drawing import AnyButton, Drawn, draw
from bot.terminal.filling import Ask, LeaveForm, fill_in
from bot.terminal.news import News
from dialogs.inbound import Press
from dialogs.view import Button, LinkButton, Reply

GOODBYE = frozenset({"/uit", "/quit", "/exit"})


@dataclass
class Terminal:
    """One person at a terminal.

    Attributes:
        keys: A new key for each thing that is typed or pressed.
        settle: Waits until messages that were just caused are delivered.
    """

    account: Account
    receiver: Receiver
    news: tuple[News, ...]
    keys: Iterator[str]
    settle: Callable[[], Awaitable[None]]
    ask: Ask
    console: Console
    card: Drawn | None = None

    async def run(self) -> None:
        """Talk until the person leaves or the input ends."""
        arrival = arrival_of(self.account, next(self.keys))
        self._show(await self.receiver.arrived(arrival))
        while True:
            await self._show_news()
            typed = await self._typed()
            if typed is None or typed in GOODBYE:
                return
            await self._handle(typed)

    async def _typed(self) -> str | None:
        try:
            return (await asyncio.to_thread(self.ask, f"{self.account.name}> ")).strip()
        except EOFError:
            return None

    async def _handle(self, typed: str) -> None:
        if not typed:
            return
        numbered = self._numbered(typed)
        if numbered is None:
            self._show(await self.receiver.receive(arrival_of(self.account, next(self.keys), text=typed)))
        elif isinstance(numbered[1], LinkButton):
            self.console.print(numbered[1].url)
        else:
            await self._press(numbered[0], numbered[1])

    async def _press(self, card: Drawn, button: Button) -> None:
        try:
            inputs = await asyncio.to_thread(self._filled, card) if button.with_fields else {}
        except LeaveForm:
            self._draw(card)
            return
        press = Press(button.verb, button.data, inputs)
        self._show(await self.receiver.receive(arrival_of(self.account, next(self.keys), press=press)))

    def _filled(self, card: Drawn) -> dict[str, str]:
        return fill_in(card.fields, self.ask, self.console)

    def _numbered(self, typed: str) -> tuple[Drawn, AnyButton] | None:
        """The button with this number on the newest card; other numbers are words."""
        if not typed.isdigit() or self.card is None:
            return None
        place = int(typed) - 1
        return (self.card, self.card.buttons[place]) if 0 <= place < len(self.card.buttons) else None

    async def _show_news(self) -> None:
        """Messages that came in; their button is numbered like any other."""
        await self.settle()
        for source in self.news:
            for view in await source.unseen(person_id_of(self.account)):
                self._draw(draw(view))

    def _show(self, replies: tuple[Reply, ...]) -> None:
        for reply in replies:
            self._draw(draw(reply.view))

    def _draw(self, card: Drawn) -> None:
        self.console.print(card.panel)
        self.card = card
