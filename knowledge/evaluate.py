"""Measures the search on questions with known answers, so that a municipality can keep its own test set."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.search import SearchResult


@dataclass(frozen=True)
class TestQuestion:
    """A question; `ok` holds every id that is right as first answer, empty when there is none."""

    __test__ = False

    q: str
    ok: frozenset[str]
    soort: str


@dataclass(frozen=True)
class Outcome:
    question: TestQuestion
    result: SearchResult
    seconds: float

    @property
    def rank(self) -> int | None:
        """The place of the first right answer, from 1, or None when it is not among the hits."""
        ranks = (place for place, hit in enumerate(self.result.hits, start=1) if hit.id in self.question.ok)
        return next(ranks, None)

    @property
    def answered(self) -> bool:
        return bool(self.result.hits) and self.result.confident

    @property
    def good(self) -> bool:
        return self.rank == 1 if self.question.ok else not self.answered


@dataclass(frozen=True)
class Figures:
    """Shares from 0 to 1 of the questions that have an answer; `silent` is of those that have none."""

    questions: int
    first: float
    first_three: float
    mrr: float
    silent: float | None


def read_questions(path: Path) -> list[TestQuestion]:
    """Raises: ValueError naming the line that is no question."""
    questions = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            questions.append(TestQuestion(row["q"], frozenset(row["ok"]), row.get("soort", "")))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(
                f'{path.name}:{number}: needs {{"q": ..., "ok": [ids], "soort": ...}}'
            ) from error
    return questions


def ask(
    questions: Iterable[TestQuestion], search: Callable[[str], SearchResult], timer: Callable[[], float]
) -> list[Outcome]:
    outcomes = []
    for question in questions:
        begin = timer()
        result = search(question.q)
        outcomes.append(Outcome(question, result, timer() - begin))
    return outcomes


def figures(outcomes: Sequence[Outcome]) -> Figures:
    with_answer = [outcome for outcome in outcomes if outcome.question.ok]
    without = [outcome for outcome in outcomes if not outcome.question.ok]
    ranks = [outcome.rank or 0 for outcome in with_answer]
    count = max(len(ranks), 1)
    return Figures(
        questions=len(outcomes),
        first=sum(rank == 1 for rank in ranks) / count,
        first_three=sum(1 <= rank <= 3 for rank in ranks) / count,
        mrr=sum(1 / rank for rank in ranks if rank) / count,
        silent=sum(outcome.good for outcome in without) / len(without) if without else None,
    )


def percentile(outcomes: Sequence[Outcome], share: float) -> float:
    """Return the latency in seconds that `share` (0 to 1) of the questions stay within."""
    latencies = sorted(outcome.seconds for outcome in outcomes)
    return latencies[min(int(len(latencies) * share), len(latencies) - 1)] if latencies else 0.0
