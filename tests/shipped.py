"""The shipped knowledge and the search over it, read once a run; neither can be changed."""

from functools import cache

from knowledge.catalogue import Knowledge
from knowledge.loading import load_knowledge
from knowledge.search import SearchEngine


@cache
def shipped_knowledge() -> Knowledge:
    return load_knowledge()


@cache
def shipped_engine() -> SearchEngine:
    return SearchEngine.build(shipped_knowledge())
