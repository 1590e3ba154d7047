"""Whether a message goes out now, later, together with others or not at all: a pure decision."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum
from typing import Final

from meldingen.outbox.herhalen import Vervolg
from meldingen.outbox.model import Staat, Zending
from meldingen.voorkeuren import Voorkeuren, can_wait, only_informs
from meldingen.werktijd import Werkrooster
from meldingen.werktijd.dagplan import EEN_DAG, ZONE

UITGEZET: Final = "uitgezet-door-ontvanger"
UITGESTELD: Final = "op-verzoek-later"
ZOEKDAGEN: Final = 366


class Wijze(StrEnum):
    NU = "nu"
    SAMEN = "samen"
    """Now, on one card with what else waits for this person."""
    LATER = "later"
    NIET = "niet"


@dataclass(frozen=True)
class Bezorging:
    """`vervolg` is what becomes of a message that does not go out now."""

    wijze: Wijze
    vervolg: Vervolg | None = None


def decide_delivery(
    zending: Zending, voorkeuren: Voorkeuren, now: datetime, kantoor: Werkrooster
) -> Bezorging:
    """Decide for one message to one person; what is urgent passes by every wish."""
    if zending.bericht.dringend:
        return Bezorging(Wijze.NU)
    if zending.bericht.soort in voorkeuren.uit and only_informs(zending.bericht):
        return Bezorging(Wijze.NIET, Vervolg(Staat.VERVALLEN, now, UITGEZET))
    einde = voorkeuren.stilte.einde(now) if voorkeuren.stilte else None
    if einde is not None:
        return _later(einde)
    if voorkeuren.bundel_om is None or not can_wait(zending.bericht):
        return Bezorging(Wijze.NU)
    eigen = voorkeuren.eigen_dagen
    rooster = kantoor.voor(eigen) if eigen else kantoor
    moment = _bundle_moment(voorkeuren.bundel_om, zending.aangemaakt_op, rooster)
    return _later(moment) if now < moment else Bezorging(Wijze.SAMEN)


def _later(moment: datetime) -> Bezorging:
    return Bezorging(Wijze.LATER, Vervolg(Staat.WACHTEND, moment.astimezone(UTC), UITGESTELD))


def _bundle_moment(bundel_om: time, written: datetime, rooster: Werkrooster) -> datetime:
    """Return the first time for the card on an own working day after `written`."""
    dag = written.astimezone(ZONE).date()
    for _ in range(ZOEKDAGEN):
        moment = datetime.combine(dag, bundel_om, ZONE)
        if moment > written and rooster.is_werkdag(dag):
            return moment
        dag += EEN_DAG
    return written
