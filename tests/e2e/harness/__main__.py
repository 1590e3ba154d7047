"""`python -m tests.e2e.harness`: install what the browser tests need from npm, or say what is missing."""

import sys

from tests.e2e.harness.requirements import what_is_missing

if __name__ == "__main__":
    if problem := what_is_missing():
        sys.exit(problem)
