"""The moments on which an open melding asks for attention, derived from the melding itself."""

from enum import StrEnum

from meldingen.escalatie import next_due
from meldingen.model.keuzes import Status
from meldingen.model.melding import Doorbraakmelding
from meldingen.model.waarden import Moment, Waarde


class TermijnSoort(StrEnum):
    """Why a melding is due. Each is handled by `meldingen.verstrijken`."""

    BELOFTE = "belofte"
    WACHT_EINDE = "wacht-einde"
    TAAK = "taak"
    HUISHOUDEN = "huishouden"
    NAZORG = "nazorg"
    LADDER = "ladder"


class Termijn(Waarde):
    """`ref` tells two terms of one kind apart: the number of a task, otherwise 0."""

    soort: TermijnSoort
    ref: int = 0
    op: Moment


def termijnen_van(melding: Doorbraakmelding) -> tuple[Termijn, ...]:
    """Return every moment on which something must happen by itself; empty when nothing is left.

    An open melding always has at least one: its promise, or the end of its pause.
    """
    if not melding.is_open:
        return _aftercare(melding)
    return (*_promise(melding), *_ladder(melding), *_tasks(melding), *_household(melding))


def _promise(melding: Doorbraakmelding) -> tuple[Termijn, ...]:
    if melding.status is Status.WACHT and melding.wachten:
        return (Termijn(soort=TermijnSoort.WACHT_EINDE, op=melding.wachten.tot),)
    if melding.belofte is None:
        return ()
    return (Termijn(soort=TermijnSoort.BELOFTE, op=melding.belofte.herinner_op or melding.belofte.uiterlijk),)


def _ladder(melding: Doorbraakmelding) -> tuple[Termijn, ...]:
    op = next_due(melding.ladder)
    return () if op is None else (Termijn(soort=TermijnSoort.LADDER, op=op),)


def _tasks(melding: Doorbraakmelding) -> tuple[Termijn, ...]:
    return tuple(
        Termijn(soort=TermijnSoort.TAAK, ref=taak.nummer, op=taak.aansporen_op)
        for taak in melding.open_taken
        if taak.aansporen_op
    )


def _household(melding: Doorbraakmelding) -> tuple[Termijn, ...]:
    huishouden = melding.intake.huishouden
    if huishouden.weet_het or huishouden.herinner_op is None:
        return ()
    return (Termijn(soort=TermijnSoort.HUISHOUDEN, op=huishouden.herinner_op),)


def _aftercare(melding: Doorbraakmelding) -> tuple[Termijn, ...]:
    nazorg = melding.nazorg
    if nazorg is None or nazorg.gedaan_op or nazorg.gevraagd_op:
        return ()
    return (Termijn(soort=TermijnSoort.NAZORG, op=nazorg.gepland_op),)
