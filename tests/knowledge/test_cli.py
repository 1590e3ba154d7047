"""The command line is an exchange format: other programs read what it writes."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from knowledge.cli import app, as_row
from knowledge.loading import SHIPPED_DATA
from knowledge.search import SearchEngine

RUN = CliRunner()


def test_jsonl_writes_one_line_a_question_in_the_fixed_form() -> None:
    questions = "wie regelt een briefadres\n\nonzin qwrtzx plmvkj\n\xff\n"
    result = RUN.invoke(app, ["search", "--jsonl"], input=questions.encode("latin-1"))
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert len(rows) == 4
    assert all(set(row) == {"q", "hits", "confident"} for row in rows)
    assert rows[0]["q"] == "wie regelt een briefadres"
    assert rows[0]["confident"] is True
    assert 0 < len(rows[0]["hits"]) <= 10
    assert set(rows[0]["hits"][0]) == {"id", "soort", "name", "score"}
    assert (rows[2]["hits"], rows[2]["confident"]) == ([], False)


def test_a_row_holds_no_hits_when_the_bot_says_that_it_does_not_know(engine: SearchEngine) -> None:
    result = engine.search("welke verf voor de kozijnen van een monumentale boerderij")
    assert as_row(result) == {"q": result.question, "hits": [], "confident": False}


def test_a_question_is_answered_readably_with_its_reasons() -> None:
    result = RUN.invoke(app, ["search", "kledingbank voor iemand uit zwijndrecht", "--explain"])
    assert result.exit_code == 0
    assert "kledingbank" in result.stdout
    assert "keyword" in result.stdout or "name" in result.stdout
    assert "let op, area" in result.stdout


def test_a_search_without_question_says_what_to_do() -> None:
    result = RUN.invoke(app, ["search"])
    assert result.exit_code == 2
    assert "--jsonl" in result.output


def test_evaluate_shows_figures_per_kind_and_the_misses(tmp_path: Path) -> None:
    rows = [
        {"q": "voedselpakket aanvragen", "ok": ["voedselbank-pakket"], "soort": "direct"},
        {"q": "voedselpakket voor een gezin", "ok": ["drechthopper"], "soort": "mis"},
        {"q": "qwrtzx plmvkj", "ok": [], "soort": "geen"},
    ]
    file = tmp_path / "vragen.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    result = RUN.invoke(app, ["evaluate", str(file)])
    assert result.exit_code == 0
    assert "voedselpakket voor een gezin" in result.stdout
    assert "voedselpakket aanvragen" not in result.stdout
    assert "p99" in result.stdout


def test_evaluate_names_the_line_that_is_no_question(tmp_path: Path) -> None:
    file = tmp_path / "vragen.jsonl"
    file.write_text('{"q": "a", "ok": []}\n{"vraag": "b"}\n', encoding="utf-8")
    result = RUN.invoke(app, ["evaluate", str(file)])
    assert result.exit_code == 2
    assert "vragen.jsonl:2" in result.output.replace("\n", "")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED_DATA, tmp_path / "data"))


def test_check_of_the_shipped_knowledge_finds_no_errors() -> None:
    result = RUN.invoke(app, ["check", "--today", "2026-11-22"])
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].startswith("0 errors, ")


def test_check_of_knowledge_with_an_error_ends_with_one(data: Path) -> None:
    path = data / "sociale_kaart.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("organization: voedselbank-dordrecht", "organization: nergens", 1), "utf-8")
    result = RUN.invoke(app, ["check", "--data", str(data), "--today", "2026-11-22"])
    assert result.exit_code == 1
    assert "voedselbank-pakket organization: nergens does not exist" in result.stdout


def test_knowledge_that_cannot_be_loaded_is_one_clear_line(data: Path) -> None:
    (data / "begrippen.yaml").unlink()
    result = RUN.invoke(app, ["search", "a", "--data", str(data)])
    assert result.exit_code == 1
    assert result.output.strip() == "begrippen.yaml: the file is absent from data/"
