"""The people of the pontonnier team whom the bot can write to."""

from datetime import datetime

from sqlalchemy import select
from sqlmodel import col

from bot.channels import Channels
from bot.database import Database
from bot.people import Mens
from bot.references import Adres
from bot.rolebook import Given, RoleBook, Roles
from dialogs.services import TeamMember
from meldingen.rollen import TEAM, Rol


class ReachableTeam:
    """Implements `dialogs.services.Team`, and says who has a role when a message goes out."""

    def __init__(self, database: Database, roles: Roles) -> None:
        self._asking, self._roles = database.asking, roles
        self._book = RoleBook(database, roles)
        self._channels = Channels(database)

    async def refresh(self, now: datetime | None = None) -> None:
        """Follow the roles that any process gave."""
        await self._book.refresh()

    def roles_of(self, person_id: str) -> tuple[frozenset[Rol], str]:
        rollen = frozenset(Rol(word) for word in self._roles.of(person_id))
        return rollen, self._roles.organisation_of(person_id) or ""

    async def give_roles(
        self, person_id: str, rollen: frozenset[Rol], organisatie: str, *, by: str, at: datetime
    ) -> None:
        await self._book.give(person_id, Given(rollen, organisatie), by=by, at=at)

    async def use_channel(self, conversation_id: str | None) -> None:
        await self._channels.choose(conversation_id)

    async def members(self) -> tuple[TeamMember, ...]:
        return tuple(member for member in await self.everybody() if member.rollen)

    async def everybody(self) -> tuple[TeamMember, ...]:
        reachable = await self._reachable()
        members = (TeamMember(person, name, self._team_roles(person)) for person, name in reachable)
        return tuple(sorted(members, key=lambda member: member.name))

    async def with_role(self, rol: Rol) -> tuple[str, ...]:
        return tuple(person for person, _ in await self._reachable() if self._roles.has(person, rol))

    def _team_roles(self, person_id: str) -> frozenset[Rol]:
        return frozenset(Rol(word) for word in self._roles.of(person_id)) & TEAM

    async def _reachable(self) -> list[tuple[str, str]]:
        query = select(col(Mens.id), col(Mens.naam)).join(Adres, col(Adres.persoon) == col(Mens.id))
        async with self._asking.connect() as connection:
            rows = (await connection.execute(query.order_by(col(Mens.id)))).all()
        return [(row.id, row.naam) for row in rows]
