"""Records that no question finds: neither their own name nor any of their situations."""

from collections.abc import Iterator

from knowledge.catalogue import Knowledge
from knowledge.checks.files import FILE_OF
from knowledge.findings import Finding, Severity
from knowledge.models import Situatie
from knowledge.search import SearchEngine


def check_findability(knowledge: Knowledge, engine: SearchEngine) -> Iterator[Finding]:
    for document in engine.documents:
        situatie = knowledge.situaties.get(document.id, Situatie())
        questions = (document.name, *situatie.nl, *situatie.en)
        if not any(_finds(engine, question, document.id) for question in questions):
            file = FILE_OF[document.soort]
            yield Finding(Severity.WARNING, file, document.id, "", "no question finds this record")


def _finds(engine: SearchEngine, question: str, record_id: str) -> bool:
    return any(hit.id == record_id for hit in engine.search(question).hits)
