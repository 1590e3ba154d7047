"""HSDS as one JSON file: a page of services as its API gives it, read and written record by record."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import ijson
import orjson

from knowledge.catalogue import Knowledge
from knowledge.exchange.contents import Contents
from knowledge.exchange.hsds_in import HsdsReader
from knowledge.exchange.hsds_out import Object, organisation_object, service_object
from knowledge.exchange.json_depth import too_deep
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
            if too_deep(stream):
                raise ExchangeError(Problem(ProblemCode.UNREADABLE, path.name, "nested too deep"))
            yield from _rows(stream, max(path.stat().st_size, 1), reader)
    except (OSError, ijson.JSONError, UnicodeDecodeError) as error:
        raise ExchangeError(Problem(ProblemCode.UNREADABLE, path.name, str(error)[:80])) from error


def _rows(stream: BinaryIO, size: int, reader: HsdsReader) -> Iterator[Row]:
    """Organizations come first, as services name them; services stand under the first name that holds any."""
    yield from _list(stream, size, ("organizations.item", reader.organisation))
    stream.seek(0)
    plain_list = stream.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")
    for prefix in ("item",) if plain_list else ("contents.item", "services.item", ""):
        found = False
        for row in _list(stream, size, (prefix, reader.service)):
            found = True
            yield row
        if found:
            return
    if not reader.organisations_read:
        raise ExchangeError(Problem(ProblemCode.UNREADABLE, detail="no services"))


_Read = Callable[[Any, str, float], Iterator[Row]]


def _list(stream: BinaryIO, size: int, how: tuple[str, _Read]) -> Iterator[Row]:
    prefix, read = how
    stream.seek(0)
    for number, item in enumerate(ijson.items(stream, prefix, use_float=True), start=1):
        if prefix or (isinstance(item, dict) and "name" in item):
            yield from read(item, f"{prefix.partition('.')[0]} {number}", min(stream.tell() / size, 1.0))
