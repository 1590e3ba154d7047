"""The shipped knowledge and the search over it, read once for all tests that only look."""

import pytest

from knowledge.catalogue import Knowledge
from knowledge.search import SearchEngine
from tests.shipped import shipped_engine, shipped_knowledge


@pytest.fixture(scope="session")
def shipped() -> Knowledge:
    return shipped_knowledge()


@pytest.fixture(scope="session")
def engine(shipped: Knowledge) -> SearchEngine:
    return shipped_engine()
