"""Lays the edits over the shipped knowledge; pure, so that every process arrives at the same."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from knowledge.catalogue import Knowledge, Records
from knowledge.findings import Finding, Severity
from knowledge.models import (
    Begrip,
    Dienst,
    Engels,
    Knelpunt,
    Organisatie,
    Praktijkvoorbeeld,
    Situatie,
    Soort,
)
from knowledge.store.errors import RecordInvalidError
from knowledge.store.model import Edit, EditDraft, EditKind
from knowledge.store.records import StoredRecord, engels_of, plain, record_of, situatie_of

WHERE = "edits"
"""What a finding names as its file when an edit does not fit."""


Dutch = tuple[str, str, str, str]
"""What is translated of a dienst: its name, what it is, who handles it, and how to refer."""


@dataclass(frozen=True)
class Change:
    """One field that an edit gave another value; None stands for absent."""

    field: str
    old: Any
    new: Any


class Overlay:
    """Takes edits one by one; an edit that does not fit the knowledge is left out and named in `misfits`."""

    def __init__(self, base: Knowledge) -> None:
        self._base = base
        self._records: dict[Soort, dict[str, StoredRecord]] = {
            Soort.DIENST: dict(base.diensten),
            Soort.ORGANISATIE: dict(base.organisaties),
            Soort.KNELPUNT: dict(base.knelpunten),
            Soort.PRAKTIJKVOORBEELD: dict(base.praktijkvoorbeelden),
            Soort.BEGRIP: dict(base.begrippen),
        }
        self._situaties = dict(base.situaties)
        self._engels = dict(base.engels)
        self._aliases = dict(base.aliases)
        self._translated: dict[str, Dutch] = {}
        self.misfits: list[Finding] = []

    def apply(self, edits: Iterable[Edit]) -> None:
        for edit in edits:
            try:
                self.apply_draft(edit.draft)
            except RecordInvalidError as error:
                message = f"edit {edit.id} does not fit: {error.problem}"
                self.misfits.append(
                    Finding(Severity.WARNING, WHERE, edit.draft.record_id, error.field, message)
                )

    def apply_draft(self, draft: EditDraft) -> None:
        """Apply one edit.

        Raises:
            RecordInvalidError: If it does not fit; then nothing has changed.
        """
        _APPLY[draft.kind](self, draft)

    def record(self, soort: Soort, record_id: str) -> StoredRecord | None:
        return self._records.get(soort, {}).get(record_id)

    def content(self, soort: Soort, record_id: str) -> dict[str, Any]:
        """Return what is known under the id, in the shape of a RECORD edit; empty if nothing is."""
        record = self.record(soort, record_id)
        parts: dict[str, Any] = {"record": plain(record)} if record is not None else {}
        if (situatie := self._situaties.get(record_id)) is not None:
            parts["situatie"] = plain(situatie)
        if soort is Soort.DIENST and (engels := self._engels.get(record_id)) is not None:
            parts["engels"] = plain(engels)
        return parts

    def knowledge(self) -> Knowledge:
        of = self._records
        records = Records(
            diensten=cast(dict[str, Dienst], dict(of[Soort.DIENST])),
            organisaties=cast(dict[str, Organisatie], dict(of[Soort.ORGANISATIE])),
            knelpunten=cast(dict[str, Knelpunt], dict(of[Soort.KNELPUNT])),
            knelpuntsoorten=self._base.knelpuntsoorten,
            praktijkvoorbeelden=cast(dict[str, Praktijkvoorbeeld], dict(of[Soort.PRAKTIJKVOORBEELD])),
            begrippen=cast(dict[str, Begrip], dict(of[Soort.BEGRIP])),
        )
        return replace(
            self._base,
            records=records,
            situaties=dict(self._situaties),
            engels=dict(self._engels),
            aliases=dict(self._aliases),
            outdated_english=frozenset(filter(self._is_outdated, self._engels)),
        )

    def _is_outdated(self, record_id: str) -> bool:
        """Say whether the Dutch is no longer what the English was written for."""
        if record_id not in self._translated and record_id in self._base.outdated_english:
            return True
        dienst = self._dienst(record_id)
        written_for = self._translated.get(record_id) or _dutch_of(self._base.diensten.get(record_id))
        return dienst is not None and _dutch_of(dienst) != written_for

    def _dienst(self, record_id: str) -> Dienst | None:
        return cast(Dienst | None, self.record(Soort.DIENST, record_id))

    def _set_english(self, draft: EditDraft) -> None:
        dienst = self._dienst(draft.record_id)
        if dienst is None:
            raise RecordInvalidError(draft.record_id, "", "there is no such record")
        self._engels[dienst.id] = engels_of(dienst.id, draft.content["engels"])
        self._translated[dienst.id] = _dutch_of(dienst)

    def _add_alias(self, draft: EditDraft) -> None:
        if self._base.soort(draft.record_id) is None and self.record(draft.soort, draft.record_id) is None:
            raise RecordInvalidError(draft.record_id, "", "there is no such record")
        present = plain(self._situaties.get(draft.record_id, Situatie()))
        language, phrase = str(draft.content.get("language")), str(draft.content.get("phrase", "")).strip()
        if language not in present or not phrase:
            raise RecordInvalidError(draft.record_id, "situatie", "an alias needs a language and words")
        if phrase not in present[language]:
            present[language].append(phrase)
        self._situaties[draft.record_id] = situatie_of(draft.record_id, present)
        self._aliases[phrase] = draft.record_id

    def _set_field(self, draft: EditDraft) -> None:
        record = self.record(draft.soort, draft.record_id)
        if record is None:
            raise RecordInvalidError(draft.record_id, "", "there is no such record")
        content = plain(record) | {str(draft.content["field"]): draft.content["value"]}
        self._records[draft.soort][draft.record_id] = record_of(draft.soort, content)

    def _put_record(self, draft: EditDraft) -> None:
        record = record_of(draft.soort, draft.content["record"])
        situatie, engels = draft.content.get("situatie"), draft.content.get("engels")
        checked_situatie = situatie_of(record.id, situatie) if situatie is not None else None
        checked_engels = engels_of(record.id, engels) if engels is not None else None
        self._records[draft.soort][record.id] = record
        if "situatie" in draft.content:
            _put(self._situaties, record.id, checked_situatie)
        if "engels" in draft.content:
            # A sheet holds the English of every row: what did not change was not written for the new Dutch.
            if isinstance(record, Dienst) and checked_engels != self._engels.get(record.id):
                self._translated[record.id] = _dutch_of(record)
            _put(self._engels, record.id, checked_engels)


def overlay(knowledge: Knowledge, edits: Iterable[Edit]) -> Knowledge:
    """Return the knowledge with the edits laid over it; edits that do not fit are left out."""
    laid = Overlay(knowledge)
    laid.apply(edits)
    return laid.knowledge()


def history(knowledge: Knowledge, edits: Iterable[Edit]) -> list[tuple[Edit, tuple[Change, ...]]]:
    """Return what every edit of one record changed, field by field, in the order of the edits.

    An edit that was undone is listed with what it changed in its time; what came after is shown without it.
    """
    laid = Overlay(knowledge)
    story = []
    for edit in edits:
        before = laid.content(edit.draft.soort, edit.draft.record_id)
        attempt = laid if edit.undone_at is None else _copy(knowledge, laid, edit.draft)
        attempt.apply([edit])
        story.append((edit, changes(before, attempt.content(edit.draft.soort, edit.draft.record_id))))
    return story


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """Compare two contents of a RECORD edit; fields of `situatie` and `engels` are named with a dot."""
    old, new = _flat(before), _flat(after)
    fields = [*old, *(field for field in new if field not in old)]
    return tuple(
        Change(field, old.get(field), new.get(field))
        for field in fields
        if (old.get(field) or None) != (new.get(field) or None)
    )


def _flat(content: Mapping[str, Any]) -> dict[str, Any]:
    flat = dict(content.get("record", {}))
    for part in ("situatie", "engels"):
        flat |= {f"{part}.{field}": value for field, value in (content.get(part) or {}).items()}
    return flat


def _copy(knowledge: Knowledge, laid: Overlay, draft: EditDraft) -> Overlay:
    copy = Overlay(knowledge)
    content = laid.content(draft.soort, draft.record_id)
    if "record" in content:
        copy.apply_draft(EditDraft(draft.soort, draft.record_id, EditKind.RECORD, content))
    return copy


def _dutch_of(dienst: Dienst | None) -> Dutch:
    if dienst is None:
        return ("", "", "", "")
    return (dienst.name, dienst.description, dienst.wie, dienst.application_process or "")


_Part = TypeVar("_Part", Situatie, Engels)


def _put(parts: dict[str, _Part], record_id: str, part: _Part | None) -> None:
    if part is None:
        parts.pop(record_id, None)
    else:
        parts[record_id] = part


_APPLY: Mapping[EditKind, Callable[[Overlay, EditDraft], None]] = {
    EditKind.ALIAS: Overlay._add_alias,
    EditKind.FIELD: Overlay._set_field,
    EditKind.ENGLISH: Overlay._set_english,
    EditKind.RECORD: Overlay._put_record,
}
