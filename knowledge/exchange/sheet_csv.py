"""CSV for people: the records of one sort, as Dutch spreadsheets write and read it."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from knowledge.exchange.cells import guarded, unguarded, write_value
from knowledge.exchange.columns import columns, sort_of_headings, sort_of_sheet
from knowledge.exchange.contents import Contents
from knowledge.exchange.problems import ExchangeError, Problem, ProblemCode
from knowledge.exchange.rows import Row
from knowledge.exchange.sheet_rows import Cell, SheetReader
from knowledge.models import Soort

_DELIMITERS = ";,\t"


def write_csv(path: Path, contents: Contents | None, soort: Soort) -> None:
    """Write the records of one sort; text that a spreadsheet would calculate gets a quote mark before it."""
    shown = columns(soort)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        writer.writerow([column.heading for column in shown])
        for flat in contents.flat(soort) if contents else ():
            cells = (write_value(column.field, flat.get(column.field.name)) for column in shown)
            writer.writerow([guarded(cell) for cell in cells])


def read_csv(path: Path, soort: Soort | None = None) -> Iterator[Row]:
    """Yield the rows; the sort is the one given, or what the file's name or its headings say.

    Raises:
        ExchangeError: If the file cannot be read or its sort cannot be seen.
    """
    try:
        with path.open(encoding=_encoding(path), newline="") as stream:
            yield from _rows(path, stream, soort)
    except (OSError, csv.Error, UnicodeDecodeError) as error:
        raise ExchangeError(Problem(ProblemCode.UNREADABLE, path.name, str(error)[:80])) from error


def _rows(path: Path, stream: TextIO, soort: Soort | None) -> Iterator[Row]:
    size = max(path.stat().st_size, 1)
    first = stream.readline()
    stream.seek(0)
    delimiter = max(_DELIMITERS, key=first.count)
    lines = csv.reader(stream, delimiter=delimiter, strict=True)
    headings = [unguarded(heading) for heading in next(lines, [])]
    soort = soort or sort_of_sheet(path.stem) or sort_of_headings(headings)
    if soort is None:
        raise ExchangeError(Problem(ProblemCode.UNKNOWN_SORT, path.name))
    reader = SheetReader(path.stem, soort, headings)
    read = len(first)
    for line in lines:
        read += sum(map(len, line)) + len(line)
        # csv counts the lines of the file, as an editor does; a cell may hold several.
        row = reader.row(lines.line_num, [_read(text) for text in line], min(read / size, 1.0))
        if row is not None:
            yield row


def _read(text: str) -> Cell:
    return Cell(unguarded(text), formula=text.startswith("="))


def _encoding(path: Path) -> str:
    """Return UTF-8 when the whole file is, and otherwise what older Windows programs write."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            while stream.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"
