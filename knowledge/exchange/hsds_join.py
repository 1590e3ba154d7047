"""Puts the tables of a package together again, in a temporary database on disk."""

import sqlite3
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Self

import orjson

_TABLES = """
    CREATE TABLE main (place INTEGER PRIMARY KEY, kind TEXT, id TEXT, line BLOB);
    CREATE TABLE child (place INTEGER PRIMARY KEY, owner TEXT, kind TEXT, line BLOB);
"""


class Joined:
    """The lines of a package's tables; what belongs to a record may stand anywhere in its own table."""

    def __init__(self) -> None:
        # An empty name is a database on disk that SQLite removes by itself. Reading goes on in worker
        # threads, one at a time.
        self._database = sqlite3.connect("", check_same_thread=False)
        self._database.executescript(_TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def keep(self, kind: str, lines: Iterable[tuple[str, dict[str, str]]]) -> None:
        """Keep lines that belong to the record whose id stands before them."""
        self._database.executemany(
            "INSERT INTO child (owner, kind, line) VALUES (?, ?, ?)",
            ((owner, kind, orjson.dumps(line)) for owner, line in lines),
        )

    def keep_main(self, kind: str, lines: Iterable[dict[str, str]]) -> int:
        """Keep the records of a table; return how many there are."""
        kept = self._database.executemany(
            "INSERT INTO main (kind, id, line) VALUES (?, ?, ?)",
            ((kind, line.get("id", ""), orjson.dumps(line)) for line in lines),
        )
        return kept.rowcount if kept.rowcount > 0 else 0

    def whole(self, kind: str) -> Iterator[dict[str, Any]]:
        """Yield the records of a table in its order, each with what belongs to it."""
        self._database.execute("CREATE INDEX IF NOT EXISTS by_owner ON child (owner, place)")
        records = self._database.execute("SELECT id, line FROM main WHERE kind = ? ORDER BY place", (kind,))
        for record_id, line in records:
            record = orjson.loads(line)
            for child_kind, child in self._database.execute(
                "SELECT kind, line FROM child WHERE owner = ? ORDER BY place", (record_id,)
            ):
                record.setdefault(child_kind, []).append(orjson.loads(child))
            yield record
