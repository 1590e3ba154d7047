"""The identity guard: finds personal data of a household in free text, before it is stored."""

from meldingen.guard.finding import Guard
from meldingen.guard.known import contacts_named_in
from meldingen.guard.model import KnownContacts, Vondst, VondstSoort

__all__ = ["Guard", "KnownContacts", "Vondst", "VondstSoort", "contacts_named_in"]
