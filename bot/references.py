"""Where can be written to: the personal conversation of each person, and the channels of the bot."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, SQLModel, col

from bot.channel.port import Address
from bot.clock import Clock
from bot.database import Database
from dialogs.inbound import PlaceKind

BELIEVE_FOR = timedelta(minutes=10)


class Adres(SQLModel, table=True):
    __tablename__ = "bot_adressen"

    persoon: str = Field(primary_key=True)
    service_url: str
    channel: str
    tenant: str
    conversation_id: str
    kind: str
    bot_id: str
    bot_name: str
    account_id: str


_ADDRESS = select(Adres).where(col(Adres.persoon) == bindparam("persoon"))
"""Put together once: for every message that costs more than the answer."""


class KanaalRij(SQLModel, table=True):
    """A channel to which the bot was added; `van_team` is the one in which the team wants its messages."""

    __tablename__ = "bot_kanalen"

    conversation_id: str = Field(primary_key=True)
    service_url: str
    channel: str
    tenant: str
    kind: str
    bot_id: str
    bot_name: str
    account_id: str
    van_team: bool


class References:
    """Refreshed by every arrival, written only when changed.

    Another process may have written another address, so what this one believes ends after ten minutes.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._writing, self._asking, self._clock = database.engine, database.asking, clock
        self._believed: dict[str, tuple[Address, datetime]] = {}

    async def keep(self, person_id: str, address: Address) -> None:
        if address.kind is not PlaceKind.PERSONAL:
            return
        now = self._clock.now()
        believed = self._believed.get(person_id)
        if believed is not None and believed[0] == address and now < believed[1]:
            return
        try:
            await self._write(person_id, address)
        except IntegrityError:  # somebody else wrote the first address of this person at the same moment
            await self._write(person_id, address)
        self._believed[person_id] = (address, now + BELIEVE_FOR)

    async def find(self, person_id: str) -> Address | None:
        async with self._asking.connect() as connection:
            row = (await connection.execute(_ADDRESS, {"persoon": person_id})).one_or_none()
        return None if row is None else address_from(row._asdict())

    async def people(self) -> tuple[str, ...]:
        """Everybody who can be written to."""
        async with self._asking.connect() as connection:
            rows = (await connection.execute(select(col(Adres.persoon)).order_by(col(Adres.persoon)))).all()
        return tuple(row.persoon for row in rows)

    async def forget(self, person_id: str) -> None:
        self._believed.pop(person_id, None)
        async with self._writing.begin() as connection:
            await connection.execute(delete(Adres).where(col(Adres.persoon) == person_id))

    async def _write(self, person_id: str, address: Address) -> None:
        query = select(Adres).where(col(Adres.persoon) == person_id)
        async with self._writing.begin() as connection:
            row = (await connection.execute(query)).one_or_none()
            if row is None:
                await connection.execute(insert(Adres).values(persoon=person_id, **asdict(address)))
            elif address_from(row._asdict()) != address:
                change = update(Adres).where(col(Adres.persoon) == person_id)
                await connection.execute(change.values(**asdict(address)))


def address_from(row: Mapping[str, str]) -> Address:
    """Return the address that stands in a row, whatever else the row holds."""
    held = {field.name: row[field.name] for field in fields(Address) if field.name != "kind"}
    return Address(kind=PlaceKind(row["kind"]), **held)
