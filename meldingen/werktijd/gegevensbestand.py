"""Reading a YAML file of settings strictly: every mistake is named by its place."""

from importlib.resources import files
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.constructor import ConstructorError

Model = TypeVar("Model", bound=BaseModel)


class GegevensbestandError(Exception):
    """The file is wrong; `plekken` has one line for each place that must be mended."""

    code = "gegevensbestand"

    def __init__(self, bestand: str, plekken: tuple[str, ...]) -> None:
        self.bestand, self.plekken = bestand, plekken
        super().__init__(f"{bestand} cannot be used:\n" + "\n".join(plekken))


# libyaml is ten times as fast and reads the same documents; some builds of PyYAML lack it.
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _EachKeyOnce(_SafeLoader):  # type: ignore[misc] # one of two classes that PyYAML builds or lacks
    """YAML lets a later key silently replace an earlier one; in settings that is a mistake."""


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key) for key, _ in node.value]
    for index, key in enumerate(keys):
        if key in keys[:index]:
            raise ConstructorError(None, None, f"{key!r} stands in it twice", node.value[index][0].start_mark)
    return loader.construct_mapping(node, deep=True)


_EachKeyOnce.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def parse_bestand(soort: type[Model], tekst: str, bestand: str) -> Model:
    """Read `tekst` as `soort`; `bestand` only names the file in an error.

    Raises:
        GegevensbestandError: If it is no YAML, has a key twice, or does not fit.
    """
    try:
        return soort.model_validate(yaml.load(tekst, _EachKeyOnce))  # noqa: S506 - a SafeLoader
    except yaml.YAMLError as error:
        raise GegevensbestandError(bestand, (" ".join(str(error).split()),)) from error
    except ValidationError as error:
        plekken = tuple(f"{_place(wrong['loc'])}: {wrong['msg']}" for wrong in error.errors())
        raise GegevensbestandError(bestand, plekken) from error


def read_shipped(bestand: str) -> str:
    """Return the text of a file that ships with the product."""
    return files("meldingen").joinpath("data", bestand).read_text(encoding="utf-8")


def _place(loc: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in loc) or "the file as a whole"
