"""Turns the plain content of an edit into checked records, and back."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from knowledge.models import (
    Begrip,
    Dienst,
    Engels,
    Knelpunt,
    Organisatie,
    Praktijkvoorbeeld,
    Situatie,
    Soort,
)
from knowledge.store.errors import RecordInvalidError

StoredRecord = Dienst | Organisatie | Knelpunt | Praktijkvoorbeeld | Begrip

MODELS: Mapping[Soort, type[StoredRecord]] = {
    Soort.DIENST: Dienst,
    Soort.ORGANISATIE: Organisatie,
    Soort.KNELPUNT: Knelpunt,
    Soort.PRAKTIJKVOORBEELD: Praktijkvoorbeeld,
    Soort.BEGRIP: Begrip,
}
"""The sorts that can be edited; the routekaart is edited in its own file, as its steps hang together."""

_Model = TypeVar("_Model", bound=BaseModel)


def record_of(soort: Soort, content: Mapping[str, Any]) -> StoredRecord:
    """Return the record that the content describes.

    Raises:
        RecordInvalidError: If the content does not fit; names the first field that is wrong.
    """
    record_id = str(content.get("id", ""))
    if soort not in MODELS:
        raise RecordInvalidError(record_id, "", f"records of sort {soort.value} are not edited one by one")
    record = _checked(MODELS[soort], content, record_id)
    if not record.id:
        raise RecordInvalidError("", "id", "the id is empty")
    return record


def situatie_of(record_id: str, content: Mapping[str, Any]) -> Situatie:
    return _checked(Situatie, content, record_id)


def engels_of(record_id: str, content: Mapping[str, Any]) -> Engels:
    return _checked(Engels, content, record_id)


def plain(record: BaseModel) -> dict[str, Any]:
    """Return the record as plain JSON, every field included."""
    return record.model_dump(mode="json")


def check_field(soort: Soort, record_id: str, field: str) -> None:
    """Raise RecordInvalidError when records of this sort have no such field, or when it is the id."""
    if soort not in MODELS or field == "id" or field not in MODELS[soort].model_fields:
        raise RecordInvalidError(
            record_id, field, f"records of sort {soort.value} have no such field to change"
        )


def _checked(model: type[_Model], content: Mapping[str, Any], record_id: str) -> _Model:
    try:
        return model.model_validate(dict(content))
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        field = ".".join(str(step) for step in first["loc"])
        raise RecordInvalidError(record_id, field, first["msg"]) from error
