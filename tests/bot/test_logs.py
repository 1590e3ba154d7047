"""Logs are events without people: a fault is its kind and its place, never its words."""

import io
import json
from typing import Any

import pytest
import structlog

from bot.logs import set_up_logs
from bot.settings import LogLevel


@pytest.fixture
def lines() -> io.StringIO:
    stream = io.StringIO()
    set_up_logs(LogLevel.INFO, stream)
    return stream


@pytest.fixture(autouse=True)
def defaults_afterwards() -> Any:
    yield
    structlog.reset_defaults()


def _fail(words: str) -> None:
    raise ValueError(words)


def test_an_error_is_logged_without_what_it_says(lines: io.StringIO) -> None:
    try:
        _fail("GEHEIM")
    except ValueError as error:
        structlog.get_logger().error("turn.failed", error=error)
    logged = json.loads(lines.getvalue())
    assert (logged["event"], logged["level"], logged["error"]) == ("turn.failed", "error", "ValueError")
    assert "GEHEIM" not in lines.getvalue()
    assert any("_fail" in place for place in logged["raised_at"])


def test_a_line_carries_the_request_it_belongs_to(lines: io.StringIO) -> None:
    with structlog.contextvars.bound_contextvars(request="abc"):
        structlog.get_logger().info("turn.repeated")
    assert json.loads(lines.getvalue())["request"] == "abc"


def test_lines_below_the_level_are_left_out(lines: io.StringIO) -> None:
    structlog.get_logger().debug("detail")
    assert lines.getvalue() == ""
