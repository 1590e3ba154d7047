"""Who is meant when the casework writes to a role: whoever holds it and can be written to at that moment."""

from collections.abc import Sequence
from datetime import datetime

from bot.preferences import NothingWanted, Wanted
from bot.team import ReachableTeam
from meldingen.beleid import Beleid
from meldingen.berichten import Ontvanger
from meldingen.escalatie.bezetting import Bezetting
from meldingen.outbox.adressering import GROEP, persons
from meldingen.rollen import Rol

_FIXED_ROLES = (Rol.SOCIAAL_PONTONNIER, Rol.LEIDINGGEVENDE)


class Staff:
    """Implements `meldingen.outbox.poort.Adresboek`."""

    def __init__(self, team: ReachableTeam, beleid: Beleid, wanted: Wanted | None = None) -> None:
        self._team, self._beleid = team, beleid
        self._wanted = wanted or NothingWanted()

    async def bezetting(self) -> Bezetting:
        """Return the policy's staff: roles as they are held now, with each person's days and deputy."""
        planned = self._beleid.bezetting
        held = {GROEP[rol]: await self._team.with_role(rol) for rol in _FIXED_ROLES}
        team = {member.person_id for member in await self._team.members()}
        wishes = await self._wanted.of_many(team.union(*held.values()))
        days = {person: own for person, wish in wishes.items() if (own := wish.eigen_dagen)}
        deputies = {person: (wish.waarnemer,) for person, wish in wishes.items() if wish.waarnemer}
        return planned.model_copy(
            update={
                "rollen": {**planned.rollen, **held},
                "ambassadeurs": {**planned.ambassadeurs, **await self._ambassadeurs()},
                "dagen": {**planned.dagen, **days},
                "waarnemers": {**planned.waarnemers, **deputies},
            }
        )

    async def _ambassadeurs(self) -> dict[str, tuple[str, ...]]:
        """Return who can be written to for each partner organisation."""
        found: dict[str, tuple[str, ...]] = {}
        for person in await self._team.with_role(Rol.AMBASSADEUR):
            _, organisatie = self._team.roles_of(person)
            if organisatie:
                found[organisatie] = (*found.get(organisatie, ()), person)
        return found

    async def personen(self, ontvanger: Ontvanger, now: datetime) -> Sequence[str]:
        if ontvanger.rol is not None and ontvanger.rol not in GROEP:
            return await self._team.with_role(ontvanger.rol)
        return persons(ontvanger, await self.bezetting(), now, self._beleid.rooster)
