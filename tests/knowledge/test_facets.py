"""The five facets of the practice examples, by buttons and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.facets import (
    NOTHING_CHOSEN,
    Chosen,
    Facet,
    facet_counts,
    facets_in_words,
    filter_examples,
    values_of,
)
from knowledge.language import Language
from knowledge.models import Praktijkvoorbeeld
from tests.shipped import shipped_knowledge

EXAMPLES = tuple(shipped_knowledge().praktijkvoorbeelden.values())


def test_a_list_of_partners_is_several_values_and_a_hyphenated_pair_is_one() -> None:
    example = next(e for e in EXAMPLES if e.id == "almelo-geluksbudget")
    assert [value.label for value in values_of(example, Facet.SAMENWERKINGSPARTNERS)] == [
        "Bestuurlijke organisaties",
        "Woningcorporaties",
        "Zorg- en welzijninstellingen",
        "Onderwijsinstellingen",
        "Justitiepartners",
    ]


def test_two_spellings_of_one_value_are_counted_together() -> None:
    counts = facet_counts(EXAMPLES, NOTHING_CHOSEN)[Facet.SAMENWERKINGSPARTNERS]
    keys = [count.value.key for count in counts]
    assert len(keys) == len(set(keys))
    assert counts[0].count == len(EXAMPLES)


def test_the_counts_of_a_single_valued_facet_add_up_to_all_examples() -> None:
    for facet in (Facet.DOELGROEP, Facet.PROBLEMATIEK, Facet.INVALSHOEK, Facet.NIVEAU):
        counts = facet_counts(EXAMPLES, NOTHING_CHOSEN)[facet]
        assert sum(count.count for count in counts) == len(EXAMPLES)


def test_a_choice_narrows_the_other_facets_and_leaves_its_own_open() -> None:
    chosen: Chosen = {Facet.NIVEAU: frozenset({"stadsbreed"})}
    counts = facet_counts(EXAMPLES, chosen)
    own = {count.value.key: count for count in counts[Facet.NIVEAU]}
    assert own["stadsbreed"].chosen
    assert own["meerdere-wijken"].count > 0
    assert sum(count.count for count in counts[Facet.INVALSHOEK]) == own["stadsbreed"].count


def test_every_count_is_what_choosing_that_value_leaves() -> None:
    chosen: Chosen = {Facet.INVALSHOEK: frozenset({"zorg-en-handhaving"})}
    for facet, counts in facet_counts(EXAMPLES, chosen).items():
        for count in counts:
            then = {**chosen, facet: frozenset({count.value.key})}
            assert len(filter_examples(EXAMPLES, then)) == count.count


@pytest.mark.parametrize(
    "question",
    [
        "voorbeelden multiprobleem zorg en handhaving stadsbreed",
        "vorbeelden multiprobleeem, zorg en handhavign: stadsbreedt",
        "examples multi-problem families care and enforcement city-wide",
        "Wie heeft stadsbreed iets met multiprobleemgezinnen, van zorg én handhaving?",
    ],
)
def test_a_question_in_words_chooses_its_facets(question: str) -> None:
    assert facets_in_words(question, EXAMPLES) == {
        Facet.DOELGROEP: {"multiprobleem-gezinnen-huishoudens"},
        Facet.INVALSHOEK: {"zorg-en-handhaving"},
        Facet.NIVEAU: {"stadsbreed"},
    }


def test_a_longer_name_takes_its_words_before_a_shorter_one() -> None:
    assert facets_in_words("zorg", EXAMPLES)[Facet.INVALSHOEK] == {"zorg"}
    assert facets_in_words("zorg en welzijn", EXAMPLES) == {
        Facet.SAMENWERKINGSPARTNERS: {"zorg-en-welzijninstellingen"}
    }


def test_a_word_that_several_values_share_chooses_nothing() -> None:
    assert facets_in_words("gezinnen", EXAMPLES) == {}


def test_every_shipped_value_is_found_by_its_own_name_and_has_an_english_one() -> None:
    for value in {value for e in EXAMPLES for facet in Facet for value in values_of(e, facet)}:
        assert value.key in facets_in_words(value.label, EXAMPLES)[value.facet]
        assert value.name(Language.EN) != value.label
        assert value.name(Language.NL) == value.label


def test_an_unknown_value_of_an_added_example_is_counted_and_found() -> None:
    row = EXAMPLES[0].model_dump()
    row["id"], row["zoekmodel"]["niveau"] = "nieuw", "Provinciaal"
    examples = (*EXAMPLES, Praktijkvoorbeeld.model_validate(row))
    chosen = facets_in_words("provinciaal", examples)
    assert [example.id for example in filter_examples(examples, chosen)] == ["nieuw"]


@given(st.text(max_size=300))
def test_any_text_gives_a_choice_of_known_values(text: str) -> None:
    known = {(v.facet, v.key) for e in EXAMPLES for facet in Facet for v in values_of(e, facet)}
    chosen = facets_in_words(text, EXAMPLES)
    assert {(facet, key) for facet, keys in chosen.items() for key in keys} <= known
