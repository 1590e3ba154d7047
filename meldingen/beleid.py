"""What an organisation may set for the casework; every term that no source states has its default here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType

from meldingen.escalatie import Bezetting, Escalatiebeleid, default_beleid
from meldingen.escalatie.termijn import TermijnGegevens, parse_termijn
from meldingen.model.zaakwerk import BelofteSoort
from meldingen.urgentie import Urgentie
from meldingen.werktijd import Werkrooster

Termijnen = Mapping[BelofteSoort, Mapping[Urgentie, TermijnGegevens]]


def _terms(vandaag: str, week: str, overig: str) -> Mapping[Urgentie, TermijnGegevens]:
    texts = {Urgentie.VANDAAG: vandaag, Urgentie.WEEK: week, Urgentie.OVERIG: overig}
    return MappingProxyType({urgentie: parse_termijn(text) for urgentie, text in texts.items()})


BELOFTETERMIJNEN: Termijnen = MappingProxyType(
    {
        BelofteSoort.BERICHT: _terms("4 uur", "2 werkdagen", "5 werkdagen"),
        BelofteSoort.VRAAG: _terms("1 werkdag", "2 werkdagen", "5 werkdagen"),
        BelofteSoort.NAVRAAG: _terms("1 werkdag", "5 werkdagen", "10 werkdagen"),
        BelofteSoort.VOORTGANG: _terms("1 werkdag", "5 werkdagen", "10 werkdagen"),
        BelofteSoort.HERVATTEN: _terms("1 werkdag", "2 werkdagen", "5 werkdagen"),
        BelofteSoort.REGIE_ANTWOORD: _terms("1 werkdag", "3 werkdagen", "5 werkdagen"),
        BelofteSoort.AFRONDEN: _terms("2 werkdagen", "5 werkdagen", "10 werkdagen"),
    }
)
"""Stated defaults: no source gives terms for the Dordrecht melding (working processes, h3 and h5).

The first promise, that somebody picks it up, comes from the escalation policy."""


@dataclass(frozen=True)
class Beleid:
    """The settings of the casework.

    Attributes:
        rooster: The office's working time.
        escalatie: Its rungs are frozen into a melding at filing.
        bezetting: Who works when, for the question "do you still have it?".
        gemeente: The organisation that holds the direction during procesregie and doorbraak.
        bevestigtermijn: Within which a contact acknowledges a task before it is asked again.
        aanspoortermijn: Between one reminder of a task and the next.
        gemist_herhaling: Between one reminder of a missed promise and the next.
        nazorg_na: Calendar days from closing to aftercare; half a year (Den Haag Meldcode).
    """

    rooster: Werkrooster
    escalatie: Escalatiebeleid = field(default_factory=default_beleid)
    bezetting: Bezetting = field(default_factory=Bezetting)
    gemeente: str = "Gemeente Dordrecht"
    termijnen: Termijnen = field(default_factory=lambda: BELOFTETERMIJNEN)
    bevestigtermijn: TermijnGegevens = field(default_factory=lambda: parse_termijn("2 werkdagen"))
    aanspoortermijn: TermijnGegevens = field(default_factory=lambda: parse_termijn("2 werkdagen"))
    gemist_herhaling: TermijnGegevens = field(default_factory=lambda: parse_termijn("1 werkdag"))
    nazorg_na: timedelta = timedelta(days=182)

    def belofte(self, soort: BelofteSoort, urgentie: Urgentie, now: datetime) -> datetime:
        """Return the moment (UTC) that is promised when this kind of promise starts at `now`."""
        return self.termijnen[soort][urgentie].uiterlijk(now, self.rooster)
