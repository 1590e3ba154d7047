"""Acts while the municipality holds the direction: procesregie, tasks, doorbraak, waiting, hand-back."""

from typing import ClassVar, Literal

from pydantic import Field

from meldingen.handelingen.basis import Opdracht
from meldingen.handelingen.soorten import HandelingSoort
from meldingen.model.intake import BetrokkenOrganisatie
from meldingen.model.waarden import KorteTekst, Moment, Tekst, Toelichting, Verwijzing, Waarde
from meldingen.model.zaakwerk import Doorbraakplan


class Afspraak(Waarde):
    """Who does what before when (UTC)."""

    wat: Tekst
    organisatie: KorteTekst
    contact_id: Verwijzing | None = None
    uiterlijk: Moment


class ProcesregieStarten(Opdracht):
    """Take the direction: the parties around the table and the first agreements (each becomes a Taak)."""

    soort: ClassVar = HandelingSoort.PROCESREGIE_STARTEN
    type: Literal["procesregie-starten"] = "procesregie-starten"
    partijen: tuple[BetrokkenOrganisatie, ...] = Field(min_length=1, max_length=20)
    afspraken: tuple[Afspraak, ...] = Field(default=(), max_length=20)
    toelichting: Tekst


class TaakAfspreken(Opdracht):
    soort: ClassVar = HandelingSoort.TAAK_AFSPREKEN
    type: Literal["taak-afspreken"] = "taak-afspreken"
    afspraak: Afspraak


class TaakBevestigen(Opdracht):
    """The organisation's contact acknowledges task number `taak`."""

    soort: ClassVar = HandelingSoort.TAAK_BEVESTIGEN
    type: Literal["taak-bevestigen"] = "taak-bevestigen"
    taak: int


class TaakAfronden(Opdracht):
    soort: ClassVar = HandelingSoort.TAAK_AFRONDEN
    type: Literal["taak-afronden"] = "taak-afronden"
    taak: int
    uitkomst: Tekst


class DoorbraakVastleggen(Opdracht):
    """Record the breakthrough; again to revise it. Using the mandate takes a sociaal pontonnier."""

    soort: ClassVar = HandelingSoort.DOORBRAAK_VASTLEGGEN
    type: Literal["doorbraak-vastleggen"] = "doorbraak-vastleggen"
    plan: Doorbraakplan


class Wachten(Opdracht):
    """Pause until `tot` (UTC, in the future, within the policy's uitstel_hoogstens); again to pause longer.

    The clock stops visibly for the filer.
    """

    soort: ClassVar = HandelingSoort.WACHTEN
    type: Literal["wachten"] = "wachten"
    reden: Tekst
    tot: Moment


class Hervatten(Opdracht):
    soort: ClassVar = HandelingSoort.HERVATTEN
    type: Literal["hervatten"] = "hervatten"
    toelichting: Toelichting = ""


class RegieAanbieden(Opdracht):
    """Offer the direction to a named organisation, as a rule the filer's."""

    soort: ClassVar = HandelingSoort.REGIE_AANBIEDEN
    type: Literal["regie-aanbieden"] = "regie-aanbieden"
    organisatie: KorteTekst
    contact_id: Verwijzing | None = None
    toelichting: Tekst


class RegieAccepteren(Opdracht):
    """Accept the direction. `namens` (function at the organisation) is required when the team records
    an acceptance that was given by phone or at a table; leave it None when the contact accepts."""

    soort: ClassVar = HandelingSoort.REGIE_ACCEPTEREN
    type: Literal["regie-accepteren"] = "regie-accepteren"
    namens: KorteTekst | None = None


class RegieWeigeren(Opdracht):
    """Refuse the direction; the case goes back to where it was offered from."""

    soort: ClassVar = HandelingSoort.REGIE_WEIGEREN
    type: Literal["regie-weigeren"] = "regie-weigeren"
    reden: Tekst
    namens: KorteTekst | None = None
