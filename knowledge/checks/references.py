"""Names of other records and of sources that lead nowhere, and records without any source."""

from collections.abc import Collection, Iterator

from knowledge.catalogue import Knowledge
from knowledge.checks.files import BEGRIPPEN, ENGELS, KAART, KNELPUNTEN, SITUATIES
from knowledge.findings import Finding, Severity
from knowledge.models import Dienst


def check_references(knowledge: Knowledge) -> Iterator[Finding]:
    for dienst in knowledge.diensten.values():
        yield from _of_dienst(dienst, knowledge)
    for organisatie in knowledge.organisaties.values():
        if not organisatie.bronnen:
            yield _missing_source(KAART, organisatie.id)
    yield from _of_knelpunten(knowledge)
    for begrip in knowledge.begrippen.values():
        yield from _sources(BEGRIPPEN, begrip.id, begrip.bronnen, knowledge.source_keys.begrippen)
    yield from _of_texts_beside(knowledge)


def _of_dienst(dienst: Dienst, knowledge: Knowledge) -> Iterator[Finding]:
    if dienst.organization not in knowledge.organisaties:
        yield _broken(KAART, dienst.id, "organization", dienst.organization)
    yield from _unknown(KAART, dienst.id, "zie_ook", dienst.zie_ook, knowledge.diensten.keys())
    yield from _unknown(KAART, dienst.id, "knelpunten", dienst.knelpunten, knowledge.knelpunten.keys())
    if dienst.service_area not in knowledge.gebieden:
        yield _broken(KAART, dienst.id, "service_area", dienst.service_area)
    if dienst.maximum_age is not None and (dienst.minimum_age or 0) > dienst.maximum_age:
        yield Finding(Severity.ERROR, KAART, dienst.id, "minimum_age", "is above maximum_age")
    if not dienst.bronnen:
        yield _missing_source(KAART, dienst.id)
    if knowledge.english(dienst.id) is None:
        yield Finding(Severity.WARNING, ENGELS, dienst.id, "", "has no English summary")


def _of_knelpunten(knowledge: Knowledge) -> Iterator[Finding]:
    for knelpunt in knowledge.knelpunten.values():
        diensten = knelpunt.gerelateerde_diensten
        if knelpunt.soort not in knowledge.knelpuntsoorten:
            yield _broken(KNELPUNTEN, knelpunt.id, "soort", knelpunt.soort)
        yield from _unknown(
            KNELPUNTEN, knelpunt.id, "gerelateerde_diensten", diensten, knowledge.diensten.keys()
        )
        yield from _sources(KNELPUNTEN, knelpunt.id, knelpunt.bronnen, knowledge.source_keys.knelpunten)


def _of_texts_beside(knowledge: Knowledge) -> Iterator[Finding]:
    for key in knowledge.situaties:
        if knowledge.record(key) is None:
            yield Finding(Severity.ERROR, SITUATIES, key, "", "there is no record with this id")
    for key in knowledge.engels:
        if key not in knowledge.diensten:
            yield Finding(Severity.ERROR, ENGELS, key, "", "there is no dienst with this id")


def _sources(file: str, record: str, keys: Collection[str], known: Collection[str]) -> Iterator[Finding]:
    if not keys:
        yield _missing_source(file, record)
    yield from _unknown(file, record, "bronnen", keys, known)


def _unknown(
    file: str, record: str, field: str, keys: Collection[str], known: Collection[str]
) -> Iterator[Finding]:
    yield from (_broken(file, record, field, key) for key in keys if key not in known)


def _broken(file: str, record: str, field: str, key: str) -> Finding:
    return Finding(Severity.ERROR, file, record, field, f"{key} does not exist")


def _missing_source(file: str, record: str) -> Finding:
    return Finding(Severity.ERROR, file, record, "bronnen", "has no source")
