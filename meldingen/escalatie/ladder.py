"""Where one case stands on its ladder: a frozen, serialisable snapshot with its own copy of the rungs."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from pydantic import AwareDatetime, ConfigDict

from meldingen.escalatie.beleid import Advies, Ontvanger, Trede, Urgentiebeleid, Vraag, Weg
from meldingen.urgentie import Urgentie
from meldingen.werktijd.kantoortijden import Gegevens


class Feit(StrEnum):
    """What is kept in the record of a ladder."""

    TREDE = "trede"
    OPGEPAKT = "opgepakt"
    LOSGELATEN = "losgelaten"
    GEPAUZEERD = "gepauzeerd"
    HERVAT = "hervat"
    OPGESCHAALD = "opgeschaald"
    AFGESCHAALD = "afgeschaald"
    GESLOTEN = "gesloten"
    HEROPEND = "heropend"


class Ladderfeit(Gegevens):
    """One line of the record; `door` is a person id, None when time did it; `trede` is where it led to."""

    feit: Feit
    op: AwareDatetime
    trede: int
    door: str | None = None
    reden: str | None = None


class ActieSoort(StrEnum):
    TREDE = "trede"
    HERHALING = "herhaling"
    NOG_OPEN = "nog_open"
    NOG_VAN_U = "nog_van_u"
    LOSGELATEN = "losgelaten"


class EscalatieActie(Gegevens):
    """One message that must go out.

    Attributes:
        volgnummer: Unique within the ladder, the same when computed again from the same snapshot.
        trede: Number of the rung, from 1; 0 when no rung has been passed.
        gepasseerd: Keys of rungs that were passed without a message of their own, after downtime.
        volgende_op: When the ladder does something next, if nothing happens before.
    """

    soort: ActieSoort
    volgnummer: int
    trede: int
    wie: tuple[Ontvanger, ...]
    weg: tuple[Weg, ...]
    vraag: Vraag
    op: AwareDatetime
    sleutel: str | None = None
    advies: Advies | None = None
    gepasseerd: tuple[str, ...] = ()
    volgende_op: AwareDatetime | None = None


class Onderbreking(Gegevens):
    """Why the clock stands still; something else ends it.

    `resterend` is the working time that was left on the timer.
    """

    # Ladders that were stored earlier carry an end here that was never set.
    model_config = ConfigDict(frozen=True, extra="ignore")

    sinds: AwareDatetime
    reden: str
    resterend: timedelta


class Ladder(Gegevens):
    """State of the escalation of one case. Change it with the functions of this package only.

    Attributes:
        trede: How many rungs have been passed.
        ronde: Goes up each time the ladder is set back; a rung fires at most once a round.
        wekker_op: Next rung, question or release; `herhaling_op`: next repeat of the present rung.
        gevraagd_op: When the owner (or deputy) was asked whether the case is still theirs.
    """

    versie: Literal[1] = 1
    urgentie: Urgentie
    beleidsversie: str
    beleid: Urgentiebeleid
    begonnen_op: AwareDatetime
    bijgewerkt_op: AwareDatetime
    trede: int = 0
    herhaald: int = 0
    ronde: int = 1
    losgelaten: int = 0
    acties: int = 0
    eigenaar: str | None = None
    gevraagd_op: AwareDatetime | None = None
    wekker_op: AwareDatetime | None = None
    herhaling_op: AwareDatetime | None = None
    onderbreking: Onderbreking | None = None
    gesloten_op: AwareDatetime | None = None
    feiten: tuple[Ladderfeit, ...] = ()

    @property
    def huidige_trede(self) -> Trede | None:
        return self.beleid.treden[self.trede - 1] if self.trede else None

    @property
    def volgende_trede(self) -> Trede | None:
        return self.beleid.treden[self.trede] if self.trede < len(self.beleid.treden) else None


def next_due(ladder: Ladder) -> datetime | None:
    """Return when `due` must be called; None only while closed or paused for a wait state."""
    if ladder.gesloten_op or ladder.onderbreking:
        return None
    return min((op for op in (ladder.wekker_op, ladder.herhaling_op) if op), default=None)
