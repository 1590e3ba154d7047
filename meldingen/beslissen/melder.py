"""What the acts of the filers do."""

from datetime import datetime

from meldingen.berichten import AAN_MELDER, BerichtSoort, Ontvanger
from meldingen.besluit import Voorstel
from meldingen.errors import InvalidActError
from meldingen.handelingen.melder import (
    Aanvullen,
    Beantwoorden,
    HuishoudenBijwerken,
    Intrekken,
    MedemelderToevoegen,
    TevredenheidGeven,
)
from meldingen.model.keuzes import Resultaat, Status
from meldingen.model.mensen import PersoonRef
from meldingen.model.zaakwerk import Afsluiting, Tevredenheid, Vraag
from meldingen.tijdlijn import GebeurtenisSoort


def aanvullen(handeling: Aanvullen, zaak: Voorstel) -> None:
    zaak.note(GebeurtenisSoort.AANGEVULD, tekst=handeling.tekst)
    zaak.tell_owner(BerichtSoort.ANTWOORD)


def beantwoorden(handeling: Beantwoorden, zaak: Voorstel) -> None:
    vraag = _question(zaak, handeling.vraag)
    answered = vraag.model_copy(update={"antwoord": handeling.tekst, "beantwoord_op": zaak.now})
    vragen = tuple(answered if item is vraag else item for item in zaak.melding.vragen)
    zaak.change(vragen=vragen)
    zaak.note(GebeurtenisSoort.BEANTWOORD, vraag=vraag.nummer, tekst=handeling.tekst)
    if zaak.melding.status is Status.VRAAG_AAN_MELDER and not zaak.melding.open_vragen:
        resume(zaak, zaak.melding.hervat_naar or Status.OPGEPAKT)
    zaak.tell_owner(BerichtSoort.ANTWOORD)


def _question(zaak: Voorstel, nummer: int | None) -> Vraag:
    for vraag in zaak.melding.open_vragen:
        if nummer is None or vraag.nummer == nummer:
            return vraag
    raise InvalidActError(zaak.melding.nummer, "vraag", "onbekend")


def resume(zaak: Voorstel, status: Status) -> None:
    """Come back to a status; what nobody has any more is new again."""
    nobody_has_it = status is Status.OPGEPAKT and zaak.melding.eigenaar is None
    zaak.change(hervat_naar=None)
    zaak.move(Status.GEMELD if nobody_has_it else status)


def intrekken(handeling: Intrekken, zaak: Voorstel) -> None:
    eind = Afsluiting(resultaat=Resultaat.INGETROKKEN, toelichting=handeling.reden, op=zaak.now)
    zaak.change(afsluiting=eind, wachten=None, hervat_naar=None)
    zaak.move(Status.INGETROKKEN)
    zaak.note(GebeurtenisSoort.INGETROKKEN, reden=handeling.reden)
    zaak.tell_owner(BerichtSoort.INGETROKKEN)
    zaak.tell_filers(BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.INGETROKKEN.value)


def medemelder_toevoegen(handeling: MedemelderToevoegen, zaak: Voorstel) -> None:
    persoon = handeling.persoon
    if persoon.person_id is None:
        raise InvalidActError(zaak.melding.nummer, "persoon", "ontbreekt")
    if any(indiener.person_id == persoon.person_id for indiener in zaak.melding.indieners):
        raise InvalidActError(zaak.melding.nummer, "persoon", "al_gedaan")
    add_co_filers(zaak, (persoon,))


def add_co_filers(zaak: Voorstel, personen: tuple[PersoonRef, ...]) -> None:
    for persoon in personen:
        zaak.change(medemelders=(*zaak.melding.medemelders, persoon))
        zaak.note(
            GebeurtenisSoort.MEDEMELDER_TOEGEVOEGD, functie=persoon.functie, organisatie=persoon.organisatie
        )
        if persoon.person_id:
            zaak.tell(BerichtSoort.MEDEMELDER, Ontvanger(person_id=persoon.person_id), aan=AAN_MELDER)


def huishouden_bijwerken(handeling: HuishoudenBijwerken, zaak: Voorstel) -> None:
    huishouden = handeling.huishouden
    require_future(zaak, "herinner_op", huishouden.herinner_op)
    zaak.change(intake=zaak.melding.intake.model_copy(update={"huishouden": huishouden}))
    zaak.note(GebeurtenisSoort.HUISHOUDEN_BIJGEWERKT, weet_het=huishouden.weet_het, reden=huishouden.reden)


def require_future(zaak: Voorstel, veld: str, moment: datetime | None) -> None:
    if moment is not None and moment <= zaak.now:
        raise InvalidActError(zaak.melding.nummer, veld, "verleden")


def tevredenheid_geven(handeling: TevredenheidGeven, zaak: Voorstel) -> None:
    if zaak.actor is None:
        raise InvalidActError(zaak.melding.nummer, "door", "ontbreekt")
    mark = Tevredenheid(
        wie=handeling.wie,
        moment=handeling.moment,
        cijfer=handeling.cijfer,
        toelichting=handeling.toelichting,
        door=PersoonRef.of(zaak.actor),
        op=zaak.now,
    )
    kept = tuple(item for item in zaak.melding.tevredenheid if not _same_mark(item, mark))
    zaak.change(tevredenheid=(*kept, mark))
    zaak.note(
        GebeurtenisSoort.TEVREDENHEID,
        cijfer=mark.cijfer,
        wie=mark.wie.value,
        moment=mark.moment.value,
        tekst=mark.toelichting,
    )


def _same_mark(een: Tevredenheid, ander: Tevredenheid) -> bool:
    return (een.wie, een.moment, een.door.person_id) == (ander.wie, ander.moment, ander.door.person_id)
