"""Asking what a term or an abbreviation means."""

import pytest

from knowledge.catalogue import Knowledge
from knowledge.search import SearchEngine


@pytest.mark.parametrize(
    "turn",
    [
        "wat betekent {}",
        "wat betekend {}?",
        "wat is een {}",
        "Wat is {} eigenlijk?",
        "waar staat {} voor?",
        "{} betekenis",
        "what does {} mean",
        "What does {} stand for?",
    ],
)
def test_every_abbreviation_is_explained_also_one_that_is_an_ordinary_word(
    shipped: Knowledge, engine: SearchEngine, turn: str
) -> None:
    short = {begrip.id: begrip.afkorting for begrip in shipped.begrippen.values() if begrip.afkorting}
    asked = {record: engine.search(turn.format(words)) for record, words in short.items()}
    missed = [
        short[record]
        for record, found in asked.items()
        if not found.confident or not found.hits or found.hits[0].id != record
    ]
    assert len(short) > 50
    assert missed == []


def test_a_bare_abbreviation_finds_something_sure(shipped: Knowledge, engine: SearchEngine) -> None:
    short = [begrip.afkorting for begrip in shipped.begrippen.values() if begrip.afkorting]
    assert [words for words in short if not engine.search(words).confident] == []


@pytest.mark.parametrize("words", ["wat betekent QXZ", "what does QXZ mean", "waar staat ZZZQ voor"])
def test_an_unknown_abbreviation_gets_no_answer(engine: SearchEngine, words: str) -> None:
    assert not engine.search(words).confident


@pytest.mark.parametrize(
    "words",
    ["hoe lang wacht je bij het uwv", "bij wie moet ik zijn voor een uitkering", "wat is er nodig bij vt"],
)
def test_an_ordinary_word_in_a_question_is_no_abbreviation(engine: SearchEngine, words: str) -> None:
    assert [hit.id for hit in engine.search(words).hits if hit.id == "begrip-bij-melding"] == []
