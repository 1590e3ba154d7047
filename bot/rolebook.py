"""Who holds which role: from the settings, and given by a beheerder in chat."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import DateTime, insert, select
from sqlmodel import Field, SQLModel, col

from bot.database import Database
from meldingen.rollen import Rol


class Rolgift(SQLModel, table=True):
    """One giving of roles; the newest of a person counts, the older ones tell how it was."""

    __tablename__ = "bot_rollen"

    id: int | None = Field(default=None, primary_key=True)
    persoon: str = Field(index=True)
    rollen: str
    organisatie: str
    door: str
    op: datetime = Field(sa_type=DateTime(timezone=True))


@dataclass(frozen=True)
class Given:
    rollen: frozenset[Rol]
    organisatie: str = ""


@dataclass
class Roles:
    """Everybody without a role is a professional. A role of the settings cannot be taken away in chat.

    Attributes:
        holders: Of the settings: who is listed for a role, by object id or by our own id.
        organisations: Of the settings: for which organisation an ambassadeur speaks.
        given: In chat, by our own id; as it was at the last refresh.
    """

    holders: Mapping[Rol, frozenset[str]]
    organisations: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, Given] = field(default_factory=dict)

    def of(self, person_id: str) -> frozenset[str]:
        return frozenset(rol.value for rol in self._roles_of(person_id))

    def has(self, person_id: str, rol: Rol) -> bool:
        return rol in self._roles_of(person_id)

    def organisation_of(self, person_id: str) -> str | None:
        """Return the organisation for which the person holds a role; what was given in chat goes first."""
        given = self.given.get(person_id)
        if given and given.organisatie:
            return given.organisatie
        listed = (self.organisations.get(name) for name in (person_id, person_id.rpartition(":")[2]))
        return next((organisation for organisation in listed if organisation), None)

    def _roles_of(self, person_id: str) -> frozenset[Rol]:
        known_as = {person_id, person_id.rpartition(":")[2]}
        listed = frozenset(rol for rol, ids in self.holders.items() if not known_as.isdisjoint(ids))
        given = self.given.get(person_id)
        return listed | (given.rollen if given else frozenset()) or frozenset({Rol.PROFESSIONAL})


class RoleBook:
    """Keeps what is given in chat, and `Roles` up to date with it."""

    def __init__(self, database: Database, roles: Roles) -> None:
        self._writing, self._asking, self._roles = database.engine, database.asking, roles

    async def refresh(self) -> None:
        """Follow what any process gave."""
        query = select(Rolgift).order_by(col(Rolgift.id))
        async with self._asking.connect() as connection:
            rows = (await connection.execute(query)).all()
        self._roles.given = {row.persoon: Given(_read(row.rollen), row.organisatie) for row in rows}

    async def give(self, person_id: str, given: Given, *, by: str, at: datetime) -> None:
        values = {
            "persoon": person_id,
            "rollen": ",".join(sorted(rol.value for rol in given.rollen)),
            "organisatie": given.organisatie,
            "door": by,
            "op": at,
        }
        async with self._writing.begin() as connection:
            await connection.execute(insert(Rolgift).values(**values))
        await self.refresh()


def _read(words: str) -> frozenset[Rol]:
    """A role that a newer version gave and this one does not know is left out."""
    known = {rol.value: rol for rol in Rol}
    return frozenset(known[word] for word in words.split(",") if word in known)
