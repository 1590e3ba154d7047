"""What is wrong or thin in the knowledge, as one list of findings."""

from datetime import date

from knowledge.catalogue import Knowledge
from knowledge.checks.age import check_age
from knowledge.checks.duplicates import check_duplicates
from knowledge.checks.findability import check_findability
from knowledge.checks.references import check_references
from knowledge.checks.situaties import check_situaties
from knowledge.checks.terms import check_terms
from knowledge.findings import Finding
from knowledge.routekaart.checks import check_routekaart
from knowledge.search import SearchEngine

__all__ = ["check_knowledge"]


def check_knowledge(knowledge: Knowledge, engine: SearchEngine, today: date) -> list[Finding]:
    """Return everything to mend, errors and warnings; `engine` is built on the same knowledge."""
    findings = [
        *check_references(knowledge),
        *check_age(knowledge, today),
        *check_duplicates(knowledge),
        *check_situaties(knowledge),
        *check_terms(knowledge, engine),
        *check_findability(knowledge, engine),
    ]
    for routekaart in knowledge.routekaarten.values():
        findings += check_routekaart(routekaart, knowledge.diensten.keys(), knowledge.knelpunten.keys())
    return findings
