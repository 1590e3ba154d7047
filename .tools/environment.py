"""Makes the project's own virtual environment, from Python alone: pinned packages, then the project.

Runs on the machine's Python 3.11 or newer, with nothing installed. Done once; again only when a pin changed.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
LOCKS = ROOT / ".tools" / "locks"
OLDEST = (3, 11)


def python() -> Path:
    folder, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return ENVIRONMENT / folder / name


def prepare(purpose: str) -> Path:
    """Return the environment's Python, with everything of lock `purpose` ("runtime" or "test") installed.

    Raises:
        SystemExit: If this Python is too old or an installation fails; says which step.
    """
    if sys.version_info < OLDEST:
        raise SystemExit(
            f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}."
        )
    lock = LOCKS / f"{purpose}.txt"
    wanted = hashlib.sha256(lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    mark = ENVIRONMENT / f".installed-{purpose}"
    if mark.exists() and mark.read_text(encoding="ascii") == wanted and python().exists():
        return python()
    _create()
    _run("install the pinned packages", "install", "--require-hashes", "--no-deps", "-r", str(lock))
    _run("install the project", "install", "--no-build-isolation", "--no-deps", "-e", str(ROOT))
    mark.write_text(wanted, encoding="ascii")
    return python()


def _create() -> None:
    if not python().exists():
        _say(f"Making a virtual environment in {ENVIRONMENT.name} ...")
        venv.create(ENVIRONMENT, with_pip=True)


def _run(what: str, *arguments: str) -> None:
    _say(f"{what[0].upper()}{what[1:]} ...")
    command = [str(python()), "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    if subprocess.run(command, check=False).returncode:
        raise SystemExit(f"Could not {what}; see the lines above.")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
