"""Installs what the bot needs, if need be, and starts it: `python3 .tools/start.py [arguments]`."""

import os
import subprocess
import sys

from environment import ROOT, prepare


def main() -> int:
    command = [str(prepare("runtime")), "-m", "bot", *sys.argv[1:]]
    if os.name == "nt":
        return subprocess.run(command, cwd=ROOT, check=False).returncode
    os.chdir(ROOT)
    os.execv(command[0], command)
    return 0


if __name__ == "__main__":
    sys.exit(main())
