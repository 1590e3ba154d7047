"""Installs what the tests need, if need be, and runs them all: `python3 .tools/test.py [arguments]`."""

import subprocess
import sys

from environment import ROOT, prepare


def main() -> int:
    return subprocess.run(
        [str(prepare("test")), "-m", "pytest", *sys.argv[1:]], cwd=ROOT, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
