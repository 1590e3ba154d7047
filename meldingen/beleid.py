"""What an organisation may set for the casework; every term that no source states has its default here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from types import MappingProxyType

from meldingen.model.zaakwerk import BelofteSoort
from meldingen.urgentie import Urgentie
from meldingen.werktijd import Werkrooster

EINDE_WERKDAG = time(17, 0)


@dataclass(frozen=True)
class Werktermijn:
    """A term in working hours, or to the end (17.00, Europe/Amsterdam) of the nth working day from today."""

    uren: int = 0
    dagen: int = 0

    def __post_init__(self) -> None:
        if (self.uren > 0) == (self.dagen > 0) or min(self.uren, self.dagen) < 0:
            raise ValueError(f"A term has working hours or working days, not {self.uren} and {self.dagen}")

    def vanaf(self, moment: datetime, rooster: Werkrooster) -> datetime:
        """Return the end of the term (UTC) when it starts at `moment`; always later than `moment`."""
        if self.uren:
            return rooster.add(moment, timedelta(hours=self.uren))
        return rooster.add_working_days(moment, self.dagen, EINDE_WERKDAG)


Termijnen = Mapping[BelofteSoort, Mapping[Urgentie, Werktermijn]]


def _per_urgentie(
    vandaag: Werktermijn, week: Werktermijn, overig: Werktermijn
) -> Mapping[Urgentie, Werktermijn]:
    return MappingProxyType({Urgentie.VANDAAG: vandaag, Urgentie.WEEK: week, Urgentie.OVERIG: overig})


def _dagen(vandaag: int, week: int, overig: int) -> Mapping[Urgentie, Werktermijn]:
    return _per_urgentie(Werktermijn(dagen=vandaag), Werktermijn(dagen=week), Werktermijn(dagen=overig))


BELOFTETERMIJNEN: Termijnen = MappingProxyType(
    {
        BelofteSoort.OPPAKKEN: _per_urgentie(Werktermijn(uren=2), Werktermijn(dagen=1), Werktermijn(dagen=2)),
        BelofteSoort.BERICHT: _per_urgentie(Werktermijn(uren=4), Werktermijn(dagen=2), Werktermijn(dagen=5)),
        BelofteSoort.VRAAG: _dagen(1, 2, 5),
        BelofteSoort.NAVRAAG: _dagen(1, 5, 10),
        BelofteSoort.VOORTGANG: _dagen(1, 5, 10),
        BelofteSoort.HERVATTEN: _dagen(1, 2, 5),
        BelofteSoort.REGIE_ANTWOORD: _dagen(1, 3, 5),
        BelofteSoort.AFRONDEN: _dagen(2, 5, 10),
    }
)
"""Stated defaults: no source gives terms for the Dordrecht melding (working processes, h3 and h5)."""


@dataclass(frozen=True)
class Beleid:
    """The settings of the casework.

    Attributes:
        rooster: The office's working time.
        gemeente: The organisation that holds the direction during procesregie and doorbraak.
        bevestigtermijn: Within which a contact acknowledges a task before it is asked again.
        aanspoortermijn: Between one reminder of a task and the next.
        gemist_herhaling: Between one reminder of a missed promise and the next.
        nazorg_na: Calendar days from closing to aftercare; half a year (Den Haag Meldcode).
        max_wachten: The longest pause, calendar time.
    """

    rooster: Werkrooster
    gemeente: str = "Gemeente Dordrecht"
    termijnen: Termijnen = field(default_factory=lambda: BELOFTETERMIJNEN)
    bevestigtermijn: Werktermijn = Werktermijn(dagen=2)
    aanspoortermijn: Werktermijn = Werktermijn(dagen=2)
    gemist_herhaling: Werktermijn = Werktermijn(dagen=1)
    nazorg_na: timedelta = timedelta(days=182)
    max_wachten: timedelta = timedelta(days=183)

    def belofte(self, soort: BelofteSoort, urgentie: Urgentie, now: datetime) -> datetime:
        """Return the moment (UTC) that is promised when this kind of promise starts at `now`."""
        return self.termijnen[soort][urgentie].vanaf(now, self.rooster)
