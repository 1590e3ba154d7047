"""How a value stands in one cell of a sheet, and how it is read back."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from knowledge.exchange.fields import FieldKind, FlatField
from knowledge.exchange.problems import Problem, ProblemCode
from knowledge.models import Bron

MAX_CELL = 32_000
"""Excel keeps no more than 32,767 characters in a cell and cuts the rest off without a word."""

_FORMULA = re.compile(r"^'*[=+\-@\t\r\n]")
_GUARDED = re.compile(r"^'+[=+\-@\t\r\n]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff￾￿]")
_SOURCE_PARTS = tuple(name for name in Bron.model_fields if name != "titel")


def guarded(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula; `unguarded` gives it back."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text


def clean(text: str) -> str:
    """Return the text without characters that no sheet, file or screen can carry, ends stripped."""
    if text.isprintable():
        return text.strip()
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def write_value(field: FlatField, value: Any) -> str:
    """Return the cell of a value in plain JSON; empty for None and for an empty list."""
    if value is None:
        return ""
    if field.kind is FieldKind.LIST:
        return _joined(value, "|")
    if field.kind is FieldKind.PHONES:
        return _joined([_phone(phone) for phone in value], "|")
    if field.kind is FieldKind.SOURCES:
        return _joined([_source(source) for source in value], "|")
    return _source(value) if field.kind is FieldKind.SOURCE else str(value)


def read_value(field: FlatField, text: str) -> Any:
    """Return the value of a cell as plain JSON.

    Raises:
        ValueError: If the cell does not fit; the message is a Problem's detail.
    """
    if field.kind is FieldKind.LIST:
        return _split(text, "|")
    if field.kind is FieldKind.PHONES:
        return [_read_phone(part) for part in _split(text, "|")]
    if field.kind is FieldKind.SOURCES:
        return [_read_source(part) for part in _split(text, "|")]
    if not text:
        return None
    if field.kind is FieldKind.NUMBER:
        return int(text)
    return _read_source(text) if field.kind is FieldKind.SOURCE else text


def text_of(raw: object) -> str:
    """Return what a sheet's own value (number, date, boolean) stands for, as text."""
    if raw is None:
        return ""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == time() else raw.isoformat(sep=" ")
    return raw.isoformat() if isinstance(raw, date) else str(raw)


def check_length(field: str, text: str) -> Problem | None:
    return Problem(ProblemCode.TOO_LONG, field, f"{len(text)}/{MAX_CELL}") if len(text) > MAX_CELL else None


def _phone(phone: Mapping[str, Any]) -> str:
    return _joined([phone["number"], phone.get("description") or ""], ";")


def _read_phone(text: str) -> dict[str, str]:
    number, *description = _split(text, ";") or [""]
    return {"number": number, "description": "; ".join(description)}


def _source(source: Mapping[str, Any]) -> str:
    parts = [f"{name}: {source[name]}" for name in _SOURCE_PARTS if source.get(name)]
    return _joined([source["titel"], *parts], ";")


def _read_source(text: str) -> dict[str, str]:
    titel, *parts = _split(text, ";") or [""]
    source = {"titel": titel}
    for part in parts:
        name, colon, value = part.partition(":")
        if not colon or name.strip() not in _SOURCE_PARTS:
            raise ValueError(part)
        source[name.strip()] = value.strip()
    return source


def _joined(values: Sequence[str], separator: str) -> str:
    marked = (
        value.replace("\\", "\\\\").replace(separator, f"\\{separator}") for value in values if value.strip()
    )
    return f" {separator} ".join(marked)


def _split(text: str, separator: str) -> list[str]:
    if "\\" not in text:
        return [stripped for part in text.split(separator) if (stripped := part.strip())]
    parts = re.findall(rf"(?:\\.|[^\\{re.escape(separator)}]|\\$)+", text, re.DOTALL)
    mark = re.compile(rf"\\([\\{re.escape(separator)}])")
    return [mark.sub(r"\1", part.strip()) for part in parts if part.strip()]
