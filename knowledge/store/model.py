"""What people add to the knowledge: corrections, questions without an answer, edits and imports."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from knowledge.language import Language
from knowledge.models import Soort

Item = TypeVar("Item")


@dataclass(frozen=True)
class Stamp:
    """Who did something, when (aware, UTC), and by which press: the same key again has no second effect."""

    by: str
    at: datetime
    key: str


@dataclass(frozen=True)
class Page:
    offset: int = 0
    limit: int = 10


@dataclass(frozen=True)
class Paged(Generic[Item]):
    """One page, and how many there are in all."""

    items: tuple[Item, ...]
    total: int


class CorrectionKind(StrEnum):
    PHONE = "phone"
    ROUTE = "route"
    CLOSED = "closed"
    OTHER = "other"


class CorrectionState(StrEnum):
    OPEN = "open"
    MENDED = "mended"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Correction:
    """Somebody says that a record is wrong; `by` is who must hear how it ended."""

    id: int
    record_id: str
    kind: CorrectionKind
    remark: str
    by: str
    at: datetime
    state: CorrectionState = CorrectionState.OPEN
    answer: str = ""
    settled_by: str | None = None
    settled_at: datetime | None = None


class NoticeKind(StrEnum):
    """REPORTED goes to the knowledge managers, the outcome to who reported the correction."""

    REPORTED = "reported"
    MENDED = "mended"
    REJECTED = "rejected"


class NoticeState(StrEnum):
    """UNKNOWN: it may have arrived, so it is not sent again."""

    WAITING = "waiting"
    BUSY = "busy"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Notice:
    """A message about a correction; without a receiver it is for every knowledge manager but `by`.

    `attempts` counts those that were started; `answer` is what the manager wrote to who reported it.
    """

    id: int
    kind: NoticeKind
    correction_id: int
    record_id: str
    by: str
    receiver: str | None = None
    answer: str = ""
    attempts: int = 0


@dataclass(frozen=True)
class NoticeResult:
    """What becomes of a notice after an attempt; `available_at` is when a waiting one may go again."""

    state: NoticeState
    available_at: datetime
    fault: str = ""


class GapState(StrEnum):
    OPEN = "open"
    MENDED = "mended"
    DISMISSED = "dismissed"


@dataclass(frozen=True)
class Wording:
    """One way in which people asked something that found no answer."""

    text: str
    language: Language
    count: int
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True)
class GapGroup:
    """Questions that look alike, the most asked wording first."""

    id: int
    wordings: tuple[Wording, ...]

    @property
    def count(self) -> int:
        return sum(wording.count for wording in self.wordings)

    @property
    def first_seen(self) -> datetime:
        return min(wording.first_seen for wording in self.wordings)

    @property
    def last_seen(self) -> datetime:
        return max(wording.last_seen for wording in self.wordings)


class EditKind(StrEnum):
    """What an edit's content holds.

    ALIAS: `language` and `phrase`. FIELD: `field` and `value`. ENGLISH: `engels`, what is read in English
    about a dienst as its Dutch is at that moment. RECORD: `record`, and perhaps `situatie` and `engels`, each
    a whole that takes the place of what was; None removes it, absent leaves it.
    """

    ALIAS = "alias"
    FIELD = "field"
    ENGLISH = "english"
    RECORD = "record"


@dataclass(frozen=True)
class EditDraft:
    """An edit that is not stored yet; `content` is plain JSON in the shape that its kind says."""

    soort: Soort
    record_id: str
    kind: EditKind
    content: Mapping[str, Any]


@dataclass(frozen=True)
class Edit:
    id: int
    draft: EditDraft
    by: str
    at: datetime
    import_id: int | None = None
    undone_by: str | None = None
    undone_at: datetime | None = None


class ImportState(StrEnum):
    RUNNING = "running"
    DONE = "done"
    UNDONE = "undone"


@dataclass(frozen=True)
class Import:
    """One file that was taken in; its edits count only while its state is done."""

    id: int
    name: str
    by: str
    at: datetime
    state: ImportState
    added: int = 0
    changed: int = 0
