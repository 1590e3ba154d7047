"""Who acts: roles, and the actor as the casework knows them (never a name or address)."""

from dataclasses import dataclass, field
from enum import StrEnum


class Rol(StrEnum):
    PROFESSIONAL = "professional"
    AMBASSADEUR = "ambassadeur"
    DOORBRAAKREGISSEUR = "doorbraakregisseur"
    INTERVENTIESPECIALIST = "interventiespecialist"
    SOCIAAL_PONTONNIER = "sociaal-pontonnier"
    KENNISBEHEERDER = "kennisbeheerder"
    BEHEERDER = "beheerder"
    LEIDINGGEVENDE = "leidinggevende"


TEAM = frozenset({Rol.SOCIAAL_PONTONNIER, Rol.DOORBRAAKREGISSEUR, Rol.INTERVENTIESPECIALIST})
"""The roles that do casework for the municipality."""


@dataclass(frozen=True)
class Actor:
    """Somebody who acts.

    Attributes:
        person_id: Stable id of the account (Entra object id, or the terminal's own); only stored
            where a person must be found again, never shown.
        functie: What is shown in a timeline, such as "sociaal pontonnier" or "wijkteammedewerker".
        organisatie: Id from the sociale kaart where known, otherwise the name as registered.
        rollen: May be empty: that is a professional whose only rights come from own meldingen.
        neemt_waar: Person ids of colleagues who are away now and for whom this actor stands in; the balie
            fills it in.
    """

    person_id: str
    functie: str
    organisatie: str
    rollen: frozenset[Rol] = field(default_factory=frozenset)
    neemt_waar: frozenset[str] = frozenset()

    @property
    def is_team(self) -> bool:
        return bool(self.rollen & TEAM)
