"""The columns of the sheets for people: their headings, their help, and which field each one is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from knowledge.exchange.fields import FieldKind, FlatField, flat_fields
from knowledge.models import Soort
from knowledge.yaml_loader import FastLoader

SORTS = (Soort.ORGANISATIE, Soort.DIENST, Soort.KNELPUNT, Soort.PRAKTIJKVOORBEELD, Soort.BEGRIP)
"""In this order in every file, as a service needs its organisation to be there."""

HELP_SHEET = "Uitleg"


@dataclass(frozen=True)
class Column:
    field: FlatField
    heading: str
    help: str
    example: str


@lru_cache(maxsize=1)
def _texts() -> Mapping[str, Any]:
    path = Path(__file__).parent / "kolommen.yaml"
    texts: Mapping[str, Any] = yaml.load(path.read_bytes(), FastLoader)  # noqa: S506 - it is safe
    return texts


def columns(soort: Soort) -> tuple[Column, ...]:
    return tuple(_column(field) for field in flat_fields(soort).values())


def sheet_name(soort: Soort) -> str:
    return str(_texts()["bladen"][soort.value])


def sort_of_sheet(name: str) -> Soort | None:
    return next((soort for soort in SORTS if sheet_name(soort).casefold() == name.strip().casefold()), None)


def field_by_heading(soort: Soort) -> dict[str, FlatField]:
    """Return every field by its heading and by its own name, in lower case."""
    by_name = {name.casefold(): field for name, field in flat_fields(soort).items()}
    return by_name | {column.heading.casefold(): column.field for column in columns(soort)}


def sort_of_headings(headings: Iterable[str]) -> Soort | None:
    """Return the only sort whose fields include all headings and whose own fields are among them."""
    given = {heading.strip().casefold() for heading in headings if heading.strip()}
    fits = [soort for soort in SORTS if given <= field_by_heading(soort).keys()]
    whole = [soort for soort in fits if all(_present(column, given) for column in _needed(soort))]
    return whole[0] if len(whole) == 1 else (fits[0] if len(fits) == 1 else None)


def general_help() -> tuple[str, ...]:
    return tuple(_texts()["uitleg"])


def kind_help(field: FlatField) -> str:
    said = str(_texts()["vormen"][field.kind.value])
    return f"{said} {', '.join(field.choices)}." if field.kind is FieldKind.CHOICE else said


def _column(field: FlatField) -> Column:
    text = _texts()["kolommen"][field.name]
    return Column(field, str(text["kop"]), str(text["uitleg"]), str(text.get("voorbeeld", "")))


def _needed(soort: Soort) -> Iterator[Column]:
    return (column for column in columns(soort) if column.field.required)


def _present(column: Column, given: set[str]) -> bool:
    return column.heading.casefold() in given or column.field.name.casefold() in given
