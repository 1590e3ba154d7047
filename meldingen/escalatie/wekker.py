"""Setting the timers of a ladder; every timer rings at a moment at which the office is open."""

from datetime import datetime, timedelta

from meldingen.escalatie.fouten import LadderGeslotenError, RedenOntbreektError
from meldingen.escalatie.ladder import Feit, Ladder, Ladderfeit, Onderbreking
from meldingen.werktijd import Werkrooster
from meldingen.werktijd.rooster import in_utc


def moment_for(ladder: Ladder, now: datetime) -> datetime:
    """Return `now` in UTC, or the last change if a clock elsewhere ran ahead: time never goes back."""
    return max(in_utc(now), ladder.bijgewerkt_op)


def open_at(ladder: Ladder, now: datetime) -> datetime:
    """Return the moment of an act on a ladder.

    Raises:
        LadderGeslotenError: If the ladder has been closed.
    """
    if ladder.gesloten_op:
        raise LadderGeslotenError(ladder.gesloten_op)
    return moment_for(ladder, now)


def noted(
    ladder: Ladder, feit: Feit, at: datetime, door: str | None = None, reden: str | None = None
) -> Ladder:
    """Add a line to the record."""
    regel = Ladderfeit(feit=feit, op=at, trede=ladder.trede, door=door, reden=reden)
    return ladder.model_copy(update={"feiten": (*ladder.feiten, regel), "bijgewerkt_op": at})


def with_reason(reden: str) -> str:
    if not reden.strip():
        raise RedenOntbreektError
    return reden.strip()


def armed(ladder: Ladder, at: datetime, rooster: Werkrooster) -> Ladder:
    """Set the timers afresh from `at`; while the clock stands still, the time left is set instead."""
    wekker = _first_ring(ladder, at, rooster)
    herhaling = None if ladder.eigenaar else repeat_after(ladder, at, rooster)
    fresh = ladder.model_copy(
        update={
            "wekker_op": wekker,
            "herhaling_op": herhaling,
            "gevraagd_op": None,
            "bijgewerkt_op": at,
        }
    )
    return held(fresh, at, rooster, ladder.onderbreking) if ladder.onderbreking else fresh


def repeat_after(ladder: Ladder, at: datetime, rooster: Werkrooster) -> datetime | None:
    """Return when the present rung is repeated, None if it has no repeat left."""
    herhaal = ladder.huidige_trede.herhaal if ladder.huidige_trede else None
    if herhaal is None or ladder.herhaald >= herhaal.hoogstens:
        return None
    return herhaal.elke.moment(at, rooster)


def climb_after(ladder: Ladder, at: datetime, rooster: Werkrooster) -> datetime:
    """Return when the next rung comes, or the lasting reminder once there is none."""
    volgende = ladder.volgende_trede
    return (volgende.wacht if volgende else ladder.beleid.blijvend.elke).moment(at, rooster)


def held(ladder: Ladder, at: datetime, rooster: Werkrooster, why: Onderbreking) -> Ladder:
    """Stop the clock and keep what was left on it."""
    resterend = max(timedelta(), rooster.between(at, ladder.wekker_op)) if ladder.wekker_op else why.resterend
    return ladder.model_copy(
        update={
            "onderbreking": why.model_copy(update={"resterend": resterend}),
            "wekker_op": None,
            "herhaling_op": None,
            "bijgewerkt_op": at,
        }
    )


def continued(ladder: Ladder, at: datetime, rooster: Werkrooster) -> Ladder:
    """Let the clock run again from `at` with the time that was left."""
    if ladder.onderbreking is None:
        return ladder
    wekker = rooster.next_opening(rooster.add(at, ladder.onderbreking.resterend))
    herhaling = None if ladder.eigenaar else repeat_after(ladder, at, rooster)
    return ladder.model_copy(update={"onderbreking": None, "wekker_op": wekker, "herhaling_op": herhaling})


def set_to(ladder: Ladder, trede: int) -> Ladder:
    """Put a ladder on a rung, with all its repeats before it; a new round when it does not go up."""
    ronde = ladder.ronde + (trede <= ladder.trede)
    return ladder.model_copy(update={"trede": trede, "herhaald": 0, "ronde": ronde})


def let_go(ladder: Ladder, at: datetime, rooster: Werkrooster, door: str | None = None) -> Ladder:
    """Take the owner off and start the ladder again, at the first rung as often as the policy says."""
    keren = ladder.losgelaten + 1
    free = ladder.model_copy(update={"eigenaar": None, "losgelaten": keren})
    vooraan = keren <= ladder.beleid.opnieuw_vooraan
    restarted = armed(set_to(free, 0 if vooraan else ladder.trede), at, rooster)
    return noted(restarted, Feit.LOSGELATEN, at, door)


def _first_ring(ladder: Ladder, at: datetime, rooster: Werkrooster) -> datetime:
    if ladder.eigenaar:
        return ladder.beleid.stilte.na.moment(at, rooster)
    return climb_after(ladder, at, rooster)
