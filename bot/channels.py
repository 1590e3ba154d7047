"""The channels of Teams to which the bot was added, and which of them is the pontonniers' own."""

from dataclasses import asdict, replace
from typing import Protocol

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from bot.channel.port import Address
from bot.database import Database
from bot.references import KanaalRij, address_from

THREAD = ";messageid="
"""What follows it in a conversation id is one thread; without it a message begins a thread of its own."""


class TeamChannel(Protocol):
    async def keep(self, address: Address) -> bool:
        """Remember where a channel can be written to; true when it was not known yet."""
        ...

    async def forget(self, conversation_id: str) -> None: ...

    async def of_team(self) -> Address | None:
        """Return the channel in which the team wants its messages."""
        ...


class NoChannels:
    """The bot was added to no channel."""

    async def keep(self, address: Address) -> bool:
        return False

    async def forget(self, conversation_id: str) -> None:
        """There is nothing to forget."""

    async def of_team(self) -> Address | None:
        return None


class Channels:
    """Implements `TeamChannel`, and `meldingen.outbox.poort.Kanaal`."""

    def __init__(self, database: Database) -> None:
        self._writing, self._asking = database.engine, database.asking

    async def bekend(self) -> bool:
        return await self.of_team() is not None

    async def of_team(self) -> Address | None:
        query = select(KanaalRij).where(col(KanaalRij.van_team))
        async with self._asking.connect() as connection:
            row = (await connection.execute(query)).first()
        return None if row is None else address_from(row._asdict())

    async def keep(self, address: Address) -> bool:
        whole = replace(address, conversation_id=channel_of(address.conversation_id), account_id="")
        try:
            return await self._write(whole)
        except IntegrityError:  # another process met the same channel at the same moment
            return await self._write(whole)

    async def forget(self, conversation_id: str) -> None:
        this = col(KanaalRij.conversation_id) == channel_of(conversation_id)
        async with self._writing.begin() as connection:
            await connection.execute(delete(KanaalRij).where(this))

    async def choose(self, conversation_id: str | None) -> None:
        """Let this channel be the team's, in the place of another; None for no channel at all."""
        chosen = col(KanaalRij.conversation_id) == channel_of(conversation_id or "")
        async with self._writing.begin() as connection:
            await connection.execute(update(KanaalRij).values(van_team=chosen))

    async def _write(self, address: Address) -> bool:
        this = col(KanaalRij.conversation_id) == address.conversation_id
        async with self._writing.begin() as connection:
            row = (await connection.execute(select(KanaalRij).where(this))).one_or_none()
            if row is None:
                await connection.execute(insert(KanaalRij).values(**asdict(address), van_team=False))
            elif address_from(row._asdict()) != address:
                await connection.execute(update(KanaalRij).where(this).values(**asdict(address)))
        return row is None


def channel_of(conversation_id: str) -> str:
    """Return the channel in which a conversation is a thread."""
    return conversation_id.partition(THREAD)[0]
