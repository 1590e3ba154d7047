"""`python -m meldingen guard --jsonl`: a thin launcher, so that the guard can be tried by itself."""

from bot.guard_command import main

if __name__ == "__main__":
    main()
