"""What happens by itself when a moment has come: pure, one function a kind of term.

Every function leaves the melding without a term of that kind and number that is still due, so that a
pass over what is due always ends.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from meldingen.beleid import Beleid
from meldingen.berichten import BerichtSoort, Ontvanger
from meldingen.beslissen.escalatie import follow_clock, make_known
from meldingen.beslissen.regie import end_pause, replace_task
from meldingen.besluit import Besluit, Voorstel, contact
from meldingen.escalatie import due, is_away, next_due
from meldingen.model.keuzes import Doelgroep, Status
from meldingen.model.melding import Doorbraakmelding
from meldingen.model.waarden import to_utc
from meldingen.model.zaakwerk import Belofte
from meldingen.termijnen import Termijn, TermijnSoort, termijnen_van
from meldingen.tijdlijn import Feit, GebeurtenisSoort


def lapse(melding: Doorbraakmelding, termijn: Termijn, now: datetime, beleid: Beleid) -> Besluit | None:
    """Return what the passing of the term does; None when the melding has no such due term any more.

    Raises:
        ValueError: If `now` has no zone.
    """
    current = next((item for item in termijnen_van(melding) if _same(item, termijn)), None)
    if current is None or current.op > now:
        return None
    zaak = Voorstel(melding, None, to_utc(now), beleid)
    VERSTRIJKEN[termijn.soort](zaak, termijn.ref)
    follow_clock(zaak)
    return zaak.besluit()


def _same(een: Termijn, ander: Termijn) -> bool:
    return (een.soort, een.ref) == (ander.soort, ander.ref)


def _promise_due(zaak: Voorstel, _: int) -> None:
    """A filer who has the turn is first asked again; any other promise was missed."""
    fresh = [vraag for vraag in zaak.melding.open_vragen if not vraag.herinnerd]
    if zaak.melding.status is Status.VRAAG_AAN_MELDER and fresh:
        _ask_again(zaak, fresh[0].nummer)
    else:
        _promise_missed(zaak)


def _ask_again(zaak: Voorstel, nummer: int) -> None:
    asked = tuple(vraag.model_copy(update={"herinnerd": True}) for vraag in zaak.melding.vragen)
    zaak.change(vragen=asked)
    zaak.renew_promise()
    zaak.tell_filers(BerichtSoort.VRAAG, vraag=nummer)


def _promise_missed(zaak: Voorstel) -> None:
    belofte, aanbod = zaak.melding.belofte, zaak.melding.aanbod
    if belofte is None:
        return
    again = zaak.beleid.gemist_herhaling.moment(zaak.now, zaak.beleid.rooster)
    first = belofte.gemist_op is None
    missed = belofte.model_copy(update={"gemist_op": belofte.gemist_op or zaak.now, "herinner_op": again})
    zaak.change(belofte=missed)
    if first:
        zaak.note(
            GebeurtenisSoort.BELOFTE_GEMIST,
            belofte=belofte.soort.value,
            uiterlijk=belofte.uiterlijk.isoformat(),
        )
        if zaak.melding.status is not Status.VRAAG_AAN_MELDER:
            zaak.tell_filers(BerichtSoort.BELOFTE_GEMIST, uiterlijk=belofte.uiterlijk.isoformat())
    _remind_of_promise(zaak, missed, first=first)
    if aanbod is not None:
        asked = contact(aanbod.organisatie, aanbod.contact_id)
        zaak.tell(BerichtSoort.REGIE_GEVRAAGD, asked, organisatie=aanbod.organisatie)


def _remind_of_promise(zaak: Voorstel, belofte: Belofte, *, first: bool) -> None:
    """Tell who has it, again and again; where the ladder asks it speaks for both, and it reminds the team."""
    if not first and (zaak.melding.eigenaar is None or _ladder_asks(zaak)):
        return
    again = belofte.herinner_op if zaak.melding.eigenaar else None
    facts = {"uiterlijk": belofte.uiterlijk.isoformat(), "volgende": again.isoformat() if again else None}
    _tell_who_is_there(zaak, BerichtSoort.BELOFTE_GEMIST, **facts)


def _ladder_asks(zaak: Voorstel) -> bool:
    """Tell whether the owner is asked at this moment, or was and has not answered yet."""
    ladder = zaak.melding.ladder
    turn = next_due(ladder)
    return ladder.gevraagd_op is not None or (turn is not None and turn <= zaak.now)


def _tell_who_is_there(zaak: Voorstel, soort: BerichtSoort, **feiten: Feit) -> None:
    """Tell the owner; while the owner is away, who stands in as well, because it cannot wait."""
    zaak.tell_owner(soort, **feiten)
    eigenaar, beleid = zaak.melding.eigenaar, zaak.beleid
    if eigenaar and is_away(eigenaar.person_id, zaak.now, beleid.bezetting, beleid.rooster):
        zaak.tell(soort, Ontvanger(person_id=eigenaar.person_id, waarnemer=True), **feiten)


def _pause_over(zaak: Voorstel, _: int) -> None:
    end_pause(zaak)
    zaak.note(GebeurtenisSoort.HERVAT, tekst="", vanzelf=True)
    _tell_who_is_there(zaak, BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.HERVAT.value)
    zaak.tell_filers(BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.HERVAT.value)


def _task_open(zaak: Voorstel, nummer: int) -> None:
    taak = next(item for item in zaak.melding.open_taken if item.nummer == nummer)
    again = zaak.beleid.aanspoortermijn.moment(zaak.now, zaak.beleid.rooster)
    keer = taak.aangespoord + 1
    replace_task(zaak, taak.model_copy(update={"aangespoord": keer, "aansporen_op": again}))
    zaak.note(
        GebeurtenisSoort.TAAK_AANGESPOORD,
        Doelgroep.INTERN,
        taak=nummer,
        organisatie=taak.organisatie,
        keer=keer,
    )
    uiterlijk = taak.uiterlijk.isoformat()
    receiver = contact(taak.organisatie, taak.contact_id)
    vraag = "afronden" if taak.bevestigd_op else "bevestigen"
    facts: dict[str, Feit] = {"taak": nummer, "uiterlijk": uiterlijk, "keer": keer, "vraag": vraag}
    zaak.tell(BerichtSoort.TAAK_HERINNERING, receiver, **facts)
    if keer > 1 or zaak.now >= taak.uiterlijk:
        zaak.tell_owner(BerichtSoort.TAAK_HERINNERING, **facts)


def _household_reminder(zaak: Voorstel, _: int) -> None:
    intake = zaak.melding.intake
    asked = intake.huishouden.model_copy(update={"herinner_op": None})
    zaak.change(intake=intake.model_copy(update={"huishouden": asked}))
    zaak.note(GebeurtenisSoort.HUISHOUDEN_HERINNERD)
    zaak.tell_filers(BerichtSoort.HUISHOUDEN)


def _aftercare(zaak: Voorstel, _: int) -> None:
    if zaak.melding.nazorg is None:
        return
    zaak.change(nazorg=zaak.melding.nazorg.model_copy(update={"gevraagd_op": zaak.now}))
    zaak.note(GebeurtenisSoort.NAZORG_GEVRAAGD)
    zaak.tell_filers(BerichtSoort.NAZORG)
    zaak.tell_owner(BerichtSoort.NAZORG)


def _ladder_due(zaak: Voorstel, _: int) -> None:
    ladder, beleid = zaak.melding.ladder, zaak.beleid
    own = beleid.bezetting.rooster(ladder.eigenaar, beleid.rooster) if ladder.eigenaar else None
    climbed, acties = due(ladder, zaak.now, beleid.rooster, own)
    zaak.change(ladder=climbed)
    make_known(zaak, acties)


VERSTRIJKEN: Mapping[TermijnSoort, Callable[[Voorstel, int], None]] = MappingProxyType(
    {
        TermijnSoort.BELOFTE: _promise_due,
        TermijnSoort.WACHT_EINDE: _pause_over,
        TermijnSoort.TAAK: _task_open,
        TermijnSoort.HUISHOUDEN: _household_reminder,
        TermijnSoort.NAZORG: _aftercare,
        TermijnSoort.LADDER: _ladder_due,
    }
)
