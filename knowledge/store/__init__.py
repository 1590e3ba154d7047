"""The living side of the knowledge: corrections, questions without an answer, edits and imports."""

from knowledge.store.corrections import SqlCorrections
from knowledge.store.edits import SqlEdits
from knowledge.store.errors import (
    CorrectionNotFoundError,
    CorrectionSettledError,
    EditNotFoundError,
    GapNotFoundError,
    ImportNotRunningError,
    KnowledgeStoreError,
    NothingToUndoError,
    RecordInvalidError,
)
from knowledge.store.gaps import SqlGaps
from knowledge.store.imports import SqlImports
from knowledge.store.model import (
    Correction,
    CorrectionKind,
    CorrectionState,
    Edit,
    EditDraft,
    EditKind,
    GapGroup,
    GapState,
    Import,
    ImportState,
    Notice,
    NoticeKind,
    NoticeResult,
    NoticeState,
    Page,
    Paged,
    Stamp,
    Wording,
)
from knowledge.store.notices import SqlNotices
from knowledge.store.overlay import Change, Overlay, changes, history, overlay
from knowledge.store.ports import Corrections, EditLog, Edits, Gaps, Imports, Notices
from knowledge.store.sessions import Sessions

__all__ = [
    "Change",
    "Correction",
    "CorrectionKind",
    "CorrectionNotFoundError",
    "CorrectionSettledError",
    "CorrectionState",
    "Corrections",
    "Edit",
    "EditDraft",
    "EditKind",
    "EditLog",
    "EditNotFoundError",
    "Edits",
    "GapGroup",
    "GapNotFoundError",
    "GapState",
    "Gaps",
    "Import",
    "ImportNotRunningError",
    "ImportState",
    "Imports",
    "KnowledgeStoreError",
    "NothingToUndoError",
    "Notice",
    "NoticeKind",
    "NoticeResult",
    "NoticeState",
    "Notices",
    "Overlay",
    "Page",
    "Paged",
    "RecordInvalidError",
    "Sessions",
    "SqlCorrections",
    "SqlEdits",
    "SqlGaps",
    "SqlImports",
    "SqlNotices",
    "Stamp",
    "Wording",
    "changes",
    "history",
    "overlay",
]
