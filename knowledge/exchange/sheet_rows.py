"""Makes rows of the cells of a sheet, whatever file the sheet is in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.exchange.cells import check_length, clean, read_value
from knowledge.exchange.columns import field_by_heading
from knowledge.exchange.fields import FlatField
from knowledge.exchange.problems import Problem, ProblemCode
from knowledge.exchange.rows import Row
from knowledge.models import Soort


@dataclass(frozen=True)
class Cell:
    """The text of a cell; `formula` when a spreadsheet would calculate it."""

    text: str
    formula: bool = False


class SheetReader:
    """Knows the headings of one sheet and turns lines of cells into rows."""

    def __init__(self, sheet: str, soort: Soort, headings: Sequence[str]) -> None:
        self._sheet, self._soort = sheet, soort
        fields = field_by_heading(soort)
        names = [clean(heading) for heading in headings]
        self._fields: list[FlatField | None] = [fields.get(name.casefold()) for name in names]
        self.problems = tuple(
            Problem(ProblemCode.UNKNOWN_COLUMN, name[:60])
            for name in names
            if name and not fields.get(name.casefold())
        )

    def row(self, number: int, cells: Iterable[Cell], done: float) -> Row | None:
        """Return the row on line `number`; None when the line is empty."""
        values: dict[str, Any] = {}
        problems = list(self.problems)
        filled = False
        for field, cell in zip(self._fields, cells, strict=False):
            filled = filled or bool(cell.text.strip())
            if field is not None and (problem := _put(values, field, cell)) is not None:
                problems.append(problem)
        if not filled:
            return None
        place = f"{self._sheet} {number}"
        record_id = str(values.pop("id", None) or "")
        return Row(place, self._soort, record_id, values, problems=tuple(problems), done=done)


def _put(values: dict[str, Any], field: FlatField, cell: Cell) -> Problem | None:
    if cell.formula:
        return Problem(ProblemCode.FORMULA, field.name)
    text = clean(cell.text)
    if (too_long := check_length(field.name, text)) is not None:
        return too_long
    try:
        values[field.name] = read_value(field, text)
    except ValueError:
        return Problem(ProblemCode.INVALID, field.name, text[:60])
    return None
