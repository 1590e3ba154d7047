"""What the acts do while the municipality holds the direction, and how it is handed back."""

from meldingen.berichten import BerichtSoort
from meldingen.beslissen.melder import require_future, resume
from meldingen.besluit import Voorstel, contact
from meldingen.errors import InvalidActError
from meldingen.handelingen.regie import (
    Afspraak,
    DoorbraakVastleggen,
    Hervatten,
    ProcesregieStarten,
    RegieAanbieden,
    RegieAccepteren,
    RegieWeigeren,
    TaakAfronden,
    TaakAfspreken,
    TaakBevestigen,
    Wachten,
)
from meldingen.model import zaakwerk
from meldingen.model.keuzes import Status
from meldingen.model.mensen import Regiehouder
from meldingen.model.zaakwerk import RegieAanbod, Taak
from meldingen.rechten import is_contact, is_task_contact
from meldingen.rollen import Rol
from meldingen.tijdlijn import GebeurtenisSoort


def take_direction(zaak: Voorstel) -> None:
    """Let the municipality hold the direction; nothing changes when it already does."""
    if not zaak.melding.regie.gemeente:
        holder = Regiehouder(organisatie=zaak.beleid.gemeente, gemeente=True, sinds=zaak.now)
        zaak.change(regie=holder)
    zaak.change(aanbod=None, hervat_naar=None)


def procesregie_starten(handeling: ProcesregieStarten, zaak: Voorstel) -> None:
    take_direction(zaak)
    zaak.change(partijen=handeling.partijen)
    zaak.move(Status.PROCESREGIE)
    names = [partij.organisatie for partij in handeling.partijen]
    zaak.note(GebeurtenisSoort.PROCESREGIE_GESTART, partijen=names, tekst=handeling.toelichting)
    for afspraak in handeling.afspraken:
        agree(zaak, afspraak)
    zaak.tell_filers(BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.PROCESREGIE_GESTART.value)


def taak_afspreken(handeling: TaakAfspreken, zaak: Voorstel) -> None:
    agree(zaak, handeling.afspraak)
    zaak.tell_filers(BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.TAAK_AFGESPROKEN.value)


def agree(zaak: Voorstel, afspraak: Afspraak) -> None:
    require_future(zaak, "uiterlijk", afspraak.uiterlijk)
    acknowledge_by = zaak.beleid.bevestigtermijn.moment(zaak.now, zaak.beleid.rooster)
    taak = Taak(
        nummer=len(zaak.melding.taken) + 1,
        wat=afspraak.wat,
        organisatie=afspraak.organisatie,
        contact_id=afspraak.contact_id,
        uiterlijk=afspraak.uiterlijk,
        aansporen_op=min(acknowledge_by, afspraak.uiterlijk),
    )
    zaak.change(taken=(*zaak.melding.taken, taak))
    uiterlijk = taak.uiterlijk.isoformat()
    zaak.note(
        GebeurtenisSoort.TAAK_AFGESPROKEN,
        taak=taak.nummer,
        wat=taak.wat,
        organisatie=taak.organisatie,
        uiterlijk=uiterlijk,
    )
    receiver = contact(taak.organisatie, taak.contact_id)
    zaak.tell(BerichtSoort.TAAK, receiver, taak=taak.nummer, uiterlijk=uiterlijk)


def taak_bevestigen(handeling: TaakBevestigen, zaak: Voorstel) -> None:
    taak = _task(zaak, handeling.taak)
    if taak.bevestigd_op is not None:
        raise InvalidActError(zaak.melding.nummer, "taak", "al_gedaan")
    remind = max(taak.uiterlijk, zaak.beleid.aanspoortermijn.moment(zaak.now, zaak.beleid.rooster))
    replace_task(zaak, taak.model_copy(update={"bevestigd_op": zaak.now, "aansporen_op": remind}))
    zaak.note(GebeurtenisSoort.TAAK_BEVESTIGD, taak=taak.nummer, organisatie=taak.organisatie)
    zaak.tell_owner(BerichtSoort.TAAK_BIJGEWERKT, taak=taak.nummer)


def taak_afronden(handeling: TaakAfronden, zaak: Voorstel) -> None:
    taak = _task(zaak, handeling.taak)
    finished = {"afgerond_op": zaak.now, "uitkomst": handeling.uitkomst, "aansporen_op": None}
    replace_task(zaak, taak.model_copy(update=finished))
    zaak.note(
        GebeurtenisSoort.TAAK_AFGEROND,
        taak=taak.nummer,
        organisatie=taak.organisatie,
        tekst=handeling.uitkomst,
    )
    zaak.tell_owner(BerichtSoort.TAAK_BIJGEWERKT, taak=taak.nummer)


def _task(zaak: Voorstel, nummer: int) -> Taak:
    """Find the open task, which a contact may only touch when it is theirs."""
    taak = next((item for item in zaak.melding.open_taken if item.nummer == nummer), None)
    if taak is None:
        raise InvalidActError(zaak.melding.nummer, "taak", "onbekend")
    if zaak.actor and not zaak.actor.is_team and not is_task_contact(zaak.actor, taak):
        raise InvalidActError(zaak.melding.nummer, "taak", "onbekend")
    return taak


def replace_task(zaak: Voorstel, taak: Taak) -> None:
    taken = tuple(taak if item.nummer == taak.nummer else item for item in zaak.melding.taken)
    zaak.change(taken=taken)


def doorbraak_vastleggen(handeling: DoorbraakVastleggen, zaak: Voorstel) -> None:
    uses_mandate = handeling.plan.mandaat.gebruikt
    if uses_mandate and zaak.actor and Rol.SOCIAAL_PONTONNIER not in zaak.actor.rollen:
        raise InvalidActError(zaak.melding.nummer, "mandaat", "mandaat")
    revised = zaak.melding.doorbraak is not None
    take_direction(zaak)
    zaak.change(doorbraak=handeling.plan.model_copy(update={"vastgelegd_op": zaak.now}))
    zaak.move(Status.DOORBRAAK)
    zaak.note(
        GebeurtenisSoort.DOORBRAAK_VASTGELEGD,
        besluit=handeling.plan.besluit,
        legitimiteit=handeling.plan.legitimiteit.soort.value,
        mandaat_gebruikt=uses_mandate,
        herzien=revised,
    )
    zaak.tell_filers(BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.DOORBRAAK_VASTGELEGD.value)


def wachten(handeling: Wachten, zaak: Voorstel) -> None:
    require_future(zaak, "tot", handeling.tot)
    melding = zaak.melding
    longest = melding.ladder.beleid.uitstel_hoogstens.uiterlijk(zaak.now, zaak.beleid.rooster)
    if handeling.tot > longest:
        raise InvalidActError(melding.nummer, "tot", "te_ver", longest)
    back = melding.wachten.hervat_naar if melding.wachten else melding.status
    pause = zaakwerk.Wachten(reden=handeling.reden, tot=handeling.tot, sinds=zaak.now, hervat_naar=back)
    zaak.change(wachten=pause)
    zaak.move(Status.WACHT)
    zaak.promise(zaakwerk.BelofteSoort.HERVATTEN, handeling.tot)
    zaak.note(GebeurtenisSoort.WACHT, reden=handeling.reden, tot=handeling.tot.isoformat())
    zaak.tell_filers(BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.WACHT.value)


def hervatten(handeling: Hervatten, zaak: Voorstel) -> None:
    end_pause(zaak)
    zaak.note(GebeurtenisSoort.HERVAT, tekst=handeling.toelichting, vanzelf=False)
    zaak.tell_filers(BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.HERVAT.value)


def end_pause(zaak: Voorstel) -> None:
    """Come back from a pause; an answer that came meanwhile is not waited for again."""
    back = zaak.melding.wachten.hervat_naar if zaak.melding.wachten else Status.OPGEPAKT
    zaak.change(wachten=None)
    if back is not Status.VRAAG_AAN_MELDER:
        resume(zaak, back)
    elif zaak.melding.open_vragen:
        zaak.move(back)
    else:
        resume(zaak, zaak.melding.hervat_naar or Status.OPGEPAKT)


def regie_aanbieden(handeling: RegieAanbieden, zaak: Voorstel) -> None:
    earlier = zaak.melding.aanbod
    aanbod = RegieAanbod(
        organisatie=handeling.organisatie,
        contact_id=handeling.contact_id,
        toelichting=handeling.toelichting,
        aangeboden_op=zaak.now,
        vanuit=earlier.vanuit if earlier else zaak.melding.status,
    )
    zaak.change(aanbod=aanbod)
    zaak.move(Status.REGIE_AANGEBODEN)
    zaak.renew_promise()
    naam = handeling.organisatie
    zaak.note(GebeurtenisSoort.REGIE_AANGEBODEN, organisatie=naam, tekst=handeling.toelichting)
    zaak.tell(BerichtSoort.REGIE_GEVRAAGD, contact(naam, handeling.contact_id), organisatie=naam)
    zaak.tell_filers(BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.REGIE_AANGEBODEN.value)


def _offer(zaak: Voorstel, namens: str | None) -> RegieAanbod:
    """Return the offer, if the actor may answer it: as its contact, or naming who at the organisation did."""
    aanbod = zaak.melding.aanbod
    if aanbod is None:
        raise InvalidActError(zaak.melding.nummer, "organisatie", "onbekend")
    answers_for_it = zaak.actor is not None and is_contact(zaak.actor, aanbod.organisatie, aanbod.contact_id)
    if not answers_for_it and not namens:
        raise InvalidActError(zaak.melding.nummer, "namens", "ontbreekt")
    return aanbod


def regie_accepteren(handeling: RegieAccepteren, zaak: Voorstel) -> None:
    aanbod = _offer(zaak, handeling.namens)
    zaak.change(regie=Regiehouder(organisatie=aanbod.organisatie, sinds=zaak.now), aanbod=None)
    zaak.move(Status.REGIE_TERUG)
    zaak.note(
        GebeurtenisSoort.REGIE_GEACCEPTEERD, organisatie=aanbod.organisatie, namens=handeling.namens or ""
    )
    zaak.tell_owner(BerichtSoort.REGIE_ANTWOORD, organisatie=aanbod.organisatie, geaccepteerd=True)
    zaak.tell_filers(BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.REGIE_GEACCEPTEERD.value)


def regie_weigeren(handeling: RegieWeigeren, zaak: Voorstel) -> None:
    aanbod = _offer(zaak, handeling.namens)
    zaak.change(aanbod=None)
    zaak.move(aanbod.vanuit)
    zaak.note(
        GebeurtenisSoort.REGIE_GEWEIGERD,
        organisatie=aanbod.organisatie,
        namens=handeling.namens or "",
        reden=handeling.reden,
    )
    zaak.tell_owner(BerichtSoort.REGIE_ANTWOORD, organisatie=aanbod.organisatie, geaccepteerd=False)
    zaak.tell_filers(BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.REGIE_GEWEIGERD.value)
