"""The search itself: build once, ask often; a change of knowledge means a new engine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from knowledge.catalogue import Knowledge
from knowledge.models import Soort
from knowledge.search.analysis import QueryToken
from knowledge.search.areas import Areas
from knowledge.search.corpus import Corpus, build_corpus
from knowledge.search.documents import documents
from knowledge.search.index import Scores
from knowledge.search.lexicon import Lexicon
from knowledge.search.model import Hit, SearchResult, Understanding
from knowledge.search.names import Names
from knowledge.search.ranking import Ranker
from knowledge.search.scoring import WeighedToken, covered, weigh
from knowledge.search.tokens import MAX_CHARACTERS, question_words, words
from knowledge.search.understanding import Interpreter

KIN_SHARE = 0.15


@dataclass(frozen=True)
class _Asked:
    """A question on its way through the engine."""

    understood: Understanding
    tokens: Sequence[WeighedToken]
    own: Scores
    ranked: Scores


class SearchEngine:
    """Answers questions over one snapshot of the knowledge; safe to use from several threads."""

    def __init__(self, corpus: Corpus, interpreter: Interpreter, ranker: Ranker) -> None:
        self._corpus = corpus
        self._interpreter = interpreter
        self._ranker = ranker

    @classmethod
    def build(cls, knowledge: Knowledge) -> Self:
        corpus = build_corpus(tuple(documents(knowledge)), Lexicon(knowledge.lexicon), _spellings(knowledge))
        areas = Areas(knowledge.gebieden)
        organisations = Names(
            (name, organisatie.id)
            for organisatie in knowledge.organisaties.values()
            for name in (organisatie.name, *organisatie.alternate_name)
        )
        return cls(corpus, Interpreter(areas, organisations), Ranker(corpus.documents, areas))

    def search(
        self, question: str, *, limit: int = 10, soorten: frozenset[Soort] | None = None
    ) -> SearchResult:
        asked = self._ask(question)
        hits = tuple(self._hits(asked, limit, soorten))
        confident = bool(hits) and hits[0].score > 0.4
        return SearchResult(question, asked.understood.language, asked.understood, hits, confident)

    def _ask(self, question: str) -> _Asked:
        words = question_words(question)
        tokens = self._corpus.analyzer.question_tokens(words)
        understood = self._interpreter.understand(question[:MAX_CHARACTERS], words)
        weighed = weigh(tokens, self._corpus.index)
        own = covered(self._corpus.index, weighed) / (sum(token.worth for token in weighed) or 1.0)
        ranked = (own + KIN_SHARE * self._corpus.kin.evidence(own)) * self._ranker.factors(understood)
        return _Asked(_with_spelling(understood, tokens), weighed, own, ranked)

    def _hits(self, asked: _Asked, limit: int, soorten: frozenset[Soort] | None) -> Iterator[Hit]:
        found = 0
        for place in np.argsort(-asked.ranked, kind="stable"):
            document = self._corpus.documents[int(place)]
            score = float(asked.ranked[place])
            if score <= 0 or found == limit:
                return
            if soorten is None or document.soort in soorten:
                found += 1
                cautions = self._ranker.cautions(document, asked.understood)
                yield Hit(document.id, document.soort, document.name, round(score, 4), (), cautions)


def _spellings(knowledge: Knowledge) -> Iterator[str]:
    for spellings in (*knowledge.lexicon.values(), *knowledge.outside.values()):
        for spelling in spellings:
            yield from words(spelling)


def _with_spelling(understood: Understanding, tokens: Sequence[QueryToken]) -> Understanding:
    return replace(
        understood,
        corrections=tuple((token.text, token.repaired) for token in tokens if token.repaired),
        unknown_words=tuple(token.text for token in tokens if not token.known),
    )
