"""What people do to a ladder: start, take, let go, wait, scale up and down, close.

Every function takes the ladder, `now` (aware) and the office rooster, and returns a new ladder. On a closed
ladder all but `closed` and `reopened` raise LadderGeslotenError. `door` is a person id.
"""

from datetime import datetime, timedelta

from meldingen.escalatie.beleid import Escalatiebeleid
from meldingen.escalatie.fouten import GeenHogereTredeError, GeenLagereTredeError
from meldingen.escalatie.ladder import EscalatieActie, Feit, Ladder, Onderbreking
from meldingen.escalatie.verloop import rung_action, with_action
from meldingen.escalatie.wekker import (
    armed,
    continued,
    held,
    let_go,
    moment_for,
    noted,
    open_at,
    set_to,
    with_reason,
)
from meldingen.urgentie import Urgentie
from meldingen.werktijd import Werkrooster
from meldingen.werktijd.kantoortijden import Gegevens
from meldingen.werktijd.rooster import in_utc


class Besluit(Gegevens):
    """A person's decision to go up or down, with the reason that stays in the record."""

    reden: str
    door: str


def start(policy: Escalatiebeleid, urgentie: Urgentie, filed_at: datetime, rooster: Werkrooster) -> Ladder:
    """Freeze the rungs of today's policy into a new ladder and set its timer."""
    at = in_utc(filed_at)
    ladder = Ladder(
        urgentie=urgentie,
        beleidsversie=policy.versie,
        beleid=policy.urgenties[urgentie],
        begonnen_op=at,
        bijgewerkt_op=at,
    )
    return armed(ladder, at, rooster)


def activity(ladder: Ladder, now: datetime, rooster: Werkrooster, door: str) -> Ladder:
    """Push the timer forward because somebody on the handling side did something.

    Once the case has an owner, only the owner's own activity counts, and answers the question "still yours?".
    """
    at = open_at(ladder, now)
    return armed(ladder, at, rooster) if ladder.eigenaar in (None, door) else ladder


def taken(ladder: Ladder, now: datetime, rooster: Werkrooster, door: str) -> Ladder:
    """Stop the ladder: "ik heb het". From here on silence is what is watched."""
    at = open_at(ladder, now)
    if ladder.eigenaar == door:
        return armed(ladder, at, rooster)
    owned = ladder.model_copy(update={"eigenaar": door})
    return noted(armed(owned, at, rooster), Feit.OPGEPAKT, at, door)


def confirmed(ladder: Ladder, now: datetime, rooster: Werkrooster) -> Ladder:
    """Answer yes to "still yours?", by the owner or by the deputy in the owner's place."""
    at = open_at(ladder, now)
    return armed(ladder, at, rooster) if ladder.eigenaar else ladder


def released(ladder: Ladder, now: datetime, rooster: Werkrooster, door: str | None = None) -> Ladder:
    """Let the case go and start the ladder again; nothing happens when nobody has it."""
    at = open_at(ladder, now)
    return let_go(ladder, at, rooster, door) if ladder.eigenaar else ladder


def paused(ladder: Ladder, now: datetime, rooster: Werkrooster, reden: str) -> Ladder:
    """Let the clock stand still for a wait state, until `resumed`.

    How long it may last is said there: an end date stands in `Wachten`, and its term brings the case back.

    Raises:
        RedenOntbreektError: If the reason is empty.
    """
    at, waarom = open_at(ladder, now), with_reason(reden)
    if ladder.onderbreking:
        return ladder
    pause = Onderbreking(sinds=at, reden=waarom, resterend=timedelta())
    return noted(held(ladder, at, rooster, pause), Feit.GEPAUZEERD, at, reden=waarom)


def resumed(ladder: Ladder, now: datetime, rooster: Werkrooster) -> Ladder:
    """End a pause; the clock goes on with the time that was left."""
    at = open_at(ladder, now)
    return noted(continued(ladder, at, rooster), Feit.HERVAT, at) if ladder.onderbreking else ladder


def escalate(
    ladder: Ladder, now: datetime, rooster: Werkrooster, besluit: Besluit
) -> tuple[Ladder, list[EscalatieActie]]:
    """Go one rung up at once, because a person decides so; an owner keeps the case.

    Raises:
        GeenHogereTredeError: If the last rung has been passed.
        RedenOntbreektError: If the reason is empty.
    """
    at, reden = open_at(ladder, now), with_reason(besluit.reden)
    if ladder.volgende_trede is None:
        raise GeenHogereTredeError
    higher = armed(set_to(ladder, ladder.trede + 1), at, rooster)
    return with_action(noted(higher, Feit.OPGESCHAALD, at, besluit.door, reden), rung_action(higher, at))


def deescalate(ladder: Ladder, now: datetime, rooster: Werkrooster, besluit: Besluit) -> Ladder:
    """Come one rung down, as an act that stays in the record.

    Raises:
        GeenLagereTredeError: If no rung has been passed yet.
        RedenOntbreektError: If the reason is empty.
    """
    at, reden = open_at(ladder, now), with_reason(besluit.reden)
    if not ladder.trede:
        raise GeenLagereTredeError
    lower = armed(set_to(ladder, ladder.trede - 1), at, rooster)
    return noted(lower, Feit.AFGESCHAALD, at, besluit.door, reden)


def closed(ladder: Ladder, now: datetime) -> Ladder:
    """Stop the ladder for good; closing twice changes nothing."""
    if ladder.gesloten_op:
        return ladder
    at = moment_for(ladder, now)
    done = {"gesloten_op": at, "wekker_op": None, "herhaling_op": None, "onderbreking": None}
    return noted(ladder.model_copy(update={**done, "gevraagd_op": None}), Feit.GESLOTEN, at)


def reopened(ladder: Ladder, now: datetime, rooster: Werkrooster) -> Ladder:
    """Start a closed ladder again at the first rung, without an owner; an open one stays as it is."""
    if ladder.gesloten_op is None:
        return ladder
    at = moment_for(ladder, now)
    fresh = set_to(ladder.model_copy(update={"gesloten_op": None, "eigenaar": None}), 0)
    return noted(armed(fresh, at, rooster), Feit.HEROPEND, at)
