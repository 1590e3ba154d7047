"""Reading the opening hours of the office."""

from typing import Final

from meldingen.werktijd.gegevensbestand import parse_bestand, read_shipped
from meldingen.werktijd.kantoortijden import Kantoortijden

BESTAND: Final = "werktijd.yaml"


def parse_kantoortijden(tekst: str, bestand: str = BESTAND) -> Kantoortijden:
    """Read opening hours from YAML; `bestand` is only used to name the file in an error.

    Raises:
        GegevensbestandError: With one line for each place that is wrong.
    """
    return parse_bestand(Kantoortijden, tekst, bestand)


def default_kantoortijden() -> Kantoortijden:
    """Return the hours that ship with the product: a stated default that the municipality must confirm."""
    return parse_kantoortijden(read_shipped(BESTAND))
