"""Who speaks to the bot, and in which role."""

from dataclasses import dataclass

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, SQLModel, col

from bot.channel.port import Account
from bot.database import Database
from bot.rolebook import Roles
from dialogs.inbound import Speaker
from knowledge.language import Language


class Mens(SQLModel, table=True):
    """A person who was here. `naam` is only kept to greet them; `begroet` says that it was done."""

    __tablename__ = "bot_mensen"

    id: str = Field(primary_key=True)
    naam: str
    taal: str
    begroet: bool


_LANGUAGE = select(col(Mens.taal)).where(col(Mens.id) == bindparam("id"))
"""Put together once: for every message that costs more than the answer."""


@dataclass(frozen=True)
class _Seen:
    naam: str
    taal: str


class People:
    def __init__(self, database: Database, roles: Roles) -> None:
        self._writing, self._asking, self._roles = database.engine, database.asking, roles
        self._seen: dict[str, _Seen] = {}

    async def meet(self, account: Account, locale: str) -> Speaker:
        """Return who speaks; written down only when something about them is new."""
        person_id = person_id_of(account)
        seen = _Seen(account.name, locale)
        known = self._seen.get(person_id)
        if known is None or (known != seen and account.name):
            seen = await self._remember(person_id, seen)
            self._seen[person_id] = seen
        name = account.name or self._seen[person_id].naam
        organisation = self._roles.organisation_of(person_id)
        return Speaker(person_id, name, self._roles.of(person_id), organisation)

    async def language(self, person_id: str) -> Language:
        """Return the language of the person's client; Dutch when they were never here."""
        async with self._asking.connect() as connection:
            found = await connection.execute(_LANGUAGE, {"id": person_id})
        locale = found.scalar_one_or_none() or ""
        return Language.EN if locale.lower().startswith("en") else Language.NL

    async def greet_once(self, person_id: str) -> bool:
        """Return whether this is the moment to greet; true once, until the person leaves and comes back."""
        statement = update(Mens).where(col(Mens.id) == person_id, col(Mens.begroet).is_(False))
        async with self._writing.begin() as connection:
            return (await connection.execute(statement.values(begroet=True))).rowcount == 1

    async def forget_greeting(self, person_id: str) -> None:
        async with self._writing.begin() as connection:
            await connection.execute(update(Mens).where(col(Mens.id) == person_id).values(begroet=False))

    async def _remember(self, person_id: str, seen: _Seen) -> _Seen:
        """Two first messages at the same time both find nobody: whoever is second finds the first."""
        try:
            return await self._write(person_id, seen)
        except IntegrityError:
            return await self._write(person_id, seen)

    async def _write(self, person_id: str, seen: _Seen) -> _Seen:
        """A name that the channel leaves out does not wipe out the one that was known."""
        query = select(col(Mens.naam), col(Mens.taal)).where(col(Mens.id) == person_id)
        async with self._writing.begin() as connection:
            row = (await connection.execute(query)).one_or_none()
            if row is None:
                new = insert(Mens).values(id=person_id, naam=seen.naam, taal=seen.taal, begroet=False)
                await connection.execute(new)
                return seen
            kept = _Seen(seen.naam or row.naam, seen.taal)
            if kept != _Seen(row.naam, row.taal):
                change = update(Mens).where(col(Mens.id) == person_id)
                await connection.execute(change.values(naam=kept.naam, taal=kept.taal))
            return kept


def person_id_of(account: Account) -> str:
    """Stable over the years: tenant and Entra object id together."""
    return f"{account.tenant}:{account.id}"
