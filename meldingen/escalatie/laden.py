"""Reading the escalation policy; what is wrong is named by its place in the file."""

from typing import Final

from meldingen.escalatie.beleid import Escalatiebeleid
from meldingen.escalatie.fouten import EscalatiebeleidError
from meldingen.werktijd.gegevensbestand import GegevensbestandError, parse_bestand, read_shipped

BESTAND: Final = "escalatie.yaml"


def parse_beleid(tekst: str, bestand: str = BESTAND) -> Escalatiebeleid:
    """Read a policy from YAML; `bestand` is only used to name the file in an error.

    Raises:
        EscalatiebeleidError: With one line for each place that is wrong.
    """
    try:
        return parse_bestand(Escalatiebeleid, tekst, bestand)
    except GegevensbestandError as error:
        raise EscalatiebeleidError(error.bestand, error.plekken) from error


def default_beleid() -> Escalatiebeleid:
    """Return the policy that ships with the product: stated defaults that the municipality must confirm."""
    return parse_beleid(read_shipped(BESTAND))
