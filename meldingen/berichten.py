"""Messages that an act causes. They carry number, state, dates and what is asked, never the story."""

from enum import StrEnum

from pydantic import Field, model_validator

from meldingen.model.melding import Nummer
from meldingen.model.waarden import Verwijzing, Waarde
from meldingen.rollen import Rol
from meldingen.tijdlijn import Feit


class BerichtSoort(StrEnum):
    """What is told. `feiten` of every message: status, belofte (ISO moment or None), functie (of the
    owner or ""); the extra keys stand behind each kind."""

    ONTVANGEN = "ontvangen"
    """To the filers."""
    NIEUW = "nieuw"
    """To the pontonniers. urgentie, organisatie"""
    OPGEPAKT = "opgepakt"
    """To the filers."""
    OVERGEDRAGEN = "overgedragen"
    """To the new owner and the filers."""
    LOSGELATEN = "losgelaten"
    """To the pontonniers, and to who had it when a colleague or silence took it away. urgentie"""
    VRAAG = "vraag"
    """To the filers: a question waits. vraag (number)"""
    ANTWOORD = "antwoord"
    """To the owner: the filer answered or added."""
    STATUS = "status"
    """To the filers: something changed. gebeurtenis (GebeurtenisSoort)"""
    BELOFTE_VERSCHOVEN = "belofte-verschoven"
    """To the filers. van, naar; the reason is read in the case"""
    BELOFTE_GEMIST = "belofte-gemist"
    """To the owner, or to the pontonniers when nobody has it."""
    TAAK = "taak"
    """To a task's contact. taak (number), uiterlijk"""
    TAAK_HERINNERING = "taak-herinnering"
    """To a task's contact. taak, uiterlijk, keer"""
    TAAK_BIJGEWERKT = "taak-bijgewerkt"
    """To the owner. taak"""
    REGIE_GEVRAAGD = "regie-gevraagd"
    """To the contact of the organisation that is asked to take the direction. organisatie"""
    REGIE_ANTWOORD = "regie-antwoord"
    """To the owner. organisatie, geaccepteerd"""
    GEESCALEERD = "geescaleerd"
    """To whom a rung names, and to the filers. trede, vraag, weg, advies; see meldingen.escalatie.
    Nothing is asked of the filers: there `vraag` is empty."""
    HEEFT_U_HET_NOG = "heeft-u-het-nog"
    """To the owner after silence, or to who stands in. trede, vraag, weg"""
    HUISHOUDEN = "huishouden"
    """To the filer: does the household know by now?"""
    AFGEROND = "afgerond"
    """To the filers. resultaat"""
    INGETROKKEN = "ingetrokken"
    """To the owner, or to the pontonniers when nobody has it."""
    HEROPEND = "heropend"
    """To the owner or the pontonniers, and to the filers."""
    NAZORG = "nazorg"
    """To the filer, half a year after closing."""
    MEDEMELDER = "medemelder"
    """To a colleague who was added as co-filer."""


class Ontvanger(Waarde):
    """A person, or everybody with a role (within an organisation, if given).

    With `waarnemer` the one who stands in for them is meant. A role is resolved to persons when the message
    is sent, not when it is written.
    """

    person_id: Verwijzing | None = None
    rol: Rol | None = None
    organisatie: str | None = None
    waarnemer: bool = False

    @model_validator(mode="after")
    def _one_of_both(self) -> "Ontvanger":
        if (self.person_id is None) == (self.rol is None):
            raise ValueError("a receiver is either a person or a role")
        return self


class Bericht(Waarde):
    """One message.

    Attributes:
        behalve: The person who acted, who needs no message when the receiver is a role.
        dringend: Passes by quiet hours and bundling.
    """

    soort: BerichtSoort
    nummer: Nummer
    ontvanger: Ontvanger
    feiten: dict[str, Feit] = Field(default_factory=dict)
    behalve: Verwijzing | None = None
    dringend: bool = False
