"""The casework core: what an act makes of a melding. Pure: no store, no clock, no channel."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from meldingen.beleid import Beleid
from meldingen.berichten import IN_HET_OPEN, PONTONNIERS, BerichtSoort
from meldingen.beslissen import afronding, escalatie, melder, regie, triage
from meldingen.besluit import Besluit, Voorstel
from meldingen.concept import MeldingConcept
from meldingen.errors import (
    ActNotPermittedError,
    AlreadyOwnedError,
    InvalidActError,
    RegieNotReturnedError,
    WrongStatusError,
)
from meldingen.escalatie import start
from meldingen.handelingen import Handeling
from meldingen.handelingen.soorten import HandelingSoort
from meldingen.model.keuzes import Status
from meldingen.model.melding import Doorbraakmelding
from meldingen.model.mensen import PersoonRef, Regiehouder
from meldingen.model.waarden import to_utc
from meldingen.nummer import Meldingnummer
from meldingen.rechten import may, possible, relaties
from meldingen.rollen import Actor
from meldingen.tijdlijn import GebeurtenisSoort
from meldingen.workflow import accepts, leads

Uitvoering = Callable[[Any, Voorstel], None]

UITVOERING: Mapping[HandelingSoort, Uitvoering] = MappingProxyType(
    {
        HandelingSoort.AANVULLEN: melder.aanvullen,
        HandelingSoort.BEANTWOORDEN: melder.beantwoorden,
        HandelingSoort.INTREKKEN: melder.intrekken,
        HandelingSoort.MEDEMELDER_TOEVOEGEN: melder.medemelder_toevoegen,
        HandelingSoort.HUISHOUDEN_BIJWERKEN: melder.huishouden_bijwerken,
        HandelingSoort.TEVREDENHEID_GEVEN: melder.tevredenheid_geven,
        HandelingSoort.OPPAKKEN: triage.oppakken,
        HandelingSoort.OVERNEMEN: triage.overnemen,
        HandelingSoort.OVERDRAGEN: triage.overdragen,
        HandelingSoort.LOSLATEN: triage.loslaten,
        HandelingSoort.VASTHOUDEN: triage.vasthouden,
        HandelingSoort.BEOORDELEN: triage.beoordelen,
        HandelingSoort.VRAGEN: triage.vragen,
        HandelingSoort.ADVISEREN: triage.adviseren,
        HandelingSoort.NOTEREN: triage.noteren,
        HandelingSoort.BELOFTE_VERZETTEN: triage.belofte_verzetten,
        HandelingSoort.WIJZEN: afronding.wijzen,
        HandelingSoort.PROCESREGIE_STARTEN: regie.procesregie_starten,
        HandelingSoort.TAAK_AFSPREKEN: regie.taak_afspreken,
        HandelingSoort.TAAK_BEVESTIGEN: regie.taak_bevestigen,
        HandelingSoort.TAAK_AFRONDEN: regie.taak_afronden,
        HandelingSoort.DOORBRAAK_VASTLEGGEN: regie.doorbraak_vastleggen,
        HandelingSoort.WACHTEN: regie.wachten,
        HandelingSoort.HERVATTEN: regie.hervatten,
        HandelingSoort.REGIE_AANBIEDEN: regie.regie_aanbieden,
        HandelingSoort.REGIE_ACCEPTEREN: regie.regie_accepteren,
        HandelingSoort.REGIE_WEIGEREN: regie.regie_weigeren,
        HandelingSoort.OPSCHALEN: escalatie.opschalen,
        HandelingSoort.AFSCHALEN: escalatie.afschalen,
        HandelingSoort.AFSLUITEN: afronding.afsluiten,
        HandelingSoort.EINDRAPPORT_GEVEN: afronding.eindrapport_geven,
        HandelingSoort.HEROPENEN: afronding.heropenen,
        HandelingSoort.KOPPELEN: afronding.koppelen,
        HandelingSoort.SAMENVOEGEN: afronding.samenvoegen,
        HandelingSoort.NAZORG_PLANNEN: afronding.nazorg_plannen,
        HandelingSoort.NAZORG_VASTLEGGEN: afronding.nazorg_vastleggen,
    }
)
"""What each act does; filing has its own function below, because there is no melding before it."""

SLUITEND = frozenset(
    {HandelingSoort.AFSLUITEN, HandelingSoort.INTREKKEN, HandelingSoort.SAMENVOEGEN, HandelingSoort.WIJZEN}
)


@dataclass(frozen=True)
class Moment:
    """Who acts, when (kept in UTC), under which policy.

    Raises:
        ValueError: If `now` has no zone.
    """

    actor: Actor
    now: datetime
    beleid: Beleid

    def __post_init__(self) -> None:
        object.__setattr__(self, "now", to_utc(self.now))


def decide(melding: Doorbraakmelding, handeling: Handeling, moment: Moment) -> Besluit:
    """Return what the act makes of the melding, its timeline entries, messages and terms.

    Raises:
        DomainError: The act is refused; the error says why and what is possible instead.
    """
    check_allowed(melding, handeling.soort, moment.actor)
    zaak = Voorstel(melding, moment.actor, moment.now, moment.beleid)
    UITVOERING[handeling.soort](handeling, zaak)
    escalatie.follow(zaak, handeling.soort)
    besluit = zaak.besluit()
    if not leads(melding.status, handeling.soort, besluit.melding.status):
        raise AssertionError(f"{handeling.soort} led from {melding.status} to {besluit.melding.status}")
    return besluit


def check_allowed(melding: Doorbraakmelding, handeling: HandelingSoort, actor: Actor) -> None:
    """Refuse an act that right, status or the state of the case does not allow.

    Raises:
        ActNotPermittedError, AlreadyOwnedError, RegieNotReturnedError, WrongStatusError: See each.
    """
    allowed = possible(melding, actor)
    if handeling in allowed:
        return
    if not may(handeling, actor, relaties(melding, actor)):
        raise ActNotPermittedError(melding.nummer, handeling, melding.status, allowed)
    if handeling in SLUITEND and melding.is_open and melding.regie.gemeente:
        raise RegieNotReturnedError(melding.nummer, melding.regie.organisatie, allowed)
    owned = handeling is HandelingSoort.OPPAKKEN and accepts(melding.status, handeling)
    if owned and melding.eigenaar is not None:
        raise AlreadyOwnedError(melding.nummer, melding.eigenaar, allowed)
    raise WrongStatusError(melding.nummer, handeling, melding.status, allowed)


def file_melding(concept: MeldingConcept, nummer: Meldingnummer, moment: Moment) -> Besluit:
    """Make a doorbraakmelding of a filled-in intake.

    Raises:
        InvalidActError: The reminder about the household lies in the past.
    """
    zaak = Voorstel(_new(concept, nummer, moment), moment.actor, moment.now, moment.beleid)
    zaak.change(versie=1)
    melder.require_future(zaak, "huishouden.herinner_op", concept.huishouden.herinner_op)
    zaak.move(Status.GEMELD)
    zaak.note(
        GebeurtenisSoort.INGEDIEND,
        kanaal=concept.kanaal.value,
        urgentie=concept.urgentie.value,
        namens_ander=zaak.melding.invoerder is not None,
    )
    organisatie = zaak.melding.melder.organisatie
    facts = {"urgentie": concept.urgentie.value, "organisatie": organisatie}
    zaak.tell(BerichtSoort.NIEUW, PONTONNIERS, IN_HET_OPEN, **facts)
    zaak.tell_filers(BerichtSoort.ONTVANGEN)
    return zaak.besluit()


def _new(concept: MeldingConcept, nummer: Meldingnummer, moment: Moment) -> Doorbraakmelding:
    actor = PersoonRef.of(moment.actor)
    filer = concept.melder or actor
    invoerder = None if filer.person_id == actor.person_id else actor
    return Doorbraakmelding(
        nummer=nummer,
        versie=1,
        status=Status.GEMELD,
        kanaal=concept.kanaal,
        intake=concept.model_copy(update={"melder": filer}),
        melder=filer,
        invoerder=invoerder,
        medemelders=concept.medemelders,
        ingediend_op=moment.now,
        gewijzigd_op=moment.now,
        regie=Regiehouder(organisatie=filer.organisatie, sinds=moment.now),
        ladder=start(moment.beleid.escalatie, concept.urgentie, moment.now, moment.beleid.rooster),
    )


def receive_link(ander: Doorbraakmelding, van: Doorbraakmelding, reden: str, moment: Moment) -> Besluit:
    """Return the other side of a link."""
    if not ander.is_open:
        raise InvalidActError(ander.nummer, "ander", "gesloten")
    zaak = Voorstel(ander, moment.actor, moment.now, moment.beleid)
    afronding.link(zaak, van.nummer, reden)
    return zaak.besluit()


def receive_double(doel: Doorbraakmelding, dubbel: Doorbraakmelding, reden: str, moment: Moment) -> Besluit:
    """Return what becomes of the melding that a double is merged into."""
    zaak = Voorstel(doel, moment.actor, moment.now, moment.beleid)
    afronding.receive_double(dubbel, reden, zaak)
    return zaak.besluit()
