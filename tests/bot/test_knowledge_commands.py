"""The commands that bring knowledge in and out, over a real database."""

import csv
import shutil
from pathlib import Path

import pytest
import typer
import yaml
from typer.testing import CliRunner, Result

from bot.knowledge_commands import register_exchange
from knowledge.loading import SHIPPED_DATA


@pytest.fixture(scope="module")
def a_small_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with knowledge of two services, which is read at once."""
    folder = tmp_path_factory.mktemp("kennis")
    for file in SHIPPED_DATA.glob("*.yaml"):
        shutil.copy(file, folder)
    kaart = yaml.safe_load((SHIPPED_DATA / "sociale_kaart.yaml").read_text(encoding="utf-8"))
    few = {"organisaties": kaart["organisaties"][:2], "diensten": kaart["diensten"][:2]}
    (folder / "sociale_kaart.yaml").write_text(yaml.safe_dump(few), encoding="utf-8")
    for name in ("situaties", "engels"):
        (folder / f"{name}.yaml").write_text("{}", encoding="utf-8")
    (folder / "praktijkvoorbeelden.yaml").write_text("[]", encoding="utf-8")
    return folder


@pytest.fixture
def run(a_small_directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Run":
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_KNOWLEDGE_DIR", str(a_small_directory))
    monkeypatch.delenv("BOT_DATABASE_URL", raising=False)
    return Run()


class Run:
    def __init__(self) -> None:
        self._app = typer.Typer()
        register_exchange(self._app)

    def __call__(self, *words: str, answer: str | None = None) -> Result:
        return CliRunner().invoke(self._app, words, input=answer)


def write(path: str, *lines: str) -> None:
    Path(path).write_text("\n".join(lines), encoding="utf-8")


def exported(run: Run) -> str:
    assert run("export", "na.json").exit_code == 0
    return Path("na.json").read_text(encoding="utf-8")


def test_an_import_is_previewed_asked_and_taken_back(run: Run) -> None:
    write("diensten.csv", "id;wie", "sociaal-pontonnier;Kwartelkoning")
    refused = run("import", "diensten.csv", answer="n\n")
    assert "wie: Sociaal pontonnier van de gemeente Dordrecht → Kwartelkoning" in refused.output
    assert "Kwartelkoning" not in exported(run)
    assert run("import", "diensten.csv", answer="y\n").exit_code == 0
    assert "Kwartelkoning" in exported(run)
    undone = run("undo-import", "--yes")
    assert "diensten.csv, 0 nieuw en 1 gewijzigd" in undone.output
    assert "Kwartelkoning" not in exported(run)
    assert run("undo-import", "--yes").exit_code == 1


def test_a_dry_run_reports_every_row_and_changes_nothing(run: Run) -> None:
    write("diensten.csv", "id;wie", "sociaal-pontonnier;Kwartelkoning", "doorbraakteam;", "=1;x")
    result = run("import", "diensten.csv", "--dry-run", "--report", "verslag.csv")
    assert result.exit_code == 1
    assert "1 gewijzigd, 0 gelijk, 2 geweigerd" in result.output
    with Path("verslag.csv").open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.reader(stream, delimiter=";"))
    assert [line[3] for line in lines[1:]] == ["gewijzigd", "geweigerd", "geweigerd"]
    assert "moet ingevuld zijn" in lines[2][4]
    assert "Kwartelkoning" not in exported(run)


def test_a_dry_run_of_a_good_file_asks_nothing(run: Run) -> None:
    write("diensten.csv", "id;wie", "sociaal-pontonnier;Kwartelkoning")
    result = run("import", "diensten.csv", "--dry-run")
    assert result.exit_code == 0
    assert "Er is niets veranderd" in result.output
    assert "Kwartelkoning" not in exported(run)


def test_a_file_of_an_unknown_form_is_refused_in_words(run: Run) -> None:
    write("kaart.pdf", "x")
    result = run("import", "kaart.pdf")
    assert result.exit_code == 1
    assert ".xlsx" in result.output
    assert run("template", "leeg.json").exit_code == 1
    assert run("template", "leeg.xlsx").exit_code == 0


def test_a_setting_that_does_not_fit_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_PORT", "99999999")
    result = run("export", "na.json")
    assert result.exit_code == 2
    assert "BOT_PORT" in result.output


def test_the_history_tells_what_changed_and_an_edit_can_be_taken_back(run: Run) -> None:
    assert "niets veranderd" in run("history", "sociaal-pontonnier").output
    write("diensten.csv", "id;wie", "sociaal-pontonnier;Kwartelkoning")
    assert run("import", "diensten.csv", "--yes").exit_code == 0
    told = run("history", "sociaal-pontonnier").output
    assert "wie: Sociaal pontonnier van de gemeente Dordrecht → Kwartelkoning" in told
    assert run("undo-edit", told.split()[0]).exit_code == 0
    assert "teruggedraaid" in run("history", "sociaal-pontonnier").output
    assert "Kwartelkoning" not in exported(run)
    assert run("undo-edit", "4000").exit_code == 1


def test_forgetting_says_what_it_removed_and_needs_an_age(run: Run) -> None:
    assert "0 correcties en 0 vragen" in run("forget", "--days", "365").output
    assert run("forget").exit_code == 2
    assert run("forget", "--days", "0").exit_code == 2


def test_knowledge_that_is_wrong_is_named_and_not_traced(run: Run, tmp_path: Path) -> None:
    result = run("export", "na.json", "--data", str(tmp_path))
    assert result.exit_code == 1
    assert "sociale_kaart.yaml" in result.output
