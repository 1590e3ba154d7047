"""The escalation policy: who is told what, when and how, for each class of urgency."""

from enum import StrEnum
from itertools import pairwise
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, model_validator

from meldingen.escalatie.maatwerkloket import Controlepunt
from meldingen.escalatie.termijn import Termijn
from meldingen.urgentie import Urgentie
from meldingen.werktijd.kantoortijden import Gegevens

Keuze = TypeVar("Keuze")


class Ontvanger(StrEnum):
    """Who is told, from near to far; the policy never comes back nearer on a later rung."""

    EIGENAAR = "eigenaar"
    PONTONNIERTEAM = "pontonnierteam"
    WAARNEMER = "waarnemer"
    AMBASSADEUR = "ambassadeur"
    LEIDINGGEVENDE = "leidinggevende"

    @property
    def afstand(self) -> int:
        return list(Ontvanger).index(self)


class Weg(StrEnum):
    """How a message goes. KANAAL is one post in the channel of the pontonnier team; the others reach one
    person, the first that can be used."""

    CHAT = "chat"
    KANAAL = "kanaal"
    EMAIL = "email"


class Vraag(StrEnum):
    """The one thing that a message asks; the policy file has a text for each."""

    OPPAKKEN = "oppakken"
    VERVANGEN = "vervangen"
    ORGANISATIE_HELPT = "organisatie_helpt"
    BESLISSEN = "beslissen"
    MAATWERKLOKET = "maatwerkloket"
    NOG_VAN_U = "nog_van_u"
    NOG_VAN_COLLEGA = "nog_van_collega"
    OPNIEUW_OPPAKKEN = "opnieuw_oppakken"
    NOG_OPEN = "nog_open"


class Advies(StrEnum):
    """A body outside the ladder that a rung advises to go to; the bot never writes to it."""

    LANDELIJK_MAATWERKLOKET = "landelijk_maatwerkloket"


def _not_empty(gekozen: tuple[Keuze, ...]) -> tuple[Keuze, ...]:
    if not gekozen:
        raise ValueError("choose at least one")
    return gekozen


Tekstveld = Annotated[str, Field(min_length=3)]
Ontvangers = Annotated[tuple[Ontvanger, ...], AfterValidator(_not_empty)]
Wegen = Annotated[tuple[Weg, ...], AfterValidator(_not_empty)]


class Tekst(Gegevens):
    nl: Tekstveld
    en: Tekstveld


class Verantwoord(Gegevens):
    """A choice that says why it is as it is, and where the pattern comes from if it comes from somewhere."""

    reden: Tekstveld
    bron: Tekstveld | None = None


class Belofte(Verantwoord):
    """Within what the filer hears something back."""

    binnen: Termijn


class Herhaling(Gegevens):
    elke: Termijn
    hoogstens: Annotated[int, Field(ge=1, le=10)]


class Trede(Verantwoord):
    """One rung; `wacht` counts from the rung before it, for the first one from filing."""

    sleutel: Tekstveld
    wacht: Termijn
    wie: Ontvangers
    weg: Wegen
    vraag: Vraag
    herhaal: Herhaling | None = None
    advies: Advies | None = None

    @property
    def verste(self) -> Ontvanger:
        return max(self.wie, key=lambda ontvanger: ontvanger.afstand)


class Stilte(Verantwoord):
    """When the owner is asked whether the case is still theirs; no answer means let go.

    `naar_waarnemer_na`: if the owner is not back within this term, the deputy is asked instead.
    """

    na: Termijn
    antwoord_binnen: Termijn
    naar_waarnemer_na: Termijn
    weg: Wegen


class Blijvend(Verantwoord):
    """The reminder that goes on after the last rung, so that no open case ever falls silent."""

    elke: Termijn
    wie: Ontvangers
    weg: Wegen


class Urgentiebeleid(Gegevens):
    """All that is copied into a ladder at filing.

    `opnieuw_vooraan`: how many times a case that is let go starts at the first rung; after that it goes on
    where it was, so that taking and letting go cannot keep it low for ever.
    """

    belofte: Belofte
    treden: Annotated[tuple[Trede, ...], Field(min_length=1)]
    blijvend: Blijvend
    stilte: Stilte
    uitstel_hoogstens: Termijn
    opnieuw_vooraan: Annotated[int, Field(ge=0)] = 1

    @model_validator(mode="after")
    def _rungs_go_up(self) -> "Urgentiebeleid":
        for nummer, (lager, hoger) in enumerate(pairwise(self.treden), start=2):
            if hoger.verste.afstand < lager.verste.afstand:
                raise ValueError(f"rung {nummer} ({hoger.sleutel}) goes back to {hoger.verste.value}")
            if lager.advies:
                raise ValueError(f"rung {nummer - 1} ({lager.sleutel}) gives advice but is not the last")
        return self

    @model_validator(mode="after")
    def _keys_differ(self) -> "Urgentiebeleid":
        sleutels = [trede.sleutel for trede in self.treden]
        if dubbel := next((sleutel for sleutel in sleutels if sleutels.count(sleutel) > 1), None):
            raise ValueError(f"rung {dubbel!r} stands in it twice")
        return self

    @model_validator(mode="after")
    def _repeats_come_before_what_follows(self) -> "Urgentiebeleid":
        volgende = [*(trede.wacht for trede in self.treden[1:]), self.blijvend.elke]
        for nummer, (trede, erna) in enumerate(zip(self.treden, volgende, strict=True), start=1):
            if trede.herhaal and trede.herhaal.elke.vergelijkbaar >= erna.vergelijkbaar:
                raise ValueError(f"rung {nummer} ({trede.sleutel}) is followed before it can be repeated")
        return self


class Escalatiebeleid(Gegevens):
    versie: Tekstveld
    toelichting: Tekstveld
    teksten: dict[Vraag, Tekst]
    controlepunten: dict[Controlepunt, Tekst]
    urgenties: dict[Urgentie, Urgentiebeleid]

    @model_validator(mode="after")
    def _nothing_is_missing(self) -> "Escalatiebeleid":
        if zonder_tekst := [vraag.value for vraag in Vraag if vraag not in self.teksten]:
            raise ValueError(f"teksten lacks {', '.join(zonder_tekst)}")
        if zonder_uitleg := [punt.value for punt in Controlepunt if punt not in self.controlepunten]:
            raise ValueError(f"controlepunten lacks {', '.join(zonder_uitleg)}")
        if zonder_treden := [urgentie.value for urgentie in Urgentie if urgentie not in self.urgenties]:
            raise ValueError(f"urgenties lacks {', '.join(zonder_treden)}")
        return self

    @model_validator(mode="after")
    def _a_channel_has_its_team(self) -> "Escalatiebeleid":
        """Asked of a policy, and not of its copies in cases: those go on as they were filed."""
        for urgentie, beleid in self.urgenties.items():
            told = {trede.sleutel: trede for trede in beleid.treden} | {"blijvend": beleid.blijvend}
            for naam, wie in told.items():
                if wie.weg == (Weg.KANAAL,) and Ontvanger.PONTONNIERTEAM not in wie.wie:
                    raise ValueError(
                        f"{urgentie.value}, {naam}: kanaal is of the pontonnierteam, which is not told there"
                    )
        return self
