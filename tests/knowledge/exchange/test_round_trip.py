"""What is written is read back as it was, in every form."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.catalogue import Knowledge
from knowledge.exchange.cells import clean
from knowledge.exchange.columns import SORTS
from knowledge.exchange.contents import Contents
from knowledge.exchange.forms import read_file, write_file
from knowledge.exchange.merge import Merger
from knowledge.exchange.rows import Outcome, Row, RowReport
from knowledge.models import Dienst, DienstStatus, Telefoon
from knowledge.store import Overlay
from tests.knowledge.exchange.builders import (
    a_few_records,
    after,
    the_shipped_knowledge,
    with_nothing,
    with_records,
    without_directory,
)


def reports(rows: Iterable[Row], base: Knowledge) -> list[RowReport]:
    merger = Merger(base)
    return [merger.take(row) for row in rows]


def taken_in(path: Path, base: Knowledge) -> Knowledge:
    found = reports(read_file(path, base), base)
    assert [(report.row.place, report.problems) for report in found if report.problems] == []
    return after(base, [report.draft for report in found if report.draft])


@pytest.mark.parametrize("form", ["json", "zip"])
def test_hsds_gives_an_empty_directory_all_services_and_organisations_back(form: str, tmp_path: Path) -> None:
    whole = the_shipped_knowledge()
    path = tmp_path / f"kaart.{form}"
    write_file(path, Contents(whole))
    back = taken_in(path, without_directory(whole))
    assert back.diensten == whole.diensten
    assert back.organisaties == whole.organisaties
    assert back.engels == whole.engels
    assert back.situaties == whole.situaties


def test_excel_gives_everything_back(tmp_path: Path) -> None:
    whole = the_shipped_knowledge()
    path = tmp_path / "kaart.xlsx"
    write_file(path, Contents(whole))
    base = with_nothing(whole)
    back = taken_in(path, base)
    assert back.records == whole.records
    assert back.engels == whole.engels
    searched = whole.situaties.keys() - whole.knopen.keys()
    assert {key: back.situaties[key] for key in searched} == {key: whole.situaties[key] for key in searched}


@pytest.mark.parametrize("soort", SORTS)
def test_csv_of_every_sort_changes_nothing_when_it_comes_back(soort: Any, tmp_path: Path) -> None:
    whole = the_shipped_knowledge()
    path = tmp_path / "uit.csv"
    write_file(path, Contents(whole), soort)
    found = reports(read_file(path, whole, soort), whole)
    assert {report.outcome for report in found} == {Outcome.SAME}
    assert len(found) == Contents(whole).count(soort)


TEXT = st.text(max_size=25).map(clean).filter(bool)
NUMBER = st.from_regex(r"[0-9 +;|(\\]{3,9}[0-9]", fullmatch=True).filter(lambda each: len(each.strip()) >= 3)
ODD_DIENST = st.builds(
    lambda texts, phones, ages, status: (
        a_few_records()
        .diensten["sociaal-pontonnier"]
        .model_copy(
            update={
                "id": "raar",
                "name": texts[0],
                "wie": texts[1],
                "description": texts[2],
                "trefwoorden": tuple(texts[3:]),
                "phones": phones,
                "minimum_age": ages[0],
                "maximum_age": ages[1],
                "status": status,
            }
        )
    ),
    st.lists(TEXT, min_size=4, max_size=7),
    st.lists(st.builds(Telefoon, number=NUMBER, description=TEXT), max_size=2).map(tuple),
    st.tuples(st.integers(0, 60), st.integers(60, 120)),
    st.sampled_from(DienstStatus),
)


@pytest.mark.parametrize("form", ["json", "zip", "xlsx", "csv"])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(dienst=ODD_DIENST)
def test_odd_texts_come_back_as_they_were(form: str, tmp_path: Path, dienst: Dienst) -> None:
    base = a_few_records()
    as_model = Dienst.model_validate(dienst.model_dump())
    full = with_records(base, as_model)
    path = tmp_path / f"diensten.{form}"
    write_file(path, Contents(full))
    back = taken_in(path, base)
    assert _spaced(back.diensten["raar"]) == _spaced(as_model)


def _spaced(dienst: Dienst) -> dict[str, Any]:
    """Allow for the one thing that a cell evens out: blanks around a ; in the text behind a phone number."""
    content = dienst.model_dump()
    for phone in content["phones"]:
        phone["description"] = [part.strip() for part in phone["description"].split(";") if part.strip()]
    return content


def test_a_column_that_was_removed_keeps_its_value_and_an_empty_cell_clears_it(tmp_path: Path) -> None:
    base = a_few_records()
    path = tmp_path / "diensten.csv"
    path.write_text("id;let op;kosten\nsociaal-pontonnier;;gratis\n", encoding="utf-8")
    (report,) = reports(read_file(path, base), base)
    changes = {change.field: change.new for change in report.changes}
    assert changes == {"alert": None, "fees_description": "gratis"}
    assert report.draft is not None
    then = after(base, [report.draft]).diensten["sociaal-pontonnier"]
    assert then.wie == base.diensten["sociaal-pontonnier"].wie


def test_clearing_every_english_field_removes_the_english(tmp_path: Path) -> None:
    base = a_few_records()
    path = tmp_path / "diensten.csv"
    heading = "id;naam (Engels);omschrijving (Engels);wie (Engels);aanmelden (Engels)"
    path.write_text(f"{heading}\nsociaal-pontonnier;;;;\n", encoding="utf-8")
    (report,) = reports(read_file(path, base), base)
    assert report.draft is not None
    assert "sociaal-pontonnier" not in after(base, [report.draft]).engels
    laid = Overlay(base)
    assert "engels" in laid.content(report.draft.soort, report.draft.record_id)
