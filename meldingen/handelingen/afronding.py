"""Acts around the end of a case: closing, doubles, reopening, aftercare."""

from typing import ClassVar, Literal

from meldingen.handelingen.basis import Opdracht
from meldingen.handelingen.soorten import HandelingSoort
from meldingen.model.keuzes import Resultaat
from meldingen.model.melding import Nummer
from meldingen.model.waarden import Moment, Tekst, Toelichting


class Afsluiten(Opdracht):
    """Close with a result and why; refused while the municipality still holds the direction."""

    soort: ClassVar = HandelingSoort.AFSLUITEN
    type: Literal["afsluiten"] = "afsluiten"
    resultaat: Resultaat
    toelichting: Tekst
    eindrapport: Toelichting = ""


class EindrapportGeven(Opdracht):
    """The final report to the filer, at or after closing."""

    soort: ClassVar = HandelingSoort.EINDRAPPORT_GEVEN
    type: Literal["eindrapport-geven"] = "eindrapport-geven"
    tekst: Tekst


class Heropenen(Opdracht):
    """Open a closed or withdrawn case again; by the team it is picked up at once, by a filer it is new."""

    soort: ClassVar = HandelingSoort.HEROPENEN
    type: Literal["heropenen"] = "heropenen"
    reden: Tekst


class Koppelen(Opdracht):
    """Link with another melding on both sides; both stay as they are."""

    soort: ClassVar = HandelingSoort.KOPPELEN
    type: Literal["koppelen"] = "koppelen"
    ander: Nummer
    reden: Toelichting = ""


class Samenvoegen(Opdracht):
    """Close this melding as a double of `doel`; its filers become co-filers of `doel`."""

    soort: ClassVar = HandelingSoort.SAMENVOEGEN
    type: Literal["samenvoegen"] = "samenvoegen"
    doel: Nummer
    reden: Tekst


class NazorgPlannen(Opdracht):
    """Move the aftercare contact to another moment (UTC, in the future)."""

    soort: ClassVar = HandelingSoort.NAZORG_PLANNEN
    type: Literal["nazorg-plannen"] = "nazorg-plannen"
    op: Moment


class NazorgVastleggen(Opdracht):
    soort: ClassVar = HandelingSoort.NAZORG_VASTLEGGEN
    type: Literal["nazorg-vastleggen"] = "nazorg-vastleggen"
    bevinding: Tekst
