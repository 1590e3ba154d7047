"""Writes the story of the year again after a meant change: `python -m tests.meldingen.jaar`. Read it."""

from tests.meldingen.jaar.verhaal import GOLDEN, story, the_year

GOLDEN.write_text(story(the_year()), encoding="utf-8")
