"""Several questions in one message: each gets its own answer to open, instead of one for all together."""

import re

from dialogs.flow import Context
from knowledge.search import SearchResult

MOST_QUESTIONS = 4
_LEAST_LETTERS = 8
_BETWEEN = re.compile(r"\?+\s*(?:en\b|and\b|ook\b|also\b|,|\.)*\s*|\n+", re.IGNORECASE)


def questions_in(text: str) -> tuple[str, ...]:
    """Return the questions of a message that asks more than one; empty when it asks one, or tells a story."""
    parts = [part.strip() for part in _BETWEEN.split(text)]
    asked = tuple(part for part in parts if len(part) >= _LEAST_LETTERS)
    if text.count("?") < 2 or not 2 <= len(asked) <= MOST_QUESTIONS:
        return ()
    return asked


def found_apart(context: Context, text: str) -> tuple[tuple[str, SearchResult], ...]:
    """Search each question by itself; empty unless at least two have a sure answer, not the same one."""
    results = tuple((asked, context.services.finder.search(asked, limit=2)) for asked in questions_in(text))
    sure = {result.hits[0].id for _, result in results if result.confident and result.hits}
    return results if len(sure) > 1 else ()
