"""The doorbraakmelding: the whole case as one immutable value with a version."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, PlainSerializer, PlainValidator

from meldingen.concept import MeldingConcept
from meldingen.escalatie import Ladder
from meldingen.model.intake import BetrokkenOrganisatie
from meldingen.model.keuzes import Kanaal, Status
from meldingen.model.mensen import Eigenaar, PersoonRef, Regiehouder
from meldingen.model.waarden import Moment, Waarde
from meldingen.model.zaakwerk import (
    Afsluiting,
    Belofte,
    Doorbraakplan,
    Nazorg,
    RegieAanbod,
    Taak,
    Tevredenheid,
    Vraag,
    Wachten,
    Wegwijzing,
)
from meldingen.nummer import Meldingnummer


def _read_nummer(value: object) -> Meldingnummer:
    return value if isinstance(value, Meldingnummer) else Meldingnummer.parse(str(value))


Nummer = Annotated[Meldingnummer, PlainValidator(_read_nummer), PlainSerializer(str)]


class Doorbraakmelding(Waarde):
    """One case.

    Attributes:
        versie: 1 at filing, one more with every act; two people acting at once are told by it.
        intake: What was filed; `intake.melder` is always filled in here.
        invoerder: Who typed it in, when that was not the melder.
        eigenaar: The team member who has it; None means that nobody has picked it up (again).
        regie: The organisation that holds the direction; there is always exactly one.
        partijen: Around the table since procesregie started; empty when it never did.
        hervat_naar: While a question waits for the filer: the status that comes back with the answer.
        belofte: The running promise to the filer; never None while the melding is open.
        ladder: Where the escalation stands, with the rungs as they were at filing.
        volgnr: Number of entries in the timeline.
    """

    nummer: Nummer
    versie: int = Field(ge=1)
    status: Status
    kanaal: Kanaal
    intake: MeldingConcept
    melder: PersoonRef
    invoerder: PersoonRef | None = None
    medemelders: tuple[PersoonRef, ...] = ()
    ingediend_op: Moment
    gewijzigd_op: Moment
    eigenaar: Eigenaar | None = None
    regie: Regiehouder
    hervat_naar: Status | None = None
    belofte: Belofte | None = None
    vragen: tuple[Vraag, ...] = ()
    wegwijzers: tuple[Wegwijzing, ...] = ()
    partijen: tuple[BetrokkenOrganisatie, ...] = ()
    taken: tuple[Taak, ...] = ()
    doorbraak: Doorbraakplan | None = None
    wachten: Wachten | None = None
    aanbod: RegieAanbod | None = None
    afsluiting: Afsluiting | None = None
    nazorg: Nazorg | None = None
    tevredenheid: tuple[Tevredenheid, ...] = ()
    gekoppeld: tuple[Nummer, ...] = ()
    samengevoegd_met: Nummer | None = None
    ladder: Ladder
    volgnr: int = Field(default=0, ge=0)

    @property
    def is_open(self) -> bool:
        return self.status.is_open

    @property
    def escalatietrede(self) -> int:
        """How many rungs have been passed; 0 as long as nothing escalated."""
        return self.ladder.trede

    @property
    def indieners(self) -> tuple[PersoonRef, ...]:
        """Everybody who counts as filer: melder, invoerder and co-filers."""
        invoerder = (self.invoerder,) if self.invoerder else ()
        return (self.melder, *invoerder, *self.medemelders)

    @property
    def open_vragen(self) -> tuple[Vraag, ...]:
        return tuple(vraag for vraag in self.vragen if vraag.is_open)

    @property
    def open_taken(self) -> tuple[Taak, ...]:
        return tuple(taak for taak in self.taken if taak.is_open)

    def beloofd_voor(self) -> datetime | None:
        """Return the moment (UTC) before which the filer hears; None when closed."""
        return self.belofte.uiterlijk if self.belofte else None
