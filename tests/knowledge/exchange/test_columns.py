"""The headings and the help of the files for people."""

from pathlib import Path

import openpyxl
import pytest

from knowledge.exchange.columns import SORTS, columns, kind_help, sheet_name, sort_of_sheet
from knowledge.exchange.fields import FieldKind
from knowledge.exchange.forms import read_file, write_template
from knowledge.models import Soort
from tests.knowledge.exchange.builders import a_few_records


@pytest.mark.parametrize("soort", SORTS)
def test_every_field_has_a_heading_of_its_own_and_help(soort: Soort) -> None:
    shown = columns(soort)
    headings = [column.heading.casefold() for column in shown]
    assert len(headings) == len(set(headings))
    assert all(column.help and kind_help(column.field) for column in shown)
    # A heading that is the name of another field would be read as that field.
    names = {column.field.name.casefold(): column.heading.casefold() for column in shown}
    assert all(names.get(heading, heading) == heading for heading in headings)


@pytest.mark.parametrize("soort", SORTS)
def test_a_sheet_is_known_by_its_name_however_it_is_written(soort: Soort) -> None:
    assert sort_of_sheet(f" {sheet_name(soort).upper()} ") is soort


def test_the_choices_of_a_field_stand_in_its_help() -> None:
    (status,) = [column for column in columns(Soort.DIENST) if column.field.kind is FieldKind.CHOICE]
    assert "active, inactive, historisch" in kind_help(status.field)


def test_the_template_explains_every_column_and_holds_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "leeg.xlsx"
    write_template(path)
    book = openpyxl.load_workbook(path)
    explained = {(row[0].value, row[1].value) for row in book["Uitleg"].iter_rows()}
    wanted = {(sheet_name(soort), column.heading) for soort in SORTS for column in columns(soort)}
    assert wanted <= explained
    assert list(read_file(path, a_few_records())) == []


def test_the_csv_template_has_the_headings_of_its_sort(tmp_path: Path) -> None:
    path = tmp_path / "leeg.csv"
    write_template(path, Soort.BEGRIP)
    heading = path.read_text(encoding="utf-8-sig").strip()
    assert heading.split(";") == [column.heading for column in columns(Soort.BEGRIP)]
