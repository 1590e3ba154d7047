"""Installs what the tests need, if need be, and runs them: `python3 .tools/test.py [arguments of pytest]`.

All of them run as three pytests side by side, as the tests of the browser and the bot mostly wait. With an
argument that does more than change the output it is one pytest; `--lf` is what failed in the last run of all.
"""

import re
import subprocess
import sys

import side_by_side
from environment import ROOT, prepare

WAITING = {"browser": "tests/e2e", "bot": "tests/bot"}
"""What each part is called, and its folder; everything else is a part as well."""

FOR_ALL = re.compile(r"-q|-v+|-r\w+|--lf|--(tb|durations|durations-min|color)=\S+")


def main(arguments: list[str]) -> int:
    pytest = [str(prepare("test")), "-m", "pytest", *arguments]
    if not all(map(FOR_ALL.fullmatch, arguments)):
        return subprocess.run(pytest, cwd=ROOT, check=False).returncode
    if sys.stdout.isatty():
        pytest.append("--color=yes")
    others = [*_remembering("others", pytest), *(f"--ignore={folder}" for folder in WAITING.values())]
    waiting = [[*_remembering(name, pytest), folder] for name, folder in WAITING.items()]
    return side_by_side.run([others, *waiting], ROOT)


def _remembering(part: str, pytest: list[str]) -> list[str]:
    """Give each part a cache of its own; they would overwrite each other's."""
    return [*pytest, "-o", f"cache_dir=.pytest_cache/{part}", "--lfnf=none"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
