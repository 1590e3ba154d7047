"""What a reader is shown: one case as this actor may see it, lines of lists, the outcome of an act."""

from enum import StrEnum

from pydantic import Field

from meldingen.escalatie import Uitleg
from meldingen.handelingen.soorten import HandelingSoort
from meldingen.model.keuzes import Doelgroep, KnelpuntSoort, Leefgebied, Resultaat, Status
from meldingen.model.melding import Doorbraakmelding, Nummer
from meldingen.model.waarden import Moment, Waarde
from meldingen.model.zaakwerk import Belofte
from meldingen.tijdlijn import Gebeurtenis
from meldingen.urgentie import Urgentie


class Relatie(StrEnum):
    """What somebody is to one particular melding; an invoerder counts as melder.

    WAARNEMER is who stands in for the owner, only while the owner is away. LEIDINGGEVENDE is a manager who
    was asked to decide, because the case came up to them or because nobody of the team is there.
    """

    MELDER = "melder"
    MEDEMELDER = "medemelder"
    EIGENAAR = "eigenaar"
    WAARNEMER = "waarnemer"
    TAAKCONTACT = "taakcontact"
    REGIECONTACT = "regiecontact"
    AMBASSADEUR = "ambassadeur"
    LEIDINGGEVENDE = "leidinggevende"


class Uitkomst(Waarde):
    """What an act did. `herhaald`: the key was used before; this is the earlier outcome, nothing was done.

    `uitleg`, only at filing: who hears of it when, if nobody takes the case.
    """

    nummer: Nummer
    versie: int
    status: Status
    belofte: Belofte | None = None
    uitleg: Uitleg | None = None
    herhaald: bool = False


class Casusbeeld(Waarde):
    """A case for one reader.

    Attributes:
        melding: Without what this reader may not see.
        tijdlijn: Oldest first, only entries for this reader's audience.
        mag: The acts that this reader may do now, in a fixed order.
        resultaten: The results that closing could have now (empty when `mag` has no AFSLUITEN).
    """

    melding: Doorbraakmelding
    tijdlijn: tuple[Gebeurtenis, ...]
    doelgroep: Doelgroep
    relaties: frozenset[Relatie]
    mag: tuple[HandelingSoort, ...]
    resultaten: tuple[Resultaat, ...] = ()


class Meldingregel(Waarde):
    """One line of a list; no story in it, so it may stand in a list card."""

    nummer: Nummer
    versie: int
    status: Status
    urgentie: Urgentie
    ingediend_op: Moment
    gewijzigd_op: Moment
    uiterlijk: Moment | None
    eigenaar_functie: str = ""
    organisatie: str
    leefgebieden: tuple[Leefgebied, ...]
    knelpuntsoorten: tuple[KnelpuntSoort, ...]
    escalatietrede: int = 0
    vraag_open: bool = False


class Bak(StrEnum):
    """The parts of the work list."""

    NIEUW = "nieuw"
    """Open, and nobody has it."""
    MIJN = "mijn"
    """Open, and this actor has it."""
    WACHT = "wacht"
    """Waiting: paused, with the filer, or with an organisation that was offered the direction."""
    VANDAAG = "vandaag"
    """Open, and a promise ends today (Europe/Amsterdam) or has passed."""
    GEESCALEERD = "geescaleerd"
    ALLE = "alle"
    """Every open melding."""
    GESLOTEN = "gesloten"


class Werkfilter(Waarde):
    """Which meldingen; every field that is None filters nothing. `ingediend_voor` is a moment in UTC."""

    bak: Bak = Bak.ALLE
    leefgebied: Leefgebied | None = None
    knelpunt: str | None = None
    knelpuntsoort: KnelpuntSoort | None = None
    organisatie: str | None = None
    ingediend_voor: Moment | None = None


class Pagina(Waarde):
    """`nummer` counts from 1."""

    nummer: int = Field(default=1, ge=1)
    grootte: int = Field(default=5, ge=1, le=50)

    @property
    def overslaan(self) -> int:
        return (self.nummer - 1) * self.grootte


class Werkvoorraad(Waarde):
    """One page: most urgent promise first. `per_bak` counts every part with the same other filters."""

    regels: tuple[Meldingregel, ...]
    totaal: int
    pagina: Pagina
    per_bak: dict[Bak, int]

    @property
    def paginas(self) -> int:
        return max(1, -(-self.totaal // self.pagina.grootte))


class Dubbel(Waarde):
    """An open melding that may be the same case. `overeen` says what agrees: wijk, leefgebieden,
    organisaties, knelpunten."""

    regel: Meldingregel
    score: float
    overeen: tuple[str, ...]


class Inzage(Waarde):
    """Who opened a case and when, for the list a resident may ask for: function, never a name."""

    op: Moment
    functie: str
    organisatie: str
