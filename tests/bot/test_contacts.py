"""What belongs to an organisation in the shipped knowledge is no personal data in a story."""

from functools import cache

import pytest

from bot.contacts import known_contacts
from knowledge.catalogue import Knowledge
from knowledge.loading import load_knowledge
from meldingen.guard import Guard, VondstSoort


@cache
def _knowledge() -> Knowledge:
    return load_knowledge()


@cache
def _guard() -> Guard:
    return Guard(known_contacts(_knowledge()))


def test_every_phone_number_and_address_of_an_organisation_may_be_written() -> None:
    contacts = known_contacts(_knowledge())
    assert contacts.phones
    assert contacts.email_addresses
    for known in (*contacts.phones, *contacts.email_addresses):
        assert _guard().find(f"Gebeld of gemaild met {known} over de aanvraag.") == ()


@pytest.mark.parametrize(
    ("story", "soort"),
    [
        ("Bel haar op 06 12 34 56 78", VondstSoort.TELEFOON),
        ("Mail naar iemand@gmail.com", VondstSoort.EMAIL),
    ],
)
def test_what_belongs_to_a_person_is_still_found(story: str, soort: VondstSoort) -> None:
    assert [vondst.soort for vondst in _guard().find(story)] == [soort]


def test_no_mailbox_of_a_public_provider_counts_as_an_organisation() -> None:
    domains = known_contacts(_knowledge()).email_domains
    assert domains.isdisjoint(
        {"gmail.com", "hotmail.com", "outlook.com", "live.nl", "kpnmail.nl", "ziggo.nl"}
    )
    assert "dordrecht.nl" in domains
