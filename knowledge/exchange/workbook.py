"""Excel for people: one sheet a sort, a sheet that explains the columns, and an empty one to start from."""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

from knowledge.exchange.cells import MAX_CELL, clean, text_of, write_value
from knowledge.exchange.columns import (
    HELP_SHEET,
    SORTS,
    Column,
    columns,
    general_help,
    kind_help,
    sheet_name,
    sort_of_sheet,
)
from knowledge.exchange.contents import Contents
from knowledge.exchange.problems import ExchangeError, Problem, ProblemCode
from knowledge.exchange.rows import Row
from knowledge.exchange.sheet_rows import Cell, SheetReader
from knowledge.models import Soort

MAX_UNPACKED_BYTES = 1_000_000_000
"""A file that unpacks to more is refused: a small file can hold an endless sheet."""

_BOLD = Font(bold=True)
_WRAP = Alignment(wrap_text=True, vertical="top")


def write_workbook(path: Path, contents: Contents | None) -> None:
    """Write every record; without contents, the headings and the help only.

    Raises:
        ExchangeError: If a text does not fit in a cell, which Excel would cut off without a word.
    """
    book = Workbook(write_only=True)
    try:
        _write_help(cast(WriteOnlyWorksheet, book.create_sheet(HELP_SHEET)))
        for soort in SORTS:
            _write_sort(cast(WriteOnlyWorksheet, book.create_sheet(sheet_name(soort))), soort, contents)
    except ExchangeError:
        for sheet in book.worksheets:
            cast(WriteOnlyWorksheet, sheet).close()
        raise
    book.save(path)


def _write_sort(sheet: WriteOnlyWorksheet, soort: Soort, contents: Contents | None) -> None:
    sheet.freeze_panes = "B2"
    shown = columns(soort)
    sheet.append([_cell(sheet, column.heading, bold=True) for column in shown])
    for flat in contents.flat(soort) if contents else ():
        sheet.append([_cell(sheet, _text(column, flat)) for column in shown])


def read_workbook(path: Path) -> Iterator[Row]:
    """Yield the rows of every sheet that has the name of a sort.

    Raises:
        ExchangeError: If the file is no workbook, is too big, or has no such sheet.
    """
    _check_size(path)
    try:
        book = load_workbook(path, read_only=True)
    except Exception as error:
        # openpyxl lets errors of zip, XML and its own through, of a dozen types.
        raise ExchangeError(Problem(ProblemCode.UNREADABLE, path.name)) from error
    sheets = {soort: sheet for sheet in book.worksheets if (soort := sort_of_sheet(sheet.title))}
    if not sheets:
        raise ExchangeError(Problem(ProblemCode.UNKNOWN_SORT, path.name))
    ordered = [(soort, cast(Worksheet, sheets[soort])) for soort in SORTS if soort in sheets]
    try:
        yield from _all_rows(ordered)
    finally:
        book.close()


def _all_rows(sheets: Sequence[tuple[Soort, Worksheet]]) -> Iterator[Row]:
    total = sum(sheet.max_row or 1 for _, sheet in sheets)
    passed = 0
    for soort, sheet in sheets:
        reader: SheetReader | None = None
        for number, line in enumerate(sheet.iter_rows(), start=1):
            passed += 1
            cells = [_read(cell) for cell in line]
            if reader is None:
                reader = SheetReader(sheet.title, soort, [cell.text for cell in cells])
            elif (row := reader.row(number, cells, min(passed / total, 1.0))) is not None:
                yield row


def _read(cell: Any) -> Cell:
    return Cell(text_of(cell.value), formula=cell.data_type == "f")


def _text(column: Column, flat: dict[str, Any]) -> str:
    text = write_value(column.field, flat.get(column.field.name))
    if len(text) > MAX_CELL:
        raise ExchangeError(Problem(ProblemCode.TOO_LONG, f"{flat['id']}, {column.heading}"))
    return text


def _cell(sheet: WriteOnlyWorksheet, text: str, *, bold: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, value=clean(text))
    # Whatever the text begins with, it stays text: openpyxl would make a formula of what begins with "=".
    cell.data_type = "s"
    cell.alignment = _WRAP
    if bold:
        cell.font = _BOLD
    return cell


def _write_help(sheet: WriteOnlyWorksheet) -> None:
    for line in general_help():
        sheet.append([_cell(sheet, line)])
    sheet.append([])
    sheet.append(
        [_cell(sheet, text, bold=True) for text in ("blad", "kolom", "moet", "uitleg", "vorm", "voorbeeld")]
    )
    for texts in _help_lines():
        sheet.append([_cell(sheet, text) for text in texts])


def _help_lines() -> Iterable[tuple[str, ...]]:
    for soort in SORTS:
        for column in columns(soort):
            must = "ja" if column.field.required else ""
            yield (
                sheet_name(soort),
                column.heading,
                must,
                column.help,
                kind_help(column.field),
                column.example,
            )


def _check_size(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise ExchangeError(Problem(ProblemCode.UNREADABLE, path.name)) from error
    if unpacked > MAX_UNPACKED_BYTES:
        raise ExchangeError(Problem(ProblemCode.TOO_BIG, path.name))
