"""What may be typed in a field of a record, and that it reads back as it was typed."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.beheer.fields import FIELDS, EditField, FieldKind, as_text, as_value, problem_with
from dialogs.flow import Context
from dialogs.inbound import Inbound, Place, PlaceKind, Speaker
from dialogs.services import Services
from dialogs.texts import Texts
from knowledge.language import Language
from knowledge.models import Soort
from knowledge.store.records import MODELS, StoredRecord, plain, record_of
from tests.dialogs.chat import START
from tests.shipped import shipped_knowledge

KNOWLEDGE = shipped_knowledge()
EVERY = [(soort, field) for soort, fields in FIELDS.items() for field in fields]
EXAMPLES: Mapping[Soort, Mapping[str, StoredRecord]] = {
    Soort.DIENST: KNOWLEDGE.diensten,
    Soort.ORGANISATIE: KNOWLEDGE.organisaties,
    Soort.KNELPUNT: KNOWLEDGE.knelpunten,
    Soort.BEGRIP: KNOWLEDGE.begrippen,
    Soort.PRAKTIJKVOORBEELD: KNOWLEDGE.praktijkvoorbeelden,
}
TYPED = st.one_of(
    st.text(max_size=60),
    st.from_regex(r"https?://[a-z.\-:/]{1,20}", fullmatch=True),
    st.from_regex(r"[0-9+ ()a-z\n-]{1,30}", fullmatch=True),
    st.from_regex(r"[a-z.]{1,8}@[a-z.]{1,12}", fullmatch=True),
)


class WithoutPeople:
    """A guard that sees nobody: here the shape of the fields is looked at."""

    def find(self, text: str) -> tuple[()]:
        return ()


@pytest.fixture(scope="module")
def context() -> Context:
    only_these = SimpleNamespace(finder=SimpleNamespace(knowledge=KNOWLEDGE), guard=WithoutPeople())
    place = Place(PlaceKind.PERSONAL, "chat")
    inbound = Inbound(Speaker("kim", "Kim"), place, "k", START)
    return Context(inbound, cast(Services, only_these), Texts(Language.NL))


@pytest.mark.parametrize(("soort", "field"), EVERY, ids=lambda value: getattr(value, "id", None))
def test_a_field_that_can_be_changed_is_a_field_of_its_record(soort: Soort, field: EditField) -> None:
    known = MODELS[soort].model_fields[field.id]
    assert field.required is (known.is_required() and field.kind is not FieldKind.PHONES)


@given(st.sampled_from(EVERY), TYPED)
def test_whatever_passes_makes_a_record_that_the_store_takes(
    context: Context, which: tuple[Soort, EditField], typed: str
) -> None:
    soort, field = which
    if problem_with(field, typed, context) is not None:
        return
    example = next(iter(EXAMPLES[soort].values()))
    changed = record_of(soort, plain(example) | {field.id: as_value(field, typed)})
    again = as_text(field, plain(changed)[field.id])
    assert as_value(field, again) == as_value(field, as_text(field, as_value(field, typed)))


def test_every_shipped_record_reads_and_is_stored_back_unchanged(context: Context) -> None:
    changed = [
        (record.id, field.id)
        for soort, records in EXAMPLES.items()
        for record in records.values()
        for field in FIELDS[soort]
        if (text := as_text(field, plain(record)[field.id])) and problem_with(field, text, context) is None
        if plain(record_of(soort, plain(record) | {field.id: as_value(field, text)})) != plain(record)
    ]
    assert changed == []


def test_every_shipped_phone_number_and_address_may_be_typed(context: Context) -> None:
    refused = [
        (record.id, field.id)
        for soort in (Soort.DIENST, Soort.ORGANISATIE)
        for record in EXAMPLES[soort].values()
        for field in FIELDS[soort]
        if field.kind in (FieldKind.PHONES, FieldKind.EMAIL, FieldKind.URL, FieldKind.AREA)
        and problem_with(field, as_text(field, plain(record)[field.id]), context) is not None
    ]
    assert refused == []
