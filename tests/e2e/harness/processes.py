"""Start the bot and the Playgrounds as programs of their own, and stop them again."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.e2e.harness.requirements import FOLDER, PLAYGROUND, PROJECT

PORT_SETTING, DATA_SETTING = "BOT_PORT", "BOT_DATA_DIR"
START_SECONDS, STOP_SECONDS, POLL_SECONDS = 120.0, 20.0, 0.1
_LOG_TAIL = 2000


class ProgramError(Exception):
    """A program did not start or stop; the message holds the end of what it wrote."""


@dataclass
class Program:
    """One process, its address and the file with what it writes."""

    name: str
    command: list[str]
    ready_at: str
    folder: Path
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start, and wait until it can be used; see `wait_until_ready`."""
        self.launch()
        self.wait_until_ready()

    def launch(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own command
                self.command, cwd=self.folder, env=dict(self.environment), stdout=log, stderr=log
            )

    def wait_until_ready(self) -> None:
        """Raises:
        ProgramError: If it ends or does not answer within START_SECONDS.
        """
        deadline = time.monotonic() + START_SECONDS
        while not _answers(self.ready_at):
            if self._ended_within(POLL_SECONDS):
                raise ProgramError(f"{self.name} ended while starting:\n{self.tail()}")
            if time.monotonic() > deadline:
                self.stop()
                raise ProgramError(f"{self.name} does not answer at {self.ready_at}:\n{self.tail()}")

    def stop(self) -> int:
        """Ask it to stop, as the platform would; return its exit code."""
        if self.process is None:
            return 0
        self.process.send_signal(signal.SIGTERM)
        if not self._ended_within(STOP_SECONDS):
            self.process.kill()
            self.process.wait()
        code = self.process.returncode
        self.process = None
        return code

    def tail(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-_LOG_TAIL:]

    def _ended_within(self, seconds: float) -> bool:
        if self.process is None:
            return True
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True


@contextmanager
def running(*programs: Program) -> Iterator[None]:
    try:
        for program in programs:
            program.launch()
        for program in programs:
            program.wait_until_ready()
        yield
    finally:
        for program in reversed(programs):
            program.stop()


def the_bot(data: Path, logs: Path, settings: Mapping[str, str] | None = None) -> Program:
    """The real bot with an empty folder for its data; it reads no .env and no setting of this machine."""
    port = free_port()
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    own = {PORT_SETTING: str(port), DATA_SETTING: str(data), "PYTHONPATH": str(PROJECT)}
    return Program(
        name="The bot",
        command=[sys.executable, "-m", "bot"],
        ready_at=f"http://127.0.0.1:{port}/readyz",
        folder=data,
        log=logs / "bot.log",
        environment=inherited | own | dict(settings or {}),
    )


def a_playground(person: str, bot: Program, logs: Path) -> Program:
    """The Playground of the person whose folder stands beside this harness."""
    port = free_port()
    log = logs / f"playground-{person}.log"
    endpoint = bot.ready_at.removesuffix("/readyz") + "/api/messages"
    options = ["-e", endpoint, "-c", "msteams", "-p", str(port), "--disable-telemetry"]
    return Program(
        name=f"The Playground of the {person}",
        command=["node", str(PLAYGROUND), *options],
        ready_at=f"http://127.0.0.1:{port}/",
        folder=FOLDER / person,
        log=log,
        environment=dict(os.environ) | {"TEAMSAPPTESTER_BROWSER": "none", "TEAMSAPPTESTER_LOGFILE": str(log)},
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310 - our own address
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False
