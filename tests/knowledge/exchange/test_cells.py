"""Values in cells and back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.exchange.cells import clean, guarded, read_value, text_of, unguarded, write_value
from knowledge.exchange.fields import FieldKind, flat_fields, flatten, unflatten
from knowledge.models import Soort

FIELDS = flat_fields(Soort.DIENST)
TEXT = st.text(max_size=30).map(clean)
FILLED = TEXT.filter(bool)


def there_and_back(name: str, value: object) -> object:
    field = FIELDS[name]
    return read_value(field, clean(write_value(field, value)))


@given(st.lists(FILLED, max_size=4))
@example(["a|b", "c\\", "\\|", ";"])
def test_a_list_is_read_back_as_it_was(values: list[str]) -> None:
    assert there_and_back("trefwoorden", values) == values


@given(st.lists(st.fixed_dictionaries({"number": FILLED, "description": TEXT}), max_size=3))
@example([{"number": "(078) 1; 2", "description": "a | b (c)"}])
def test_phones_are_read_back_as_they_were(phones: list[dict[str, str]]) -> None:
    assert there_and_back("phones", phones) == [
        {**phone, "description": "; ".join(phone["description"].split(" ; "))} for phone in phones
    ]


SOURCE = st.fixed_dictionaries({"titel": FILLED}, optional={"url": FILLED, "seed": FILLED, "gezien": FILLED})


@given(st.lists(SOURCE, max_size=3))
@example([{"titel": "url: x", "url": "https://voorbeeld.nl/a;b|c"}])
def test_sources_are_read_back_as_they_were(sources: list[dict[str, str]]) -> None:
    assert there_and_back("bronnen", sources) == sources


@given(st.one_of(st.none(), st.integers(0, 120)))
def test_a_number_or_nothing_is_read_back_as_it_was(value: int | None) -> None:
    assert there_and_back("minimum_age", value) == value


@given(st.text(max_size=30))
@example("=SUM(A1)")
@example("'=x")
@example("''+31")
def test_a_guarded_text_calculates_nothing_and_is_given_back(text: str) -> None:
    shielded = guarded(text)
    assert shielded[:1] not in tuple("=+-@\t\r\n")
    assert unguarded(shielded) == text


@given(st.text(max_size=60))
def test_any_cell_is_read_or_refused(text: str) -> None:
    for field in FIELDS.values():
        try:
            read_value(field, text)
        except ValueError:
            assert field.kind in (FieldKind.NUMBER, FieldKind.SOURCES)


@pytest.mark.parametrize(("raw", "text"), [(18.0, "18"), (None, ""), (True, "True"), (1.5, "1.5")])
def test_a_sheets_own_value_becomes_the_text_that_people_see(raw: object, text: str) -> None:
    assert text_of(raw) == text


def test_what_no_file_can_carry_is_taken_out() -> None:
    assert clean(" a\x00b\x0bc\ud800\r\nd\te ") == "abc\nd\te"


def test_flat_names_and_back_are_the_same_content() -> None:
    content = {
        "record": {"id": "x", "zoekmodel": {"niveau": "Stadsbreed"}},
        "situatie": {"nl": ["a"], "en": []},
        "engels": {"name_en": "X"},
    }
    assert flatten(content)["zoekmodel.niveau"] == "Stadsbreed"
    assert unflatten(flatten(content)) == content


def test_a_part_of_which_nothing_is_filled_in_is_left_out() -> None:
    assert unflatten({"id": "x", "situatie.nl": [], "engels.name_en": None}) == {"record": {"id": "x"}}
