"""Who works in the simulated city, and when."""

from datetime import date, time

from meldingen.beleid import Beleid
from meldingen.escalatie import Bezetting
from meldingen.escalatie import Ontvanger as Wie
from meldingen.rollen import Actor, Rol
from meldingen.werktijd import (
    Afwezigheid,
    EigenDagen,
    Weekrooster,
    Werkrooster,
    default_kantoortijden,
)

PONTONNIER = Actor(
    "p-pontonnier", "sociaal pontonnier", "Gemeente Dordrecht", frozenset({Rol.SOCIAAL_PONTONNIER})
)
TWEEDE = Actor("p-tweede", "sociaal pontonnier", "Gemeente Dordrecht", frozenset({Rol.SOCIAAL_PONTONNIER}))
AMBASSADEUR = Actor("p-trivire", "ambassadeur", "Trivire", frozenset({Rol.AMBASSADEUR}))
LEIDING = Actor("p-leiding", "teamleider", "Gemeente Dordrecht", frozenset({Rol.LEIDINGGEVENDE}))
MELDERS = tuple(
    Actor(f"p-melder-{n}", "wijkteammedewerker", "Sociaal Wijkteam", frozenset({Rol.PROFESSIONAL}))
    for n in range(8)
)
TEAM = {actor.person_id: actor for actor in (PONTONNIER, TWEEDE)}

_DAG = ("08:30-17:00",)
_DAGEN = {
    # Not on Friday, and three weeks away in summer.
    PONTONNIER.person_id: EigenDagen(
        week=Weekrooster.model_validate(dict.fromkeys(("maandag", "dinsdag", "woensdag", "donderdag"), _DAG)),
        afwezig=(Afwezigheid(van=date(2027, 7, 19), tot_en_met=date(2027, 8, 6)),),
    ),
    # Not on Wednesday, and away in the week of Easter.
    TWEEDE.person_id: EigenDagen(
        week=Weekrooster.model_validate(dict.fromkeys(("maandag", "dinsdag", "donderdag", "vrijdag"), _DAG)),
        afwezig=(Afwezigheid(van=date(2027, 3, 29), tot_en_met=date(2027, 4, 2)),),
    ),
}

KANTOOR = Werkrooster(default_kantoortijden())
BEZETTING = Bezetting(
    rollen={
        Wie.PONTONNIERTEAM: (PONTONNIER.person_id, TWEEDE.person_id),
        Wie.LEIDINGGEVENDE: (LEIDING.person_id,),
    },
    ambassadeurs={"Trivire": (AMBASSADEUR.person_id,)},
    dagen=_DAGEN,
    waarnemers={PONTONNIER.person_id: (TWEEDE.person_id,), TWEEDE.person_id: (PONTONNIER.person_id,)},
)
BELEID = Beleid(KANTOOR, bezetting=BEZETTING)
ROOSTERS = {actor: BEZETTING.rooster(actor.person_id, KANTOOR) for actor in (PONTONNIER, TWEEDE)}
EINDE_DAG = time(17, 0)
