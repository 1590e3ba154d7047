"""What casework adds to a melding: questions, tasks, breakthrough, waiting, hand-back, closing, aftercare."""

from enum import StrEnum

from pydantic import Field, model_validator

from meldingen.model.keuzes import Resultaat, Status
from meldingen.model.mensen import PersoonRef
from meldingen.model.waarden import (
    KorteTekst,
    KorteVrijeTekst,
    Moment,
    Tekst,
    Toelichting,
    Verwijzing,
    Waarde,
)


class BelofteSoort(StrEnum):
    """What the filer was promised to hear before the promised moment.

    OPPAKKEN follows from the escalation policy, the others from `meldingen.beleid`.
    """

    OPPAKKEN = "oppakken"
    BERICHT = "bericht"
    VRAAG = "vraag"
    NAVRAAG = "navraag"
    VOORTGANG = "voortgang"
    HERVATTEN = "hervatten"
    REGIE_ANTWOORD = "regie-antwoord"
    AFRONDEN = "afronden"


class Belofte(Waarde):
    """The one running promise of an open melding.

    Attributes:
        gemist_op: Set once, when the moment has passed.
        herinner_op: When the owner is reminded (again) of a missed promise.
    """

    soort: BelofteSoort
    uiterlijk: Moment
    gedaan_op: Moment
    gemist_op: Moment | None = None
    herinner_op: Moment | None = None


class Vraag(Waarde):
    """A question to the filer; `nummer` counts from 1 within the melding, `herinnerd`: it was repeated."""

    nummer: int
    tekst: Tekst
    gesteld_op: Moment
    antwoord: Toelichting = ""
    beantwoord_op: Moment | None = None
    herinnerd: bool = False

    @property
    def is_open(self) -> bool:
        return self.beantwoord_op is None


class Wegwijzing(Waarde):
    """An existing offer that was pointed out; `dienst` is an id from the sociale kaart or a short name."""

    dienst: Verwijzing
    toelichting: Toelichting = ""


class Taak(Waarde):
    """An agreement: which organisation does what, before when; acknowledged by its contact.

    Attributes:
        aansporen_op: When its contact is asked next; None when it is finished.
        aangespoord: How often the contact was asked.
    """

    nummer: int
    wat: Tekst
    organisatie: KorteTekst
    contact_id: Verwijzing | None = None
    uiterlijk: Moment
    bevestigd_op: Moment | None = None
    afgerond_op: Moment | None = None
    uitkomst: Toelichting = ""
    aansporen_op: Moment | None = None
    aangespoord: int = 0

    @property
    def is_open(self) -> bool:
        return self.afgerond_op is None


class Bedrag(Waarde):
    """A range in whole euros; never one figure, because the known figures rest on few cases."""

    van: int = Field(ge=0, le=100_000_000)
    tot: int = Field(ge=0, le=100_000_000)

    @model_validator(mode="after")
    def _range_runs_up(self) -> "Bedrag":
        if self.tot < self.van:
            raise ValueError("the highest amount is lower than the lowest")
        return self


class Rendement(Waarde):
    """Cost a year as it is now and with the breakthrough, as ranges with their assumptions."""

    nu_per_jaar: Bedrag
    straks_per_jaar: Bedrag
    aannames: Tekst


class LegitimiteitSoort(StrEnum):
    """On what the breakthrough rests; ACHTERAF is cover that is sorted out afterwards (impasse)."""

    GROND = "grond"
    UITZONDERING = "uitzondering"
    ACHTERAF = "achteraf"


class Legitimiteit(Waarde):
    soort: LegitimiteitSoort
    toelichting: Tekst


class Mandaat(Waarde):
    """Whether the mandate was used, and why or why not. Source: Tussenevaluatie 2021, knelpunt 3 and 4."""

    gebruikt: bool
    reden: Tekst


class Inkoop(Waarde):
    wat: KorteVrijeTekst
    kosten: Bedrag


class Doorbraakplan(Waarde):
    """Perspectief, betrokkenheid, legitimiteit and (optional) rendement, with the decision taken."""

    perspectief: Tekst
    betrokkenheid: Tekst
    legitimiteit: Legitimiteit
    rendement: Rendement | None = None
    besluit: Tekst
    mandaat: Mandaat
    inkoop: tuple[Inkoop, ...] = Field(default=(), max_length=20)
    vastgelegd_op: Moment | None = None


class Wachten(Waarde):
    """A pause with a reason and an end; `hervat_naar` is the status that comes back."""

    reden: Tekst
    tot: Moment
    sinds: Moment
    hervat_naar: Status


class RegieAanbod(Waarde):
    """The direction as it is offered back to a named organisation."""

    organisatie: KorteTekst
    contact_id: Verwijzing | None = None
    toelichting: Tekst
    aangeboden_op: Moment
    vanuit: Status


class Afsluiting(Waarde):
    resultaat: Resultaat
    toelichting: Tekst
    op: Moment
    eindrapport: Toelichting = ""


class Nazorg(Waarde):
    """The contact half a year after closing. Source: Den Haag Meldcode (Achter de Voordeur)."""

    gepland_op: Moment
    gedaan_op: Moment | None = None
    bevinding: Toelichting = ""
    gevraagd_op: Moment | None = None


class Wie(StrEnum):
    MELDER = "melder"
    HUISHOUDEN = "huishouden"


class Meetmoment(StrEnum):
    AFSLUITEN = "afsluiten"
    NAZORG = "nazorg"


class Tevredenheid(Waarde):
    """One tap, 1 (not at all) to 5 (very); the household's answer may be entered by the filer."""

    wie: Wie
    moment: Meetmoment
    cijfer: int = Field(ge=1, le=5)
    toelichting: Toelichting = ""
    door: PersoonRef
    op: Moment
