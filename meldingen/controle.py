"""The proof that nothing is forgotten: what the store counts, and what is wrong about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from meldingen.model.waarden import Waarde

SPELING = timedelta(minutes=30)
"""How late a worker may be before it is an error: a restart, a busy hour."""


TE_LANG = timedelta(days=2)
VAAK = 10
"""A message that was tried so often in so long a time does not arrive; one that its reader wants later is
tried once or twice."""
HOOGSTENS_GENOEMD = 3


class Telling(Waarde):
    """What the store counts at a moment; every number is of things that must not be there.

    Attributes:
        zonder_belofte: Open meldingen without a promised moment.
        zonder_termijn: Open meldingen that nothing will wake.
        zonder_afzender: Open meldingen whose promise nothing looks after, though another moment wakes them.
        te_laat: Terms that were due before the margin and are not handled, whether or not it was tried.
        blijft_liggen: Messages that could have gone before the margin.
        komt_niet_aan: Messages that are tried again and again for days.
        verlopen_lease: Messages that a sender took and never gave back.
    """

    zonder_belofte: int = 0
    zonder_termijn: int = 0
    zonder_afzender: int = 0
    te_laat: int = 0
    blijft_liggen: int = 0
    komt_niet_aan: int = 0
    verlopen_lease: int = 0


@dataclass(frozen=True)
class Controle:
    """The outcome at a moment; `open_meldingen` says over how many cases it was taken.

    Attributes:
        nummers: For each count that is not zero, the first few meldingen that it is about.
        niet_aangekomen: Messages that came to an end without arriving, or perhaps: no fault, yet to be seen.
    """

    op: datetime
    open_meldingen: int
    telling: Telling
    nummers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    niet_aangekomen: int = 0

    @property
    def schoon(self) -> bool:
        return self.telling == Telling()

    @property
    def fouten(self) -> dict[str, int]:
        """What is wrong, by the name of its count; empty when nothing is."""
        return {naam: aantal for naam, aantal in self.telling.model_dump().items() if aantal}
