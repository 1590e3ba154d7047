"""What is refused, and what the report says of it."""

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.exchange.contents import Contents
from knowledge.exchange.forms import read_file, write_file, write_template
from knowledge.exchange.json_depth import MAX_DEPTH, too_deep
from knowledge.exchange.merge import Merger
from knowledge.exchange.problems import ExchangeError, Problem, ProblemCode
from knowledge.exchange.rows import Outcome, RowReport
from knowledge.language import Language
from knowledge.models import Soort
from tests.knowledge.exchange.builders import a_few_records, with_records

BASE = a_few_records()


def reports(path: Path, soort: Soort | None = None) -> list[RowReport]:
    merger = Merger(BASE)
    return [merger.take(row) for row in read_file(path, BASE, soort)]


def reports_or_refusal(path: Path) -> list[RowReport] | ProblemCode:
    try:
        return reports(path)
    except ExchangeError as error:
        return error.problem.code


def csv_file(folder: Path, text: str, name: str = "diensten.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def problems(report: RowReport) -> list[tuple[ProblemCode, str]]:
    return [(problem.code, problem.field) for problem in report.problems]


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        ("id;naam\n;Zonder id\n", ProblemCode.NO_ID, "id"),
        ("id;naam\n../weg;Fout\n", ProblemCode.BAD_ID, "id"),
        ("id;leeftijd vanaf\nsociaal-pontonnier;oud\n", ProblemCode.INVALID, "minimum_age"),
        ("id;leeftijd vanaf\nsociaal-pontonnier;400\n", ProblemCode.INVALID, "minimum_age"),
        (
            "id;leeftijd vanaf;leeftijd tot en met\nsociaal-pontonnier;30;18\n",
            ProblemCode.INVALID,
            "minimum_age",
        ),
        ("id;naam\nsociaal-pontonnier;\n", ProblemCode.MISSING, "name"),
        ("id;naam\nsociaal-pontonnier;=1+1\n", ProblemCode.FORMULA, "name"),
        ("id;status\nsociaal-pontonnier;open\n", ProblemCode.INVALID, "status"),
        ("id;organisatie\nsociaal-pontonnier;nergens\n", ProblemCode.UNKNOWN_ORGANISATION, "organization"),
        ("id;leefgebieden\nsociaal-pontonnier;wonnen\n", ProblemCode.UNKNOWN_VALUE, "leefgebieden"),
        ("id;prijs\nsociaal-pontonnier;5\n", ProblemCode.UNKNOWN_COLUMN, "prijs"),
        ('id;bronnen\nsociaal-pontonnier;"Titel ; dit past niet"\n', ProblemCode.INVALID, "bronnen"),
        ("id;naam\nsociaal-pontonnier;" + "x" * 40_000 + "\n", ProblemCode.TOO_LONG, "name"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused_with_its_field(
    line: str, code: ProblemCode, field: str, tmp_path: Path
) -> None:
    (report,) = reports(csv_file(tmp_path, line))
    assert report.outcome is Outcome.REFUSED
    assert problems(report) == [(code, field)]
    assert report.draft is None


def test_an_id_that_comes_twice_is_refused_the_second_time(tmp_path: Path) -> None:
    text = "id;naam\nsociaal-pontonnier;Een\nsociaal-pontonnier;Twee\n"
    first, second = reports(csv_file(tmp_path, text))
    assert first.outcome is Outcome.CHANGED
    assert problems(second) == [(ProblemCode.DUPLICATE_ID, "id")]
    assert second.row.place == "diensten 3"


def test_a_new_service_needs_every_field_that_must_be_there(tmp_path: Path) -> None:
    (report,) = reports(csv_file(tmp_path, "id;naam\nnieuw;Nieuw\n"))
    assert {field for _, field in problems(report)} == {
        "organization",
        "description",
        "wie",
        "service_area",
        "status",
    }


def test_field_names_serve_as_headings_too_and_commas_as_separator(tmp_path: Path) -> None:
    (report,) = reports(csv_file(tmp_path, 'id,name\nsociaal-pontonnier,"Naam, met komma"\n'))
    assert [change.new for change in report.changes] == ["Naam, met komma"]


def test_a_file_from_an_older_windows_program_is_read_as_it_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "diensten.csv"
    path.write_bytes("id;naam\nsociaal-pontonnier;Coördinatie\n".encode("cp1252"))
    assert reports(path)[0].changes[0].new == "Coördinatie"


def test_the_sort_of_a_csv_file_is_seen_by_its_headings_or_must_be_named(tmp_path: Path) -> None:
    by_heading = csv_file(tmp_path, "id;wie\nsociaal-pontonnier;Iemand\n", "lijst.csv")
    assert reports(by_heading)[0].row.soort is Soort.DIENST
    unclear = csv_file(tmp_path, "id;trefwoorden\nsociaal-pontonnier;x\n", "lijst2.csv")
    with pytest.raises(ExchangeError) as refused:
        reports(unclear)
    assert refused.value.problem.code is ProblemCode.UNKNOWN_SORT
    assert reports(unclear, Soort.DIENST)[0].outcome is Outcome.CHANGED


@pytest.mark.parametrize("name", ["kaart.json", "kaart.zip", "kaart.xlsx", "diensten.csv"])
@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"{", b"[1", b"PK\x03\x04", b'"'])
def test_a_broken_file_is_refused_as_a_whole(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = reports_or_refusal(path)
    assert isinstance(found, ProblemCode) or {report.outcome for report in found} <= {Outcome.REFUSED}


def test_an_unknown_form_is_refused_with_the_forms_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match=r"\.xlsx"):
        read_file(tmp_path / "kaart.pdf", BASE)
    with pytest.raises(ExchangeError, match=r"\.xlsx"):
        write_template(tmp_path / "kaart.json")


def test_a_zip_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.exchange.workbook.MAX_UNPACKED_BYTES", 100)
    monkeypatch.setattr("knowledge.exchange.hsds_tables.MAX_UNPACKED_BYTES", 100)
    for name in ("kaart.xlsx", "kaart.zip"):
        write_file(tmp_path / name, Contents(BASE))
        with pytest.raises(ExchangeError) as refused:
            reports(tmp_path / name)
        assert refused.value.problem.code is ProblemCode.TOO_BIG


DANGEROUS = '=HYPERLINK("http://voorbeeld.nl","klik")'


def test_a_text_that_looks_like_a_formula_calculates_nothing_in_csv_and_excel(tmp_path: Path) -> None:
    dienst = BASE.diensten["sociaal-pontonnier"].model_copy(update={"name": DANGEROUS})
    contents = Contents(with_records(BASE, dienst))
    write_file(tmp_path / "diensten.csv", contents)
    assert f";\"'{DANGEROUS[:3]}" in (tmp_path / "diensten.csv").read_text(encoding="utf-8-sig")
    write_file(tmp_path / "kaart.xlsx", contents)
    book = openpyxl.load_workbook(tmp_path / "kaart.xlsx")
    types = {cell.data_type for row in book["Diensten"].iter_rows() for cell in row}
    assert "f" not in types
    for name in ("diensten.csv", "kaart.xlsx"):
        changed = [report for report in reports(tmp_path / name) if report.outcome is not Outcome.SAME]
        assert [change.new for report in changed for change in report.changes] == [DANGEROUS]


def test_a_formula_in_excel_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kaart.xlsx"
    write_file(path, Contents(BASE))
    book = openpyxl.load_workbook(path)
    book["Diensten"]["B2"] = "=1+1"
    book.save(path)
    refused = [report for report in reports(path) if report.outcome is Outcome.REFUSED]
    assert [problems(report) for report in refused] == [[(ProblemCode.FORMULA, "name")]]


def test_a_text_that_excel_would_cut_off_is_not_written(tmp_path: Path) -> None:
    dienst = BASE.diensten["sociaal-pontonnier"].model_copy(update={"description": "x" * 33_000})
    with pytest.raises(ExchangeError, match="sociaal-pontonnier"):
        write_file(tmp_path / "kaart.xlsx", Contents(with_records(BASE, dienst)))


JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=8)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                [
                    *("id", "name", "organization", "organization_id", "phones", "number", "attributes"),
                    *("value", "link_type", "minimum_age", "status", "schedules", "byday", "service_areas"),
                ]
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=15,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(services=st.lists(JSON, max_size=3))
def test_any_json_in_the_place_of_services_is_reported_on(services: list[object], tmp_path: Path) -> None:
    path = tmp_path / "kaart.json"
    path.write_text(json.dumps({"contents": services}), encoding="utf-8")
    found = reports_or_refusal(path)
    if isinstance(found, ProblemCode):
        assert (services, found) == ([], ProblemCode.UNREADABLE)
    else:
        assert len(found) >= len(services)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(table=st.text(alphabet='id,name;"\n\r\x00x=', max_size=60))
def test_any_table_in_a_package_is_reported_on_or_refused(table: str, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("services.csv", "id,name,status\n" + table)
    path = tmp_path / "kaart.zip"
    path.write_bytes(packed.getvalue())
    found = reports_or_refusal(path)
    assert found is ProblemCode.UNREADABLE or isinstance(found, list)


@pytest.mark.parametrize("code", ProblemCode)
def test_every_problem_is_said_in_two_languages(code: ProblemCode) -> None:
    problem = Problem(code, "veld")
    assert problem.say(Language.NL) != problem.say(Language.EN)


@pytest.mark.parametrize(
    "content", ["[" * 100_000, '[{"id":"x","name":' + "[" * 100_000, '{"a":' * 70 + "1" + "}" * 70]
)
def test_json_that_is_nested_without_end_is_refused_before_it_is_parsed(content: str, tmp_path: Path) -> None:
    path = tmp_path / "kaart.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ExchangeError, match="nested"):
        reports(path)


@given(st.text(alphabet='[]{}"\\ab', max_size=40), st.integers(0, 70))
def test_brackets_in_a_text_are_no_nesting(text: str, depth: int) -> None:
    content = "[" * depth + json.dumps(text * 20) + "]" * depth
    assert too_deep(io.BytesIO(content.encode())) is (depth > MAX_DEPTH)
