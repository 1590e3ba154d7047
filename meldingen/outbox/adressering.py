"""Who a role means at a moment: the staff that is there, or else who stands in."""

from datetime import datetime

from meldingen.berichten import Ontvanger
from meldingen.escalatie import Betrokken, Bezetting, who_is_told
from meldingen.escalatie import Ontvanger as Wie
from meldingen.rollen import Rol
from meldingen.werktijd import Werkrooster

GROEP = {
    Rol.SOCIAAL_PONTONNIER: Wie.PONTONNIERTEAM,
    Rol.LEIDINGGEVENDE: Wie.LEIDINGGEVENDE,
    Rol.AMBASSADEUR: Wie.AMBASSADEUR,
}


def persons(
    ontvanger: Ontvanger, bezetting: Bezetting, at: datetime, kantoor: Werkrooster
) -> tuple[str, ...]:
    """Return the person ids that are told; empty when nobody holds the role.

    Raises:
        KeyError: If the role is never written to by the casework.
    """
    betrokken = Betrokken(
        eigenaar=ontvanger.person_id,
        organisaties=(ontvanger.organisatie,) if ontvanger.organisatie else (),
    )
    if ontvanger.waarnemer:
        wie = Wie.WAARNEMER
    elif ontvanger.rol is None:
        return (ontvanger.person_id,) if ontvanger.person_id else ()
    else:
        wie = GROEP[ontvanger.rol]
    return who_is_told(wie, at, bezetting, betrokken, kantoor)
