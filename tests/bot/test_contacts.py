"""What belongs to an organisation in the shipped knowledge is no personal data in a story."""

from functools import cache

import pytest

from bot.contacts import guard_on, known_contacts
from bot.knowledge_index import KnowledgeIndex
from knowledge.catalogue import Knowledge
from knowledge.models import Soort
from meldingen.guard import Guard, VondstSoort
from tests.bot.test_knowledge_index import BASE, stamp
from tests.fakes.knowledge_store import MemoryEdits, MemoryLog
from tests.shipped import shipped_knowledge


@cache
def _knowledge() -> Knowledge:
    return shipped_knowledge()


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


NUMBER = "06-87654321"
STORY = f"Gebeld met {NUMBER}, niemand neemt op."


async def put_number_on_the_map(edits: MemoryEdits, number: str = NUMBER) -> None:
    change = ("phones", [{"number": number}])
    await edits.set_field(Soort.DIENST, "sociaal-pontonnier", change, stamp(number))


async def test_a_number_that_a_manager_adds_may_be_written_as_soon_as_it_is_found() -> None:
    edits = MemoryEdits(MemoryLog())
    index = await KnowledgeIndex.open(BASE, edits)
    guard = guard_on(index)
    assert [vondst.soort for vondst in guard.find(STORY)] == [VondstSoort.TELEFOON]
    await put_number_on_the_map(edits)
    assert await index.refresh()
    assert guard.find(STORY) == ()


async def test_a_number_that_another_process_added_or_took_away_counts_here_too() -> None:
    log = MemoryLog()
    there = MemoryEdits(log)
    index = await KnowledgeIndex.open(BASE, MemoryEdits(log))
    guard = guard_on(index)
    await put_number_on_the_map(there)
    await index.refresh()
    assert guard.find(STORY) == ()
    await put_number_on_the_map(there, "078-1234567")
    await index.refresh()
    assert guard.find(STORY) != ()


async def test_a_number_that_was_added_before_the_start_counts_from_the_start() -> None:
    edits = MemoryEdits(MemoryLog())
    await put_number_on_the_map(edits)
    assert guard_on(await KnowledgeIndex.open(BASE, edits)).find(STORY) == ()
