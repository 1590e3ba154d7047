"""Structured logs: constant event names, our own identifiers, never a person or a word they typed."""

import logging
import sys
from typing import TextIO

import structlog

from bot.settings import LogLevel

ROOMS = frozenset({"bot", "dialogs", "knowledge", "meldingen", "manifest"})


def set_up_logs(level: LogLevel, stream: TextIO = sys.stderr) -> None:
    """Send events to `stream`: readable on a terminal, one JSON object a line elsewhere."""
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer(colors=True) if stream.isatty() else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _only_the_kind_of_error,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[level.value.upper()]
        ),
        logger_factory=structlog.WriteLoggerFactory(file=stream),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=logging.WARNING, stream=stream, format="%(levelname)s %(name)s")


def _only_the_kind_of_error(
    _logger: structlog.typing.WrappedLogger, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Replace an exception by its type and where it was raised: its message may quote what a person typed."""
    error = event.pop("error", None)
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["raised_at"] = _place(error)
    elif error is not None:
        event["error"] = error
    return event


def _place(error: BaseException) -> list[str]:
    """The last places in our own rooms, and where it was raised."""
    frames = []
    trace = error.__traceback__
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "?")
        if module.partition(".")[0] in ROOMS or trace.tb_next is None:
            frames.append(f"{module}.{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return frames[-4:]
