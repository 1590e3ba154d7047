"""The figures may not sink: questions of our own, written apart from the words of the data."""

import time
from pathlib import Path

import pytest

from knowledge.catalogue import Knowledge
from knowledge.evaluate import Outcome, ask, figures, read_questions
from knowledge.search import SearchEngine

QUESTIONS = Path(__file__).with_name("vragen.jsonl")


@pytest.fixture(scope="module")
def outcomes(engine: SearchEngine) -> list[Outcome]:
    return ask(read_questions(QUESTIONS), engine.search, time.perf_counter)


def test_every_expected_answer_exists(shipped: Knowledge) -> None:
    expected = {record for question in read_questions(QUESTIONS) for record in question.ok}
    assert {record for record in expected if shipped.record(record) is None} == set()


def test_the_right_record_is_first_or_among_the_first_three(outcomes: list[Outcome]) -> None:
    found = figures(outcomes)
    assert found.first >= 0.75
    assert found.first_three >= 0.90


def test_questions_without_an_answer_get_none(outcomes: list[Outcome]) -> None:
    silent = figures(outcomes).silent
    assert silent is not None
    assert silent >= 0.85


def test_typing_errors_hardly_matter(outcomes: list[Outcome]) -> None:
    assert figures([outcome for outcome in outcomes if outcome.question.soort == "typo"]).first_three >= 0.9
