"""Reading the escalation policy; what is wrong is named by its place in the file."""

from importlib.resources import files
from typing import Any, Final

import yaml
from pydantic import ValidationError

from meldingen.escalatie.beleid import Escalatiebeleid
from meldingen.escalatie.fouten import EscalatiebeleidError

BESTAND: Final = "escalatie.yaml"


class _EachKeyOnce(yaml.SafeLoader):
    """YAML lets a later key silently replace an earlier one; in a policy that is a mistake."""


def _mapping(loader: _EachKeyOnce, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key) for key, _ in node.value]
    for index, key in enumerate(keys):
        if key in keys[:index]:
            raise yaml.constructor.ConstructorError(
                None, None, f"{key!r} twice", node.value[index][0].start_mark
            )
    return loader.construct_mapping(node, deep=True)


_EachKeyOnce.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def parse_beleid(tekst: str, bestand: str = BESTAND) -> Escalatiebeleid:
    """Read a policy from YAML; `bestand` is only used to name the file in an error.

    Raises:
        EscalatiebeleidError: With one line for each place that is wrong.
    """
    try:
        return Escalatiebeleid.model_validate(yaml.load(tekst, _EachKeyOnce))  # noqa: S506 - a SafeLoader
    except yaml.YAMLError as error:
        raise EscalatiebeleidError(bestand, (" ".join(str(error).split()),)) from error
    except ValidationError as error:
        raise EscalatiebeleidError(bestand, _places(error)) from error


def _places(error: ValidationError) -> tuple[str, ...]:
    return tuple(
        f"{'.'.join(str(part) for part in wrong['loc']) or 'file'}: {wrong['msg']}"
        for wrong in error.errors()
    )


def default_beleid() -> Escalatiebeleid:
    """Return the policy that ships with the product: stated defaults that the municipality must confirm."""
    return parse_beleid(files("meldingen").joinpath("data", BESTAND).read_text(encoding="utf-8"))
