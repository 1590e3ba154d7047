"""What is shown of a find, and what is advised."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meldingen.guard import Guard, KnownContacts, VondstSoort
from meldingen.guard.rewriting import MASK, Herschrijfadvies, mask, mask_one, propose

GUARD = Guard(KnownContacts())
STORY = "mevrouw Jansen (bsn 123456782) en dochter Samira, geboren op 12 mei 2010, Kerkstraat 12"


def test_a_mask_shows_the_first_character_only_of_a_name_and_a_bsn() -> None:
    masked = mask(STORY, GUARD.find(STORY))
    assert masked.startswith(f"mevrouw J{MASK * 3} (bsn 1{MASK * 3}) en dochter S{MASK * 3}, ")


def test_a_mask_shows_nothing_of_a_date_of_birth() -> None:
    assert f"geboren op {MASK * 3}, " in mask(STORY, GUARD.find(STORY))


def test_a_text_without_finds_is_shown_as_it_is() -> None:
    assert mask("gezin zonder inkomen", ()) == "gezin zonder inkomen"


def test_each_kind_is_advised_once_with_its_number() -> None:
    advice = {proposal.soort: (proposal.advies, proposal.aantal) for proposal in propose(GUARD.find(STORY))}
    assert advice == {
        VondstSoort.NAAM: (Herschrijfadvies.GIVE_ROLE, 2),
        VondstSoort.BSN: (Herschrijfadvies.REFER_BY_OWN_FILE, 1),
        VondstSoort.GEBOORTEDATUM: (Herschrijfadvies.GIVE_AGE, 1),
        VondstSoort.ADRES: (Herschrijfadvies.GIVE_NEIGHBOURHOOD, 1),
    }


@pytest.mark.parametrize("number", ["06-12345678", "NL91 ABNA 0417 1643 00", "voorbeeld@gmail.com"])
def test_a_masked_contact_has_at_most_two_characters_of_itself(number: str) -> None:
    (found,) = GUARD.find(f"zie {number} hier")
    assert len(mask_one(f"zie {number} hier", found).replace(MASK, "")) <= 2


@settings(deadline=None)
@given(st.text(max_size=80), st.sampled_from(["mevrouw De Vries", "bsn 123456782", "06-12345678", "Samira"]))
def test_no_find_can_be_read_back_from_its_mask(around: str, secret: str) -> None:
    text = f"{around} {secret} {around}"
    found = GUARD.find(text)
    masked = mask(text, found)
    assert masked.count(MASK) >= 3 * len(found)
    assert all(text[vondst.start : vondst.end] != mask_one(text, vondst) for vondst in found)
