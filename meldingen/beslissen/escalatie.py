"""How the ladder follows what people do, and what a rung that is reached makes known."""

from collections.abc import Iterable

from meldingen import escalatie
from meldingen.berichten import PONTONNIERS, BerichtSoort, Ontvanger
from meldingen.beslissen.triage import release
from meldingen.besluit import Voorstel, owner_or_team
from meldingen.escalatie import ActieSoort, EscalatieActie, Vraag
from meldingen.escalatie import Ontvanger as Wie
from meldingen.handelingen.soorten import HandelingSoort
from meldingen.handelingen.triage import Afschalen, Opschalen
from meldingen.model.keuzes import Doelgroep, Status
from meldingen.model.melding import Doorbraakmelding
from meldingen.rollen import Rol
from meldingen.tijdlijn import Feit, GebeurtenisSoort
from meldingen.werklijst import WACHTEND

GEVRAAGD_VAN = {Vraag.ORGANISATIE_HELPT: Wie.AMBASSADEUR, Vraag.BESLISSEN: Wie.LEIDINGGEVENDE}
"""What one role alone can answer; the others on that rung are asked who takes the case."""

BUITEN_HET_TEAM = frozenset({Wie.AMBASSADEUR, Wie.LEIDINGGEVENDE})
"""A rung that reaches one of these is told to the filer; that a deputy was asked is not news to them."""


def follow(zaak: Voorstel, handeling: HandelingSoort) -> None:
    """Let the ladder know what an act changed: owner, pause, end, or just that something was done."""
    now, rooster, melding = zaak.now, zaak.beleid.rooster, zaak.melding
    if not melding.is_open:
        zaak.change(ladder=escalatie.closed(melding.ladder, now))
        return
    zaak.change(ladder=escalatie.reopened(melding.ladder, now, rooster))
    _follow_owner(zaak, handeling)
    follow_clock(zaak)


def follow_clock(zaak: Voorstel) -> None:
    """Let the ladder stand still in a pause, and go on after it."""
    if not zaak.melding.is_open:
        return
    now, rooster, ladder = zaak.now, zaak.beleid.rooster, zaak.melding.ladder
    if stands_still(zaak.melding):
        zaak.change(ladder=escalatie.paused(ladder, now, rooster, zaak.melding.status.value))
    else:
        zaak.change(ladder=escalatie.resumed(ladder, now, rooster))


def stands_still(melding: Doorbraakmelding) -> bool:
    """Tell whether the ladder waits: in a pause, or while others have the turn and somebody watches.

    When their term has passed as well, the owner has the turn again.
    """
    if melding.status is Status.WACHT:
        return True
    overdue = melding.belofte is not None and melding.belofte.gemist_op is not None
    return melding.status in WACHTEND and melding.eigenaar is not None and not overdue


def _follow_owner(zaak: Voorstel, handeling: HandelingSoort) -> None:
    now, rooster, ladder = zaak.now, zaak.beleid.rooster, zaak.melding.ladder
    owner = zaak.melding.eigenaar.person_id if zaak.melding.eigenaar else None
    actor = zaak.actor
    if owner is not None and owner != ladder.eigenaar:
        ladder = escalatie.taken(ladder, now, rooster, owner)
    elif owner is None and ladder.eigenaar is not None:
        ladder = escalatie.released(ladder, now, rooster, actor.person_id if actor else None)
    elif handeling is HandelingSoort.VASTHOUDEN:
        ladder = escalatie.confirmed(ladder, now, rooster)
    elif actor is not None and actor.is_team:
        acts_for = owner if owner in actor.neemt_waar else None
        ladder = escalatie.activity(ladder, now, rooster, acts_for or actor.person_id)
    zaak.change(ladder=ladder)


def opschalen(handeling: Opschalen, zaak: Voorstel) -> None:
    ladder, acties = escalatie.escalate(
        zaak.melding.ladder, zaak.now, zaak.beleid.rooster, _besluit(handeling.reden, zaak)
    )
    zaak.change(ladder=ladder)
    make_known(zaak, acties, handeling.reden)


def afschalen(handeling: Afschalen, zaak: Voorstel) -> None:
    ladder = escalatie.deescalate(
        zaak.melding.ladder, zaak.now, zaak.beleid.rooster, _besluit(handeling.reden, zaak)
    )
    zaak.change(ladder=ladder)
    zaak.note(GebeurtenisSoort.AFGESCHAALD, trede=ladder.trede, reden=handeling.reden)
    zaak.tell_owner(BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.AFGESCHAALD.value)
    zaak.tell_filers(BerichtSoort.STATUS, gebeurtenis=GebeurtenisSoort.AFGESCHAALD.value)


def _besluit(reden: str, zaak: Voorstel) -> escalatie.Besluit:
    return escalatie.Besluit(reden=reden, door=zaak.actor.person_id if zaak.actor else "")


def make_known(zaak: Voorstel, acties: Iterable[EscalatieActie], reden: str = "") -> None:
    """Write what the ladder did into the timeline, and tell whom it names, the nearest first: where nobody
    is further away, their message goes to those near, who have been told by then."""
    for actie in acties:
        _write(zaak, actie, reden)
        soort = {
            ActieSoort.NOG_VAN_U: BerichtSoort.HEEFT_U_HET_NOG,
            ActieSoort.LOSGELATEN: BerichtSoort.LOSGELATEN,
        }.get(actie.soort, BerichtSoort.GEESCALEERD)
        for wie in sorted(actie.wie, key=lambda wie: wie.afstand):
            for ontvanger in _receivers(zaak.melding, wie):
                zaak.tell(soort, ontvanger, actie.weg, **_facts(actie), vraag=_asked(wie, actie).value)


def _write(zaak: Voorstel, actie: EscalatieActie, reden: str) -> None:
    if actie.soort is ActieSoort.LOSGELATEN:
        release(zaak, actie.weg, **_facts(actie), vraag=actie.vraag.value)
        zaak.note(GebeurtenisSoort.LOSGELATEN, reden="", stilte=True)
    elif actie.soort is ActieSoort.NOG_VAN_U:
        zaak.note(GebeurtenisSoort.NAGEVRAAGD, Doelgroep.INTERN, vraag=actie.vraag.value)
    elif actie.soort is ActieSoort.TREDE:
        zaak.note(
            GebeurtenisSoort.GEESCALEERD,
            trede=actie.trede,
            aan=[wie.value for wie in actie.wie],
            vraag=actie.vraag.value,
            advies=actie.advies.value if actie.advies else "",
            reden=reden,
            overgeslagen=list(actie.gepasseerd),
        )
        if BUITEN_HET_TEAM & set(actie.wie):
            zaak.tell_filers(BerichtSoort.GEESCALEERD, **_facts(actie), vraag="")
    else:
        zaak.note(
            GebeurtenisSoort.HERINNERD,
            Doelgroep.INTERN,
            trede=actie.trede,
            aan=[wie.value for wie in actie.wie],
        )


def _facts(actie: EscalatieActie) -> dict[str, Feit]:
    return {
        "trede": actie.trede,
        "advies": actie.advies.value if actie.advies else "",
        "volgende": actie.volgende_op.isoformat() if actie.volgende_op else None,
    }


def _asked(wie: Wie, actie: EscalatieActie) -> Vraag:
    return actie.vraag if GEVRAAGD_VAN.get(actie.vraag, wie) is wie else Vraag.OPPAKKEN


def _receivers(melding: Doorbraakmelding, wie: Wie) -> Iterable[Ontvanger]:
    match wie:
        case Wie.PONTONNIERTEAM:
            yield PONTONNIERS
        case Wie.EIGENAAR:
            yield owner_or_team(melding)
        case Wie.LEIDINGGEVENDE:
            yield Ontvanger(rol=Rol.LEIDINGGEVENDE)
        case Wie.WAARNEMER:
            yield owner_or_team(melding).model_copy(update={"waarnemer": True})
        case Wie.AMBASSADEUR:
            yield from (Ontvanger(rol=Rol.AMBASSADEUR, organisatie=naam) for naam in stuck_in(melding))


def stuck_in(melding: Doorbraakmelding) -> tuple[str, ...]:
    """Return the organisations that can move: those involved, or else the filer's own."""
    involved = (partij.organisatie for partij in (*melding.partijen, *melding.intake.betrokken))
    return tuple(dict.fromkeys(involved)) or (melding.melder.organisatie,)
