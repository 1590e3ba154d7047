"""Which services somebody should look at again, per organisation that can tell whether they still hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.catalogue import Knowledge
from knowledge.models import Dienst, DienstStatus


@dataclass(frozen=True)
class Overdue:
    """`checked` is when the facts were last looked at; None when no source has a date."""

    dienst_id: str
    name: str
    checked: date | None


@dataclass(frozen=True)
class Review:
    """What one organisation is to be asked about, longest unchecked first."""

    organisation_id: str
    name: str
    overdue: tuple[Overdue, ...]


def reviews_due(knowledge: Knowledge, today: date, max_age_days: int) -> tuple[Review, ...]:
    """Return the services in use that nobody checked for longer than `max_age_days`, most per owner first.

    A check is recorded as an edit of the field `assured_date`.
    """
    before = today - timedelta(days=max_age_days)
    by_owner: dict[str, list[Overdue]] = {}
    for dienst in knowledge.diensten.values():
        checked = last_checked(dienst)
        if dienst.status is DienstStatus.ACTIVE and (checked is None or checked < before):
            by_owner.setdefault(dienst.organization, []).append(Overdue(dienst.id, dienst.name, checked))
    return tuple(
        sorted(_reviews(knowledge, by_owner), key=lambda review: (-len(review.overdue), review.name))
    )


def last_checked(dienst: Dienst) -> date | None:
    """Return when the service was last checked; None when that is unknown or no day that exists."""
    try:
        return date.fromisoformat(dienst.assured_date) if dienst.assured_date else None
    except ValueError:
        return None


def _reviews(knowledge: Knowledge, by_owner: dict[str, list[Overdue]]) -> Iterator[Review]:
    for owner, overdue in by_owner.items():
        organisatie = knowledge.organisaties.get(owner)
        ordered = sorted(overdue, key=lambda one: (one.checked or date.min, one.name))
        yield Review(owner, organisatie.name if organisatie else owner, tuple(ordered))
