"""What the JSON schema of Microsoft says, in a sentence each."""

from collections.abc import Iterable
from typing import Any

from jsonschema import Draft7Validator, ValidationError

from manifest.faults import Fault

_SHOWN = 60


def schema_faults(document: dict[str, Any], schema: dict[str, Any], file: str) -> list[Fault]:
    """Check with draft 7: the schema names draft 4, but uses `const`, which draft 4 would pass over."""
    errors = sorted(
        Draft7Validator(schema).iter_errors(document), key=lambda error: [str(part) for part in error.path]
    )
    return [Fault(f"{file} {path_of(error.absolute_path)}".rstrip(), _problem(error)) for error in errors]


def path_of(parts: Iterable[str | int]) -> str:
    """Return `bots[0].commandLists[1]` for the parts bots, 0, commandLists, 1."""
    path = ""
    for part in parts:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else part
    return path


def _problem(error: ValidationError) -> str:
    value: Any = error.instance
    limit: Any = error.validator_value
    match error.validator:
        case "maxLength":
            return f"has {len(value)} characters, at most {limit} fit: {_shown(value)}"
        case "maxItems":
            return f"has {len(value)} entries, at most {limit} fit"
        case "pattern":
            return f"does not have the right form: {_shown(value)}"
        case "enum" | "const":
            allowed = limit if isinstance(limit, list) else [limit]
            return f"is {_shown(value)}; allowed: {', '.join(map(str, allowed))}"
        case _:
            return error.message


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
