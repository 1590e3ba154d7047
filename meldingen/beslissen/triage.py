"""What the acts of the team do on the way to a chosen approach."""

from meldingen.berichten import IN_HET_OPEN, PONTONNIERS, BerichtSoort, Ontvanger
from meldingen.beslissen.melder import require_future
from meldingen.besluit import Voorstel
from meldingen.errors import InvalidActError
from meldingen.escalatie import Weg, start
from meldingen.handelingen.triage import (
    Adviseren,
    BelofteVerzetten,
    Beoordelen,
    Loslaten,
    Noteren,
    Oppakken,
    Overdragen,
    Overnemen,
    Vasthouden,
    Vragen,
)
from meldingen.model.keuzes import Doelgroep, Status
from meldingen.model.mensen import Eigenaar
from meldingen.model.zaakwerk import Vraag
from meldingen.tijdlijn import Feit, GebeurtenisSoort
from meldingen.urgentie import Urgentie


def own(zaak: Voorstel, person_id: str, functie: str) -> None:
    """Give the melding an owner; a new melding is picked up by it.

    A promise that nobody kept is not left to the filer as a date in the past: the new owner makes another.
    """
    belofte = zaak.melding.belofte
    zaak.change(eigenaar=Eigenaar(person_id=person_id, functie=functie, sinds=zaak.now))
    if zaak.melding.status is Status.GEMELD:
        zaak.move(Status.OPGEPAKT)
    elif belofte and belofte.gemist_op:
        zaak.renew_promise()


def oppakken(_: Oppakken, zaak: Voorstel) -> None:
    if zaak.actor is None:
        raise InvalidActError(zaak.melding.nummer, "eigenaar", "ontbreekt")
    own(zaak, zaak.actor.person_id, zaak.actor.functie)
    zaak.note(GebeurtenisSoort.OPGEPAKT, functie=zaak.actor.functie)
    zaak.tell_filers(BerichtSoort.OPGEPAKT)


def overnemen(_: Overnemen, zaak: Voorstel) -> None:
    if zaak.actor is None:
        raise InvalidActError(zaak.melding.nummer, "eigenaar", "ontbreekt")
    namens = _instead_of(zaak)
    zaak.tell_owner(BerichtSoort.OVERGEDRAGEN)
    own(zaak, zaak.actor.person_id, zaak.actor.functie)
    zaak.note(GebeurtenisSoort.OVERGENOMEN, functie=zaak.actor.functie, namens=namens)
    zaak.tell_filers(BerichtSoort.OVERGEDRAGEN)


def _instead_of(zaak: Voorstel) -> str:
    """Return the function of the owner when it is done by who stands in for them, else ""."""
    eigenaar = zaak.melding.eigenaar
    if zaak.actor is None or eigenaar is None or eigenaar.person_id not in zaak.actor.neemt_waar:
        return ""
    return eigenaar.functie


def overdragen(handeling: Overdragen, zaak: Voorstel) -> None:
    naar, eigenaar = handeling.naar, zaak.melding.eigenaar
    if naar.person_id is None:
        raise InvalidActError(zaak.melding.nummer, "naar", "ontbreekt")
    if eigenaar and eigenaar.person_id == naar.person_id:
        raise InvalidActError(zaak.melding.nummer, "naar", "al_gedaan")
    namens = _instead_of(zaak)
    zaak.tell_owner(BerichtSoort.OVERGEDRAGEN)
    own(zaak, naar.person_id, naar.functie)
    zaak.note(GebeurtenisSoort.OVERGEDRAGEN, functie=naar.functie, reden=handeling.reden, namens=namens)
    zaak.tell_owner(BerichtSoort.OVERGEDRAGEN, vraag="behandelen")
    zaak.tell_filers(BerichtSoort.OVERGEDRAGEN)


def loslaten(handeling: Loslaten, zaak: Voorstel) -> None:
    namens = _instead_of(zaak)
    release(zaak)
    zaak.note(GebeurtenisSoort.LOSGELATEN, reden=handeling.reden, namens=namens)


def release(zaak: Voorstel, weg: tuple[Weg, ...] = IN_HET_OPEN, **feiten: Feit) -> None:
    """Leave the melding without an owner; the direction stays where it was.

    Args:
        weg: How the team hears that it is free.
        feiten: Of the step of the ladder that did this.
    """
    had_it = zaak.melding.eigenaar
    zaak.change(eigenaar=None)
    if zaak.melding.status is Status.OPGEPAKT:
        zaak.move(Status.GEMELD)
    facts: dict[str, Feit] = {**feiten, "urgentie": zaak.urgentie.value}
    zaak.tell(BerichtSoort.LOSGELATEN, PONTONNIERS, weg, **facts)
    if had_it:
        zaak.tell(BerichtSoort.LOSGELATEN, Ontvanger(person_id=had_it.person_id), **facts)
    zaak.tell_filers(BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.LOSGELATEN.value)


def vasthouden(_: Vasthouden, zaak: Voorstel) -> None:
    zaak.note(GebeurtenisSoort.VASTGEHOUDEN, Doelgroep.INTERN, namens=_instead_of(zaak))


def beoordelen(handeling: Beoordelen, zaak: Voorstel) -> None:
    judged = {
        "knelpuntsoorten": handeling.knelpuntsoorten,
        "samenhang": handeling.samenhang,
        "gevraagd": handeling.nodig,
    }
    zaak.change(intake=zaak.melding.intake.model_copy(update=judged))
    if handeling.urgentie is not None and handeling.urgentie is not zaak.urgentie:
        _change_urgency(zaak, handeling.urgentie)
    zaak.note(
        GebeurtenisSoort.BEOORDEELD,
        urgentie=zaak.urgentie.value,
        knelpuntsoorten=[soort.value for soort in handeling.knelpuntsoorten],
        samenhang=handeling.samenhang.value,
        nodig=[item.value for item in handeling.nodig],
        tekst=handeling.toelichting,
    )


def _change_urgency(zaak: Voorstel, urgentie: Urgentie) -> None:
    ladder = start(zaak.beleid.escalatie, urgentie, zaak.now, zaak.beleid.rooster)
    zaak.change(intake=zaak.melding.intake.model_copy(update={"urgentie": urgentie}), ladder=ladder)
    zaak.renew_promise()
    zaak.tell_filers(BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.BEOORDEELD.value)


def vragen(handeling: Vragen, zaak: Voorstel) -> None:
    melding = zaak.melding
    vraag = Vraag(nummer=len(melding.vragen) + 1, tekst=handeling.tekst, gesteld_op=zaak.now)
    back = melding.hervat_naar if melding.status is Status.VRAAG_AAN_MELDER else melding.status
    zaak.change(vragen=(*melding.vragen, vraag), hervat_naar=back)
    zaak.move(Status.VRAAG_AAN_MELDER)
    zaak.renew_promise()
    zaak.note(GebeurtenisSoort.VRAAG_GESTELD, vraag=vraag.nummer, tekst=vraag.tekst)
    zaak.tell_filers(BerichtSoort.VRAAG, vraag=vraag.nummer)


def adviseren(handeling: Adviseren, zaak: Voorstel) -> None:
    zaak.renew_promise()
    zaak.note(GebeurtenisSoort.BERICHT, tekst=handeling.tekst, namens=_instead_of(zaak))
    zaak.tell_filers(BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.BERICHT.value)


def noteren(handeling: Noteren, zaak: Voorstel) -> None:
    zaak.note(GebeurtenisSoort.NOTITIE, Doelgroep.INTERN, tekst=handeling.tekst)


def belofte_verzetten(handeling: BelofteVerzetten, zaak: Voorstel) -> None:
    require_future(zaak, "uiterlijk", handeling.uiterlijk)
    belofte = zaak.melding.belofte
    if belofte is None:
        raise InvalidActError(zaak.melding.nummer, "uiterlijk", "onbekend")
    van, naar = belofte.uiterlijk.isoformat(), handeling.uiterlijk.isoformat()
    zaak.promise(belofte.soort, handeling.uiterlijk)
    reden, namens = handeling.reden, _instead_of(zaak)
    zaak.note(GebeurtenisSoort.BELOFTE_VERZET, van=van, naar=naar, reden=reden, namens=namens)
    zaak.tell_filers(BerichtSoort.BELOFTE_VERSCHOVEN, van=van, naar=naar)
