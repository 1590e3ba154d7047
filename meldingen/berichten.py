"""Messages that an act causes. They carry number, state, dates and what is asked, never the story."""

from enum import StrEnum
from typing import Final

from pydantic import Field, model_validator

from meldingen.escalatie.beleid import Weg
from meldingen.model.melding import Nummer
from meldingen.model.waarden import Verwijzing, Waarde
from meldingen.rollen import Rol
from meldingen.tijdlijn import Feit

PERSOONLIJK: Final = (Weg.CHAT, Weg.EMAIL)
"""The ways to one person, in the order in which they are tried when nothing was chosen."""
IN_HET_OPEN: Final = (Weg.KANAAL, Weg.CHAT)
"""For what the whole team may see at a glance: one post in its channel, and to each in person."""
AAN_MELDER: Final = "melder"


class BerichtSoort(StrEnum):
    """What is told. `feiten` of every message: status, belofte (ISO moment still to come, or None), functie
    (of the owner or ""), aan (AAN_MELDER when the receiver is told as a filer); the extra keys stand behind
    each kind."""

    ONTVANGEN = "ontvangen"
    """To the filers."""
    NIEUW = "nieuw"
    """To the pontonniers. urgentie, organisatie"""
    OPGEPAKT = "opgepakt"
    """To the filers."""
    OVERGEDRAGEN = "overgedragen"
    """To the new owner (vraag: behandelen), the one before and the filers."""
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
    """To the owner, or once to the pontonniers when nobody has it, and once to the filers. uiterlijk,
    volgende (when it is said again, or None)"""
    TAAK = "taak"
    """To a task's contact. taak (number), uiterlijk"""
    TAAK_HERINNERING = "taak-herinnering"
    """To a task's contact, later to the owner too. taak, uiterlijk, keer, vraag (bevestigen or afronden)"""
    TAAK_BIJGEWERKT = "taak-bijgewerkt"
    """To the owner. taak"""
    REGIE_GEVRAAGD = "regie-gevraagd"
    """To the contact of the organisation that is asked to take the direction. organisatie"""
    REGIE_ANTWOORD = "regie-antwoord"
    """To the owner. organisatie, geaccepteerd"""
    GEESCALEERD = "geescaleerd"
    """To whom a rung names, and to the filers. trede, vraag, advies, volgende (ISO moment of the next step);
    see meldingen.escalatie. Nothing is asked of the filers: there `vraag` is empty."""
    HEEFT_U_HET_NOG = "heeft-u-het-nog"
    """To the owner after silence, or to who stands in. trede, vraag, volgende (when no answer means no)"""
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


PONTONNIERS: Final = Ontvanger(rol=Rol.SOCIAAL_PONTONNIER)


class Bericht(Waarde):
    """One message.

    Attributes:
        weg: How it should go, from the rung that caused it. KANAAL is one post for the whole team; the others
            reach a person, the first that can be used. Whom none of them reaches is tried by the rest.
        behalve: The person who acted, who needs no message when the receiver is a role.
        dringend: Passes by quiet hours and bundling.
    """

    soort: BerichtSoort
    nummer: Nummer
    ontvanger: Ontvanger
    feiten: dict[str, Feit] = Field(default_factory=dict)
    weg: tuple[Weg, ...] = Field(default=PERSOONLIJK, min_length=1)
    behalve: Verwijzing | None = None
    dringend: bool = False

    @property
    def in_kanaal(self) -> bool:
        """The channel is the pontonniers' own; for anybody else it is no way."""
        return Weg.KANAAL in self.weg and self.ontvanger == PONTONNIERS

    @property
    def aan_melder(self) -> bool:
        """They are told as a filer, and not as who has to do something."""
        return self.feiten.get("aan") == AAN_MELDER

    @property
    def alleen_in_kanaal(self) -> bool:
        return self.in_kanaal and set(self.weg) == {Weg.KANAAL}

    @property
    def persoonlijke_wegen(self) -> tuple[Weg, ...]:
        """Return the ways to a person in the order to try them, those that were not chosen last."""
        chosen = (weg for weg in self.weg if weg is not Weg.KANAAL)
        return tuple(dict.fromkeys((*chosen, *PERSOONLIJK)))
