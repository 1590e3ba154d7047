"""The store of the knowledge in memory; it passes the same contract tests as the database."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from knowledge.language import Language
from knowledge.models import Soort
from knowledge.store import (
    Correction,
    CorrectionKind,
    CorrectionNotFoundError,
    CorrectionSettledError,
    CorrectionState,
    Edit,
    EditDraft,
    EditKind,
    EditNotFoundError,
    GapGroup,
    GapNotFoundError,
    GapState,
    Import,
    ImportNotRunningError,
    ImportState,
    NothingToUndoError,
    Page,
    Paged,
    RecordInvalidError,
    Stamp,
    Wording,
)
from knowledge.store.grouping import MAX_QUESTION, closest, normalise
from knowledge.store.records import check_field, engels_of, plain, record_of


class MemoryCorrections:
    def __init__(self) -> None:
        self._kept: dict[int, Correction] = {}
        self._keys: dict[str, int] = {}

    async def report(self, record_id: str, kind: CorrectionKind, remark: str, stamp: Stamp) -> Correction:
        number = self._keys.setdefault(stamp.key, len(self._keys) + 1)
        new = Correction(number, record_id, kind, remark, stamp.by, stamp.at)
        return self._kept.setdefault(number, new)

    async def open(self, page: Page) -> Paged[Correction]:
        waiting = sorted(self._open(), key=lambda correction: (correction.at, correction.id))
        return Paged(tuple(waiting[page.offset : page.offset + page.limit]), len(waiting))

    async def open_for(self, record_id: str) -> tuple[Correction, ...]:
        return tuple(correction for correction in self._open() if correction.record_id == record_id)

    async def find(self, correction_id: int) -> Correction | None:
        return self._kept.get(correction_id)

    async def settle(
        self, correction_id: int, outcome: CorrectionState, answer: str, stamp: Stamp
    ) -> Correction:
        correction = self._kept.get(correction_id)
        if correction is None:
            raise CorrectionNotFoundError(correction_id)
        if correction.state is outcome:
            return correction
        if correction.state is not CorrectionState.OPEN:
            raise CorrectionSettledError(correction_id, correction.state)
        settled = replace(correction, state=outcome, answer=answer, settled_by=stamp.by, settled_at=stamp.at)
        self._kept[correction_id] = settled
        return settled

    async def forget(self, before: datetime) -> int:
        old = [key for key, one in self._kept.items() if one.settled_at and one.settled_at < before]
        for key in old:
            del self._kept[key]
        return len(old)

    def _open(self) -> list[Correction]:
        return [one for one in self._kept.values() if one.state is CorrectionState.OPEN]


@dataclass
class _Question:
    group: int
    wording: Wording
    key: str
    state: GapState = GapState.OPEN


class MemoryGaps:
    def __init__(self) -> None:
        self._questions: dict[tuple[str, Language], _Question] = {}
        self._groups = 0

    async def note(self, text: str, language: Language, stamp: Stamp) -> None:
        normalised = normalise(text)
        if not normalised:
            return
        known = self._questions.get((normalised, language))
        if known is None:
            wording = Wording(text.strip()[:MAX_QUESTION], language, 1, stamp.at, stamp.at)
            group = self._group_for(normalised, language)
            self._questions[normalised, language] = _Question(group, wording, stamp.key)
        elif known.key != stamp.key:
            last = max(known.wording.last_seen, stamp.at)
            known.wording = replace(known.wording, count=known.wording.count + 1, last_seen=last)
            known.key = stamp.key
            known.state = GapState.OPEN if known.state is GapState.MENDED else known.state

    async def groups(self, page: Page) -> Paged[GapGroup]:
        numbers = {question.group for question in self._open()}
        groups = [_group(number, [q for q in self._open() if q.group == number]) for number in numbers]
        groups.sort(key=lambda group: (-group.count, -group.last_seen.timestamp(), group.id))
        return Paged(tuple(groups[page.offset : page.offset + page.limit]), len(groups))

    async def find(self, group_id: int) -> GapGroup | None:
        mine = [question for question in self._open() if question.group == group_id]
        return _group(group_id, mine) if mine else None

    async def settle(self, group_id: int, outcome: GapState, stamp: Stamp) -> GapGroup:
        mine = [question for question in self._questions.values() if question.group == group_id]
        if not mine:
            raise GapNotFoundError(group_id)
        for question in mine:
            question.state = outcome
        return _group(group_id, mine)

    async def forget(self, before: datetime) -> int:
        old = [key for key, question in self._questions.items() if question.wording.last_seen < before]
        for key in old:
            del self._questions[key]
        return len(old)

    def _open(self) -> list[_Question]:
        return [question for question in self._questions.values() if question.state is GapState.OPEN]

    def _group_for(self, normalised: str, language: Language) -> int:
        others = (
            (question.group, text)
            for (text, spoken), question in self._questions.items()
            if spoken is language and question.state is GapState.OPEN
        )
        found = closest(normalised, others)
        self._groups += found is None
        return self._groups if found is None else found


def _group(number: int, questions: Sequence[_Question]) -> GapGroup:
    ordered = sorted(questions, key=lambda question: -question.wording.count)
    return GapGroup(number, tuple(question.wording for question in ordered))


@dataclass
class MemoryLog:
    """What edits and imports share: in the database this is the table of edits."""

    edits: dict[int, Edit] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    imports: dict[int, Import] = field(default_factory=dict)
    imports_begun: int = 0
    version: int = 0

    def add(self, draft: EditDraft, stamp: Stamp, import_id: int | None = None) -> Edit:
        edit = Edit(len(self.edits) + 1, draft, stamp.by, stamp.at, import_id)
        self.edits[edit.id] = edit
        return edit

    def visible(self) -> list[Edit]:
        done = {one.id for one in self.imports.values() if one.state is ImportState.DONE}
        return [edit for edit in self.edits.values() if edit.import_id is None or edit.import_id in done]


class MemoryEdits:
    def __init__(self, log: MemoryLog) -> None:
        self._log = log

    async def version(self) -> int:
        return self._log.version

    async def read(self, batch: int = 500) -> AsyncIterator[Sequence[Edit]]:
        counting = [edit for edit in self._log.visible() if edit.undone_at is None]
        for start in range(0, len(counting), batch):
            yield counting[start : start + batch]

    async def add_alias(
        self, soort: Soort, record_id: str, phrase: tuple[Language, str], stamp: Stamp
    ) -> Edit:
        language, words = phrase
        if not words.strip():
            raise RecordInvalidError(record_id, "situatie", "an alias needs words")
        content = {"language": language.value, "phrase": words.strip()}
        return self._add(EditDraft(soort, record_id, EditKind.ALIAS, content), stamp)

    async def set_field(self, soort: Soort, record_id: str, change: tuple[str, Any], stamp: Stamp) -> Edit:
        name, value = change
        check_field(soort, record_id, name)
        content = {"field": name, "value": value}
        return self._add(EditDraft(soort, record_id, EditKind.FIELD, content), stamp)

    async def set_english(self, dienst_id: str, engels: Mapping[str, Any], stamp: Stamp) -> Edit:
        content = {"engels": plain(engels_of(dienst_id, engels))}
        return self._add(EditDraft(Soort.DIENST, dienst_id, EditKind.ENGLISH, content), stamp)

    async def add_record(self, soort: Soort, content: Mapping[str, Any], stamp: Stamp) -> Edit:
        record = record_of(soort, content)
        return self._add(EditDraft(soort, record.id, EditKind.RECORD, {"record": plain(record)}), stamp)

    async def undo(self, edit_id: int, stamp: Stamp) -> Edit:
        edit = self._log.edits.get(edit_id)
        if edit is None:
            raise EditNotFoundError(edit_id)
        if edit.undone_at is None:
            self._log.version += 1
            edit = self._log.edits[edit_id] = replace(edit, undone_by=stamp.by, undone_at=stamp.at)
        return edit

    async def history(self, record_id: str) -> tuple[Edit, ...]:
        return tuple(edit for edit in reversed(self._log.visible()) if edit.draft.record_id == record_id)

    def _add(self, draft: EditDraft, stamp: Stamp) -> Edit:
        if stamp.key in self._log.keys:
            return self._log.edits[self._log.keys[stamp.key]]
        self._log.version += 1
        edit = self._log.add(draft, stamp)
        self._log.keys[stamp.key] = edit.id
        return edit


class MemoryImports:
    def __init__(self, log: MemoryLog) -> None:
        self._log = log
        self._undone: dict[str, int] = {}

    async def begin(self, name: str, stamp: Stamp) -> Import:
        for left_behind in [one.id for one in self._log.imports.values() if one.state is ImportState.RUNNING]:
            await self.discard(left_behind)
        self._log.imports_begun += 1
        number = self._log.imports_begun
        begun = Import(number, name, stamp.by, stamp.at, ImportState.RUNNING)
        self._log.imports[number] = begun
        return begun

    async def stage(self, import_id: int, drafts: Sequence[EditDraft]) -> None:
        running = self._running(import_id)
        for draft in drafts:
            self._log.add(draft, Stamp(running.by, running.at, ""), import_id)

    async def finish(self, import_id: int, added: int, changed: int) -> Import:
        running = self._running(import_id)
        self._log.version += 1
        done = replace(running, state=ImportState.DONE, added=added, changed=changed)
        self._log.imports[import_id] = done
        return done

    async def discard(self, import_id: int) -> None:
        found = self._log.imports.get(import_id)
        if found is not None and found.state is ImportState.RUNNING:
            del self._log.imports[import_id]

    async def last(self) -> Import | None:
        done = [one for one in self._log.imports.values() if one.state is ImportState.DONE]
        return done[-1] if done else None

    async def undo_last(self, stamp: Stamp) -> Import:
        if stamp.key in self._undone:
            return self._log.imports[self._undone[stamp.key]]
        newest = await self.last()
        if newest is None:
            raise NothingToUndoError
        self._log.version += 1
        self._undone[stamp.key] = newest.id
        self._log.imports[newest.id] = replace(newest, state=ImportState.UNDONE)
        return self._log.imports[newest.id]

    def _running(self, import_id: int) -> Import:
        found = self._log.imports.get(import_id)
        if found is None or found.state is not ImportState.RUNNING:
            raise ImportNotRunningError(import_id)
        return found
