"""The timeline of a melding: append-only entries with an audience, facts and no person."""

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field

from meldingen.model.keuzes import Doelgroep
from meldingen.model.waarden import Moment, Waarde

Feit = str | int | bool | list[str] | None
"""A plain value; moments are ISO 8601 in UTC, choices are their word, texts are as written."""

Feiten = Mapping[str, Feit]


class GebeurtenisSoort(StrEnum):
    """What happened. The reader's text is looked up by this word in dialogs; the keys of `feiten`
    stand behind each."""

    INGEDIEND = "ingediend"
    """kanaal, urgentie, namens_ander"""
    AANGEVULD = "aangevuld"
    """tekst"""
    VRAAG_GESTELD = "vraag-gesteld"
    """vraag (number), tekst"""
    BEANTWOORD = "beantwoord"
    """vraag (number), tekst"""
    INGETROKKEN = "ingetrokken"
    """reden"""
    MEDEMELDER_TOEGEVOEGD = "medemelder-toegevoegd"
    """functie, organisatie"""
    HUISHOUDEN_BIJGEWERKT = "huishouden-bijgewerkt"
    """weet_het, reden"""
    HUISHOUDEN_HERINNERD = "huishouden-herinnerd"
    OPGEPAKT = "opgepakt"
    """functie"""
    OVERGENOMEN = "overgenomen"
    """functie (of the new owner), namens (here and below: function of the owner who is away, for whom
    this was done, else "")"""
    OVERGEDRAGEN = "overgedragen"
    """functie (of the new owner), reden, namens"""
    LOSGELATEN = "losgelaten"
    """reden, namens; by silence: stilte=True"""
    VASTGEHOUDEN = "vastgehouden"
    """namens"""
    BEOORDEELD = "beoordeeld"
    """urgentie, knelpuntsoorten, samenhang, nodig, tekst"""
    BERICHT = "bericht"
    """tekst, namens"""
    NOTITIE = "notitie"
    """tekst"""
    BELOFTE_VERZET = "belofte-verzet"
    """van, naar, reden, namens"""
    BELOFTE_GEMIST = "belofte-gemist"
    """belofte (kind), uiterlijk"""
    GEWEZEN = "gewezen"
    """diensten, tekst"""
    PROCESREGIE_GESTART = "procesregie-gestart"
    """partijen, tekst"""
    TAAK_AFGESPROKEN = "taak-afgesproken"
    """taak (number), wat, organisatie, uiterlijk"""
    TAAK_BEVESTIGD = "taak-bevestigd"
    """taak, organisatie"""
    TAAK_AFGEROND = "taak-afgerond"
    """taak, organisatie, tekst"""
    TAAK_AANGESPOORD = "taak-aangespoord"
    """taak, organisatie, keer"""
    DOORBRAAK_VASTGELEGD = "doorbraak-vastgelegd"
    """besluit, legitimiteit, mandaat_gebruikt, herzien"""
    WACHT = "wacht"
    """reden, tot"""
    HERVAT = "hervat"
    """tekst, vanzelf"""
    REGIE_AANGEBODEN = "regie-aangeboden"
    """organisatie, tekst"""
    REGIE_GEACCEPTEERD = "regie-geaccepteerd"
    """organisatie, namens"""
    REGIE_GEWEIGERD = "regie-geweigerd"
    """organisatie, namens, reden"""
    GEESCALEERD = "geescaleerd"
    """trede, aan (words of escalatie.Ontvanger), vraag, advies, reden ("" when time did it), overgeslagen
    (keys of rungs that were passed without a word, because the bot stood still)"""
    HERINNERD = "herinnerd"
    """A rung was repeated, or the case is still open without owner: trede, aan"""
    AFGESCHAALD = "afgeschaald"
    """trede, reden"""
    NAGEVRAAGD = "nagevraagd"
    """"Do you still have it?" was asked: vraag"""
    AFGESLOTEN = "afgesloten"
    """resultaat, tekst"""
    EINDRAPPORT = "eindrapport"
    """tekst"""
    HEROPEND = "heropend"
    """reden"""
    GEKOPPELD = "gekoppeld"
    """ander (number), reden"""
    SAMENGEVOEGD = "samengevoegd"
    """ander (number), reden; on the target: ontvangen=True"""
    NAZORG_GEPLAND = "nazorg-gepland"
    """op"""
    NAZORG_GEVRAAGD = "nazorg-gevraagd"
    NAZORG_GEDAAN = "nazorg-gedaan"
    """tekst"""
    TEVREDENHEID = "tevredenheid"
    """cijfer, wie, moment, tekst"""


class Gebeurtenis(Waarde):
    """One entry.

    Attributes:
        volgnr: Place in the timeline of its melding, from 1, without gaps.
        versie: The version of the melding that came with it.
        functie, organisatie: Of who acted; "" when the bot itself did.
        doelgroep: MELDER is read by everybody who may see the case, INTERN by the team only.
    """

    volgnr: int = Field(ge=1)
    versie: int = Field(ge=1)
    soort: GebeurtenisSoort
    op: Moment
    functie: str = ""
    organisatie: str = ""
    doelgroep: Doelgroep = Doelgroep.MELDER
    feiten: dict[str, Feit] = Field(default_factory=dict)
