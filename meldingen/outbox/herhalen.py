"""Whether and when a message is tried again: a pure decision."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from meldingen.berichten import PERSOONLIJK
from meldingen.escalatie import Weg
from meldingen.outbox.model import Afloop, Poging, Staat


@dataclass(frozen=True)
class Herhaalbeleid:
    """Back-off doubles from `eerste_wacht` up to `langste_wacht`, plus a random part of up to `spreiding`.

    Attributes:
        max_pogingen: After so many attempts without a connection the message has failed; forty outlast a
            night. A channel that brakes is no reason to give up.
    """

    eerste_wacht: timedelta = timedelta(seconds=5)
    langste_wacht: timedelta = timedelta(minutes=30)
    spreiding: float = 0.2
    max_pogingen: int = 40

    def back_off(self, pogingen: int, jitter: float) -> timedelta:
        """Return the pause after the nth attempt (n from 1); `jitter` is between 0 and 1."""
        doublings = min(max(pogingen, 1) - 1, 30)
        pause = min(self.eerste_wacht * (1 << doublings), self.langste_wacht)
        return self.spread(pause, jitter)

    def spread(self, pause: timedelta, jitter: float) -> timedelta:
        """Lengthen a pause by a random part, so that not everybody comes back at the same moment."""
        return pause * (1 + self.spreiding * jitter)


@dataclass(frozen=True)
class Vervolg:
    """What becomes of a message.

    Attributes:
        beschikbaar_op: When it may be claimed again.
        langs: The way that was tried; None when none was.
        anders: The ways by which it goes on instead, to each person that its role means.
    """

    staat: Staat
    beschikbaar_op: datetime
    fout: str = ""
    langs: Weg | None = None
    anders: tuple[Weg, ...] = ()


def next_state(pogingen: int, poging: Poging, now: datetime, jitter: float, beleid: Herhaalbeleid) -> Vervolg:
    """Decide after an attempt.

    Args:
        pogingen: Attempts started so far, this one included.
        jitter: Between 0 and 1, from the caller.
    """
    return replace(_state_after(pogingen, poging, now, jitter, beleid), langs=poging.langs)


def _state_after(
    pogingen: int, poging: Poging, now: datetime, jitter: float, beleid: Herhaalbeleid
) -> Vervolg:
    fout = poging.fout or poging.afloop.value
    match poging.afloop:
        case Afloop.GELUKT:
            return Vervolg(Staat.VERZONDEN, now, poging.fout)
        case Afloop.VOLGENDE_WEG:
            return Vervolg(Staat.WACHTEND, now, fout, anders=PERSOONLIJK)
        case Afloop.ONTVANGER_WEG | Afloop.GEWEIGERD:
            return Vervolg(Staat.MISLUKT, now, fout)
        case Afloop.ONZEKER if not poging.herhaalbaar:
            return Vervolg(Staat.ONBEKEND, now, fout)
        case Afloop.GEREMD if poging.wacht_seconden is not None:
            asked = timedelta(seconds=poging.wacht_seconden)
            return Vervolg(Staat.WACHTEND, now + beleid.spread(asked, jitter), fout)
    if pogingen >= beleid.max_pogingen and poging.afloop is not Afloop.GEREMD:
        return Vervolg(Staat.MISLUKT, now, fout)
    return Vervolg(Staat.WACHTEND, now + beleid.back_off(pogingen, jitter), fout)


def after_lost_lease(now: datetime, *, vertrokken: bool) -> Vervolg:
    """Decide for a message whose sender vanished: one that may have gone out is not repeated."""
    if vertrokken:
        return Vervolg(Staat.ONBEKEND, now, "lease-verlopen")
    return Vervolg(Staat.WACHTEND, now, "niet-vertrokken")
