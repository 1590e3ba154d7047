"""The advised last rung: is a case ready for the Landelijk Maatwerkloket Multiproblematiek?

The desk opens after local and regional routes are exhausted and works with a register of officers with
mandate (sociaaldomeinonline.nl). Which papers it wants is not in our sources: this list is a stated default.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from meldingen.werktijd.kantoortijden import Gegevens

Sleutel = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{1,59}$")]
Kenmerk = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,5}-[0-9]{4}-[0-9]{1,6}$")]
Maand = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]
Naam = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=2, max_length=80, pattern=r"^[0-9]{0,3}([^@0-9]+[0-9]{0,3})*$"
    ),
]
"""Name of an organisation or function, from a list and not typed: no phone, postcode or e-mail fits in it."""


class Niveau(StrEnum):
    LOKAAL = "lokaal"
    REGIONAAL = "regionaal"


class Uitkomst(StrEnum):
    """What came of an attempt."""

    GEEN_AANBOD = "geen_aanbod"
    WACHTLIJST = "wachtlijst"
    AFGEWEZEN = "afgewezen"
    REGELS_BOTSEN = "regels_botsen"
    NIEMAND_BESLIST = "niemand_beslist"
    HIELP_DEELS = "hielp_deels"


class Verzoek(StrEnum):
    """What is asked of the desk."""

    ADVIES = "advies"
    DOORZETTEN = "doorzetten"
    UITZONDERING_OP_REGEL = "uitzondering_op_regel"
    LANDELIJKE_UITVOERDER = "landelijke_uitvoerder"


class MandaatNietGebruikt(StrEnum):
    REIKT_NIET_ZO_VER = "reikt_niet_zo_ver"
    ANDERE_ORGANISATIE_BESLIST = "andere_organisatie_beslist"
    WET_STAAT_HET_NIET_TOE = "wet_staat_het_niet_toe"
    GEEN_GELD = "geen_geld"


class Poging(Gegevens):
    niveau: Niveau
    organisatie: Naam
    uitkomst: Uitkomst
    maand: Maand


class Mandaat(Gegevens):
    """Who may decide locally, by function; either the mandate was used or there is a reason why not."""

    functie: Naam
    organisatie: Naam
    gebruikt: bool
    niet_gebruikt_om: MandaatNietGebruikt | None = None

    @model_validator(mode="after")
    def _used_or_explained(self) -> "Mandaat":
        if self.gebruikt and self.niet_gebruikt_om:
            raise ValueError("a mandate that was used has no reason for not using it")
        return self


class LmmFeiten(Gegevens):
    """What is known of a case for this purpose; there is no field for a person or for free text."""

    kenmerk: Kenmerk
    knelpunten: tuple[Sleutel, ...] = ()
    leefgebieden: tuple[Sleutel, ...] = ()
    pogingen: tuple[Poging, ...] = ()
    mandaat: Mandaat | None = None
    verzoeken: tuple[Verzoek, ...] = ()
    contact_functie: Naam | None = None
    huishouden_weet_het: bool = False


class Controlepunt(StrEnum):
    """One point of the readiness list; the policy file has a text for each."""

    LOKAAL_GEPROBEERD = "lokaal_geprobeerd"
    REGIONAAL_GEPROBEERD = "regionaal_geprobeerd"
    MANDAAT_BEKEND = "mandaat_bekend"
    MANDAAT_GEBRUIKT_OF_VERKLAARD = "mandaat_gebruikt_of_verklaard"
    VRAAG_DUIDELIJK = "vraag_duidelijk"
    CONTACT_BEKEND = "contact_bekend"
    HUISHOUDEN_WEET_HET = "huishouden_weet_het"


class Punt(Gegevens):
    punt: Controlepunt
    in_orde: bool


class LmmDossier(Gegevens):
    """What goes out: facts by word from a list, and which points are still open."""

    versie: Literal[1] = 1
    feiten: LmmFeiten
    gereed: bool
    nog_open: Annotated[tuple[Controlepunt, ...], Field(max_length=len(Controlepunt))]


def readiness(feiten: LmmFeiten) -> tuple[Punt, ...]:
    """Return every point of the list, in order, with whether it is met."""
    niveaus = {poging.niveau for poging in feiten.pogingen}
    mandaat = feiten.mandaat
    in_orde = {
        Controlepunt.LOKAAL_GEPROBEERD: Niveau.LOKAAL in niveaus,
        Controlepunt.REGIONAAL_GEPROBEERD: Niveau.REGIONAAL in niveaus,
        Controlepunt.MANDAAT_BEKEND: mandaat is not None,
        Controlepunt.MANDAAT_GEBRUIKT_OF_VERKLAARD: bool(
            mandaat and (mandaat.gebruikt or mandaat.niet_gebruikt_om)
        ),
        Controlepunt.VRAAG_DUIDELIJK: bool(feiten.verzoeken),
        Controlepunt.CONTACT_BEKEND: feiten.contact_functie is not None,
        Controlepunt.HUISHOUDEN_WEET_HET: feiten.huishouden_weet_het,
    }
    return tuple(Punt(punt=punt, in_orde=in_orde[punt]) for punt in Controlepunt)


def export(feiten: LmmFeiten) -> LmmDossier:
    """Return the case as it may leave the organisation: without personal data, with what is still open."""
    nog_open = tuple(regel.punt for regel in readiness(feiten) if not regel.in_orde)
    return LmmDossier(feiten=feiten, gereed=not nog_open, nog_open=nog_open)
