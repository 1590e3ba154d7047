"""Nothing that can be typed makes the search fail, or work longer than a long question takes."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge.search import SearchEngine
from knowledge.search.tokens import MAX_TOKENS, question_words

SPOILED = st.sampled_from(
    [
        "wie",
        "regelt",
        "briefadres",
        "schuld",
        "🙂",
        "\x00",
        "\u202e",
        "'; DROP TABLE x;--",
        "<b>",
        "дом",
        "家",
        "ß",
        "١٧",
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(SPOILED, max_size=30).map(" ".join)))
@example("")
@example("\x00\x1b[31m")
@example("SELECT * FROM diensten WHERE naam = 'a' OR 1=1")
@example("<script>alert('briefadres')</script>")
@example("бездомный человек 無家可歸 briefadres")
@example("🏠" * 200)
@example("= =kleding *** -- :: 4:84")
@settings(max_examples=150, deadline=None)
def test_any_text_gets_an_answer_or_none(engine: SearchEngine, question: str) -> None:
    result = engine.search(question)
    assert result.question == question
    assert len(result.hits) <= 10
    assert all(hit.score > 0 for hit in result.hits)
    assert not result.confident or result.hits
    assert not (result.hits and result.did_you_mean)


@pytest.mark.parametrize("character", ["a", "é", "🙂", "<", "1", "家", " "])
def test_ten_thousand_of_the_same_character_are_read_no_further_than_a_question(
    engine: SearchEngine, character: str
) -> None:
    assert len(question_words(character * 10_000)) <= MAX_TOKENS
    assert engine.search(character * 10_000).question == character * 10_000


def test_a_very_long_story_is_answered_by_its_beginning(engine: SearchEngine) -> None:
    story = "briefadres aanvragen voor een dakloze. " + "en toen gebeurde er nog van alles " * 300
    assert "briefadres-aanvragen" in {hit.id for hit in engine.search(story).hits}


@given(st.sampled_from(["schuldhulp", "briefadres", "wmo melding", "veilig thuis"]))
@settings(max_examples=40, deadline=None)
def test_capitals_and_spaces_change_nothing(engine: SearchEngine, question: str) -> None:
    shouted = "  " + question.upper().replace(" ", "   ") + " ??? "
    assert [hit.id for hit in engine.search(shouted).hits] == [hit.id for hit in engine.search(question).hits]
