"""The flat fields of every sort of record, and what kind of value they hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from knowledge.models import Bron, DienstStatus, Engels, Situatie, Soort, Telefoon
from knowledge.store.records import MODELS


class FieldKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    LIST = "list"
    PHONES = "phones"
    SOURCES = "sources"
    SOURCE = "source"


@dataclass(frozen=True)
class FlatField:
    """`required` holds for a new record; `engels` is whole as soon as one of its fields is given."""

    name: str
    kind: FieldKind
    required: bool = False
    choices: tuple[str, ...] = ()

    @property
    def many(self) -> bool:
        return self.kind in (FieldKind.LIST, FieldKind.PHONES, FieldKind.SOURCES)


PARTS: Mapping[str, type[BaseModel]] = {"situatie": Situatie, "engels": Engels}
"""What is kept beside a record under the same id."""

NESTED = "zoekmodel"
"""The one field of a record that holds fields of its own."""


@lru_cache(maxsize=16)
def flat_fields(soort: Soort) -> Mapping[str, FlatField]:
    """Return the fields of a sort by name, in the order of the models."""
    found: list[FlatField] = []
    for name, info in MODELS[soort].model_fields.items():
        if name == NESTED:
            found += _prefixed(name, info.annotation, required=True)
        else:
            found.append(_flat(name, info, info.is_required()))
    found += _prefixed("situatie", Situatie, required=False)
    if soort is Soort.DIENST:
        found += _prefixed("engels", Engels, required=False)
    return {field.name: field for field in found}


def flatten(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the content of a RECORD edit with flat field names."""
    flat: dict[str, Any] = {}
    for name, value in content.get("record", {}).items():
        flat |= _spread(name, value) if name == NESTED else {name: value}
    for part in PARTS:
        flat |= _spread(part, content.get(part) or {})
    return flat


def unflatten(flat: Mapping[str, Any]) -> dict[str, Any]:
    """Return the content of a RECORD edit; parts of which nothing is filled in are left out."""
    record: dict[str, Any] = {}
    parts: dict[str, dict[str, Any]] = {}
    for name, value in flat.items():
        part, dot, field = name.partition(".")
        if not dot:
            record[name] = value
        elif part == NESTED:
            record.setdefault(NESTED, {})[field] = value
        else:
            parts.setdefault(part, {})[field] = value
    filled = {part: values for part, values in parts.items() if any(values.values())}
    return {"record": record, **filled}


def _spread(prefix: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {f"{prefix}.{name}": value for name, value in values.items()}


def _prefixed(prefix: str, model: Any, *, required: bool) -> list[FlatField]:
    fields: Mapping[str, FieldInfo] = model.model_fields
    return [_flat(f"{prefix}.{name}", info, required and info.is_required()) for name, info in fields.items()]


def _flat(name: str, info: FieldInfo, required: bool) -> FlatField:
    annotation = _without_none(info.annotation)
    if annotation is DienstStatus:
        return FlatField(name, FieldKind.CHOICE, required, tuple(status.value for status in DienstStatus))
    return FlatField(name, _kind(annotation), required)


def _kind(annotation: Any) -> FieldKind:
    if get_origin(annotation) is tuple:
        inner = get_args(annotation)[0]
        return {str: FieldKind.LIST, Telefoon: FieldKind.PHONES, Bron: FieldKind.SOURCES}[inner]
    return {str: FieldKind.TEXT, int: FieldKind.NUMBER, Bron: FieldKind.SOURCE}[annotation]


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) is UnionType:
        return next(arm for arm in get_args(annotation) if arm is not NoneType)
    return annotation
