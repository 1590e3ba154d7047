"""Services that somebody should look at again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from knowledge.catalogue import Knowledge
from knowledge.loading import load_knowledge
from knowledge.models import Bron, Dienst, DienstStatus
from knowledge.store import reviews_due

WHOLE = load_knowledge()
TODAY = date(2026, 11, 20)
A_YEAR = 365


def a_dienst(dienst_id: str, checked: date | None, owner: str = "gemeente-dordrecht") -> Dienst:
    known = WHOLE.diensten["sociaal-pontonnier"]
    day = checked.isoformat() if checked else None
    update = {"id": dienst_id, "name": dienst_id, "assured_date": day, "organization": owner, "bronnen": ()}
    return known.model_copy(update=update)


def with_only(*diensten: Dienst) -> Knowledge:
    records = replace(WHOLE.records, diensten={dienst.id: dienst for dienst in diensten})
    return replace(WHOLE, records=records)


@pytest.mark.parametrize(("days_ago", "due"), [(A_YEAR - 1, 0), (A_YEAR, 0), (A_YEAR + 1, 1)])
def test_a_service_comes_up_when_its_check_is_older_than_the_set_age(days_ago: int, due: int) -> None:
    knowledge = with_only(a_dienst("een", TODAY - timedelta(days=days_ago)))
    assert len(reviews_due(knowledge, TODAY, A_YEAR)) == due


def test_services_come_per_organisation_and_longest_unchecked_first() -> None:
    knowledge = with_only(
        a_dienst("later", date(2024, 1, 1)),
        a_dienst("eerder", date(2020, 1, 1)),
        a_dienst("onbekend", None),
        a_dienst("elders", date(2021, 1, 1), "de-sociale-basis"),
    )
    first, second = reviews_due(knowledge, TODAY, A_YEAR)
    assert [one.dienst_id for one in first.overdue] == ["onbekend", "eerder", "later"]
    assert (first.name, second.organisation_id) == ("Gemeente Dordrecht", "de-sociale-basis")


def test_a_service_that_is_no_longer_in_use_does_not_come_up() -> None:
    past = a_dienst("oud", date(2019, 1, 1)).model_copy(update={"status": DienstStatus.HISTORISCH})
    assert reviews_due(with_only(past), TODAY, A_YEAR) == ()


def test_a_newer_source_counts_as_a_check() -> None:
    source = Bron(titel="Website", datum="2026-10")
    fresh = a_dienst("een", date(2019, 1, 1)).model_copy(update={"bronnen": (source,)})
    assert reviews_due(with_only(fresh), TODAY, A_YEAR) == ()


def test_an_owner_that_is_not_in_the_directory_is_named_by_its_id() -> None:
    (review,) = reviews_due(with_only(a_dienst("een", None, "weg")), TODAY, A_YEAR)
    assert review.name == "weg"
