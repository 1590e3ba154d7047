"""Runs several pytests at the same time and tells their outcome as if they were one."""

import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

NOTHING_RAN = 5
LOOK_SECONDS = 0.2
_KINDS = ("failed", "passed", "skipped", "deselected", "xfailed", "xpassed", "warning", "error")
_COUNT = re.compile(rf"(\d+) ({'|'.join(_KINDS)})")
_CLOSING = re.compile(r"=* ?(\d+ \w+(, \d+ \w+)*|no tests ran) in \d+\.\d+s( \([\d:]+\))? ?=*")
_COLOUR = re.compile(r"\x1b\[[\d;]*m")


def run(commands: Sequence[Sequence[str]], folder: Path) -> int:
    """Run all, show what each writes one after the other, and end with one line that counts all tests.

    Returns:
        What one pytest would return: 0 only when every part ended well and a test ran.
    """
    started = time.monotonic()
    with ExitStack() as stack:
        logs = Path(stack.enter_context(TemporaryDirectory()))
        parts = [_Part(command, folder, logs / str(number)) for number, command in enumerate(commands)]
        for part in parts:
            stack.callback(part.end)
        for part in parts:
            part.show()
    counts = sum((part.counts() for part in parts), Counter[str]())
    print(closing_line(counts, time.monotonic() - started), flush=True)
    return max({part.code for part in parts} - {NOTHING_RAN}, default=NOTHING_RAN)


def closing_line(counts: Counter[str], seconds: float) -> str:
    told = ", ".join(_counted(counts[kind], kind) for kind in _KINDS if counts[kind]) or "no tests ran"
    minutes, rest = divmod(int(seconds), 60)
    clock = f" (0:{minutes:02d}:{rest:02d})" if minutes else ""
    return f" {told} in {seconds:.2f}s{clock} ".center(shutil.get_terminal_size().columns, "=")


def _counted(number: int, kind: str) -> str:
    return f"{number} {kind}s" if kind in ("warning", "error") and number > 1 else f"{number} {kind}"


class _Part:
    """One pytest. It writes to a file, so that it never waits for whoever reads it."""

    def __init__(self, command: Sequence[str], folder: Path, log: Path) -> None:
        with log.open("wb") as output:
            self._process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
        self._log = log
        self._written = b""

    @property
    def code(self) -> int:
        """What it returned; a part that a signal ended has failed too."""
        returned: int = self._process.returncode
        return abs(returned)

    def show(self) -> None:
        """Pass on what it writes, from its beginning until it ends."""
        with self._log.open("rb") as log:
            while self._process.poll() is None:
                self._pass_on(log.read())
                time.sleep(LOOK_SECONDS)
            self._pass_on(log.read())

    def counts(self) -> Counter[str]:
        """What its closing line counts; one error when it ended without one."""
        lines = _COLOUR.sub("", self._written.decode(errors="replace")).splitlines()
        closing = next((line for line in reversed(lines) if _CLOSING.fullmatch(line)), None)
        if closing is None:
            return Counter(error=1)
        return Counter({kind: int(number) for number, kind in _COUNT.findall(closing)})

    def end(self) -> None:
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait()

    def _pass_on(self, written: bytes) -> None:
        self._written += written
        sys.stdout.buffer.write(written)
        sys.stdout.flush()
