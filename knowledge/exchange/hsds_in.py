"""Reads services and organisations in HSDS 3.x, our own and those of others.

What others leave out keeps the value that it has here; contacts are persons and are never read.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from knowledge.catalogue import Knowledge
from knowledge.exchange.cells import clean
from knowledge.exchange.fields import flat_fields
from knowledge.exchange.hsds_out import (
    NATIVE_ORGANISATION,
    NATIVE_SERVICE,
    OWN_ORGANISATION,
    OWN_SERVICE,
    STATUS,
    hsds_id,
)
from knowledge.exchange.problems import Problem, ProblemCode
from knowledge.exchange.rows import Row
from knowledge.models import Soort

_OUR_STATUS = {theirs: ours for ours, theirs in STATUS.items()} | {"temporarily closed": "inactive"}
_NUMBERS = ("minimum_age", "maximum_age")
_DAYS = {"MO": "ma", "TU": "di", "WE": "wo", "TH": "do", "FR": "vr", "SA": "za", "SU": "zo"}


class HsdsReader:
    """Turns HSDS objects into rows; a record that came from here is known by its UUID."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._own_ids = {hsds_id("service", own): own for own in knowledge.diensten}
        self._own_ids |= {hsds_id("organization", own): own for own in knowledge.organisaties}
        self._organisations: set[str] = set()

    @property
    def organisations_read(self) -> int:
        return len(self._organisations)

    def service(self, found: Any, place: str, done: float) -> Iterator[Row]:
        """Yield the service, and before it its organization when that was not seen yet."""
        if not isinstance(found, dict):
            yield _unreadable(Soort.DIENST, place, done)
            return
        organisation = _object(found, "organization")
        if organisation:
            yield from self.organisation(organisation, place, done)
        organisation_id = self._id(organisation) or self._id({"id": found.get("organization_id")})
        yield self._service_row(found, organisation_id, place, done)

    def organisation(self, found: Any, place: str, done: float) -> Iterator[Row]:
        if not isinstance(found, dict):
            yield _unreadable(Soort.ORGANISATIE, place, done)
            return
        own_id = self._id(found)
        if own_id in self._organisations:
            return
        self._organisations.add(own_id)
        # Services in a table name their organization by its UUID alone.
        if theirs := _text(found, "id"):
            self._own_ids[theirs] = own_id
        values = (
            _native(found, NATIVE_ORGANISATION)
            | _lists(found)
            | _own(found, OWN_ORGANISATION, Soort.ORGANISATIE)
        )
        if website := _text(found, "website"):
            values["url"] = website
        defaults: dict[str, Any] = {"description": values.get("name"), "bronnen": []}
        yield Row(place, Soort.ORGANISATIE, own_id, values, defaults, done=done)

    def _service_row(self, found: Mapping[str, Any], organisation_id: str, place: str, done: float) -> Row:
        values = _native(found, NATIVE_SERVICE) | _lists(found) | _own(found, OWN_SERVICE, Soort.DIENST)
        problems = [
            Problem(ProblemCode.INVALID, name, str(values.pop(name))[:60])
            for name in _NUMBERS
            if name in values and not isinstance(values[name], int)
        ]
        if organisation_id:
            values["organization"] = organisation_id
        if areas := [name for area in _objects(found, "service_areas") if (name := _text(area, "name"))]:
            values["service_area"] = ", ".join(areas)
        if schedules := [said for one in _objects(found, "schedules") if (said := _schedule(one))]:
            values["schedule"] = "; ".join(schedules)
        if status := _text(found, "status"):
            values["status"] = _OUR_STATUS.get(status, status)
        defaults = _service_defaults(values, _object(found, "organization"))
        own_id = self._id(found)
        return Row(place, Soort.DIENST, own_id, values, defaults, tuple(problems), done)

    def _id(self, found: Mapping[str, Any]) -> str:
        theirs = _text(found, "id") or ""
        return _own_id(found) or self._own_ids.get(theirs, theirs)


def _service_defaults(values: Mapping[str, Any], organisation: Mapping[str, Any]) -> dict[str, Any]:
    """What other directories do not say of a new service; nothing here is made up."""
    return {
        "description": values.get("name"),
        "wie": _text(organisation, "name") or values.get("name"),
        "service_area": _ANYWHERE,
        "status": "active",
        "leefgebieden": [],
        "doelgroepen": [],
        "bronnen": [],
    }


_ANYWHERE = "onbekend"


def _native(found: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in names:
        if name in _NUMBERS and isinstance(found.get(name), int | float | str):
            values[name] = _number(found[name])
        elif text := _text(found, name):
            values[name] = text
    return values


def _lists(found: Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if name := _text(found, "alternate_name"):
        values["alternate_name"] = [name]
    phones = [
        {"number": number, "description": _text(phone, "description") or ""}
        for phone in _objects(found, "phones")
        if (number := _text(phone, "number"))
    ]
    documents = [text for one in _objects(found, "required_documents") if (text := _text(one, "document"))]
    return (
        values
        | ({"phones": phones} if phones else {})
        | ({"required_documents": documents} if documents else {})
    )


def _own(found: Mapping[str, Any], names: tuple[str, ...], soort: Soort) -> dict[str, Any]:
    """Return our own fields, which travel as attributes with the field's name as their link type."""
    fields = flat_fields(soort)
    values: dict[str, Any] = {}
    for attribute in _objects(found, "attributes"):
        name = attribute.get("link_type")
        if name not in (*names, "alternate_name") or (value := _text(attribute, "value")) is None:
            continue
        if fields[name].many:
            values.setdefault(name, []).append(_source(value) if name == "bronnen" else value)
        else:
            values[name] = value
    return values


def _own_id(found: Mapping[str, Any]) -> str | None:
    said = (one for one in _objects(found, "attributes") if one.get("link_type") == "id")
    return next((own for one in said if (own := _text(one, "value"))), None)


def _source(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return {"titel": value}


def _schedule(found: Mapping[str, Any]) -> str:
    if description := _text(found, "description"):
        return description
    days = ", ".join(
        _DAYS.get(day.strip()[-2:], day.strip()) for day in (_text(found, "byday") or "").split(",")
    )
    hours = "-".join(time[:5] for name in ("opens_at", "closes_at") if (time := _text(found, name)))
    return f"{days} {hours}".strip()


def _number(value: Any) -> Any:
    """Return whole numbers as such, also when they are said as text or with a point; others as they are."""
    try:
        number = float(value)
    except ValueError:
        return value
    return int(number) if number.is_integer() else value


def _text(found: Mapping[str, Any], name: str) -> str | None:
    value = found.get(name)
    return clean(value) or None if isinstance(value, str) else None


def _object(found: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = found.get(name)
    return value if isinstance(value, dict) else {}


def _objects(found: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = found.get(name)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _unreadable(soort: Soort, place: str, done: float) -> Row:
    return Row(place, soort, "", problems=(Problem(ProblemCode.UNREADABLE),), done=done)
