"""What time does to a ladder: rungs, repeats, the question "still yours?", and letting go on silence."""

from datetime import datetime, timedelta
from typing import Final

from meldingen.escalatie.beleid import Ontvanger, Vraag, Weg
from meldingen.escalatie.ladder import ActieSoort, EscalatieActie, Feit, Ladder, next_due
from meldingen.escalatie.wekker import (
    armed,
    climb_after,
    let_go,
    moment_for,
    noted,
    repeat_after,
)
from meldingen.werktijd import GeenOpeningError, Werkrooster

Verloop = tuple[Ladder, list[EscalatieActie]]
SPELING: Final = timedelta(minutes=15)
"""Working time that a worker may be late before the rungs that follow are counted from its message."""


def due(
    ladder: Ladder, now: datetime, rooster: Werkrooster, eigenaar_rooster: Werkrooster | None = None
) -> Verloop:
    """Carry out what has come due at `now`, and return the messages that must go out for it.

    Gives at most one message: after downtime that of the highest rung that was passed. Outside opening
    hours nothing happens but that the timer moves to the next opening. Called again it does nothing more.

    Args:
        eigenaar_rooster: Working time of the owner; the office rooster when not given.
    """
    at, moment = moment_for(ladder, now), next_due(ladder)
    if moment is None or moment > at:
        return ladder, []
    if not rooster.is_open(at):
        return _postponed(ladder, at, rooster.next_opening(at)), []
    if ladder.eigenaar is None:
        return _climb(ladder, at, rooster)
    if ladder.gevraagd_op:
        return _silent(ladder, at, rooster)
    return _ask(ladder, at, rooster, eigenaar_rooster or rooster)


def rung_action(ladder: Ladder, at: datetime, gepasseerd: tuple[str, ...] = ()) -> EscalatieActie:
    """Return the message of the rung on which the ladder stands."""
    trede = ladder.beleid.treden[ladder.trede - 1]
    return EscalatieActie(
        soort=ActieSoort.TREDE,
        volgnummer=ladder.acties + 1,
        trede=ladder.trede,
        wie=trede.wie,
        weg=trede.weg,
        vraag=trede.vraag,
        op=at,
        sleutel=trede.sleutel,
        advies=trede.advies,
        gepasseerd=gepasseerd,
    )


def with_action(ladder: Ladder, actie: EscalatieActie) -> Verloop:
    """Count the message, and let it say when the ladder does something next."""
    counted = ladder.model_copy(update={"acties": actie.volgnummer, "bijgewerkt_op": actie.op})
    return counted, [actie.model_copy(update={"volgende_op": next_due(counted)})]


def _postponed(ladder: Ladder, at: datetime, opening: datetime) -> Ladder:
    timers = {"wekker_op": ladder.wekker_op, "herhaling_op": ladder.herhaling_op}
    moved = {name: opening for name, op in timers.items() if op and op <= at}
    return ladder.model_copy(update={**moved, "bijgewerkt_op": at})


def _climb(ladder: Ladder, at: datetime, rooster: Werkrooster) -> Verloop:
    climbed = ladder
    while step := _step(climbed, at, rooster):
        climbed = step
    if climbed is ladder:
        return _still_open(ladder, at, rooster)
    passed = tuple(trede.sleutel for trede in ladder.beleid.treden[ladder.trede : climbed.trede])
    if passed and rooster.between(next_due(ladder) or at, at) > SPELING:
        climbed = armed(climbed.model_copy(update={"herhaald": 0}), at, rooster)
    elif (next_due(climbed) or at) <= at:
        climbed = armed(climbed, at, rooster)
    actie = rung_action(climbed, at, passed[:-1])
    if not passed:
        actie = actie.model_copy(update={"soort": ActieSoort.HERHALING})
    return with_action(climbed, actie)


def _step(ladder: Ladder, at: datetime, rooster: Werkrooster) -> Ladder | None:
    """Return the ladder after the first rung or repeat that came due by `at`, None when there is none."""
    wekker = ladder.wekker_op if ladder.volgende_trede else None
    herhaling = ladder.herhaling_op
    if wekker and wekker <= at and not (herhaling and herhaling < wekker):
        return noted(_next_rung(ladder, wekker, rooster), Feit.TREDE, at)
    if herhaling and herhaling <= at:
        repeated = ladder.model_copy(update={"herhaald": ladder.herhaald + 1})
        return repeated.model_copy(update={"herhaling_op": repeat_after(repeated, herhaling, rooster)})
    return None


def _next_rung(ladder: Ladder, op: datetime, rooster: Werkrooster) -> Ladder:
    higher = ladder.model_copy(update={"trede": ladder.trede + 1, "herhaald": 0})
    timers = {
        "wekker_op": climb_after(higher, op, rooster),
        "herhaling_op": repeat_after(higher, op, rooster),
    }
    return higher.model_copy(update=timers)


def _still_open(ladder: Ladder, at: datetime, rooster: Werkrooster) -> Verloop:
    blijvend = ladder.beleid.blijvend
    actie = EscalatieActie(
        soort=ActieSoort.NOG_OPEN,
        volgnummer=ladder.acties + 1,
        trede=ladder.trede,
        wie=blijvend.wie,
        weg=blijvend.weg,
        vraag=Vraag.NOG_OPEN,
        op=at,
    )
    return with_action(ladder.model_copy(update={"wekker_op": blijvend.elke.moment(at, rooster)}), actie)


def _ask(ladder: Ladder, at: datetime, rooster: Werkrooster, eigen: Werkrooster) -> Verloop:
    stilte = ladder.beleid.stilte
    uiterlijk = stilte.naar_waarnemer_na.moment(at, rooster)
    opening = _opening_by(eigen, at, uiterlijk)
    if opening and opening > at:
        return ladder.model_copy(update={"wekker_op": opening, "bijgewerkt_op": at}), []
    answer_by = stilte.antwoord_binnen.moment(uiterlijk if opening else at, rooster)
    if opening:
        answer_by = min(answer_by, _answer_moment(ladder, at, eigen) or answer_by)
    asked = ladder.model_copy(update={"gevraagd_op": at, "wekker_op": answer_by})
    return with_action(asked, _question(asked, at, stilte.weg, absent=opening is None))


def _opening_by(eigen: Werkrooster, at: datetime, uiterlijk: datetime) -> datetime | None:
    try:
        opening = eigen.next_opening(at)
    except GeenOpeningError:
        return None
    return opening if opening <= uiterlijk else None


def _answer_moment(ladder: Ladder, at: datetime, eigen: Werkrooster) -> datetime | None:
    try:
        return ladder.beleid.stilte.antwoord_binnen.moment(at, eigen)
    except GeenOpeningError:
        return None


def _question(ladder: Ladder, at: datetime, weg: tuple[Weg, ...], absent: bool) -> EscalatieActie:
    return EscalatieActie(
        soort=ActieSoort.NOG_VAN_U,
        volgnummer=ladder.acties + 1,
        trede=ladder.trede,
        wie=(Ontvanger.WAARNEMER if absent else Ontvanger.EIGENAAR,),
        weg=weg,
        vraag=Vraag.NOG_VAN_COLLEGA if absent else Vraag.NOG_VAN_U,
        op=at,
    )


def _silent(ladder: Ladder, at: datetime, rooster: Werkrooster) -> Verloop:
    actie = EscalatieActie(
        soort=ActieSoort.LOSGELATEN,
        volgnummer=ladder.acties + 1,
        trede=ladder.trede,
        wie=(Ontvanger.EIGENAAR, Ontvanger.PONTONNIERTEAM),
        weg=ladder.beleid.stilte.weg,
        vraag=Vraag.OPNIEUW_OPPAKKEN,
        op=at,
    )
    return with_action(let_go(ladder, at, rooster), actie)
