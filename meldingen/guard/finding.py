"""Puts the seekers in order: the surest first, so that no character is explained twice."""

import re

from meldingen.guard.adres import find_adres
from meldingen.guard.bsn import find_bsn
from meldingen.guard.claims import Claims
from meldingen.guard.email import find_email
from meldingen.guard.geboortedatum import find_geboortedatum
from meldingen.guard.gesproken import Gesproken
from meldingen.guard.iban import find_iban
from meldingen.guard.innocent import innocent_spans
from meldingen.guard.known import KnownIndex
from meldingen.guard.model import KnownContacts, Vondst, VondstSoort
from meldingen.guard.naam import find_naam
from meldingen.guard.reading import Reading, read
from meldingen.guard.telefoon import find_telefoon, household_number

# A telephone number after "tel." has the fewest digits.
_MANY_DIGITS = re.compile(r"\d(?:[ ./()+-]{0,3}\d){6}")


class Guard:
    """Says where a text identifies a household; keeps nothing of the text."""

    def __init__(self, known: KnownContacts) -> None:
        self._known = KnownIndex(known)

    def learn(self, known: KnownContacts) -> None:
        """Take these contacts of organisations in the place of those from before."""
        self._known = KnownIndex(known)

    def find(self, text: str) -> tuple[Vondst, ...]:
        """Return the finds from left to right, none overlapping another."""
        reading = read(text)
        claims = Claims(len(reading.text))
        self._seek(reading, claims)
        found = (Vondst(found.soort, *reading.original(*found.span)) for found in claims.found)
        return tuple(sorted(found, key=lambda vondst: vondst.start))

    def _seek(self, reading: Reading, claims: Claims) -> None:
        text = reading.text
        for span in find_email(text, self._known.contacts):
            claims.take(VondstSoort.EMAIL, span)
        for span in find_iban(text):
            claims.take(VondstSoort.IBAN, span)
        for span in find_geboortedatum(text):
            claims.take(VondstSoort.GEBOORTEDATUM, span)
        if _MANY_DIGITS.search(text):
            self._seek_numbers(text, claims)
        for said in Gesproken(household_number, self._known.phones).find(text):
            claims.take(said.soort, said.span)
        self._seek_words(reading, claims)

    def _seek_numbers(self, text: str, claims: Claims) -> None:
        for span in innocent_spans(text):
            claims.shield(span)
        for span in find_telefoon(text, claims, self._known.phones):
            claims.take(VondstSoort.TELEFOON, span)
        for span in find_bsn(text, claims):
            claims.take(VondstSoort.BSN, span)

    def _seek_words(self, reading: Reading, claims: Claims) -> None:
        for span in find_adres(reading, self._known.owns_address, self._known.places):
            if not claims.is_shielded(span):
                claims.take(VondstSoort.ADRES, span)
        named = self._known.named_tokens(reading.tokens)
        for span in find_naam(reading.tokens, named):
            claims.take(VondstSoort.NAAM, span)
