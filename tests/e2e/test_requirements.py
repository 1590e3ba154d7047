"""A machine without the real client: one clear line, and a failure where the tests must run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot.settings import Settings
from meldingen.rollen import Rol
from tests.e2e.harness.requirements import FOLDER, PROJECT, REQUIRE_BROWSER, what_is_missing

A_BROWSER_TEST = "tests/e2e/test_the_whole_way.py"


def test_what_is_missing_is_said_in_one_line_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    problem = what_is_missing()
    assert problem is not None
    assert "apt-get install chromium" in problem
    assert "apt-get install nodejs npm" in problem
    assert "\n" not in problem


def run_browser_tests(required: str) -> "subprocess.CompletedProcess[str]":
    environment = dict(os.environ) | {"PATH": "", REQUIRE_BROWSER: required}
    command = [sys.executable, "-m", "pytest", A_BROWSER_TEST, "-q", "-p", "no:cacheprovider"]
    return subprocess.run(  # noqa: S603 - our own interpreter
        command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
    )


def test_a_machine_without_browser_skips_in_one_line() -> None:
    run = run_browser_tests("0")
    lines = [line for line in run.stdout.splitlines() if line.startswith("SKIPPED")]
    assert run.returncode == 0, run.stdout
    assert len(lines) == 1
    assert "browser tests need Chromium" in lines[0]


def test_a_machine_that_must_have_a_browser_fails_without_it() -> None:
    run = run_browser_tests("1")
    assert run.returncode == 1
    assert "browser tests need Chromium" in run.stdout
    assert "skipped" not in run.stdout


def person(folder: str) -> dict[str, str]:
    config = yaml.safe_load((FOLDER / folder / ".m365agentsplayground.yml").read_text(encoding="utf-8"))
    current: dict[str, str] = config["currentUser"]
    return current


def test_the_bot_in_development_knows_which_playground_person_is_the_pontonnier(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("BOT_")]:
        monkeypatch.delenv(name)
    known = Settings().holders[Rol.SOCIAAL_PONTONNIER]
    assert person("pontonnier")["aadObjectId"] in known
    assert person("professional")["aadObjectId"] not in known
