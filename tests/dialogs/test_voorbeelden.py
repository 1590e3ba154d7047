"""Practice examples of other municipalities, chosen by five facets with fields, buttons and words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.view import ChoiceField, Delivery, Heading, Section
from dialogs.voorbeelden.choosing import ListData, asked_in_words, button_data
from knowledge.facets import Facet, facet_counts, filter_examples
from tests.dialogs.chat import Chat, buttons_of, words_of
from tests.shipped import shipped_knowledge

EXAMPLES = tuple(shipped_knowledge().praktijkvoorbeelden.values())
VALUES = [count.value for counts in facet_counts(EXAMPLES, {}).values() for count in counts if count.count]


def field(chat: Chat, facet: Facet) -> ChoiceField:
    found = next(field for field in chat.view.fields if field.id == facet.value)
    assert isinstance(found, ChoiceField)
    return found


def count_in(chat: Chat) -> int:
    heading = chat.view.blocks[0]
    assert isinstance(heading, Heading)
    return int(re.findall(r"\d+", heading.text)[0])


def titles_in(chat: Chat) -> list[str]:
    return [block.title for block in chat.view.blocks if isinstance(block, Section)]


@pytest.mark.parametrize("words", ["voorbeelden", "praktijkvoorbeelden", "examples", "Voorbeelden!"])
async def test_the_word_alone_shows_every_example_and_the_five_facets_with_counts(
    chat: Chat, words: str
) -> None:
    await chat.say(words)
    assert count_in(chat) == len(EXAMPLES)
    assert [field.id for field in chat.view.fields] == [facet.value for facet in Facet]
    zorg = next(choice for choice in field(chat, Facet.INVALSHOEK).choices if choice.value == "zorg")
    alone = filter_examples(EXAMPLES, {Facet.INVALSHOEK: frozenset({"zorg"})})
    assert zorg.title.endswith(f"({len(alone)})")


async def test_words_choose_in_several_facets_at_once(chat: Chat) -> None:
    await chat.say("voorbeelden multiprobleem zorg en handhaving stadsbreed")
    chosen = {
        Facet.DOELGROEP: frozenset({"multiprobleem-gezinnen-huishoudens"}),
        Facet.INVALSHOEK: frozenset({"zorg-en-handhaving"}),
        Facet.NIVEAU: frozenset({"stadsbreed"}),
    }
    found = filter_examples(EXAMPLES, chosen)
    assert count_in(chat) == len(found) > 0
    assert titles_in(chat) == [f"{example.titel} ({example.gemeente})" for example in found[:4]]
    assert field(chat, Facet.NIVEAU).value == "stadsbreed"


async def test_an_english_question_shows_the_facets_in_english(chat: Chat) -> None:
    await chat.say("examples of care and enforcement, city-wide")
    assert "Chosen: Care and enforcement · City-wide" in words_of(chat.view)


async def test_a_question_that_names_no_facet_is_searched_as_any_other(chat: Chat) -> None:
    await chat.say("voorbeelden kwartelkoning")
    assert not chat.view.fields


async def test_fields_narrow_down_and_the_counts_of_the_others_follow(chat: Chat) -> None:
    await chat.say("voorbeelden")
    await chat.press("Tonen", niveau="stadsbreed,regionaal", invalshoek="zorg")
    chosen = {
        Facet.NIVEAU: frozenset({"stadsbreed", "regionaal"}),
        Facet.INVALSHOEK: frozenset({"zorg"}),
    }
    assert count_in(chat) == len(filter_examples(EXAMPLES, chosen))
    counts = facet_counts(EXAMPLES, chosen)[Facet.DOELGROEP]
    shown = {choice.value for choice in field(chat, Facet.DOELGROEP).choices}
    assert shown == {count.value.key for count in counts if count.count}


async def test_the_choice_stays_while_leafing_and_is_cleared_with_one_button(chat: Chat) -> None:
    await chat.say("voorbeelden zorg")
    first = titles_in(chat)
    await chat.press("Volgende")
    assert not set(first) & set(titles_in(chat))
    assert field(chat, Facet.INVALSHOEK).value == "zorg"
    await chat.press("Vorige")
    assert titles_in(chat) == first
    await chat.press("Keuzes wissen")
    assert count_in(chat) == len(EXAMPLES)


async def test_a_choice_that_leaves_nothing_says_so_and_can_be_taken_back(chat: Chat) -> None:
    await chat.say("voorbeelden")
    await chat.press("Tonen", doelgroep="jeugdige-delinquenten", niveau="regionaal")
    assert (count_in(chat), titles_in(chat)) == (0, [])
    assert "Geen voorbeeld" in words_of(chat.view)
    chat.button("Keuzes wissen")


async def test_an_example_shows_method_results_bottlenecks_and_lessons_and_leads_back(chat: Chat) -> None:
    await chat.say("voorbeelden multiprobleem zorg en handhaving stadsbreed")
    listed = titles_in(chat)
    await chat.press("Openen")
    for heading in ("Werkwijze", "Resultaten", "Knelpunten", "Lessen", "Bron"):
        assert heading in words_of(chat.view)
    assert chat.replies[-1].delivery is Delivery.REPLACE
    await chat.press("Terug naar de lijst")
    assert titles_in(chat) == listed


@given(st.sets(st.sampled_from(VALUES)), st.integers(1, 20))
def test_a_choice_survives_the_data_of_a_button(chosen_values: set[object], page: int) -> None:
    chosen = {
        facet: frozenset(value.key for value in VALUES if value in chosen_values and value.facet is facet)
        for facet in Facet
    }
    chosen = {facet: keys for facet, keys in chosen.items() if keys}
    data = ListData.model_validate(button_data(chosen, page))
    assert (data.chosen(), data.pagina) == (chosen, page)


@given(st.text(max_size=200))
def test_any_words_after_the_command_choose_known_values_or_nothing(words: str) -> None:
    chosen = asked_in_words(f"voorbeelden {words}", EXAMPLES) or {}
    named = {(facet, key) for facet, keys in chosen.items() for key in keys}
    assert named <= {(value.facet, value.key) for value in VALUES}


async def test_the_menu_offers_the_examples_and_stays_within_six_buttons(chat: Chat) -> None:
    await chat.say("help")
    chat.button("Praktijkvoorbeelden")
    assert len(buttons_of(chat.view)) <= 6
