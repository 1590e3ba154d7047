"""What the acts around the end of a case do: signposting, closing, doubles, reopening, aftercare."""

from meldingen.berichten import IN_HET_OPEN, BerichtSoort
from meldingen.beslissen.melder import add_co_filers, require_future
from meldingen.beslissen.triage import own
from meldingen.besluit import Voorstel, owner_or_team
from meldingen.errors import InvalidActError, ResultaatNotPossibleError
from meldingen.handelingen.afronding import (
    Afsluiten,
    EindrapportGeven,
    Heropenen,
    Koppelen,
    NazorgPlannen,
    NazorgVastleggen,
    Samenvoegen,
)
from meldingen.handelingen.triage import Wijzen
from meldingen.model.keuzes import Doelgroep, Resultaat, Status
from meldingen.model.melding import Doorbraakmelding
from meldingen.model.zaakwerk import Afsluiting, Nazorg
from meldingen.nummer import Meldingnummer
from meldingen.tijdlijn import GebeurtenisSoort

NOOIT_GEKOZEN = frozenset({Resultaat.SAMENGEVOEGD, Resultaat.INGETROKKEN})


def resultaten(melding: Doorbraakmelding) -> tuple[Resultaat, ...]:
    """Return the results that fit what was done: a breakthrough is no result without a breakthrough."""
    needs = {
        Resultaat.OPGELOST_WEGWIJZER: bool(melding.wegwijzers),
        Resultaat.OPGELOST_PROCESREGIE: bool(melding.partijen),
        Resultaat.OPGELOST_DOORBRAAK: melding.doorbraak is not None,
    }
    return tuple(item for item in Resultaat if item not in NOOIT_GEKOZEN and needs.get(item, True))


def wijzen(handeling: Wijzen, zaak: Voorstel) -> None:
    zaak.change(wegwijzers=(*zaak.melding.wegwijzers, *handeling.diensten))
    diensten = [wegwijzing.dienst for wegwijzing in handeling.diensten]
    zaak.note(GebeurtenisSoort.GEWEZEN, diensten=diensten, tekst=handeling.toelichting)
    if handeling.afsluiten:
        close(
            zaak,
            Afsluiting(
                resultaat=Resultaat.OPGELOST_WEGWIJZER, toelichting=handeling.toelichting, op=zaak.now
            ),
        )
        return
    zaak.change(hervat_naar=None)
    zaak.move(Status.WEGWIJZER)
    zaak.renew_promise()
    zaak.tell_filers(BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.GEWEZEN.value)


def afsluiten(handeling: Afsluiten, zaak: Voorstel) -> None:
    possible = resultaten(zaak.melding)
    if handeling.resultaat not in possible:
        raise ResultaatNotPossibleError(zaak.melding.nummer, handeling.resultaat, possible)
    eind = Afsluiting(
        resultaat=handeling.resultaat,
        toelichting=handeling.toelichting,
        op=zaak.now,
        eindrapport=handeling.eindrapport,
    )
    close(zaak, eind)
    if handeling.eindrapport:
        zaak.note(GebeurtenisSoort.EINDRAPPORT, tekst=handeling.eindrapport)


def close(zaak: Voorstel, eind: Afsluiting) -> None:
    """Close with a result and plan the aftercare."""
    planned = zaak.beleid.rooster.next_opening(zaak.now + zaak.beleid.nazorg_na)
    # What is agreed stays agreed, but whoever holds the direction now sees to it.
    left = tuple(taak.model_copy(update={"aansporen_op": None}) for taak in zaak.melding.taken)
    zaak.change(
        afsluiting=eind, hervat_naar=None, wachten=None, nazorg=Nazorg(gepland_op=planned), taken=left
    )
    zaak.move(Status.AFGESLOTEN)
    zaak.note(GebeurtenisSoort.AFGESLOTEN, resultaat=eind.resultaat.value, tekst=eind.toelichting)
    zaak.note(GebeurtenisSoort.NAZORG_GEPLAND, op=planned.isoformat())
    zaak.tell_owner(BerichtSoort.AFGEROND, resultaat=eind.resultaat.value)
    zaak.tell_filers(BerichtSoort.AFGEROND, resultaat=eind.resultaat.value)


def eindrapport_geven(handeling: EindrapportGeven, zaak: Voorstel) -> None:
    eind = zaak.melding.afsluiting
    if eind is None or eind.eindrapport:
        raise InvalidActError(zaak.melding.nummer, "eindrapport", "al_gedaan")
    zaak.change(afsluiting=eind.model_copy(update={"eindrapport": handeling.tekst}))
    zaak.note(GebeurtenisSoort.EINDRAPPORT, tekst=handeling.tekst)
    zaak.tell_filers(BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.EINDRAPPORT.value)


def heropenen(handeling: Heropenen, zaak: Voorstel) -> None:
    zaak.change(afsluiting=None, nazorg=None, samengevoegd_met=None, eigenaar=None)
    zaak.move(Status.GEMELD)
    if zaak.actor and zaak.actor.is_team:
        own(zaak, zaak.actor.person_id, zaak.actor.functie)
    zaak.note(GebeurtenisSoort.HEROPEND, reden=handeling.reden)
    zaak.tell(BerichtSoort.HEROPEND, owner_or_team(zaak.melding), IN_HET_OPEN)
    zaak.tell_filers(BerichtSoort.HEROPEND)


def koppelen(handeling: Koppelen, zaak: Voorstel) -> None:
    link(zaak, handeling.ander, handeling.reden)


def link(zaak: Voorstel, ander: Meldingnummer, reden: str) -> None:
    """Link one side; the other side gets the same from its own Voorstel."""
    if ander == zaak.melding.nummer:
        raise InvalidActError(zaak.melding.nummer, "ander", "zichzelf")
    if ander in zaak.melding.gekoppeld:
        raise InvalidActError(zaak.melding.nummer, "ander", "al_gedaan")
    zaak.change(gekoppeld=(*zaak.melding.gekoppeld, ander))
    zaak.note(GebeurtenisSoort.GEKOPPELD, Doelgroep.INTERN, ander=str(ander), reden=reden)


def samenvoegen(handeling: Samenvoegen, zaak: Voorstel) -> None:
    """Close the double. It needs no aftercare of its own: the target has that."""
    if handeling.doel == zaak.melding.nummer:
        raise InvalidActError(zaak.melding.nummer, "doel", "zichzelf")
    eind = Afsluiting(resultaat=Resultaat.SAMENGEVOEGD, toelichting=handeling.reden, op=zaak.now)
    zaak.change(afsluiting=eind, samengevoegd_met=handeling.doel, hervat_naar=None, wachten=None)
    zaak.move(Status.AFGESLOTEN)
    zaak.note(GebeurtenisSoort.SAMENGEVOEGD, ander=str(handeling.doel), reden=handeling.reden)
    zaak.tell_filers(BerichtSoort.AFGEROND, resultaat=Resultaat.SAMENGEVOEGD.value)


def receive_double(dubbel: Doorbraakmelding, reden: str, doel: Voorstel) -> None:
    """Take in a double: its filers become co-filers here, so that nobody stops hearing."""
    if not doel.melding.is_open:
        raise InvalidActError(doel.melding.nummer, "doel", "gesloten")
    known = {indiener.person_id for indiener in doel.melding.indieners}
    doel.note(
        GebeurtenisSoort.SAMENGEVOEGD, Doelgroep.INTERN, ander=str(dubbel.nummer), reden=reden, ontvangen=True
    )
    add_co_filers(doel, tuple(item for item in dubbel.indieners if item.person_id not in known))
    doel.tell_owner(BerichtSoort.ANTWOORD)


def nazorg_plannen(handeling: NazorgPlannen, zaak: Voorstel) -> None:
    require_future(zaak, "op", handeling.op)
    zaak.change(nazorg=Nazorg(gepland_op=handeling.op))
    zaak.note(GebeurtenisSoort.NAZORG_GEPLAND, op=handeling.op.isoformat())


def nazorg_vastleggen(handeling: NazorgVastleggen, zaak: Voorstel) -> None:
    nazorg = zaak.melding.nazorg or Nazorg(gepland_op=zaak.now)
    zaak.change(nazorg=nazorg.model_copy(update={"gedaan_op": zaak.now, "bevinding": handeling.bevinding}))
    zaak.note(GebeurtenisSoort.NAZORG_GEDAAN, tekst=handeling.bevinding)
    zaak.tell_filers(BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.NAZORG_GEDAAN.value)
