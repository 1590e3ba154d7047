"""Installs what the tests need, if need be, and runs them: `python3 .tools/test.py [arguments of pytest]`.

All of them run as two pytests side by side, as the tests of the browser and the bot mostly wait. With an
argument that does more than change the output it is one pytest; `--lf` is what failed in the last run of all.
"""

import re
import subprocess
import sys

import side_by_side
from environment import ROOT, prepare

WAITING = ("tests/e2e", "tests/bot")
FOR_BOTH = re.compile(r"-q|-v+|-r\w+|--lf|--(tb|durations|durations-min|color)=\S+")


def main(arguments: list[str]) -> int:
    pytest = [str(prepare("test")), "-m", "pytest", *arguments]
    if not all(map(FOR_BOTH.fullmatch, arguments)):
        return subprocess.run(pytest, cwd=ROOT, check=False).returncode
    if sys.stdout.isatty():
        pytest.append("--color=yes")
    others = [*_remembering("others", pytest), *(f"--ignore={folder}" for folder in WAITING)]
    return side_by_side.run([others, [*_remembering("waiting", pytest), *WAITING]], ROOT)


def _remembering(part: str, pytest: list[str]) -> list[str]:
    """Give each part a cache of its own; they would overwrite each other's."""
    return [*pytest, "-o", f"cache_dir=.pytest_cache/{part}", "--lfnf=none"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
