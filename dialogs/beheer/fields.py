"""The fields of a record that can be changed in the chat: how they read, and what may be typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pydantic import HttpUrl, TypeAdapter, ValidationError

from dialogs.flow import Context
from dialogs.inbound import Json
from dialogs.refusing import refusal_in
from dialogs.view import Choice, ChoiceField, Field, TextField
from knowledge.models import DienstStatus, Soort

LINE_LIMIT, TEXT_LIMIT = 300, 2000


class FieldKind(StrEnum):
    """LINE and TEXT go past the guard; what organisations are reached by is checked by its form."""

    LINE = "line"
    TEXT = "text"
    PHONES = "phones"
    EMAIL = "email"
    URL = "url"
    AREA = "area"
    STATUS = "status"


@dataclass(frozen=True)
class EditField:
    id: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = False


_CONTACT = (
    EditField("phones", "zoeken.telefoon", FieldKind.PHONES),
    EditField("email", "zoeken.email", FieldKind.EMAIL),
    EditField("url", "zoeken.site", FieldKind.URL),
)
_NAME = EditField("name", "beheer.veld_naam", FieldKind.LINE, required=True)
_DESCRIPTION = EditField("description", "zoeken.wat", required=True)

FIELDS: Mapping[Soort, tuple[EditField, ...]] = {
    Soort.DIENST: (
        _NAME,
        _DESCRIPTION,
        EditField("wie", "zoeken.wie", required=True),
        EditField("application_process", "zoeken.hoe"),
        EditField("eligibility_description", "zoeken.voor_wie"),
        EditField("service_area", "zoeken.gebied", FieldKind.AREA, required=True),
        *_CONTACT,
        EditField("schedule", "zoeken.openingstijden", FieldKind.LINE),
        EditField("wait_time", "zoeken.wachttijd", FieldKind.LINE),
        EditField("fees_description", "zoeken.kosten", FieldKind.LINE),
        EditField("alert", "beheer.veld_let_op"),
        EditField("status", "beheer.veld_status", FieldKind.STATUS, required=True),
    ),
    Soort.ORGANISATIE: (_NAME, _DESCRIPTION, *_CONTACT),
    Soort.KNELPUNT: (
        EditField("naam", "beheer.veld_naam", FieldKind.LINE, required=True),
        EditField("omschrijving", "zoeken.wat", required=True),
    ),
    Soort.BEGRIP: (
        EditField("term", "beheer.veld_naam", FieldKind.LINE, required=True),
        EditField("afkorting", "zoeken.afkorting", FieldKind.LINE),
        EditField("uitleg", "zoeken.wat", required=True),
    ),
    Soort.PRAKTIJKVOORBEELD: (
        EditField("titel", "beheer.veld_naam", FieldKind.LINE, required=True),
        EditField("doel", "zoeken.doel", required=True),
        EditField("doelgroep_omschrijving", "zoeken.doelgroep", required=True),
    ),
}
"""The sorts that can be edited one by one; the routekaart is edited in its own file."""

_PHONE = re.compile(r"(?P<number>\+?\d[\d -]{1,18}\d)\s*(?:\((?P<description>.*)\))?")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")
_URL = TypeAdapter(HttpUrl)


def fields_of(soort: Soort, names: tuple[str, ...]) -> tuple[EditField, ...]:
    return tuple(field for field in FIELDS.get(soort, ()) if field.id in names)


def as_text(field: EditField, value: Json) -> str:
    """Return a field's stored value as it is typed."""
    if field.kind is FieldKind.PHONES and isinstance(value, list):
        return "\n".join(_phone_text(phone) for phone in value if isinstance(phone, dict))
    return "" if value is None else str(value)


def as_value(field: EditField, text: str) -> Json:
    """Return what was typed as it is stored; it must have passed `problem_with`."""
    text = text.strip()
    if field.kind is FieldKind.PHONES:
        return [_phone_value(line) for line in _lines(text)]
    return text or None


def problem_with(field: EditField, text: str, context: Context) -> str | None:
    """Return why this cannot be stored, in the reader's words; None when it can."""
    text = text.strip()
    if not text:
        return context.say("formulier.nodig") if field.required else None
    limit = LINE_LIMIT if field.kind is FieldKind.LINE else TEXT_LIMIT
    if len(text) > limit:
        return context.say("formulier.te_lang", meest=limit)
    if field.kind in (FieldKind.LINE, FieldKind.TEXT):
        return refusal_in(context, text)
    if field.kind is FieldKind.PHONES:
        return _problem_with_phones(text, context)
    if field.kind in (FieldKind.AREA, FieldKind.STATUS):
        offered = {choice.value for choice in _choices(field, context)}
        return None if text in offered else context.say("formulier.kies")
    fits = _EMAIL.fullmatch(text) if field.kind is FieldKind.EMAIL else _is_web_address(text)
    return None if fits else context.say(f"beheer.fout_{field.kind.value}")


def drawn(field: EditField, text: str, context: Context, error: str | None = None) -> Field:
    label = context.say(field.label)
    if field.kind in (FieldKind.AREA, FieldKind.STATUS):
        choices = _choices(field, context)
        return ChoiceField(field.id, label, choices, text, compact=True, required=field.required, error=error)
    if field.kind is FieldKind.PHONES:
        label = context.say("beheer.veld_telefoons")
    long = field.kind in (FieldKind.TEXT, FieldKind.PHONES)
    limit = LINE_LIMIT if field.kind is FieldKind.LINE else TEXT_LIMIT
    return TextField(
        field.id, label, text, multiline=long, max_length=limit, required=field.required, error=error
    )


def _choices(field: EditField, context: Context) -> tuple[Choice, ...]:
    if field.kind is FieldKind.STATUS:
        return tuple(
            Choice(status.value, context.say(f"beheer.status_{status.value}")) for status in DienstStatus
        )
    return tuple(Choice(area, area) for area in context.services.finder.knowledge.gebieden)


def _is_web_address(text: str) -> bool:
    try:
        return "." in (_URL.validate_python(text).host or "")
    except ValidationError:
        return False


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _problem_with_phones(text: str, context: Context) -> str | None:
    found = [_PHONE.fullmatch(line) for line in _lines(text)]
    if not all(found):
        return context.say("beheer.fout_phones")
    described = " ".join(match["description"] or "" for match in found if match)
    return refusal_in(context, described) if described.strip() else None


def _phone_value(line: str) -> Json:
    match = _PHONE.fullmatch(line)
    if match is None:
        raise ValueError("a phone number was not checked before it was stored")
    return {"number": match["number"], "description": (match["description"] or "").strip()}


def _phone_text(phone: Mapping[str, Json]) -> str:
    described = phone.get("description")
    return f"{phone.get('number')} ({described})" if described else str(phone.get("number"))
