"""Finding the record that helps, in the words people use."""

from knowledge.search.engine import SearchEngine
from knowledge.search.model import (
    Caution,
    CautionKind,
    Hit,
    Household,
    Intent,
    Reason,
    ReasonKind,
    SearchResult,
    Understanding,
)

__all__ = [
    "Caution",
    "CautionKind",
    "Hit",
    "Household",
    "Intent",
    "Reason",
    "ReasonKind",
    "SearchEngine",
    "SearchResult",
    "Understanding",
]
