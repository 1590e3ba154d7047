"""What a reader makes of a file, and what became of every row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from knowledge.exchange.problems import Problem
from knowledge.models import Soort
from knowledge.store import Change, EditDraft


@dataclass(frozen=True)
class Row:
    """One record as a file has it.

    Attributes:
        place: Where in the file, for people: sheet and row, or the position in a list.
        values: By flat field name ("wie", "zoekmodel.niveau", "situatie.nl", "engels.name_en"). A field that
            is absent keeps its value; None or an empty list clears it.
        defaults: For fields of a new record that its format does not know.
        done: How much of the file was read when this row was, from 0 to 1.
    """

    place: str
    soort: Soort
    record_id: str
    values: Mapping[str, Any] = field(default_factory=dict)
    defaults: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    done: float = 0.0


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True)
class RowReport:
    """What a row does to the knowledge; `draft` is the edit that does it, None when nothing changes."""

    row: Row
    outcome: Outcome
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    draft: EditDraft | None = field(default=None, repr=False)
