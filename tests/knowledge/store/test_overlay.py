"""Edits laid over the shipped knowledge."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.models import Soort
from knowledge.search import SearchEngine
from knowledge.store import Edit, EditDraft, EditKind, Overlay, history, overlay
from knowledge.store.records import MODELS, plain
from tests.shipped import shipped_knowledge

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
BASE = shipped_knowledge()
DIENST = BASE.diensten["sociaal-pontonnier"]
NEW = {**plain(DIENST), "id": "fietsenmaker", "name": "Fietsenmaker de Proef", "alternate_name": []}


def an_edit(kind: EditKind, content: dict[str, Any], record_id: str = DIENST.id, number: int = 1) -> Edit:
    return Edit(number, EditDraft(Soort.DIENST, record_id, kind, content), "beheerder", NOW)


def an_alias(phrase: str, record_id: str = DIENST.id, number: int = 1) -> Edit:
    return an_edit(EditKind.ALIAS, {"language": "nl", "phrase": phrase}, record_id, number)


def test_an_alias_is_searched_and_the_shipped_knowledge_stays_as_it_was() -> None:
    phrase = "kwartelkoning zonder paraplu"
    laid = overlay(BASE, [an_alias(phrase)])
    assert laid.situaties[DIENST.id].nl[-1] == phrase
    assert phrase not in BASE.situaties[DIENST.id].nl
    assert SearchEngine.build(laid).search(phrase).hits[0].id == DIENST.id


def test_the_same_alias_twice_stands_there_once() -> None:
    laid = overlay(BASE, [an_alias("kwartelkoning"), an_alias("kwartelkoning", number=2)])
    assert laid.situaties[DIENST.id].nl.count("kwartelkoning") == 1


def test_a_new_record_is_found_beside_the_shipped_ones() -> None:
    laid = overlay(BASE, [an_edit(EditKind.RECORD, {"record": NEW}, "fietsenmaker")])
    assert len(laid.diensten) == len(BASE.diensten) + 1
    assert laid.record("fietsenmaker") is laid.diensten["fietsenmaker"]


def test_a_field_takes_its_new_value_and_the_rest_stays() -> None:
    laid = overlay(BASE, [an_edit(EditKind.FIELD, {"field": "wie", "value": "Iemand anders"})])
    assert laid.diensten[DIENST.id] == DIENST.model_copy(update={"wie": "Iemand anders"})


def test_an_alias_for_a_step_of_the_routekaart_is_taken() -> None:
    key = next(iter(BASE.knopen))
    laid = Overlay(BASE)
    laid.apply([an_alias("kwartelkoning", key)])
    assert laid.misfits == []
    assert laid.knowledge().situaties[key].nl[-1] == "kwartelkoning"


@pytest.mark.parametrize(
    "misfit",
    [
        an_alias("woorden", "bestaat-niet"),
        an_edit(EditKind.FIELD, {"field": "minimum_age", "value": "oud"}),
        an_edit(EditKind.FIELD, {"field": "wie", "value": "x"}, "bestaat-niet"),
        an_edit(EditKind.RECORD, {"record": {"id": "half"}}, "half"),
        an_edit(EditKind.RECORD, {"record": NEW, "situatie": {"fr": ["non"]}}, "fietsenmaker"),
    ],
)
def test_an_edit_that_does_not_fit_is_left_out_and_named(misfit: Edit) -> None:
    laid = Overlay(BASE)
    laid.apply([misfit])
    assert [finding.record for finding in laid.misfits] == [misfit.draft.record_id]
    assert laid.knowledge() == BASE


def test_the_history_tells_what_every_edit_changed_in_its_time() -> None:
    edits = [
        an_edit(EditKind.FIELD, {"field": "wie", "value": "Eerst"}, number=1),
        replace(an_edit(EditKind.FIELD, {"field": "wie", "value": "Fout"}, number=2), undone_at=NOW),
        an_edit(EditKind.FIELD, {"field": "wie", "value": "Daarna"}, number=3),
        an_alias("kwartelkoning", number=4),
    ]
    told = [changes for _, changes in history(BASE, edits)]
    assert [(change.field, change.old, change.new) for changes in told[:3] for change in changes] == [
        ("wie", DIENST.wie, "Eerst"),
        ("wie", "Eerst", "Fout"),
        ("wie", "Eerst", "Daarna"),
    ]
    assert [change.field for change in told[3]] == ["situatie.nl"]


@pytest.mark.parametrize("soort", MODELS)
def test_a_record_of_every_sort_survives_being_stored_as_an_edit(soort: Soort) -> None:
    laid = Overlay(BASE)
    content = {
        soort: next(iter(records.items()))
        for soort, records in {
            Soort.DIENST: BASE.diensten,
            Soort.ORGANISATIE: BASE.organisaties,
            Soort.KNELPUNT: BASE.knelpunten,
            Soort.PRAKTIJKVOORBEELD: BASE.praktijkvoorbeelden,
            Soort.BEGRIP: BASE.begrippen,
        }.items()
    }
    record_id, record = content[soort]
    laid.apply_draft(EditDraft(soort, record_id, EditKind.RECORD, laid.content(soort, record_id)))
    assert laid.record(soort, record_id) == record
    assert laid.knowledge() == BASE


_EDITS = st.one_of(
    st.builds(an_alias, st.text(max_size=20), st.sampled_from([DIENST.id, "onbekend", "fietsenmaker"])),
    st.builds(
        lambda field, value: an_edit(EditKind.FIELD, {"field": field, "value": value}),
        st.sampled_from(["wie", "minimum_age", "phones", "status", "nergens"]),
        st.one_of(st.none(), st.text(max_size=5), st.integers(), st.lists(st.text(max_size=3), max_size=2)),
    ),
    st.just(an_edit(EditKind.RECORD, {"record": NEW}, "fietsenmaker")),
)


@given(st.lists(_EDITS, max_size=8))
def test_no_order_of_edits_breaks_the_knowledge(edits: list[Edit]) -> None:
    laid = overlay(BASE, edits)
    assert laid.diensten.keys() >= BASE.diensten.keys()
    assert laid.diensten[DIENST.id].id == DIENST.id
    assert all(phrase.strip() for phrase in laid.situaties[DIENST.id].nl)
    assert overlay(laid, []) == laid


def an_english(summary: str, number: int = 2) -> Edit:
    engels = {**plain(BASE.engels[DIENST.id]), "summary_en": summary}
    return an_edit(EditKind.ENGLISH, {"engels": engels}, number=number)


CHANGED = an_edit(EditKind.FIELD, {"field": "wie", "value": "Iemand anders"})


def test_english_of_which_the_dutch_was_changed_is_outdated_and_not_read() -> None:
    laid = overlay(BASE, [CHANGED])
    assert laid.outdated_english == {DIENST.id}
    assert laid.english(DIENST.id) is None
    assert BASE.english(DIENST.id) is not None


def test_english_that_was_written_after_the_dutch_is_read() -> None:
    laid = overlay(BASE, [CHANGED, an_english("New.")])
    assert laid.outdated_english == frozenset()
    assert laid.engels[DIENST.id].summary_en == "New."


def test_english_is_outdated_again_by_the_next_change_of_the_dutch() -> None:
    again = an_edit(EditKind.FIELD, {"field": "wie", "value": "Weer iemand anders"}, number=3)
    assert overlay(BASE, [CHANGED, an_english("New."), again]).outdated_english == {DIENST.id}


def test_dutch_that_is_put_back_fits_its_english_again() -> None:
    back = an_edit(EditKind.FIELD, {"field": "wie", "value": DIENST.wie}, number=2)
    assert overlay(BASE, [CHANGED, back]).outdated_english == frozenset()


def test_a_sheet_with_other_dutch_and_the_same_english_leaves_the_english_outdated() -> None:
    row = {"record": {**plain(DIENST), "wie": "Iemand anders"}, "engels": plain(BASE.engels[DIENST.id])}
    assert overlay(BASE, [an_edit(EditKind.RECORD, row)]).outdated_english == {DIENST.id}
    both = {**row, "engels": {**row["engels"], "who_en": "Somebody else"}}
    assert overlay(BASE, [an_edit(EditKind.RECORD, both)]).outdated_english == frozenset()


def test_english_without_its_dienst_does_not_fit() -> None:
    laid = Overlay(BASE)
    laid.apply([an_edit(EditKind.ENGLISH, {"engels": plain(BASE.engels[DIENST.id])}, "bestaat-niet")])
    assert [finding.record for finding in laid.misfits] == ["bestaat-niet"]
    assert "bestaat-niet" not in laid.knowledge().engels


def test_the_history_names_what_was_changed_of_the_english() -> None:
    ((_, changes),) = history(BASE, [an_english("New.")])
    assert [(change.field, change.new) for change in changes] == [("engels.summary_en", "New.")]
