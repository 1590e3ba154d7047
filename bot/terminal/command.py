"""`python -m bot chat`: the same bot, the same database, in this terminal."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from enum import StrEnum
from itertools import count
from secrets import token_hex
from typing import Annotated

import typer
from rich.console import Console

from bot.app import Services, at_work, connect
from bot.channel.port import Account
from bot.logs import set_up_logs
from bot.settings import LogLevel, Settings, SettingsError, load_settings
from bot.terminal.channel import TERMINAL, NoChannel, arrival_of
from bot.terminal.filling import Ask
from bot.terminal.news import CaseNews, KnowledgeNews, News, Seen
from bot.terminal.talking import Terminal
from knowledge.loading import KnowledgeError
from knowledge.store import Sessions, SqlNotices
from meldingen.store.postvak import SqlPostvak

HINT = (
    "[dim]Typ een vraag, een nummer van een knop, of help. Stoppen met /uit. "
    "Type a question, a button's number, or help. Leave with /uit.[/dim]"
)


class Person(StrEnum):
    PROFESSIONAL = "professional"
    PONTONNIER = "pontonnier"
    KENNISBEHEERDER = "kennisbeheerder"


NAMES = {Person.PROFESSIONAL: "Robin", Person.PONTONNIER: "Sam", Person.KENNISBEHEERDER: "Kim"}


def register(app: typer.Typer) -> None:
    @app.command()
    def chat(
        als: Annotated[
            Person, typer.Option("--als", help="Who you are: professional, pontonnier or kennisbeheerder.")
        ] = Person.PROFESSIONAL,
    ) -> None:
        """Talk to the bot in this terminal; --als says who you are on the same database."""
        try:
            settings = load_settings()
            set_up_logs(LogLevel.ERROR)
            asyncio.run(talk(settings, als, input, Console()))
        except (SettingsError, KnowledgeError) as error:
            sys.stderr.write(f"The bot did not start. {error}\n")
            raise typer.Exit(1) from None


async def talk(settings: Settings, als: Person, ask: Ask, console: Console) -> None:
    async with open_terminals(settings) as seat:
        console.print(HINT)
        await seat(als, ask, console).run()


Seat = Callable[[Person, Ask, Console], Terminal]


@asynccontextmanager
async def open_terminals(settings: Settings) -> AsyncIterator[Seat]:
    """Open the bot with its worker; what comes out seats a person at a terminal.

    Everybody is known from the start, so that what concerns another waits for them.
    """
    async with connect(settings) as services, at_work(services, NoChannel()) as worker:
        for person in Person:
            await services.turns.introduce(arrival_of(_account(person), f"{TERMINAL}-{person.value}"))

        def seat(als: Person, ask: Ask, console: Console) -> Terminal:
            return Terminal(
                account=_account(als),
                receiver=services.turns,
                news=_news(services, settings, als),
                keys=_keys(als),
                settle=worker.round,
                ask=ask,
                console=console,
            )

        yield seat


def _account(person: Person) -> Account:
    return Account(person.value, TERMINAL, NAMES[person])


def _news(services: Services, settings: Settings, als: Person) -> tuple[News, ...]:
    database, folder = services.database, settings.data_dir
    postvak = SqlPostvak(database.writers, database.readers)
    notices = SqlNotices(Sessions(database.writers, database.readers))
    index = services.conversing.index
    return (
        CaseNews(postvak, Seen(folder / f"terminal-{als.value}.seen")),
        KnowledgeNews(notices, index, Seen(folder / f"terminal-{als.value}-kennis.seen")),
    )


def _keys(als: Person) -> Iterator[str]:
    run = token_hex(6)
    return (f"{TERMINAL}-{als.value}-{run}-{number}" for number in count(1))
