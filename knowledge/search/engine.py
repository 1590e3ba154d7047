"""The search itself: build once, ask often; a change of knowledge means a new engine."""

from typing import Self

import numpy as np

from knowledge.catalogue import Knowledge
from knowledge.models import Soort
from knowledge.search.corpus import Corpus, build_corpus
from knowledge.search.documents import documents
from knowledge.search.index import Scores
from knowledge.search.lexicon import Lexicon
from knowledge.search.model import Hit, SearchResult, Understanding
from knowledge.search.scoring import covered, weigh
from knowledge.search.tokens import language_of, question_words, words


class SearchEngine:
    """Answers questions over one snapshot of the knowledge; safe to use from several threads."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    @classmethod
    def build(cls, knowledge: Knowledge) -> Self:
        extra = (
            word
            for spellings in knowledge.lexicon.values()
            for spelling in spellings
            for word in words(spelling)
        )
        return cls(build_corpus(tuple(documents(knowledge)), Lexicon(knowledge.lexicon), extra))

    def search(
        self, question: str, *, limit: int = 10, soorten: frozenset[Soort] | None = None
    ) -> SearchResult:
        tokens = question_words(question)
        language = language_of(tokens)
        understanding = Understanding(language=language)
        scores = self.scores(question)
        order = np.argsort(-scores, kind="stable")
        hits = []
        for place in order[: limit * 4]:
            document = self._corpus.documents[int(place)]
            if scores[place] > 0 and (soorten is None or document.soort in soorten):
                hits.append(Hit(document.id, document.soort, document.name, round(float(scores[place]), 4)))
        confident = bool(hits) and hits[0].score > 0.5
        return SearchResult(question, language, understanding, tuple(hits[:limit]), confident)

    def scores(self, question: str) -> Scores:
        corpus = self._corpus
        tokens = corpus.analyzer.question_tokens(question_words(question))
        weighed = weigh(tokens, corpus.fields)
        whole = sum(token.worth for token in weighed) or 1.0
        total = 0.5 * covered(corpus.fields, weighed) / whole
        weighed = weigh(tokens, corpus.phrases)
        whole = sum(token.worth for token in weighed) or 1.0
        phrase = covered(corpus.phrases, weighed) / np.sqrt(whole * corpus.norms)
        best = np.zeros(len(corpus.documents), dtype=np.float32)
        np.maximum.at(best, corpus.owners, phrase)
        bag = covered(corpus.bags, weighed) / whole
        return total + best + bag
