"""A melding as one reader may see it."""

from collections.abc import Iterable

from meldingen.beeld import Casusbeeld
from meldingen.beslissen.afronding import resultaten
from meldingen.handelingen.soorten import HandelingSoort
from meldingen.model.keuzes import Doelgroep
from meldingen.model.melding import Doorbraakmelding
from meldingen.rechten import possible, relaties
from meldingen.rollen import Actor
from meldingen.tijdlijn import Gebeurtenis


def audience(actor: Actor) -> Doelgroep:
    return Doelgroep.INTERN if actor.is_team else Doelgroep.MELDER


def readable(tijdlijn: Iterable[Gebeurtenis], doelgroep: Doelgroep) -> tuple[Gebeurtenis, ...]:
    if doelgroep is Doelgroep.INTERN:
        return tuple(tijdlijn)
    return tuple(item for item in tijdlijn if item.doelgroep is Doelgroep.MELDER)


def view(melding: Doorbraakmelding, tijdlijn: Iterable[Gebeurtenis], actor: Actor) -> Casusbeeld:
    """Return the case for this reader, who may see it (`meldingen.rechten.may_see`)."""
    doelgroep = audience(actor)
    mag = possible(melding, actor)
    closes = HandelingSoort.AFSLUITEN in mag
    return Casusbeeld(
        melding=melding if doelgroep is Doelgroep.INTERN else _for_outside(melding),
        tijdlijn=readable(tijdlijn, doelgroep),
        doelgroep=doelgroep,
        relaties=relaties(melding, actor),
        mag=mag,
        resultaten=resultaten(melding) if closes else (),
    )


def _for_outside(melding: Doorbraakmelding) -> Doorbraakmelding:
    """Leave out what is the team's own: other cases, and what a breakthrough costs."""
    plan = melding.doorbraak
    plain = plan.model_copy(update={"rendement": None, "inkoop": ()}) if plan else None
    return melding.model_copy(update={"gekoppeld": (), "doorbraak": plain})
