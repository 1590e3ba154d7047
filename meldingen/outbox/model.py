"""The states of an outgoing message, and what may come of an attempt to send it."""

from enum import StrEnum

from pydantic import Field

from meldingen.berichten import Bericht
from meldingen.escalatie import Weg
from meldingen.model.waarden import Moment, Waarde


class Staat(StrEnum):
    """ONBEKEND: it may have arrived, so it is not sent again by itself. VERVALLEN: not needed any more."""

    WACHTEND = "wachtend"
    BEZIG = "bezig"
    VERZONDEN = "verzonden"
    MISLUKT = "mislukt"
    ONBEKEND = "onbekend"
    VERVALLEN = "vervallen"


EINDSTATEN = frozenset({Staat.VERZONDEN, Staat.MISLUKT, Staat.ONBEKEND, Staat.VERVALLEN})
DODE_BRIEVEN = frozenset({Staat.MISLUKT, Staat.ONBEKEND})


class Afloop(StrEnum):
    """What an attempt came to, as the channel tells it."""

    GELUKT = "gelukt"
    GEREMD = "geremd"
    """429: not delivered; try again, not before Retry-After."""
    NIET_VERTROKKEN = "niet-vertrokken"
    """The connection failed before the request left: not delivered."""
    ONTVANGER_WEG = "ontvanger-weg"
    """403 or 404: blocked, removed or never there. Final."""
    VOLGENDE_WEG = "volgende-weg"
    """The channel of the team cannot be used, and nobody else is told of this: each of the team is told."""
    GEWEIGERD = "geweigerd"
    """400, 413 and the like: the message itself is wrong. Final."""
    ONZEKER = "onzeker"
    """A time-out, 408 or 5xx: it may have been delivered."""


class Poging(Waarde):
    """The result of one attempt.

    Attributes:
        wacht_seconden: Retry-After, where the channel gave one.
        herhaalbaar: Sending it twice is harmless (an update of a card that is there already).
        referentie: The id of the message in the channel, when it was delivered.
        fout: A word for the log and the list of dead letters; no text of people. With GELUKT it is why an
            earlier way could not be used.
        langs: The way that was tried last.
    """

    afloop: Afloop
    wacht_seconden: float | None = Field(default=None, ge=0)
    herhaalbaar: bool = False
    referentie: str | None = None
    fout: str = ""
    langs: Weg | None = None


class Zending(Waarde):
    """A message in the outbox.

    Attributes:
        pogingen: Counts the attempts that were started.
        langs: The way it went or was last tried. KANAAL is set from the start on the one post to the channel.
    """

    id: int
    bericht: Bericht
    staat: Staat
    aangemaakt_op: Moment
    beschikbaar_op: Moment
    lease_tot: Moment | None = None
    pogingen: int = 0
    afgerond_op: Moment | None = None
    fout: str = ""
    referentie: str | None = None
    ouder_id: int | None = None
    langs: Weg | None = None

    @property
    def in_kanaal(self) -> bool:
        return self.langs is Weg.KANAAL
