"""What the professional tells at filing. There is no field for who the household is."""

from pydantic import Field, model_validator

from meldingen.model.keuzes import Leeftijdsklasse, PogingUitkomst, Stand
from meldingen.model.waarden import KorteTekst, Moment, Toelichting, Verwijzing, Waarde


class Basisvoorwaarden(Waarde):
    """The five basic conditions. Source: Re-Integratie Officier, Tussenevaluatie 2021."""

    identiteitsbewijs: Stand = Stand.ONBEKEND
    werk_inkomen: Stand = Stand.ONBEKEND
    wonen: Stand = Stand.ONBEKEND
    schulden: Stand = Stand.ONBEKEND
    zorg: Stand = Stand.ONBEKEND


class Poging(Waarde):
    """A regular route and what came of it; `dienst` is an id from the sociale kaart or a short name."""

    dienst: Verwijzing
    uitkomst: PogingUitkomst
    toelichting: Toelichting = ""


class BetrokkenOrganisatie(Waarde):
    """`contact_id` is the person who is asked to confirm tasks or accept direction, where known."""

    organisatie: KorteTekst
    wat: Toelichting = ""
    contact_id: Verwijzing | None = None


class Kinderen(Waarde):
    aantal: int = Field(default=0, ge=0, le=30)
    leeftijden: tuple[Leeftijdsklasse, ...] = ()

    @model_validator(mode="after")
    def _ages_need_children(self) -> "Kinderen":
        if self.leeftijden and not self.aantal:
            raise ValueError("ages of children were given, but the number of children is 0")
        return self


class HuishoudenWeetHet(Waarde):
    """Whether the household knows of the melding; "not yet" needs a reason, and may have a reminder."""

    weet_het: bool
    reden: Toelichting = ""
    herinner_op: Moment | None = None

    @model_validator(mode="after")
    def _not_yet_needs_a_reason(self) -> "HuishoudenWeetHet":
        if not self.weet_het and not self.reden:
            raise ValueError("a household that does not know yet needs a reason")
        return self


class Terugkoppeling(Waarde):
    """What the filer wants to hear, and how; both free of fixed choices."""

    wat: Toelichting = ""
    hoe: Toelichting = ""
