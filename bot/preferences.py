"""The wishes of each person, kept in the database."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Protocol

import structlog
from pydantic import ValidationError
from sqlalchemy import Text, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, SQLModel, col

from bot.database import Database
from meldingen.voorkeuren import GEEN_VOORKEUREN, Voorkeuren

log = structlog.get_logger(__name__)

NOBODY: Mapping[str, Voorkeuren] = MappingProxyType({})


class Voorkeur(SQLModel, table=True):
    """`voorkeuren` is `meldingen.voorkeuren.Voorkeuren` as JSON."""

    __tablename__ = "bot_voorkeuren"

    persoon: str = Field(primary_key=True)
    voorkeuren: str = Field(sa_type=Text)


_OF_MANY = select(col(Voorkeur.persoon), col(Voorkeur.voorkeuren)).where(
    col(Voorkeur.persoon).in_(bindparam("personen", expanding=True))
)
"""Put together once: for every message that costs more than the answer."""


class Wanted(Protocol):
    async def of_many(self, persons: Collection[str]) -> Mapping[str, Voorkeuren]:
        """Return the wishes of those who have any."""


class NothingWanted:
    """Nobody has wishes."""

    async def of_many(self, persons: Collection[str]) -> Mapping[str, Voorkeuren]:
        return NOBODY


class SqlPreferences:
    """Implements `Wanted` and `dialogs.services.Preferences`."""

    def __init__(self, database: Database) -> None:
        self._writing, self._asking = database.engine, database.asking

    async def of(self, person_id: str) -> Voorkeuren:
        return (await self.of_many((person_id,))).get(person_id, GEEN_VOORKEUREN)

    async def of_many(self, persons: Collection[str]) -> Mapping[str, Voorkeuren]:
        if not persons:
            return NOBODY
        async with self._asking.connect() as connection:
            rows = (await connection.execute(_OF_MANY, {"personen": tuple(persons)})).all()
        return {row.persoon: _read(row.voorkeuren) for row in rows}

    async def keep(self, person_id: str, voorkeuren: Voorkeuren) -> None:
        try:
            await self._write(person_id, voorkeuren)
        except IntegrityError:  # the same person wrote their first wishes at the same moment
            await self._write(person_id, voorkeuren)

    async def _write(self, person_id: str, voorkeuren: Voorkeuren) -> None:
        kept = voorkeuren.model_dump_json()
        change = update(Voorkeur).where(col(Voorkeur.persoon) == person_id).values(voorkeuren=kept)
        async with self._writing.begin() as connection:
            if (await connection.execute(change)).rowcount == 0:
                await connection.execute(insert(Voorkeur).values(persoon=person_id, voorkeuren=kept))


def _read(kept: str) -> Voorkeuren:
    """Wishes that an older version cannot read hold back no message."""
    try:
        return Voorkeuren.model_validate_json(kept)
    except ValidationError:
        log.warning("preferences.unreadable")
        return GEEN_VOORKEUREN
