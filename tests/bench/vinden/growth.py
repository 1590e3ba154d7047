"""How building and asking grow with the directory; every size is measured in a process of its own."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

SIZES = (1_000, 10_000, 100_000)


@dataclass(frozen=True)
class Grown:
    """Seconds of CPU and megabytes for one size; `p50` and `p99` are milliseconds of CPU a question."""

    records: int
    build: float
    megabytes: float
    p50: float
    p99: float


def measure(records: int, questions: Sequence[str]) -> Grown:
    from knowledge.loading import load_knowledge
    from knowledge.search import SearchEngine
    from tests.bench.vinden.recombine import recombined

    knowledge = recombined(load_knowledge(), records)
    before = _peak()
    begin = time.process_time()
    engine = SearchEngine.build(knowledge)
    build = time.process_time() - begin
    after = _peak()
    taken = sorted(_milliseconds(engine, question) for question in questions)
    p99 = taken[int(len(taken) * 0.99)]
    return Grown(records, round(build, 2), after - before, round(taken[len(taken) // 2], 2), round(p99, 2))


def _milliseconds(engine: object, question: str) -> float:
    begin = time.process_time()
    engine.search(question)  # type: ignore[attr-defined]  # the engine is imported in measure alone
    return (time.process_time() - begin) * 1000


def _peak() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def grow(file: Path) -> list[Grown]:
    """Return the measures of every size, each of a fresh process so that memory is its own."""
    return [Grown(**json.loads(_run(size, file))) for size in SIZES]


def _run(size: int, file: Path) -> str:
    command = [sys.executable, "-m", "tests.bench.vinden.growth", str(size), str(file)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - ourselves


def plot(grown: Sequence[Grown], target: Path) -> None:
    """Draw both growths on logarithmic axes."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    sizes = [row.records for row in grown]
    figure, (asking, building) = pyplot.subplots(1, 2, figsize=(9, 3.5), layout="constrained")
    asking.plot(sizes, [row.p50 for row in grown], marker="o", label="p50")
    asking.plot(sizes, [row.p99 for row in grown], marker="o", label="p99")
    asking.set(xscale="log", yscale="log", xlabel="records", ylabel="ms a question")
    asking.legend()
    building.plot(sizes, [row.build for row in grown], marker="o", label="build (s)")
    building.plot(sizes, [row.megabytes for row in grown], marker="o", label="memory (MB)")
    building.set(xscale="log", yscale="log", xlabel="records")
    building.legend()
    figure.savefig(target, dpi=120)


if __name__ == "__main__":
    from knowledge.evaluate import read_questions

    asked = [question.q for question in read_questions(Path(sys.argv[2]))]
    print(json.dumps(asdict(measure(int(sys.argv[1]), asked))))  # noqa: T201 - read by grow()
