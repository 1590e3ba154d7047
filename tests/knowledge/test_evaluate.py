import pytest

from knowledge.evaluate import Outcome, TestQuestion, figures, percentile
from knowledge.language import Language
from knowledge.models import Soort
from knowledge.search import Hit, SearchResult, Understanding


def outcome(found: list[str], ok: list[str], *, confident: bool = True, seconds: float = 0.001) -> Outcome:
    hits = tuple(Hit(key, Soort.DIENST, key, 1.0) for key in found)
    result = SearchResult("q", Language.NL, Understanding(), hits, confident and bool(hits))
    return Outcome(TestQuestion("q", frozenset(ok), "direct"), result, seconds)


def test_the_rank_is_the_place_of_the_first_right_answer() -> None:
    assert outcome(["a", "b", "c"], ["c", "b"]).rank == 2
    assert outcome(["a"], ["b"]).rank is None


def test_shares_count_only_questions_that_have_an_answer() -> None:
    found = figures(
        [
            outcome(["a"], ["a"]),
            outcome(["x", "y", "a"], ["a"]),
            outcome(["x", "y", "z", "a"], ["a"]),
            outcome([], ["a"]),
            outcome([], []),
            outcome(["x"], []),
        ]
    )
    assert found.questions == 6
    assert found.first == 0.25
    assert found.first_three == 0.5
    assert found.mrr == pytest.approx((1 + 1 / 3 + 1 / 4) / 4)
    assert found.silent == 0.5


def test_a_guess_without_confidence_is_no_false_answer() -> None:
    assert figures([outcome(["x"], [], confident=False)]).silent == 1.0


def test_without_unanswerable_questions_there_is_no_silence_to_measure() -> None:
    assert figures([outcome(["a"], ["a"])]).silent is None


def test_a_percentile_is_a_latency_that_occurred() -> None:
    outcomes = [outcome([], [], seconds=number / 1000) for number in range(1, 101)]
    assert percentile(outcomes, 0.5) == 0.051
    assert percentile(outcomes, 0.99) == 0.1
    assert percentile([], 0.99) == 0.0
