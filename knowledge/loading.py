"""Reads the knowledge files into one checked, immutable snapshot."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from knowledge.catalogue import Knowledge, Records, SourceKeys
from knowledge.models import (
    Begrip,
    Bron,
    Dienst,
    Engels,
    Gebied,
    Knelpunt,
    KnelpuntSoort,
    Organisatie,
    Praktijkvoorbeeld,
    Situatie,
)
from knowledge.routekaart import RoutekaartError, load_routekaarten
from knowledge.yaml_loader import FastLoader

SHIPPED_DATA = Path(__file__).parent / "data"

_KAART = "sociale_kaart.yaml"
_KNELPUNTEN = "knelpunten.yaml"
_BEGRIPPEN = "begrippen.yaml"
_VOORBEELDEN = "praktijkvoorbeelden.yaml"

_Model = TypeVar("_Model", bound=BaseModel)


class KnowledgeError(Exception):
    """The knowledge cannot be used; names the file, the record and the field to mend."""

    code = "knowledge_invalid"

    def __init__(self, file: str, record: str, field: str, problem: str) -> None:
        self.file, self.record, self.field, self.problem = file, record, field, problem
        place = ", ".join(
            part for part in (record and f"record {record}", field and f"field {field}") if part
        )
        super().__init__(f"{file}: {place + ': ' if place else ''}{problem}")


def load_knowledge(directory: Path = SHIPPED_DATA) -> Knowledge:
    """Return the knowledge in `directory`.

    Raises:
        KnowledgeError: If a file is absent, unreadable or not as the models say.
    """
    with _nothing_is_thrown_away():
        return _load(directory)


@contextmanager
def _nothing_is_thrown_away() -> Iterator[None]:
    """Reading makes half a million objects that stay. Looking for garbage among them, again and again,
    takes as long as the reading."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _load(directory: Path) -> Knowledge:
    kaart = _read(directory / _KAART, dict)
    knelpunten = _read(directory / _KNELPUNTEN, dict)
    begrippen = _read(directory / _BEGRIPPEN, dict)
    voorbeelden = _read(directory / _VOORBEELDEN, list)
    records = Records(
        diensten=_records(Dienst, _section(kaart, _KAART, "diensten"), _KAART),
        organisaties=_records(Organisatie, _section(kaart, _KAART, "organisaties"), _KAART),
        knelpunten=_records(Knelpunt, _section(knelpunten, _KNELPUNTEN, "knelpunten"), _KNELPUNTEN),
        knelpuntsoorten=_records(KnelpuntSoort, _section(knelpunten, _KNELPUNTEN, "soorten"), _KNELPUNTEN),
        praktijkvoorbeelden=_records(Praktijkvoorbeeld, voorbeelden, _VOORBEELDEN),
        begrippen=_records(Begrip, _section(begrippen, _BEGRIPPEN, "begrippen"), _BEGRIPPEN),
    )
    return _assemble(directory, records, _source_keys(knelpunten, begrippen))


def _assemble(directory: Path, records: Records, keys: SourceKeys) -> Knowledge:
    try:
        routekaarten = load_routekaarten(directory)
    except RoutekaartError as error:
        raise KnowledgeError(error.file, error.node, error.field, error.reason) from error
    return Knowledge(
        records=records,
        routekaarten=routekaarten,
        engels=_keyed(Engels, _read(directory / "engels.yaml", dict), "engels.yaml"),
        situaties=_keyed(Situatie, _read(directory / "situaties.yaml", dict), "situaties.yaml"),
        gebieden=_keyed(Gebied, _read(directory / "gebieden.yaml", dict), "gebieden.yaml"),
        outside=_word_lists(_read(directory / "buiten_de_gids.yaml", dict), "buiten_de_gids.yaml"),
        lexicon=_word_lists(_read(directory / "lexicon.yaml", dict), "lexicon.yaml"),
        source_keys=keys,
    )


def _read(path: Path, shape: type[Any]) -> Any:
    try:
        with path.open("rb") as stream:
            # S506 does not see that it is a safe one.
            content = yaml.load(stream, Loader=FastLoader)  # noqa: S506
    except FileNotFoundError:
        raise KnowledgeError(path.name, "", "", f"the file is absent from {path.parent.name}/") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise KnowledgeError(path.name, "", "", f"no readable YAML: {error}") from error
    if not isinstance(content, shape):
        raise KnowledgeError(path.name, "", "", f"the file holds no {shape.__name__} at the top")
    return content


def _section(document: Mapping[str, Any], file: str, name: str) -> list[Any]:
    section = document.get(name)
    if not isinstance(section, list):
        raise KnowledgeError(file, "", name, "the list of records is absent")
    return section


def _records(model: type[_Model], rows: Iterable[Any], file: str) -> dict[str, _Model]:
    records: dict[str, _Model] = {}
    for number, row in enumerate(rows, start=1):
        key = str(row.get("id", "")) if isinstance(row, dict) else ""
        record = _validated(model, row, file, key or f"number {number}")
        if key in records:
            raise KnowledgeError(file, key, "id", "this id is used twice")
        records[key] = record
    return records


def _keyed(model: type[_Model], rows: Mapping[Any, Any], file: str) -> dict[str, _Model]:
    return {str(key): _validated(model, row, file, str(key)) for key, row in rows.items()}


def _validated(model: type[_Model], row: Any, file: str, record: str) -> _Model:
    try:
        return model.model_validate(row)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in first["loc"])
        raise KnowledgeError(file, record, field, first["msg"]) from error


def _word_lists(rows: Mapping[Any, Any], file: str) -> dict[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = {}
    for key, words in rows.items():
        if not isinstance(words, str) or not words.strip():
            raise KnowledgeError(file, str(key), "", "needs its words, separated by commas")
        lists[str(key)] = tuple(word.strip() for word in words.split(",") if word.strip())
    return lists


def _source_keys(knelpunten: Mapping[str, Any], begrippen: Mapping[str, Any]) -> SourceKeys:
    return SourceKeys(knelpunten=_sources(knelpunten, _KNELPUNTEN), begrippen=_sources(begrippen, _BEGRIPPEN))


def _sources(document: Mapping[str, Any], file: str) -> dict[str, Bron]:
    metadata = document.get("metadata")
    rows = metadata.get("bronnen") if isinstance(metadata, dict) else None
    if not isinstance(rows, dict):
        raise KnowledgeError(file, "metadata", "bronnen", "the list of sources is absent")
    return _keyed(Bron, rows, file)
