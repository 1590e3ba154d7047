"""Finds the free text in a concept or an act, so that it can be checked before anything is stored."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, get_args

from pydantic import BaseModel

from meldingen.errors import InvalidActError
from meldingen.model.waarden import VRIJE_TEKST
from meldingen.nummer import Meldingnummer


class Tekstkeurder(Protocol):
    def find(self, text: str) -> Sequence[object]:
        """Return what identifies somebody in the text; empty when it may be stored."""
        ...


def free_texts(waarde: BaseModel, pad: str = "") -> Iterator[tuple[str, str]]:
    """Yield every field of free text that is filled, as its dotted path and the text."""
    for naam, field in type(waarde).model_fields.items():
        is_free = VRIJE_TEKST in _metadata(field.annotation) or VRIJE_TEKST in field.metadata
        yield from _walk(getattr(waarde, naam), f"{pad}{naam}", is_free=is_free)


def _walk(value: object, pad: str, *, is_free: bool) -> Iterator[tuple[str, str]]:
    if isinstance(value, BaseModel):
        yield from free_texts(value, f"{pad}.")
    elif isinstance(value, tuple):
        for item in value:
            yield from _walk(item, pad, is_free=is_free)
    elif isinstance(value, str) and is_free and value:
        yield pad, value


def _metadata(annotation: Any) -> set[object]:
    """Return what marks the annotation, or the type that a tuple or a choice in it holds."""
    found: set[object] = {item for item in getattr(annotation, "__metadata__", ()) if item is VRIJE_TEKST}
    for part in get_args(annotation):
        found |= _metadata(part)
    return found


def refuse_personal_data(waarde: BaseModel, nummer: Meldingnummer | None, keurder: Tekstkeurder) -> None:
    """Let nothing pass that identifies somebody; the error names the field, never the text.

    Raises:
        InvalidActError: With reden bevat_persoonsgegevens.
    """
    for veld, tekst in free_texts(waarde):
        if keurder.find(tekst):
            raise InvalidActError(nummer, veld, "bevat_persoonsgegevens")
