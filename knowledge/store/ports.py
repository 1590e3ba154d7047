"""What conversations and the exchange ask of the store."""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from knowledge.language import Language
from knowledge.models import Soort
from knowledge.store.model import (
    Correction,
    CorrectionKind,
    CorrectionState,
    Edit,
    EditDraft,
    GapGroup,
    GapState,
    Import,
    Notice,
    NoticeResult,
    Page,
    Paged,
    Stamp,
)


class Corrections(Protocol):
    async def report(self, record_id: str, kind: CorrectionKind, remark: str, stamp: Stamp) -> Correction:
        """Keep the correction; the same key again returns the one that was kept.

        The remark must have passed the guard against personal data.
        """
        ...

    async def open(self, page: Page) -> Paged[Correction]:
        """Return what waits for an answer, oldest first."""
        ...

    async def open_for(self, record_id: str) -> tuple[Correction, ...]: ...

    async def find(self, correction_id: int) -> Correction | None:
        """Return the correction, settled or not; None when nobody reported it."""
        ...

    async def settle(
        self, correction_id: int, outcome: CorrectionState, answer: str, stamp: Stamp
    ) -> Correction:
        """Close the correction and return it; its `by` must be told. The same outcome again changes nothing.

        Raises:
            CorrectionNotFoundError: If nobody reported it.
            CorrectionSettledError: If it was closed with another outcome.
        """
        ...

    async def forget(self, before: datetime) -> int:
        """Remove what was settled before that moment; return how many."""
        ...


class Notices(Protocol):
    """The messages that corrections cause; they are written together with the correction."""

    async def for_managers(self, now: datetime, limit: int) -> tuple[Notice, ...]:
        """Return what waits for the knowledge managers and was not spread over them yet."""
        ...

    async def spread(self, notice_id: int, people: Sequence[str], now: datetime) -> None:
        """Replace a notice to the managers by one to each of these people; once spread it stays so."""
        ...

    async def claim(self, now: datetime, limit: int, lease: timedelta) -> tuple[Notice, ...]:
        """Take waiting notices to people; until the lease ends they are the caller's."""
        ...

    async def depart(self, notice: Notice, now: datetime) -> bool:
        """Mark that a claimed notice leaves now; false when its lease ended and another may have it."""
        ...

    async def record(self, notice_id: int, result: NoticeResult) -> None:
        """Store what became of a claimed notice; one that is no longer taken keeps its state."""
        ...

    async def release_stale(self, now: datetime) -> int:
        """End what is left of senders that vanished: what had left is unknown, the rest waits again.

        Returns how many are unknown.
        """
        ...

    async def sent_to(self, person_id: str, after_id: int) -> tuple[Notice, ...]:
        """Return what was sent to this person with an id above `after_id`, oldest first."""
        ...


class Gaps(Protocol):
    async def note(self, text: str, language: Language, stamp: Stamp) -> None:
        """Count a question without an answer. The text must have passed the guard against personal data.

        Nothing is kept of who asked: `stamp.by` is not stored.
        """
        ...

    async def groups(self, page: Page) -> Paged[GapGroup]:
        """Return open questions that look alike as one group, most asked first."""
        ...

    async def find(self, group_id: int) -> GapGroup | None:
        """Return the group while it is open; None when it is closed or was never there."""
        ...

    async def settle(self, group_id: int, outcome: GapState, stamp: Stamp) -> GapGroup:
        """Close the group and return it; a mended question that is asked in vain again opens by itself.

        Raises:
            GapNotFoundError: If there is no such group.
        """
        ...

    async def forget(self, before: datetime) -> int:
        """Remove what was last asked before that moment; return how many wordings."""
        ...


class EditLog(Protocol):
    """What the index reads."""

    async def version(self) -> int:
        """Return a number that grows with every change to what `read` yields."""
        ...

    def read(self, batch: int = 500) -> AsyncIterator[Sequence[Edit]]:
        """Yield the edits that count, in the order in which they were made."""
        ...


class Edits(EditLog, Protocol):
    async def add_alias(
        self, soort: Soort, record_id: str, phrase: tuple[Language, str], stamp: Stamp
    ) -> Edit:
        """Add words that people use for a record, so that the search finds it by them."""
        ...

    async def set_field(self, soort: Soort, record_id: str, change: tuple[str, Any], stamp: Stamp) -> Edit:
        """Give one field of a record another value.

        Raises:
            RecordInvalidError: If records of this sort have no such field.
        """
        ...

    async def set_english(self, dienst_id: str, engels: Mapping[str, Any], stamp: Stamp) -> Edit:
        """Say what is read in English about a dienst; from now on it belongs to the Dutch as it is.

        Raises:
            RecordInvalidError: If the content does not make such a text.
        """
        ...

    async def add_record(self, soort: Soort, content: Mapping[str, Any], stamp: Stamp) -> Edit:
        """Add a whole record, or put it in the place of the one with the same id.

        Raises:
            RecordInvalidError: If the content does not make a record of this sort.
        """
        ...

    async def undo(self, edit_id: int, stamp: Stamp) -> Edit:
        """Take an edit back; again changes nothing.

        Raises:
            EditNotFoundError: If there is no such edit.
        """
        ...

    async def history(self, record_id: str) -> tuple[Edit, ...]:
        """Return every edit of the record, undone ones too, newest first."""
        ...


class Imports(Protocol):
    async def begin(self, name: str, stamp: Stamp) -> Import:
        """Start an import; what an earlier one left unfinished is removed."""
        ...

    async def stage(self, import_id: int, drafts: Sequence[EditDraft]) -> None:
        """Keep edits that do not count yet.

        Raises:
            ImportNotRunningError: If the import was finished, discarded or replaced.
        """
        ...

    async def finish(self, import_id: int, added: int, changed: int) -> Import:
        """Let every staged edit count, all at once."""
        ...

    async def discard(self, import_id: int) -> None: ...

    async def last(self) -> Import | None:
        """Return the newest import that counts."""
        ...

    async def undo_last(self, stamp: Stamp) -> Import:
        """Take back the newest import that counts; the same key again returns that import.

        Raises:
            NothingToUndoError: If there is none.
        """
        ...
