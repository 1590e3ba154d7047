"""Changing fields of a record, for a correction or on one's own account."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from dialogs.beheer.english import rewrite_button
from dialogs.beheer.fields import FIELDS, EditField, as_text, as_value, drawn, fields_of, problem_with
from dialogs.beheer.settling import settled
from dialogs.beheer.showing import shown, told
from dialogs.flow import Context, Outcome, PressHandler
from dialogs.forms import Kind, Question, check, form_fields
from dialogs.inbound import Json
from dialogs.view import Button, Choice, ChoiceField, Field, Heading, Importance, Text, View
from dialogs.zoeken.naming import name_of
from knowledge.store.model import CorrectionState, Stamp
from knowledge.store.records import StoredRecord, plain

ANSWER = Question("antwoord", "beheer.antwoord_mag", Kind.LINE)
NO_ERRORS: Mapping[str, str] = {}


class RecordData(BaseModel):
    """A record, and the correction that asks for the change."""

    model_config = ConfigDict(extra="forbid")
    record: str
    correctie: int | None = None


class WhichFields(BaseModel):
    model_config = ConfigDict(extra="ignore")
    velden: str = ""


class ChangeData(RecordData):
    fields: WhichFields = WhichFields()


class SaveData(RecordData):
    """`form` is the press that opened the form: saving it twice stores every field once."""

    form: str
    velden: tuple[str, ...]
    fields: dict[str, str] = {}


def editing_verbs() -> Mapping[str, PressHandler]:
    return {
        "beheer.velden": PressHandler(_choose, RecordData),
        "beheer.pas_aan": PressHandler(_change, ChangeData),
        "beheer.bewaar": PressHandler(_save, SaveData),
    }


def fields_to_change(context: Context, record_id: str, chosen: str) -> tuple[Field, ...]:
    """Offer the fields that can be changed; none for a record that is edited elsewhere."""
    soort = context.services.finder.knowledge.soort(record_id)
    offered = FIELDS.get(soort, ()) if soort else ()
    if not offered:
        return ()
    known = {field.id for field in offered}
    choices = tuple(Choice(field.id, context.say(field.label)) for field in offered)
    preset = ",".join(name for name in chosen.split(",") if name in known)
    label = context.say("beheer.wat_aanpassen")
    return (ChoiceField("velden", label, choices, preset, multiple=True, compact=True),)


async def _choose(context: Context, state: Any, data: RecordData) -> Outcome:
    if _record(context, data.record) is None:
        return told(context, context.say("zoeken.record_weg"))
    return shown(context, _choice_view(context, data))


async def _change(context: Context, state: Any, data: ChangeData) -> Outcome:
    record = _record(context, data.record)
    if record is None:
        return told(context, context.say("zoeken.record_weg"))
    names = tuple(name for name in data.fields.velden.split(",") if name)
    fields = _fields(context, data.record, names)
    if not fields:
        return shown(context, _choice_view(context, data, context.say("beheer.kies_veld")))
    ids = tuple(field.id for field in fields)
    opened = SaveData(record=data.record, correctie=data.correctie, form=context.inbound.key, velden=ids)
    return shown(context, _form_view(context, opened, _present(record, fields)))


async def _save(context: Context, state: Any, data: SaveData) -> Outcome:
    record = _record(context, data.record)
    if record is None:
        return told(context, context.say("zoeken.record_weg"))
    fields = _fields(context, data.record, data.velden)
    present = _present(record, fields)
    typed = {field.id: _lines_of(data.fields.get(field.id, "")) for field in fields}
    changed = tuple(field for field in fields if typed[field.id] != _lines_of(present[field.id]))
    answer = check((ANSWER,), data.fields if data.correctie else {}, context)
    errors = {**_problems(context, changed, typed), **answer.errors}
    if not errors and not changed:
        errors = {field.id: context.say("beheer.niets_anders") for field in fields[:1]}
    if errors:
        kept = {key: text for key, text in typed.items() if key not in errors}
        return shown(context, _form_view(context, data, kept, errors))
    await _store(context, data, {field.id: as_value(field, typed[field.id]) for field in changed})
    return await _done(context, data, answer.answers.get("antwoord", ""))


def _problems(context: Context, changed: tuple[EditField, ...], typed: Mapping[str, str]) -> dict[str, str]:
    found = {field.id: problem_with(field, typed[field.id], context) for field in changed}
    return {name: problem for name, problem in found.items() if problem is not None}


async def _store(context: Context, data: SaveData, values: Mapping[str, Json]) -> None:
    services, inbound = context.services, context.inbound
    soort = services.finder.knowledge.soort(data.record)
    if soort is None:
        raise LookupError(f"Record {data.record} is not in the present knowledge")
    for name, value in values.items():
        stamp = Stamp(inbound.speaker.id, inbound.at, f"{data.form}:{name}")
        await services.edits.set_field(soort, data.record, (name, value), stamp)
    await services.finder.follow_edits()


async def _done(context: Context, data: SaveData, answer: str) -> Outcome:
    name = name_of(data.record, context.services.finder.knowledge, context.texts.language)
    words = context.say("beheer.aangepast", naam=name)
    rewrite: tuple[Button, ...] = ()
    if data.record in context.services.finder.knowledge.outdated_english:
        words = f"{words} {context.say('beheer.engels_past_niet')}"
        rewrite = (rewrite_button(context, data.record, Importance.PRIMARY),)
    if data.correctie is not None:
        return await settled(context, data.correctie, CorrectionState.MENDED, (answer, words), *rewrite)
    look = Button(context.say("beheer.knop_bekijken"), "beheer.record", {"record": data.record})
    return told(context, words, *rewrite, look)


def _record(context: Context, record_id: str) -> StoredRecord | None:
    found = context.services.finder.knowledge.record(record_id)
    return found if isinstance(found, StoredRecord) else None


def _fields(context: Context, record_id: str, names: tuple[str, ...]) -> tuple[EditField, ...]:
    soort = context.services.finder.knowledge.soort(record_id)
    return fields_of(soort, names) if soort else ()


def _present(record: StoredRecord, fields: tuple[EditField, ...]) -> dict[str, str]:
    content = plain(record)
    return {field.id: as_text(field, content[field.id]) for field in fields}


def _choice_view(context: Context, data: RecordData, problem: str = "") -> View:
    name = name_of(data.record, context.services.finder.knowledge, context.texts.language)
    title = context.say("beheer.aanpassen_kop", naam=name)
    blocks = (Heading(title), Text(problem)) if problem else (Heading(title),)
    change = Button(
        context.say("beheer.knop_aanpassen"),
        "beheer.pas_aan",
        {"record": data.record, "correctie": data.correctie},
        Importance.PRIMARY,
        with_fields=True,
    )
    fields = fields_to_change(context, data.record, "")
    return View(title, blocks, fields, (change, _back(context, data)), context.texts.language)


def _form_view(
    context: Context, data: SaveData, texts: Mapping[str, str], errors: Mapping[str, str] = NO_ERRORS
) -> View:
    name = name_of(data.record, context.services.finder.knowledge, context.texts.language)
    title = context.say("beheer.aanpassen_kop", naam=name)
    fields = tuple(
        drawn(field, texts.get(field.id, ""), context, errors.get(field.id))
        for field in _fields(context, data.record, data.velden)
    )
    if data.correctie is not None:
        fields += form_fields((ANSWER,), context, {}, errors)
    where: dict[str, Json] = {
        "record": data.record,
        "correctie": data.correctie,
        "form": data.form,
        "velden": list(data.velden),
    }
    save = Button(
        context.say("beheer.knop_bewaren"), "beheer.bewaar", where, Importance.PRIMARY, with_fields=True
    )
    note = Text(context.say("beheer.geen_huishouden"))
    return View(title, (Heading(title), note), fields, (save, _back(context, data)), context.texts.language)


def _back(context: Context, data: RecordData) -> Button:
    title = context.say("beheer.knop_terug")
    if data.correctie is not None:
        return Button(title, "beheer.correctie", {"id": data.correctie})
    return Button(title, "beheer.record", {"record": data.record})


def _lines_of(typed: str) -> str:
    """Clients end lines in several ways."""
    return "\n".join(typed.strip().splitlines())
