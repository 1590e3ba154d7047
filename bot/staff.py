"""Who is meant when the casework writes to a role: whoever holds it and can be written to at that moment."""

from collections.abc import Sequence
from datetime import datetime

from bot.team import ReachableTeam
from meldingen.beleid import Beleid
from meldingen.berichten import Ontvanger
from meldingen.escalatie.bezetting import Bezetting
from meldingen.outbox.adressering import GROEP, persons
from meldingen.rollen import Rol

_FIXED_ROLES = (Rol.SOCIAAL_PONTONNIER, Rol.LEIDINGGEVENDE)


class Staff:
    """Implements `meldingen.outbox.poort.Adresboek`."""

    def __init__(self, team: ReachableTeam, beleid: Beleid) -> None:
        self._team, self._beleid = team, beleid

    async def bezetting(self) -> Bezetting:
        """Return the policy's staff with the roles as they are held now."""
        planned = self._beleid.bezetting
        held = {GROEP[rol]: await self._team.with_role(rol) for rol in _FIXED_ROLES}
        return planned.model_copy(update={"rollen": {**planned.rollen, **held}})

    async def personen(self, ontvanger: Ontvanger, now: datetime) -> Sequence[str]:
        if ontvanger.rol is not None and ontvanger.rol not in GROEP:
            return await self._team.with_role(ontvanger.rol)
        return persons(ontvanger, await self.bezetting(), now, self._beleid.rooster)
