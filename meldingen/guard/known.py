"""The contacts of organisations, in the shapes in which a text is compared with them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from meldingen.guard.adres import find_adres
from meldingen.guard.claims import Claims
from meldingen.guard.email import find_email
from meldingen.guard.model import KnownContacts
from meldingen.guard.naamlijsten import EVERY_VOORNAAM
from meldingen.guard.naamwoorden import SAYINGS
from meldingen.guard.reading import Token, fold, read
from meldingen.guard.telefoon import e164, find_telefoon

_NOT_IN_ADDRESS = re.compile(r"[\W_]+")


class KnownIndex:
    def __init__(self, known: KnownContacts) -> None:
        self.contacts = known
        self.phones = frozenset(number for phone in known.phones if (number := e164(phone)))
        self.places = frozenset(fold(place) for place in known.places)
        self._addresses = frozenset(_address_keys(known.addresses))
        self._phrases = _by_first_word([*known.names, *known.places, *SAYINGS])

    def owns_address(self, address: str) -> bool:
        return _key(address) in self._addresses

    def named_tokens(self, tokens: Sequence[Token]) -> frozenset[int]:
        """Return the indexes of the tokens that belong to the name of an organisation, service or place."""
        named: set[int] = set()
        folded = [token.folded for token in tokens]
        for place, word in enumerate(folded):
            for phrase in self._phrases.get(word, ()):
                if tuple(folded[place : place + len(phrase)]) == phrase:
                    named.update(range(place, place + len(phrase)))
        return frozenset(named)


def _key(address: str) -> str:
    return _NOT_IN_ADDRESS.sub("", fold(address))


def _address_keys(addresses: Iterable[str]) -> Iterable[str]:
    for address in addresses:
        yield _key(address)
        for start, end in find_adres(read(address), lambda _: False, frozenset()):
            yield _key(address[start:end])


def _by_first_word(names: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    phrases: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(token.folded for token in read(name).tokens)
        if len(words) > 1 or (words and words[0] not in EVERY_VOORNAAM):
            phrases.setdefault(words[0], set()).add(words)
    return {first: tuple(rest) for first, rest in phrases.items()}


def contacts_named_in(texts: Iterable[str], known: KnownContacts) -> KnownContacts:
    """Return `known` with the numbers, mailboxes and addresses that organisations give in `texts`."""
    phones, mailboxes, addresses = set(known.phones), set(known.email_addresses), set(known.addresses)
    for reading in map(read, texts):
        text = reading.text
        phones |= {text[start:end] for start, end in find_telefoon(text, Claims(len(text)), frozenset())}
        mailboxes |= {text[start:end].lower() for start, end in find_email(text, known)}
        addresses |= {text[start:end] for start, end in find_adres(reading, lambda _: False, frozenset())}
    return replace(
        known, phones=frozenset(phones), email_addresses=frozenset(mailboxes), addresses=frozenset(addresses)
    )
