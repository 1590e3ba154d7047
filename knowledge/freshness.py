"""When a record was last known to be right: its newest source, or the day that somebody checked it."""

from datetime import date

from knowledge.catalogue import Knowledge, Record
from knowledge.models import Dienst


def known_right_on(record: Record, knowledge: Knowledge) -> str:
    """Return a year, a month or a day, as precise as it is known; empty when no date is known."""
    dates = [source.datum for source in knowledge.sources(record) if source.datum]
    if isinstance(record, Dienst) and record.assured_date:
        dates.append(record.assured_date)
    return max(dates, key=first_day, default="")


def is_stale(record: Record, knowledge: Knowledge, today: date, after_days: int) -> bool:
    """Say whether the record was not known to be right for more than `after_days`; no date is stale."""
    newest = known_right_on(record, knowledge)
    return not newest or (today - first_day(newest)).days > after_days


def first_day(partial: str) -> date:
    """Read a year, a month, a day or the last of two years (2009/2010) as its first day."""
    last = partial.rpartition("/")[2]
    try:
        return date.fromisoformat((last + "-01-01")[:10])
    except ValueError:
        return date(int(partial[:4]), 1, 1)
