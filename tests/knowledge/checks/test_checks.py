"""Every check finds the fault it is for, and is silent without it."""

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from knowledge.catalogue import Knowledge, Records
from knowledge.checks import check_knowledge
from knowledge.checks.age import check_age
from knowledge.checks.duplicates import check_duplicates
from knowledge.checks.findability import check_findability
from knowledge.checks.references import check_references
from knowledge.checks.situaties import check_situaties
from knowledge.checks.terms import check_terms
from knowledge.findings import Severity
from knowledge.models import Begrip, DienstStatus, Situatie
from knowledge.search import SearchEngine

TODAY = date(2026, 11, 22)


def with_dienst(knowledge: Knowledge, key: str, changes: Mapping[str, Any]) -> Knowledge:
    changed = knowledge.diensten[key].model_copy(update=changes)
    return with_records(knowledge, diensten={**knowledge.diensten, changed.id: changed})


def with_records(knowledge: Knowledge, **changes: Any) -> Knowledge:
    records: Records = dataclasses.replace(knowledge.records, **changes)
    return dataclasses.replace(knowledge, records=records)


def test_the_shipped_knowledge_has_no_errors(shipped: Knowledge, engine: SearchEngine) -> None:
    errors = [
        finding for finding in check_knowledge(shipped, engine, TODAY) if finding.severity is Severity.ERROR
    ]
    assert errors == []


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("organization", "nergens", "nergens does not exist"),
        ("zie_ook", ("nergens",), "nergens does not exist"),
        ("knelpunten", ("nergens",), "nergens does not exist"),
        ("service_area", "Atlantis", "Atlantis does not exist"),
        ("bronnen", (), "has no source"),
    ],
)
def test_a_broken_reference_of_a_dienst_is_found(
    shipped: Knowledge, field: str, value: object, message: str
) -> None:
    broken = with_dienst(shipped, "kledingbank", {field: value})
    found = [finding for finding in check_references(broken) if finding.record == "kledingbank"]
    assert [(finding.field, finding.message) for finding in found] == [(field, message)]


def test_ages_the_wrong_way_round_are_found(shipped: Knowledge) -> None:
    broken = with_dienst(shipped, "kledingbank", {"minimum_age": 27, "maximum_age": 18})
    assert [finding.field for finding in check_references(broken)] == ["minimum_age"]


def test_situaties_and_english_of_no_record_are_found(shipped: Knowledge) -> None:
    broken = dataclasses.replace(
        shipped,
        situaties={**shipped.situaties, "nergens": Situatie()},
        engels={**shipped.engels, "nergens": next(iter(shipped.engels.values()))},
    )
    assert {(finding.file, finding.record) for finding in check_references(broken)} == {
        ("situaties.yaml", "nergens"),
        ("engels.yaml", "nergens"),
    }


@pytest.mark.parametrize(
    ("assured", "severities"),
    [
        ("2026-11-22", []),
        ("2023-11-23", []),
        ("2023-11-20", [Severity.WARNING]),
        ("2026-11-23", [Severity.ERROR]),
        (None, [Severity.WARNING]),
    ],
)
def test_the_age_of_a_living_dienst_is_judged_by_its_newest_source(
    shipped: Knowledge, assured: str | None, severities: list[Severity]
) -> None:
    changes = {"assured_date": assured, "status": DienstStatus.ACTIVE}
    aged = with_dienst(shipped, "kledingbank", changes)
    found = [finding for finding in check_age(aged, TODAY) if finding.record == "kledingbank"]
    assert [finding.severity for finding in found] == severities


def test_a_historical_dienst_may_be_as_old_as_it_is(shipped: Knowledge) -> None:
    changes = {"assured_date": "2001-01-01", "status": DienstStatus.HISTORISCH}
    aged = with_dienst(shipped, "kledingbank", changes)
    assert "kledingbank" not in {finding.record for finding in check_age(aged, TODAY)}


def test_two_names_for_one_thing_are_found(shipped: Knowledge) -> None:
    twin = shipped.organisaties["yulius"].model_copy(update={"id": "tweeling", "name": "yulius "})
    doubled = with_records(shipped, organisaties={**shipped.organisaties, twin.id: twin})
    assert "looks like tweeling (100 of 100)" in {finding.message for finding in check_duplicates(doubled)}
    assert "yulius" not in {finding.record for finding in check_duplicates(shipped)}


def test_a_phrase_that_points_to_two_records_is_found(shipped: Knowledge) -> None:
    phrase = Situatie(nl=("deze zin hoort bij twee records",))
    shared = dataclasses.replace(shipped, situaties={"kledingbank": phrase, "dordtpas": phrase})
    found = [finding.message for finding in check_duplicates(shared)]
    assert "shares a phrase with dordtpas: deze zin hoort bij twee records" in found


def test_a_record_with_too_few_situations_is_found(shipped: Knowledge) -> None:
    thin = dataclasses.replace(shipped, situaties={**shipped.situaties, "kledingbank": Situatie(nl=("jas",))})
    messages = {finding.record: finding.message for finding in check_situaties(thin)}
    assert messages["kledingbank"] == "has 1 phrases, needs 10"
    assert "kledingbank" not in {finding.record for finding in check_situaties(shipped)}


def test_a_record_without_english_situations_is_found(shipped: Knowledge) -> None:
    dutch = shipped.situaties["kledingbank"].model_copy(update={"en": ()})
    one_sided = dataclasses.replace(shipped, situaties={**shipped.situaties, "kledingbank": dutch})
    fields = {finding.record: finding.field for finding in check_situaties(one_sided)}
    assert fields["kledingbank"] == "en"


def test_a_term_that_leads_nowhere_and_an_idea_without_records_are_found(
    shipped: Knowledge, engine: SearchEngine
) -> None:
    hidden = Begrip(id="begrip-verstopt", term="Verstopwoord", uitleg="u", bronnen=("x",))
    beyond = dataclasses.replace(
        with_records(shipped, begrippen={hidden.id: hidden}),
        lexicon={"leeg": ("quetzalcoatlus",), "kleding": ("jas",)},
    )
    found = {(finding.file, finding.record) for finding in check_terms(beyond, engine)}
    assert found == {("begrippen.yaml", "begrip-verstopt"), ("lexicon.yaml", "leeg")}


def test_a_record_that_no_question_finds_is_found(shipped: Knowledge) -> None:
    blank = shipped.organisaties["yulius"].model_copy(
        update={"id": "leeg", "name": "de het een", "alternate_name": (), "description": "en of maar"}
    )
    with_blank = with_records(shipped, organisaties={blank.id: blank})
    found = {finding.record for finding in check_findability(with_blank, SearchEngine.build(with_blank))}
    assert "leeg" in found
    assert "kledingbank" not in found
