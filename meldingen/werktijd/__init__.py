"""Working time: opening hours, holidays, closing days and the days of one person."""

from meldingen.werktijd.fouten import (
    GeenOpeningError,
    MomentBuitenBereikError,
    MomentZonderZoneError,
    WerktijdError,
)
from meldingen.werktijd.gegevensbestand import GegevensbestandError
from meldingen.werktijd.kantoortijden import (
    Afwezigheid,
    Bevrijdingsdag,
    EigenDagen,
    Feestdagen,
    Kantoortijden,
    Tijdblok,
    Weekrooster,
)
from meldingen.werktijd.laden import default_kantoortijden, parse_kantoortijden
from meldingen.werktijd.rooster import Werkrooster

__all__ = [
    "Afwezigheid",
    "Bevrijdingsdag",
    "EigenDagen",
    "Feestdagen",
    "GeenOpeningError",
    "GegevensbestandError",
    "Kantoortijden",
    "MomentBuitenBereikError",
    "MomentZonderZoneError",
    "Tijdblok",
    "Weekrooster",
    "Werkrooster",
    "WerktijdError",
    "default_kantoortijden",
    "parse_kantoortijden",
]
