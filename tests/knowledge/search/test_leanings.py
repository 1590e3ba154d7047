"""What a question says besides its subject leans towards the record that fits, and never decides alone."""

import pytest

from knowledge.models import Soort
from knowledge.search.areas import Areas
from knowledge.search.documents import Document
from knowledge.search.model import Household, Understanding
from knowledge.search.ranking import Ranker

FITS = Document(
    "past",
    Soort.DIENST,
    "Past",
    organisation="trivire",
    leefgebieden=("wonen",),
    for_families=True,
    urgent=True,
)
OTHER = Document("ander", Soort.DIENST, "Ander", organisation="yulius", leefgebieden=("zorg",))
MOST = 1.25


@pytest.mark.parametrize(
    "understood",
    [
        Understanding(organisations=("trivire",)),
        Understanding(leefgebieden=("wonen",)),
        Understanding(household=Household.GEZIN),
        Understanding(urgent=True),
    ],
)
def test_organisation_life_domain_household_and_haste_lift_what_fits(understood: Understanding) -> None:
    fits, other = Ranker([FITS, OTHER], Areas({})).factors(understood)
    assert other < fits < MOST * other


def test_a_question_that_says_nothing_of_it_leans_nowhere() -> None:
    fits, other = Ranker([FITS, OTHER], Areas({})).factors(Understanding(organisations=("onbekend",)))
    assert fits == other
