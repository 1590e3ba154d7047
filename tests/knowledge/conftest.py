"""The shipped knowledge and the search over it, read once for all tests that only look."""

import pytest

from knowledge.catalogue import Knowledge
from knowledge.loading import load_knowledge
from knowledge.search import SearchEngine


@pytest.fixture(scope="session")
def shipped() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def engine(shipped: Knowledge) -> SearchEngine:
    return SearchEngine.build(shipped)
