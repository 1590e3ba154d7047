"""What the browser tests need of a machine, and what to do when it is not there."""

import json
import os
import shutil
import subprocess
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
PROJECT = FOLDER.parents[1]
MODULES = FOLDER / "node_modules"
PLAYGROUND = MODULES / "@microsoft" / "m365agentsplayground" / "cli.js"
AXE = MODULES / "axe-core" / "axe.min.js"
REQUIRE_BROWSER = "REQUIRE_BROWSER"
INSTALL_SECONDS = 300
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def required() -> bool:
    """Return whether a missing browser must fail the tests instead of skipping them (so in CI)."""
    return os.environ.get(REQUIRE_BROWSER) == "1"


def browser_path() -> str | None:
    return next((path for name in _BROWSERS if (path := shutil.which(name))), None)


def what_is_missing() -> str | None:
    """Return one line for a person; None when the tests can run. Installs the Playground if it can."""
    missing = []
    if browser_path() is None:
        missing.append("Chromium (Debian: apt-get install chromium)")
    if shutil.which("node") is None or shutil.which("npm") is None:
        missing.append("Node with npm (Debian: apt-get install nodejs npm)")
    if missing:
        return f"browser tests need {' and '.join(missing)}"
    if problem := install_playground():
        return f"browser tests need the Agents Playground: {problem}"
    return None


def install_playground() -> str | None:
    """Put the locked packages into node_modules; return what went wrong, None when they are there."""
    if _installed_versions() == _locked_versions():
        return None
    command = ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command
            command, cwd=FOLDER, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"npm ci did not finish ({error})"
    return None if done.returncode == 0 else f"npm ci failed: {done.stderr.strip()[-300:]}"


def _locked_versions() -> dict[str, str]:
    return _versions_in(FOLDER / "package-lock.json")


def _installed_versions() -> dict[str, str]:
    record = MODULES / ".package-lock.json"  # npm's own record of what it has put there
    return _versions_in(record) if record.exists() else {}


def _versions_in(lock: Path) -> dict[str, str]:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    return {name: package["version"] for name, package in packages.items() if name}
