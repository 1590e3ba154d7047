"""A terminal as a test sits at it: what is shown, and what is typed."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rich.console import Console

from bot.terminal.command import Person, Seat

WIDTH = 100


@dataclass
class Screen:
    """What is shown, and what is typed: a text, or a function that reads a number off the screen."""

    lines: Iterator[str]
    shown: io.StringIO = field(default_factory=io.StringIO)

    @property
    def console(self) -> Console:
        return Console(file=self.shown, width=WIDTH, force_terminal=False)

    def ask(self, prompt: str) -> str:
        self.shown.write(prompt)
        line = next(self.lines, None)
        if line is None:
            raise EOFError
        return self._numbered(line[1:]) if line.startswith("#") else line

    def _numbered(self, title: str) -> str:
        """`#Verder` is the number before that button where it was shown last."""
        found = re.findall(rf"\[(\d+)\] {re.escape(title)}", self.shown.getvalue())
        assert found, f"No button {title!r} on the screen:\n{self.shown.getvalue()[-1500:]}"
        return str(found[-1])


async def talk(seat: Seat, als: Person, *lines: str) -> str:
    """Type the lines as this person and return everything that was shown."""
    screen = Screen(iter(lines))
    await seat(als, screen.ask, screen.console).run()
    return screen.shown.getvalue()
