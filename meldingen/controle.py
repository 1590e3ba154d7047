"""The proof that nothing is forgotten: what the store counts, and what is wrong about it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from meldingen.model.waarden import Waarde

SPELING = timedelta(minutes=30)
"""How late a worker may be before it is an error: a restart, a busy hour."""


class Telling(Waarde):
    """What the store counts at a moment; every number is of things that must not be there.

    Attributes:
        zonder_belofte: Open meldingen without a promised moment.
        zonder_termijn: Open meldingen that nothing will wake.
        te_laat: Terms that were due before the margin.
        blijft_liggen: Messages that could have gone before the margin.
        verlopen_lease: Messages that a sender took and never gave back.
    """

    zonder_belofte: int = 0
    zonder_termijn: int = 0
    te_laat: int = 0
    blijft_liggen: int = 0
    verlopen_lease: int = 0


@dataclass(frozen=True)
class Controle:
    """The outcome at a moment; `open_meldingen` says over how many cases it was taken."""

    op: datetime
    open_meldingen: int
    telling: Telling

    @property
    def schoon(self) -> bool:
        return self.telling == Telling()

    @property
    def fouten(self) -> dict[str, int]:
        """What is wrong, by the name of its count; empty when nothing is."""
        return {naam: aantal for naam, aantal in self.telling.model_dump().items() if aantal}
