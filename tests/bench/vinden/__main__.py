"""Compares finding with engines that exist, with and without the situations, and measures how it grows.

Usage: python -m tests.bench.vinden [VRAGEN.jsonl] [--growth] [--plot artefacts/vinden.png]
The peers come with the extra `bench`. Without a file our own test questions are asked; they were written
with the directory at hand, so quote the figures of questions that nobody who built the search has seen.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from knowledge.catalogue import Knowledge
from knowledge.evaluate import TestQuestion, read_questions
from knowledge.loading import load_knowledge
from knowledge.models import Situatie
from knowledge.search import SearchEngine
from knowledge.search.documents import entries
from tests.bench.vinden.growth import grow, plot
from tests.bench.vinden.peers import PEERS, rows

OWN_QUESTIONS = Path("tests/knowledge/search/vragen.jsonl")
Answer = Callable[[str], list[str]]


def main() -> None:
    arguments = _arguments()
    console = Console()
    console.print(compare(load_knowledge(), read_questions(arguments.file)))
    if arguments.growth or arguments.plot:
        grown = grow(arguments.file)
        table = Table("records", "build (s)", "memory (MB)", "p50 (ms)", "p99 (ms)", title="Growth, CPU time")
        for row in grown:
            table.add_row(*map(str, (row.records, row.build, row.megabytes, row.p50, row.p99)))
        console.print(table)
        if arguments.plot:
            arguments.plot.parent.mkdir(parents=True, exist_ok=True)
            plot(grown, arguments.plot)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, nargs="?", default=OWN_QUESTIONS)
    parser.add_argument("--growth", action="store_true", help="measure 1k, 10k and 100k records as well")
    parser.add_argument("--plot", type=Path, help="draw the growth in this file")
    return parser.parse_args()


def compare(knowledge: Knowledge, questions: Sequence[TestQuestion]) -> Table:
    table = Table("way", "R@1", "R@3", "R@1 with situations", "R@3 with", "p99 (ms)", title="Finding")
    asked = [question for question in questions if question.ok]
    for name, peer in PEERS.items():
        without = peer(rows(list(entries(knowledge)), situations=False))
        given = peer(rows(list(entries(knowledge)), situations=True))
        table.add_row(
            name, *_shares(without.search, asked), *_shares(given.search, asked), _p99(given.search, asked)
        )
    bare = SearchEngine.build(_without_situations(knowledge))
    engine = SearchEngine.build(knowledge)
    ours = _answers(engine)
    table.add_row("this search", *_shares(_answers(bare), asked), *_shares(ours, asked), _p99(ours, asked))
    return table


def _without_situations(knowledge: Knowledge) -> Knowledge:
    from dataclasses import replace

    return replace(knowledge, situaties=dict.fromkeys(knowledge.situaties, Situatie()))


def _answers(engine: SearchEngine) -> Answer:
    return lambda question: [hit.id for hit in engine.search(question).hits]


def _shares(answer: Answer, questions: Sequence[TestQuestion]) -> tuple[str, str]:
    found = [(answer(question.q), question.ok) for question in questions]
    first = sum(bool(ids[:1]) and ids[0] in ok for ids, ok in found) / len(found)
    three = sum(bool(ok.intersection(ids[:3])) for ids, ok in found) / len(found)
    return f"{first:.2f}", f"{three:.2f}"


def _p99(answer: Answer, questions: Sequence[TestQuestion]) -> str:
    taken = []
    for question in questions:
        begin = time.process_time()
        answer(question.q)
        taken.append((time.process_time() - begin) * 1000)
    return f"{sorted(taken)[int(len(taken) * 0.99)]:.1f}"


if __name__ == "__main__":
    main()
