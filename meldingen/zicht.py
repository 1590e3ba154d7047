"""A melding as one reader may see it."""

from collections.abc import Iterable, Mapping
from typing import Final

from meldingen.beeld import Casusbeeld, Relatie
from meldingen.beslissen.afronding import resultaten
from meldingen.handelingen.soorten import HandelingSoort
from meldingen.model.intake import Basisvoorwaarden, HuishoudenWeetHet, Kinderen, Terugkoppeling
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
    doelgroep, who = audience(actor), relaties(melding, actor)
    mag = possible(melding, actor)
    closes = HandelingSoort.AFSLUITEN in mag
    shown, entries = melding, readable(tijdlijn, doelgroep)
    if doelgroep is not Doelgroep.INTERN:
        shown = _for_outside(melding)
        if who == {Relatie.LEIDINGGEVENDE}:
            shown, entries = _without_story(shown), tuple(_bare(entry) for entry in entries)
    return Casusbeeld(
        melding=shown,
        tijdlijn=entries,
        doelgroep=doelgroep,
        relaties=who,
        mag=mag,
        resultaten=resultaten(melding) if closes else (),
    )


def _for_outside(melding: Doorbraakmelding) -> Doorbraakmelding:
    """Leave out what is the team's own: other cases, and what a breakthrough costs."""
    plan = melding.doorbraak
    plain = plan.model_copy(update={"rendement": None, "inkoop": ()}) if plan else None
    return melding.model_copy(update={"gekoppeld": (), "doorbraak": plain})


def _without_story(melding: Doorbraakmelding) -> Doorbraakmelding:
    """Leave number, state, dates, urgency and who has it: what a manager decides on."""
    intake = melding.intake.model_copy(update={**_NO_INTAKE, "huishouden": _without_reason(melding)})
    waits = melding.wachten.model_copy(update={"reden": ""}) if melding.wachten else None
    return melding.model_copy(update={**_NO_WORK, "intake": intake, "wachten": waits})


def _without_reason(melding: Doorbraakmelding) -> HuishoudenWeetHet:
    return melding.intake.huishouden.model_copy(update={"reden": ""})


def _bare(entry: Gebeurtenis) -> Gebeurtenis:
    told = {name: value for name, value in entry.feiten.items() if name in _PLAIN_FACTS}
    return entry.model_copy(update={"feiten": told})


_NO_INTAKE: Final[Mapping[str, object]] = {
    "doel": "",
    "samenvatting": "",
    "urgentie_reden": "",
    "knelpunten": (),
    "geprobeerd": (),
    "betrokken": (),
    "overleggen": (),
    "kinderen": Kinderen(),
    "basisvoorwaarden": Basisvoorwaarden(),
    "terugkoppeling": Terugkoppeling(),
    "wijk": None,
}
_NO_WORK: Final[Mapping[str, object]] = {
    "vragen": (),
    "wegwijzers": (),
    "partijen": (),
    "taken": (),
    "doorbraak": None,
    "aanbod": None,
    "afsluiting": None,
    "tevredenheid": (),
    "gekoppeld": (),
}
_PLAIN_FACTS: Final = frozenset(
    {"trede", "aan", "advies", "uiterlijk", "van", "naar", "tot", "op", "functie", "namens", "stilte"}
    | {"vanzelf", "urgentie", "taak", "organisatie", "keer", "mandaat_gebruikt"}
)
"""Facts of the timeline that are no words of anybody about the household."""
