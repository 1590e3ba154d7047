"""The filled-in intake, complete enough to become a doorbraakmelding."""

from pydantic import Field

from meldingen.model.intake import (
    Basisvoorwaarden,
    BetrokkenOrganisatie,
    HuishoudenWeetHet,
    Kinderen,
    Poging,
    Terugkoppeling,
)
from meldingen.model.keuzes import Gevraagd, Kanaal, KnelpuntSoort, Leefgebied, Samenhang, Toestemming
from meldingen.model.mensen import PersoonRef
from meldingen.model.waarden import KorteVrijeTekst, Tekst, Toelichting, Verwijzing, Waarde
from meldingen.urgentie import Urgentie


class MeldingConcept(Waarde):
    """What is filed.

    Attributes:
        melder: The professional whose case it is; None when the actor files for themselves. With
            another melder the actor becomes the `invoerder`.
        medemelders: Colleagues who may follow and add to the melding.
        knelpunten, geprobeerd[].dienst, wijk: Ids of the knowledge room, plain strings here.
        doel: What the household wants to reach, in its own words.
        grondslag: Id of the option (from settings) for the legal ground of sharing; consent alone is none.

    Raises:
        pydantic.ValidationError: Field by field, when something required is missing or too long.
    """

    melder: PersoonRef | None = None
    kanaal: Kanaal = Kanaal.CHAT
    medemelders: tuple[PersoonRef, ...] = Field(default=(), max_length=10)
    knelpuntsoorten: tuple[KnelpuntSoort, ...] = Field(min_length=1, max_length=4)
    knelpunten: tuple[Verwijzing, ...] = Field(default=(), max_length=20)
    leefgebieden: tuple[Leefgebied, ...] = Field(min_length=1, max_length=17)
    basisvoorwaarden: Basisvoorwaarden = Basisvoorwaarden()
    samenhang: Samenhang
    gevraagd: tuple[Gevraagd, ...] = Field(min_length=1, max_length=3)
    doel: Tekst
    samenvatting: Tekst
    geprobeerd: tuple[Poging, ...] = Field(default=(), max_length=30)
    betrokken: tuple[BetrokkenOrganisatie, ...] = Field(default=(), max_length=30)
    overleggen: tuple[KorteVrijeTekst, ...] = Field(default=(), max_length=10)
    urgentie: Urgentie
    urgentie_reden: Toelichting = ""
    kinderen: Kinderen = Kinderen()
    toestemming: Toestemming
    huishouden: HuishoudenWeetHet
    grondslag: Verwijzing
    wijk: Verwijzing | None = None
    terugkoppeling: Terugkoppeling = Terugkoppeling()
