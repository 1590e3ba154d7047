"""Working time: opening hours, holidays, closing days and the days of one person."""

from meldingen.werktijd.fouten import (
    GeenOpeningError,
    MomentBuitenBereikError,
    MomentZonderZoneError,
    WerktijdError,
)
from meldingen.werktijd.kantoortijden import (
    Afwezigheid,
    Bevrijdingsdag,
    EigenDagen,
    Feestdagen,
    Kantoortijden,
    Tijdblok,
    Weekrooster,
)
from meldingen.werktijd.rooster import Werkrooster

__all__ = [
    "Afwezigheid",
    "Bevrijdingsdag",
    "EigenDagen",
    "Feestdagen",
    "GeenOpeningError",
    "Kantoortijden",
    "MomentBuitenBereikError",
    "MomentZonderZoneError",
    "Tijdblok",
    "Weekrooster",
    "Werkrooster",
    "WerktijdError",
]
