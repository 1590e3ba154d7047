"""Search engines that exist, on the same records: what one gets without building anything."""

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from knowledge.search.documents import Entry
from knowledge.search.model import ReasonKind

LIMIT = 10
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Row:
    """A record as a peer gets it; `situations` is empty when it has to do without."""

    id: str
    name: str
    keywords: str
    body: str
    situations: str


def rows(entries: Sequence[Entry], *, situations: bool) -> list[Row]:
    return [_row(entry, situations=situations) for entry in entries]


def _row(entry: Entry, *, situations: bool) -> Row:
    texts: dict[ReasonKind, list[str]] = {kind: [] for kind in ReasonKind}
    for field in entry.fields:
        texts[field.kind].append(field.text)
    body = texts[ReasonKind.TEXT] + texts[ReasonKind.ORGANISATION]
    spoken = texts[ReasonKind.SITUATION] if situations else []
    return Row(
        id=entry.document.id,
        name=" ".join(texts[ReasonKind.NAME]),
        keywords=" ".join(texts[ReasonKind.KEYWORD]),
        body=" ".join(body),
        situations=" ".join(spoken),
    )


class Peer(Protocol):
    def search(self, question: str) -> list[str]:
        """Return at most LIMIT ids, best first."""


class SqliteFts5:
    """bm25 with weighted columns, as SQLite ships it."""

    def __init__(self, found: Sequence[Row]) -> None:
        self._ids = [row.id for row in found]
        self._database = sqlite3.connect(":memory:")
        self._database.execute(
            "CREATE VIRTUAL TABLE r USING fts5(name, keywords, body, situations, "
            "tokenize='unicode61 remove_diacritics 2')"
        )
        self._database.executemany(
            "INSERT INTO r VALUES (?, ?, ?, ?)",
            [(row.name, row.keywords, row.body, row.situations) for row in found],
        )

    def search(self, question: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in _WORD.findall(question))
        if not words:
            return []
        found = self._database.execute(
            "SELECT rowid FROM r WHERE r MATCH ? ORDER BY bm25(r, 8, 4, 1, 2) LIMIT ?", (words, LIMIT)
        )
        return [self._ids[rowid - 1] for (rowid,) in found]


class Bm25s:
    """bm25s with the Dutch Snowball stemmer and its Dutch stop words."""

    def __init__(self, found: Sequence[Row]) -> None:
        import bm25s
        import Stemmer

        self._bm25s, self._stemmer = bm25s, Stemmer.Stemmer("dutch")
        self._ids = [row.id for row in found]
        texts = [f"{row.name} {row.name} {row.keywords} {row.body} {row.situations}" for row in found]
        self._index = bm25s.BM25()
        self._index.index(self._tokens(texts), show_progress=False)

    def search(self, question: str) -> list[str]:
        found, scores = self._index.retrieve(self._tokens([question]), k=LIMIT, show_progress=False)
        return [self._ids[int(place)] for place, score in zip(found[0], scores[0], strict=True) if score > 0]

    def _tokens(self, texts: list[str]) -> object:
        return self._bm25s.tokenize(texts, stopwords="nl", stemmer=self._stemmer, show_progress=False)


class Tantivy:
    """tantivy with the Dutch stemmer, boosted fields and one typing error allowed."""

    _BOOSTS: ClassVar = {"name": 4.0, "keywords": 2.0, "body": 1.0, "situations": 1.0}

    def __init__(self, found: Sequence[Row]) -> None:
        import tantivy

        schema = tantivy.SchemaBuilder()
        schema.add_text_field("id", stored=True, tokenizer_name="raw")
        for field in self._BOOSTS:
            schema.add_text_field(field, tokenizer_name="dutch")
        self._index = tantivy.Index(schema.build())
        analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
        self._index.register_tokenizer("dutch", analyzer.filter(tantivy.Filter.stemmer("dutch")).build())
        writer = self._index.writer()
        for row in found:
            texts = {field: [getattr(row, field)] for field in self._BOOSTS}
            writer.add_document(tantivy.Document(id=[row.id], **texts))
        writer.commit()
        self._index.reload()

    def search(self, question: str) -> list[str]:
        words = " ".join(_WORD.findall(question.lower()))
        fuzzy = dict.fromkeys(("name", "keywords"), (False, 1, True))
        query, _ = self._index.parse_query_lenient(
            words, list(self._BOOSTS), field_boosts=self._BOOSTS, fuzzy_fields=fuzzy
        )
        searcher = self._index.searcher()
        return [searcher.doc(address)["id"][0] for _, address in searcher.search(query, LIMIT).hits]


class Rapidfuzz:
    """The question against names, keywords and situations as one text each, by set of words."""

    def __init__(self, found: Sequence[Row]) -> None:
        self._ids = [row.id for row in found]
        self._texts = [f"{row.name} {row.keywords} {row.situations}".lower() for row in found]

    def search(self, question: str) -> list[str]:
        from rapidfuzz import fuzz, process

        found = process.extract(question.lower(), self._texts, scorer=fuzz.token_set_ratio, limit=LIMIT)
        return [self._ids[place] for _, _, place in found]


PEERS: dict[str, type[SqliteFts5] | type[Bm25s] | type[Tantivy] | type[Rapidfuzz]] = {
    "SQLite FTS5 bm25": SqliteFts5,
    "bm25s, Dutch Snowball": Bm25s,
    "tantivy, Dutch, fuzzy 1": Tantivy,
    "rapidfuzz": Rapidfuzz,
}
