"""Fixtures of the browser tests: one stage for each test file, and a picture of each failure."""

import shutil
from collections.abc import Generator, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.e2e.harness.requirements import PROJECT, browser_path, required, what_is_missing
from tests.e2e.harness.stage import Stage, a_stage

ARTEFACTS = PROJECT / "artefacts" / "e2e"
_FAILED = pytest.StashKey[bool]()


@cache
def _problem() -> str | None:
    return what_is_missing()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, or fail where REQUIRE_BROWSER=1: from one place, so that pytest tells it in one line."""
    if item.get_closest_marker("browser") is None or _problem() is None:
        return
    if required():
        pytest.fail(f"{_problem()}", pytrace=False)
    pytest.skip(f"{_problem()}")


@pytest.fixture(scope="session")
def browser_program() -> str:
    path = browser_path()
    assert path is not None
    return path


@pytest.fixture(scope="module")
def pictures(request: pytest.FixtureRequest) -> Path:
    """An empty folder outside git for this file's screenshots and logs."""
    folder = ARTEFACTS / request.path.stem.removeprefix("test_")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


@pytest.fixture(scope="module")
def stage(browser_program: str, pictures: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with a_stage(browser_program, tmp_path_factory.mktemp("data"), pictures) as built:
        yield built


@pytest.fixture(autouse=True)
def _keep_a_picture_of_a_failure(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "stage" in request.fixturenames and request.node.stash.get(_FAILED, False):
        for person in request.getfixturevalue("stage").people:
            person.screenshot(f"failed-{request.node.name}"[:80])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[_FAILED] = report.failed
    return report
