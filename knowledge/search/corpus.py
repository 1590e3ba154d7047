"""The indexes over all documents: their fields, and the situations in which people need them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.search.analysis import Analyzer
from knowledge.search.documents import Document
from knowledge.search.index import InvertedIndex, Places, Scores
from knowledge.search.lexicon import CONCEPT_MARK, Lexicon
from knowledge.search.stopwords import STOPWORDS
from knowledge.search.tokens import words

_SATURATION = 1.2
_LENGTH_SHARE = 0.35


@dataclass(frozen=True)
class Corpus:
    """`owner` says of every phrase whose it is; `norms` how much a phrase says."""

    documents: tuple[Document, ...]
    analyzer: Analyzer
    fields: InvertedIndex
    bags: InvertedIndex
    phrases: InvertedIndex
    owners: Places
    norms: Scores


def vocabulary(documents: Iterable[Document]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for document in documents:
        for field in document.fields:
            counts.update(words(field.text))
        for phrase, _ in document.phrases:
            counts.update(words(phrase))
    return counts


def build_corpus(documents: Sequence[Document], lexicon: Lexicon, extra_words: Iterable[str] = ()) -> Corpus:
    counts = vocabulary(documents)
    counts.update(dict.fromkeys(extra_words, 1))
    counts.update(dict.fromkeys(STOPWORDS, 1))
    analyzer = Analyzer(lexicon, counts)
    fields = InvertedIndex(_saturate(_field_terms(document, analyzer)) for document in documents)
    phrase_terms = [
        [term for term, _ in analyzer.document_terms(phrase, language)]
        for document in documents
        for phrase, language in document.phrases
    ]
    owners = [place for place, document in enumerate(documents) for _ in document.phrases]
    phrases = InvertedIndex(dict.fromkeys(terms, 1.0) for terms in phrase_terms)
    return Corpus(
        documents=tuple(documents),
        analyzer=analyzer,
        fields=fields,
        bags=InvertedIndex(_bags(phrase_terms, owners, len(documents))),
        phrases=phrases,
        owners=np.array(owners, dtype=np.int32),
        norms=np.array([_norm(terms, phrases) for terms in phrase_terms], dtype=np.float32),
    )


def _field_terms(document: Document, analyzer: Analyzer) -> Counter[str]:
    terms: Counter[str] = Counter()
    for field in document.fields:
        for term, weight in analyzer.document_terms(field.text, field.language):
            terms[term] += weight * field.weight  # type: ignore[assignment]  # Counter is typed for whole numbers
    return terms


def _bags(phrase_terms: Sequence[Sequence[str]], owners: Sequence[int], size: int) -> Iterable[Counter[str]]:
    bags: list[Counter[str]] = [Counter() for _ in range(size)]
    for terms, owner in zip(phrase_terms, owners, strict=True):
        bags[owner].update(set(terms))
    return (_saturate(bag) for bag in bags)


def _saturate(terms: Counter[str]) -> Counter[str]:
    length = sum(terms.values())
    pivot = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * length / _USUAL_LENGTH)
    return Counter({term: weight / (weight + pivot) for term, weight in terms.items()})


_USUAL_LENGTH = 150.0


def _norm(terms: Sequence[str], phrases: InvertedIndex) -> float:
    return float(sum(phrases.idf(term) for term in set(terms) if not term.startswith(CONCEPT_MARK))) or 1.0
