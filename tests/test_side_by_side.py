"""Several pytests that run at the same time are told as one, and none of them can fail unseen."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).resolve().parents[1] / ".tools" / "side_by_side.py"


@pytest.fixture(scope="module")
def side_by_side() -> ModuleType:
    spec = importlib.util.spec_from_file_location("side_by_side", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def a_part(says: str, code: int = 0) -> list[str]:
    return [sys.executable, "-c", f"import sys; print({says!r}); sys.exit({code})"]


PASSED = a_part("=== 3 passed, 2 deselected in 1.20s ===")


@pytest.mark.parametrize(
    ("other", "code", "told"),
    [
        (a_part("4 passed, 1 skipped in 63.00s (0:01:03)"), 0, "7 passed, 1 skipped, 2 deselected in "),
        (
            a_part("= \x1b[31m1 failed\x1b[0m, 2 passed, 1 error in 0.10s =", 1),
            1,
            "1 failed, 5 passed, 2 deselected, 1 error in ",
        ),
        (a_part("=== no tests ran in 0.01s ===", 5), 0, "3 passed, 2 deselected in "),
        (a_part("INTERNALERROR", 3), 3, "3 passed, 2 deselected, 1 error in "),
        (a_part("=== 4 passed in 0.10s ===", 2), 2, "7 passed, 2 deselected in "),
        (
            [sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"],
            9,
            "3 passed, 2 deselected, 1 error in ",
        ),
    ],
    ids=["passes", "fails", "has nothing", "breaks", "is interrupted", "is killed"],
)
@pytest.mark.parametrize("first", [True, False])
def test_the_last_line_counts_both_and_a_part_that_did_not_end_well_fails_all(
    side_by_side: ModuleType,
    capfd: pytest.CaptureFixture[str],
    other: list[str],
    code: int,
    told: str,
    first: bool,
) -> None:
    parts = [other, PASSED] if first else [PASSED, other]
    assert side_by_side.run(parts, TOOL.parent) == code
    last = capfd.readouterr().out.splitlines()[-1]
    assert last.strip("= ").startswith(told)


def test_nothing_that_a_part_says_is_lost(
    side_by_side: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    parts = [a_part("SKIPPED [1] één"), a_part("SKIPPED [2] twee")]
    side_by_side.run(parts, TOOL.parent)
    assert capfd.readouterr().out.splitlines()[:2] == ["SKIPPED [1] één", "SKIPPED [2] twee"]


def test_parts_without_any_test_are_no_success(side_by_side: ModuleType) -> None:
    nothing = a_part("=== no tests ran in 0.01s ===", 5)
    assert side_by_side.run([nothing, nothing], TOOL.parent) == side_by_side.NOTHING_RAN


def test_the_time_is_told_as_pytest_tells_it(side_by_side: ModuleType) -> None:
    line = side_by_side.closing_line(Counter(passed=3020, warning=2), 195.5).strip("= ")
    assert line == "3020 passed, 2 warnings in 195.50s (0:03:15)"
