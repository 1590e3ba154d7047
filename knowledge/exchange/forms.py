"""Which file is written or read how, by the end of its name."""

from collections.abc import Iterator
from pathlib import Path

from knowledge.catalogue import Knowledge
from knowledge.exchange.contents import Contents
from knowledge.exchange.hsds_json import read_json, write_json
from knowledge.exchange.hsds_tables import read_tables, write_tables
from knowledge.exchange.problems import ExchangeError, Problem, ProblemCode
from knowledge.exchange.rows import Row
from knowledge.exchange.sheet_csv import read_csv, write_csv
from knowledge.exchange.workbook import read_workbook, write_workbook
from knowledge.models import Soort

FORMS = (".json", ".zip", ".xlsx", ".csv")
"""HSDS as JSON, HSDS as tables, Excel with all sorts, and CSV with one sort."""


def write_file(path: Path, contents: Contents, soort: Soort = Soort.DIENST) -> None:
    """Write the knowledge; `soort` is which records a CSV file gets, as it holds one sort.

    Raises:
        ExchangeError: If the end of the name says no form, or a text does not fit.
    """
    form = _form(path)
    if form == ".json":
        write_json(path, contents)
    elif form == ".zip":
        write_tables(path, contents)
    elif form == ".xlsx":
        write_workbook(path, contents)
    else:
        write_csv(path, contents, soort)


def write_template(path: Path, soort: Soort = Soort.DIENST) -> None:
    """Write an empty file for people: headings, and in Excel the help on every column.

    Raises:
        ExchangeError: If the name does not end in .xlsx or .csv.
    """
    form = _form(path)
    if form == ".xlsx":
        write_workbook(path, None)
    elif form == ".csv":
        write_csv(path, None, soort)
    else:
        raise ExchangeError(Problem(ProblemCode.UNKNOWN_FORM, path.name))


def read_file(path: Path, knowledge: Knowledge, soort: Soort | None = None) -> Iterator[Row]:
    """Yield the rows of the file as it is read, organisations before the services that name them.

    Raises:
        ExchangeError: If the file cannot be read; rows that came before it must not be kept then.
    """
    form = _form(path)
    if form == ".json":
        return read_json(path, knowledge)
    if form == ".zip":
        return read_tables(path, knowledge)
    return read_workbook(path) if form == ".xlsx" else read_csv(path, soort)


def _form(path: Path) -> str:
    form = path.suffix.casefold()
    if form not in FORMS:
        raise ExchangeError(Problem(ProblemCode.UNKNOWN_FORM, path.name))
    return form
