"""Read a routekaart and its English texts from YAML, and say exactly what is wrong where."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from knowledge.routekaart.errors import RoutekaartError
from knowledge.routekaart.graph import find_cycle
from knowledge.routekaart.model import Knoop, Routekaart
from knowledge.routekaart.translation import Vertaling, translate
from knowledge.yaml_loader import FastLoader

Model = TypeVar("Model", bound=BaseModel)
FOR_EDITORS = ("taal", "leeswijzer", "leeswijzer_wetten")
"""Metadata that explains the file to whoever edits it and that no reader of the map sees."""


def _unique_mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key) for key, _ in node.value]
    doubles = sorted({str(key) for key in keys if keys.count(key) > 1})
    if doubles:
        raise yaml.constructor.ConstructorError(
            None, None, f"written twice: {', '.join(doubles)}", node.start_mark
        )
    return loader.construct_mapping(node, deep=True)


_UniqueKeyLoader = type("_UniqueKeyLoader", (FastLoader,), {})
_UniqueKeyLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _unique_mapping)  # type: ignore[attr-defined] # a class made at run time


def load_routekaart(path: Path) -> Routekaart:
    """Read the map at `path`, with the English texts of the file beside it (`name.en.yaml`) if there is one.

    Raises:
        RoutekaartError: Names the file, the node and the field.
    """
    kaart = _read_dutch(path)
    english = english_path(path)
    return translate(kaart, _read_english(english), english.name) if english.exists() else kaart


def load_routekaarten(directory: Path) -> dict[str, Routekaart]:
    """Read every `routekaart*.yaml` in `directory`, by the id of the map.

    Raises:
        RoutekaartError: A map cannot be read, or two maps have the same id.
    """
    kaarten: dict[str, Routekaart] = {}
    for path in routekaart_paths(directory):
        kaart = load_routekaart(path)
        if kaart.id in kaarten:
            raise RoutekaartError(path.name, "metadata", "id", f"another map is also called {kaart.id}")
        kaarten[kaart.id] = kaart
    return kaarten


def routekaart_paths(directory: Path) -> list[Path]:
    return sorted(path for path in directory.glob("routekaart*.yaml") if not path.stem.endswith(".en"))


def english_path(path: Path) -> Path:
    return path.with_name(f"{path.stem}.en.yaml")


def _read_dutch(path: Path) -> Routekaart:
    raw = _read_yaml(path)
    metadata = _mapping(raw.get("metadata"), path.name, "metadata")
    nodes = _mapping(raw.get("knopen"), path.name, "knopen")
    knopen = {str(key): parse(Knoop, value, path.name, str(key)) for key, value in nodes.items()}
    _check_ways(knopen, raw.get("start"), path.name)
    fields = {name: value for name, value in metadata.items() if name not in FOR_EDITORS}
    fields |= {"bestand": path.name, "start": raw["start"], "knopen": knopen}
    kaart = parse(Routekaart, fields, path.name, "metadata")
    cycle = find_cycle(kaart)
    if cycle:
        raise RoutekaartError(path.name, cycle[0], "naar", f"the way goes round: {' -> '.join(cycle)}")
    return kaart


def _check_ways(knopen: Mapping[str, Knoop], start: object, file: str) -> None:
    if start not in knopen:
        raise RoutekaartError(file, "", "start", f"there is no node {start}")
    for key, knoop in knopen.items():
        ways = [(f"opties.{place}.naar", optie.naar) for place, optie in enumerate(knoop.opties)]
        for field, way in [*ways, ("weet_niet", knoop.weet_niet), ("naar", knoop.naar)]:
            if way is not None and way not in knopen:
                raise RoutekaartError(file, key, field, f"there is no node {way}")


def _read_english(path: Path) -> Vertaling:
    return parse(Vertaling, _read_yaml(path), path.name, "")


def parse(model: type[Model], raw: object, file: str, node: str) -> Model:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise RoutekaartError(file, node, field, first["msg"]) from error


def _read_yaml(path: Path) -> dict[str, Any]:
    try:
        # _UniqueKeyLoader only adds a refusal to a safe loader.
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeyLoader)  # noqa: S506 - it is safe
    except OSError as error:
        raise RoutekaartError(path.name, "", "", f"cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise RoutekaartError(path.name, "", "", f"is not valid YAML: {error}") from error
    return _mapping(raw, path.name, "")


def _mapping(raw: object, file: str, place: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise RoutekaartError(file, place, "", "has no keys with values")
    return raw
