"""Decides what a row does to the knowledge: nothing, a change, a new record, or a refusal with reasons."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from knowledge.catalogue import Knowledge
from knowledge.exchange.cells import MAX_CELL
from knowledge.exchange.fields import PARTS, flat_fields, flatten, unflatten
from knowledge.exchange.problems import Problem, ProblemCode
from knowledge.exchange.rows import Outcome, Row, RowReport
from knowledge.models import Soort
from knowledge.store import EditDraft, EditKind, Overlay, RecordInvalidError, changes
from knowledge.store.records import engels_of, plain, record_of, situatie_of

_ID = re.compile(r"^[\w][\w.:-]{0,199}$")


FIXED = ("leefgebieden", "doelgroepen")
"""Fields whose values are a fixed list: nobody who filters on the old spelling would find a new one."""


class Merger:
    """Takes the rows of one file in order; an organisation must come before the service that names it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._present = Overlay(knowledge)
        self._organisations = set(knowledge.organisaties)
        self._seen: set[tuple[Soort, str]] = set()
        self._values = {name: _in_use(knowledge, name) for name in FIXED}

    def take(self, row: Row) -> RowReport:
        problems = [*row.problems, *self._identity(row)]
        if problems:
            return _refused(row, problems)
        before = self._present.content(row.soort, row.record_id)
        after = _built(row, before)
        if isinstance(after, list):
            return _refused(row, after)
        if problems := [*self._unmet(row, after), *self._unknown(after["record"]), *_ages(after["record"])]:
            return _refused(row, problems)
        self._seen.add((row.soort, row.record_id))
        if row.soort is Soort.ORGANISATIE:
            self._organisations.add(row.record_id)
        return _report(row, before, after)

    def _identity(self, row: Row) -> Iterable[Problem]:
        if not row.record_id:
            yield Problem(ProblemCode.NO_ID, "id")
        elif not _ID.match(row.record_id):
            yield Problem(ProblemCode.BAD_ID, "id", row.record_id[:60])
        elif (row.soort, row.record_id) in self._seen:
            yield Problem(ProblemCode.DUPLICATE_ID, "id", row.record_id)

    def _unknown(self, record: Mapping[str, Any]) -> Iterable[Problem]:
        for name, known in self._values.items():
            for value in record.get(name, ()):
                if known and value not in known:
                    yield Problem(ProblemCode.UNKNOWN_VALUE, name, value[:60])

    def _unmet(self, row: Row, after: Mapping[str, Any]) -> list[Problem]:
        organisation = after["record"].get("organization")
        if row.soort is not Soort.DIENST or organisation in self._organisations:
            return []
        return [Problem(ProblemCode.UNKNOWN_ORGANISATION, "organization", str(organisation)[:60])]


def _in_use(knowledge: Knowledge, name: str) -> frozenset[str]:
    """Return the values that a field may take; nothing when the directory is empty and anything may."""
    if not knowledge.diensten:
        return frozenset()
    holders = (*knowledge.diensten.values(), *knowledge.knelpunten.values())
    return frozenset(value for holder in holders for value in getattr(holder, name, ()))


def _built(row: Row, before: Mapping[str, Any]) -> dict[str, Any] | list[Problem]:
    """Return the content after the row in the shape of a RECORD edit, or what stands in the way."""
    fields = flat_fields(row.soort)
    known = {name: value for name, value in row.values.items() if name in fields}
    defaults = {} if "record" in before else row.defaults
    flat = {**defaults, **flatten(before), **known, "id": row.record_id}
    problems = [
        Problem(ProblemCode.MISSING, name)
        for name, field in fields.items()
        if field.required and name != "id" and not field.many and flat.get(name) in (None, "")
    ]
    problems += [Problem(ProblemCode.TOO_LONG, name) for name, value in known.items() if _long(value)]
    if problems:
        return problems
    return _checked(row, _without_nothing(flat, row.soort))


def _without_nothing(flat: Mapping[str, Any], soort: Soort) -> dict[str, Any]:
    """Leave out what is empty, so that the model's own default takes its place."""
    fields = flat_fields(soort)
    return {
        name: [] if value is None and fields[name].many else value
        for name, value in flat.items()
        if value is not None or (name in fields and fields[name].many)
    }


def _checked(row: Row, flat: Mapping[str, Any]) -> dict[str, Any] | list[Problem]:
    content = unflatten(flat)
    try:
        record = record_of(row.soort, content["record"])
        after: dict[str, Any] = {"record": plain(record)}
        if "situatie" in content:
            after["situatie"] = plain(situatie_of(record.id, content["situatie"]))
        if "engels" in content:
            after["engels"] = plain(engels_of(record.id, content["engels"]))
    except RecordInvalidError as error:
        return [Problem(ProblemCode.INVALID, error.field, error.problem)]
    return after


def _ages(record: Mapping[str, Any]) -> list[Problem]:
    lowest, highest = record.get("minimum_age"), record.get("maximum_age")
    if lowest is None or highest is None or lowest <= highest:
        return []
    return [Problem(ProblemCode.INVALID, "minimum_age", f"{lowest} > {highest}")]


def _long(value: Any) -> bool:
    if isinstance(value, list):
        return sum(map(len, map(str, value))) > MAX_CELL
    return isinstance(value, str) and len(value) > MAX_CELL


def _report(row: Row, before: Mapping[str, Any], after: Mapping[str, Any]) -> RowReport:
    content = {**after, **{part: None for part in PARTS if part in before and part not in after}}
    found = changes({"record": flatten(before)}, {"record": flatten(content)})
    if not found:
        return RowReport(row, Outcome.SAME)
    outcome = Outcome.CHANGED if "record" in before else Outcome.NEW
    draft = EditDraft(row.soort, row.record_id, EditKind.RECORD, content)
    return RowReport(row, outcome, found, draft=draft)


def _refused(row: Row, problems: Iterable[Problem]) -> RowReport:
    return RowReport(row, Outcome.REFUSED, problems=tuple(problems))
