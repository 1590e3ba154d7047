"""What the guard speaks of: kinds of personal data, where one was found, and what is known to be nobody's."""

from dataclasses import dataclass
from enum import StrEnum


class VondstSoort(StrEnum):
    BSN = "bsn"
    IBAN = "iban"
    TELEFOON = "telefoon"
    EMAIL = "email"
    GEBOORTEDATUM = "geboortedatum"
    ADRES = "adres"
    NAAM = "naam"


@dataclass(frozen=True)
class Vondst:
    """A place in a text, in code points, `end` exclusive; never the text itself, so that it can be logged."""

    soort: VondstSoort
    start: int
    end: int


@dataclass(frozen=True)
class KnownContacts:
    """What belongs to organisations and may stand in a story, each in any notation.

    `email_domains` holds registrable domains ("dordrecht.nl"): every mailbox below one is an organisation's.
    `names` are those of organisations and services, `places` those of towns and neighbourhoods.
    """

    phones: frozenset[str] = frozenset()
    email_addresses: frozenset[str] = frozenset()
    email_domains: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
