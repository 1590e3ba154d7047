"""HSDS as a tabular data package: a zip with one CSV file a table and a description of them."""

import csv
import io
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import orjson

from knowledge.catalogue import Knowledge
from knowledge.exchange.contents import Contents
from knowledge.exchange.hsds_in import HsdsReader
from knowledge.exchange.hsds_join import Joined
from knowledge.exchange.hsds_json import hsds_objects
from knowledge.exchange.hsds_out import TAXONOMY, Object, hsds_id, term_object
from knowledge.exchange.problems import ExchangeError, Problem, ProblemCode
from knowledge.exchange.rows import Row
from knowledge.models import Soort

MAX_UNPACKED_BYTES = 2_000_000_000

TABLES: Mapping[str, tuple[str, ...]] = {
    "organizations": ("id", "name", "alternate_name", "description", "email", "website"),
    "services": (
        *("id", "organization_id", "name", "alternate_name", "description", "url", "email", "status"),
        *("application_process", "fees_description", "wait_time", "eligibility_description", "minimum_age"),
        *("maximum_age", "assured_date", "alert"),
    ),
    "phones": ("id", "service_id", "organization_id", "number", "description"),
    "schedules": ("id", "service_id", "description"),
    "service_areas": ("id", "service_id", "name"),
    "required_documents": ("id", "service_id", "document"),
    "attributes": ("id", "link_id", "taxonomy_term_id", "link_type", "link_entity", "value"),
    "taxonomy_terms": ("id", "code", "name", "description", "taxonomy", "taxonomy_id"),
    "taxonomies": ("id", "name", "description"),
}
"""The tables that we write and their columns; HSDS has more, and those are read over."""

CHILDREN = ("phones", "schedules", "service_areas", "required_documents", "attributes")
_OWNERS = ("service_id", "organization_id", "link_id")


def write_tables(path: Path, contents: Contents) -> None:
    """Write the zip; tables are kept on disk until they are packed, so memory does not grow with them."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as open_files:
        writers = {name: _writer(open_files, Path(folder), name) for name in TABLES}
        for table, row in _table_rows(hsds_objects(contents)):
            writers[table].writerow(row)
        open_files.close()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("datapackage.json", orjson.dumps(_package(), option=orjson.OPT_INDENT_2))
            for name in TABLES:
                archive.write(Path(folder) / f"{name}.csv", f"{name}.csv")


def read_tables(path: Path, knowledge: Knowledge) -> Iterator[Row]:
    """Yield the rows of the package; tables and columns that we do not know are left alone.

    Raises:
        ExchangeError: If the file is no zip, is too big, or has no table of services or organizations.
    """
    try:
        with zipfile.ZipFile(path) as archive, Joined() as joined:
            yield from _rows(archive, joined, HsdsReader(knowledge))
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise ExchangeError(Problem(ProblemCode.UNREADABLE, path.name)) from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise ExchangeError(Problem(ProblemCode.UNREADABLE, path.name, str(error)[:80])) from error


def _rows(archive: zipfile.ZipFile, joined: Joined, reader: HsdsReader) -> Iterator[Row]:
    members = _members(archive)
    for name in CHILDREN:
        joined.keep(name, _owned(_lines(archive, members.get(name))))
    total = joined.keep_main("organizations", _lines(archive, members.get("organizations")))
    total += joined.keep_main("services", _lines(archive, members.get("services")))
    if not total:
        raise ExchangeError(Problem(ProblemCode.UNREADABLE, detail="no services"))
    passed = 0
    for table, read in (("organizations", reader.organisation), ("services", reader.service)):
        for number, found in enumerate(joined.whole(table), start=2):
            passed += 1
            yield from read(found, f"{table} {number}", passed / total)


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED_BYTES:
        raise ExchangeError(Problem(ProblemCode.TOO_BIG))
    return {
        Path(info.filename).stem.casefold(): info
        for info in archive.infolist()
        if info.filename.endswith(".csv")
    }


def _lines(archive: zipfile.ZipFile, member: zipfile.ZipInfo | None) -> Iterator[dict[str, str]]:
    if member is None:
        return
    with archive.open(member) as raw, io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as stream:
        for line in csv.DictReader(stream, strict=True):
            yield {name: value for name, value in line.items() if name and isinstance(value, str) and value}


def _owned(lines: Iterable[dict[str, str]]) -> Iterator[tuple[str, dict[str, str]]]:
    for line in lines:
        if owner := next((line[name] for name in _OWNERS if name in line), None):
            yield owner, line


def _writer(open_files: ExitStack, folder: Path, name: str) -> Any:
    stream = open_files.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
    writer = csv.DictWriter(stream, TABLES[name], extrasaction="ignore")
    writer.writeheader()
    return writer


def _table_rows(objects: Iterable[tuple[Soort, Object]]) -> Iterator[tuple[str, Object]]:
    yield "taxonomies", {"id": _TAXONOMY_ID, "name": TAXONOMY, "description": "Own fields of the directory"}
    organisations: set[str] = set()
    terms: set[str] = set()
    for soort, found in objects:
        organisation = found.get("organization") if soort is Soort.DIENST else found
        if organisation is not None and organisation["id"] not in organisations:
            organisations.add(organisation["id"])
            yield from _entity_rows(("organizations", "organization"), organisation, terms)
        if soort is Soort.DIENST:
            yield from _entity_rows(("services", "service"), found, terms)


def _entity_rows(kind: tuple[str, str], found: Object, terms: set[str]) -> Iterator[tuple[str, Object]]:
    table, entity = kind
    yield table, found
    for name in CHILDREN[:-1]:
        for child in found.get(name, ()):
            yield name, {**child, f"{entity}_id": found["id"]}
    for attribute in found["attributes"]:
        term = term_object(attribute["link_type"], attribute["value"])
        if term["id"] not in terms:
            terms.add(term["id"])
            yield "taxonomy_terms", {**term, "taxonomy_id": _TAXONOMY_ID}
        link = {"link_id": found["id"], "link_entity": entity, "taxonomy_term_id": term["id"]}
        yield "attributes", {**attribute, **link}


_TAXONOMY_ID = hsds_id("taxonomy", TAXONOMY)


def _package() -> Object:
    """Describe the package by the rules of Tabular Data Package."""
    resources = [
        {
            "name": name,
            "path": f"{name}.csv",
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {"fields": [_field(column) for column in columns], "primaryKey": "id"},
        }
        for name, columns in TABLES.items()
    ]
    return {"name": "human-services-data", "profile": "tabular-data-package", "resources": resources}


def _field(column: str) -> Object:
    kinds = {"minimum_age": "number", "maximum_age": "number", "assured_date": "date"}
    return {"name": column, "type": kinds.get(column, "string")}
