"""Which services somebody should look at again, per organisation that can tell whether they still hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from knowledge.catalogue import Knowledge
from knowledge.freshness import first_day, is_stale, known_right_on
from knowledge.models import DienstStatus


@dataclass(frozen=True)
class Overdue:
    """`known_right_on` is a year, a month or a day, as precise as it is known; empty when no date is."""

    dienst_id: str
    name: str
    known_right_on: str


@dataclass(frozen=True)
class Review:
    """What one organisation is to be asked about, longest unchecked first."""

    organisation_id: str
    name: str
    overdue: tuple[Overdue, ...]


def reviews_due(knowledge: Knowledge, today: date, after_days: int) -> tuple[Review, ...]:
    """Return the services in use that were not known to be right for more than `after_days`.

    The organisation with most of them comes first. A check is recorded as an edit of `assured_date`.
    """
    by_owner: dict[str, list[Overdue]] = {}
    for dienst in knowledge.diensten.values():
        if dienst.status is DienstStatus.ACTIVE and is_stale(dienst, knowledge, today, after_days):
            overdue = Overdue(dienst.id, dienst.name, known_right_on(dienst, knowledge))
            by_owner.setdefault(dienst.organization, []).append(overdue)
    reviews = _reviews(knowledge, by_owner)
    return tuple(sorted(reviews, key=lambda review: (-len(review.overdue), review.name)))


def _reviews(knowledge: Knowledge, by_owner: dict[str, list[Overdue]]) -> Iterator[Review]:
    for owner, overdue in by_owner.items():
        organisatie = knowledge.organisaties.get(owner)
        yield Review(
            owner, organisatie.name if organisatie else owner, tuple(sorted(overdue, key=_longest_first))
        )


def _longest_first(overdue: Overdue) -> tuple[date, str]:
    known = overdue.known_right_on
    return (first_day(known) if known else date.min, overdue.name)
