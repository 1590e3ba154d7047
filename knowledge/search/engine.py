"""The search itself: build once, ask often; a change of knowledge means a new engine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from knowledge.catalogue import Knowledge
from knowledge.models import Soort
from knowledge.search.aliases import Aliases
from knowledge.search.areas import Areas
from knowledge.search.confidence import CONFIDENT, PLAUSIBLE, Judge
from knowledge.search.corpus import Corpus, build_corpus
from knowledge.search.documents import Document, entries
from knowledge.search.index import Scores
from knowledge.search.lexicon import CONCEPT_MARK, Lexicon
from knowledge.search.meanings import Meanings
from knowledge.search.model import Hit, SearchResult, Understanding
from knowledge.search.names import Names
from knowledge.search.ranking import Ranker
from knowledge.search.reasons import reasons_for
from knowledge.search.scoring import WeighedToken, covered, weigh
from knowledge.search.stopwords import emphasis
from knowledge.search.tokens import MAX_CHARACTERS, question_words, words
from knowledge.search.understanding import Interpreter, leefgebied_stems

KIN_SHARE = 0.2
NAME_BONUS = 0.8
"""What being asked for by name adds to a record, when the question holds nothing else."""
SUGGESTIONS = 3


@dataclass(frozen=True)
class _Asked:
    """A question on its way through the engine; `own` leaves out what kin add and what ranking takes off."""

    words: Sequence[str]
    understood: Understanding
    tokens: Sequence[WeighedToken]
    own: Scores
    ranked: Scores


@dataclass(frozen=True)
class SearchEngine:
    """Answers questions over one snapshot of the knowledge; safe to use from several threads."""

    corpus: Corpus
    interpreter: Interpreter
    ranker: Ranker
    judge: Judge
    aliases: Aliases
    meanings: Meanings

    @classmethod
    def build(cls, knowledge: Knowledge) -> Self:
        lexicon = Lexicon({**knowledge.lexicon, **_abbreviations(knowledge)})
        outside = Lexicon(knowledge.outside)
        corpus = build_corpus(entries(knowledge), lexicon, _spellings(knowledge))
        areas = Areas(knowledge.gebieden)
        organisations = Names(
            (name, organisatie.id)
            for organisatie in knowledge.organisaties.values()
            for name in (organisatie.name, *organisatie.alternate_name)
        )
        domains = {domain for dienst in knowledge.diensten.values() for domain in dienst.leefgebieden}
        interpreter = Interpreter(areas, organisations, leefgebied_stems(sorted(domains)))
        judge = Judge(corpus.index, outside)
        ranker, aliases = Ranker(corpus.documents, areas), Aliases(knowledge.aliases)
        return cls(corpus, interpreter, ranker, judge, aliases, Meanings(knowledge.begrippen.values()))

    @property
    def documents(self) -> tuple[Document, ...]:
        """What can be found, in the form in which it is searched."""
        return self.corpus.documents

    def speaks_of(self, concept: str) -> bool:
        """Say whether any record holds a word of this idea of the lexicon."""
        return CONCEPT_MARK + concept in self.corpus.index

    def search(
        self, question: str, *, limit: int = 10, soorten: frozenset[Soort] | None = None
    ) -> SearchResult:
        """Return the best records for the question, of `soorten` only when that is given."""
        asked = self._ask(question)
        places = self._best(asked.ranked, max(limit, SUGGESTIONS), soorten)
        certainty = self._certainty(asked, places)
        fixed = self._fixed(asked, soorten, sure=certainty >= CONFIDENT)
        places = fixed + [place for place in places if place not in fixed]
        certainty = 1.0 if fixed else certainty
        plausible = certainty >= PLAUSIBLE
        return SearchResult(
            question=question,
            language=asked.understood.language,
            understanding=asked.understood,
            hits=tuple(self._hits(asked, places[:limit])) if plausible else (),
            confident=certainty >= CONFIDENT,
            did_you_mean=() if plausible else tuple(self._hits(asked, places[:SUGGESTIONS])),
        )

    def _ask(self, question: str) -> _Asked:
        asked_words = question_words(question)
        tokens = weigh(self.corpus.analyzer.question_tokens(asked_words), self.corpus.index)
        understood = self.interpreter.understand(question[:MAX_CHARACTERS], asked_words)
        own = covered(self.corpus.index, tokens) / (sum(token.worth for token in tokens) or 1.0)
        named = self._named(asked_words)
        ranked = (own + named + KIN_SHARE * self.corpus.kin.evidence(own)) * self.ranker.factors(understood)
        return _Asked(asked_words, _with_spelling(understood, tokens), tokens, own, ranked)

    def _named(self, asked_words: Sequence[str]) -> Scores:
        """Return a bonus for every record whose name stands in the question, less when more stands there."""
        bonus = np.zeros(self.corpus.index.size, dtype=np.float32)
        telling = max(sum(map(emphasis, asked_words)), 1.0)
        for name, place in self.corpus.names.found_in(asked_words):
            share = min(sum(map(emphasis, name)) / telling, 1.0)
            bonus[place] = max(float(bonus[place]), NAME_BONUS * share**4)
        return bonus

    def _best(self, ranked: Scores, count: int, soorten: frozenset[Soort] | None) -> list[int]:
        scores = ranked if soorten is None else ranked * self.ranker.mask(soorten)
        count = min(count, len(scores))
        if not count:
            return []
        # Partitioning first keeps a hundred thousand records from being sorted for ten hits.
        rough = np.argpartition(-scores, count - 1)[:count]
        ordered = rough[np.lexsort((rough, -scores[rough]))]
        return [int(place) for place in ordered if scores[place] > 0]

    def _fixed(self, asked: _Asked, soorten: frozenset[Soort] | None, *, sure: bool) -> list[int]:
        """Return the record that a manager tied these very words to, or the term that they ask after.

        A bare abbreviation may be asked for the organisation behind it: it counts only where nothing sure is
        found.
        """
        owner = self.aliases.owner(asked.words) or self.meanings.asked(asked.words)
        if owner is None and not sure:
            owner = self.meanings.abbreviated(asked.words)
        place = self.corpus.places.get(owner) if owner else None
        if place is None or (soorten and self.corpus.documents[place].soort not in soorten):
            return []
        return [place]

    def _certainty(self, asked: _Asked, places: Sequence[int]) -> float:
        if not places:
            return 0.0
        return self.judge.certainty(asked.words, asked.tokens, places[0], float(asked.own[places[0]]))

    def _hits(self, asked: _Asked, places: Sequence[int]) -> Iterator[Hit]:
        for place in places:
            document = self.corpus.documents[place]
            yield Hit(
                id=document.id,
                soort=document.soort,
                name=document.name,
                score=round(float(asked.ranked[place]), 4),
                reasons=reasons_for(place, asked.tokens, self.corpus.index),
                cautions=self.ranker.cautions(document, asked.understood),
            )


def _abbreviations(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """Return every abbreviation with the term it stands for, as words for one idea."""
    begrippen = knowledge.begrippen.values()
    return {begrip.id: (begrip.term, begrip.afkorting) for begrip in begrippen if begrip.afkorting}


def _spellings(knowledge: Knowledge) -> Iterator[str]:
    for spellings in (*knowledge.lexicon.values(), *knowledge.outside.values()):
        for spelling in spellings:
            yield from words(spelling)


def _with_spelling(understood: Understanding, tokens: Sequence[WeighedToken]) -> Understanding:
    return replace(
        understood,
        corrections=tuple(
            (token.token.text, token.token.repaired) for token in tokens if token.token.repaired
        ),
        unknown_words=tuple(token.token.text for token in tokens if token.is_unknown),
    )
