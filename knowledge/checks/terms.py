"""Terms that do not lead to their explanation, and ideas of the lexicon that no record speaks of."""

from collections.abc import Iterator

from knowledge.catalogue import Knowledge
from knowledge.checks.files import BEGRIPPEN, LEXICON
from knowledge.findings import Finding, Severity
from knowledge.models import Begrip
from knowledge.search import SearchEngine

NEAR_ENOUGH = 3


def check_terms(knowledge: Knowledge, engine: SearchEngine) -> Iterator[Finding]:
    for begrip in knowledge.begrippen.values():
        yield from _unexplained(begrip, engine)
    for concept in knowledge.lexicon:
        if not engine.speaks_of(concept):
            yield Finding(Severity.WARNING, LEXICON, concept, "", "no record holds any of these words")


def _unexplained(begrip: Begrip, engine: SearchEngine) -> Iterator[Finding]:
    for field, spelling in (("term", begrip.term), ("afkorting", begrip.afkorting)):
        if not spelling:
            continue
        hits = engine.search(f"wat betekent {spelling}", limit=NEAR_ENOUGH).hits
        if begrip.id not in {hit.id for hit in hits}:
            message = f"asking what {spelling} means does not lead here"
            yield Finding(Severity.WARNING, BEGRIPPEN, begrip.id, field, message)
