"""The README does not lie: its tables, picture, commands and words are those of the code."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from meldingen.model.keuzes import KnelpuntSoort
from meldingen.rollen import Rol

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TERMS = ("Doorbraakmelding", "Knelpunt", "Leefgebied", "Routekaart", "Begrip", "Dienst", "Praktijkvoorbeeld")


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("readme", ROOT / ".tools" / "readme.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_tables_and_picture_are_what_the_code_says_now(generator: ModuleType) -> None:
    assert generator.filled_in(README) == README, "run .venv/bin/python .tools/readme.py"


def test_every_generated_section_is_there(generator: ModuleType) -> None:
    for name in generator.SECTIONS:
        assert re.search(rf"<!-- {name} -->\n.+?<!-- /{name} -->", README, re.DOTALL)


def test_every_python_module_that_a_command_names_can_be_run() -> None:
    for module in set(re.findall(r"python -m (\w+)", README)) - {"pytest"}:
        assert (ROOT / module / "__main__.py").exists()


def test_every_file_and_folder_that_a_command_or_link_names_exists() -> None:
    named = re.findall(r"python3? (\.tools/\w+\.py)", README) + re.findall(r"\]\((\.[\w/.-]+)\)", README)
    named += re.findall(r"^cd ([\w/]+)", README, re.MULTILINE) + re.findall(r"`(tests/[\w/.]+)`", README)
    missing = [path for path in named if not (ROOT / path).exists()]
    assert missing == []


def test_the_glossary_explains_the_words_of_the_field() -> None:
    glossary = README.split("## Glossary")[1].split("## Work on it")[0].lower()
    roles = [rol.value.replace("-", " ") for rol in Rol if rol not in (Rol.PROFESSIONAL, Rol.BEHEERDER)]
    for term in (*TERMS, *roles, KnelpuntSoort.IMPASSE.value):
        assert term.lower() in glossary


def test_no_path_of_a_machine_and_no_address_of_a_registry_is_in_the_locks() -> None:
    for lock in (ROOT / ".tools" / "locks").glob("*.txt"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text
