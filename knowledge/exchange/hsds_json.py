"""HSDS as one JSON file: a page of services as its API gives it, read and written record by record."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import ijson
import orjson

from knowledge.catalogue import Knowledge
from knowledge.exchange.contents import Contents
from knowledge.exchange.hsds_in import HsdsReader
from knowledge.exchange.hsds_out import Object, organisation_object, service_object
from knowledge.exchange.problems import ExchangeError, Problem, ProblemCode
from knowledge.exchange.rows import Row
from knowledge.models import Soort


def hsds_objects(contents: Contents) -> Iterator[tuple[Soort, Object]]:
    """Yield every service with its organization inside, then the organizations that have no service."""
    organisations = {flat["id"]: organisation_object(flat) for flat in contents.flat(Soort.ORGANISATIE)}
    alone = set(organisations)
    for flat in contents.flat(Soort.DIENST):
        alone.discard(flat["organization"])
        yield Soort.DIENST, service_object(flat, organisations.get(flat["organization"]))
    for own_id, organisation in organisations.items():
        if own_id in alone:
            yield Soort.ORGANISATIE, organisation


def write_json(path: Path, contents: Contents) -> None:
    """Write one page with all services; organizations without a service stand beside it."""
    total = contents.count(Soort.DIENST)
    page = {"total_items": total, "total_pages": 1, "page_number": 1, "size": total}
    page |= {"first_page": True, "last_page": True, "empty": total == 0}
    with path.open("wb") as stream:
        stream.write(orjson.dumps(page)[:-1] + b',\n"contents":[')
        written: Soort | None = None
        for soort, found in hsds_objects(contents):
            if soort is Soort.ORGANISATIE and written is not Soort.ORGANISATIE:
                stream.write(b'],\n"organizations":[\n')
            else:
                stream.write(b",\n" if written is not None else b"\n")
            stream.write(orjson.dumps(found))
            written = soort
        stream.write(b"\n]}\n")


def read_json(path: Path, knowledge: Knowledge) -> Iterator[Row]:
    """Yield the rows of a page, of a list of services, or of one service.

    Raises:
        ExchangeError: If the file is no JSON, or holds none of these.
    """
    reader = HsdsReader(knowledge)
    try:
        with path.open("rb") as stream:
            yield from _rows(stream, max(path.stat().st_size, 1), reader)
    except (OSError, ijson.JSONError, UnicodeDecodeError) as error:
        raise ExchangeError(Problem(ProblemCode.UNREADABLE, path.name, str(error)[:80])) from error


def _rows(stream: BinaryIO, size: int, reader: HsdsReader) -> Iterator[Row]:
    found = 0
    for prefix, soort in _lists_in(stream):
        stream.seek(0)
        for item in ijson.items(stream, prefix, use_float=True):
            found += 1
            done = min(stream.tell() / size, 1.0)
            yield from _record(reader, soort, item, (f"{prefix.removesuffix('.item')} {found}", done))
    if not found:
        raise ExchangeError(Problem(ProblemCode.UNREADABLE, detail="no services"))


def _record(reader: HsdsReader, soort: Soort, item: Any, where: tuple[str, float]) -> Iterator[Row]:
    read = reader.organisation if soort is Soort.ORGANISATIE else reader.service
    yield from read(item, *where)


def _lists_in(stream: BinaryIO) -> list[tuple[str, Soort]]:
    """Return the lists that the file holds, organizations first, as services name them."""
    first = stream.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if first == b"[":
        return [("item", Soort.DIENST)]
    stream.seek(0)
    names = {name for prefix, event, name in ijson.parse(stream) if prefix == "" and event == "map_key"}
    lists = [(f"{name}.item", soort) for name, soort in _LISTS if name in names]
    return lists or ([("", Soort.DIENST)] if "name" in names else [])


_LISTS = (
    ("organizations", Soort.ORGANISATIE),
    ("contents", Soort.DIENST),
    ("services", Soort.DIENST),
)
