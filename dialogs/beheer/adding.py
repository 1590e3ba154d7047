"""A new dienst by form, with its source; perhaps as the answer to questions that had none."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from dialogs.beheer.fields import EditField, FieldKind, as_value, problem_with
from dialogs.beheer.gaps import tie_words, told_tied
from dialogs.beheer.showing import shown, told
from dialogs.dates import AMSTERDAM
from dialogs.flow import Context, Outcome, PressHandler
from dialogs.forms import Checked, Kind, Question, check, form_fields, understand
from dialogs.options import from_enum
from dialogs.view import Button, Choice, Heading, Importance, Text, View
from knowledge.models import DienstStatus, Soort
from knowledge.search.tokens import fold
from knowledge.store.model import Stamp
from meldingen.model.keuzes import Leefgebied

NO_ANSWERS = Checked({}, {})
EVERYBODY = "alle-inwoners"


def _areas(context: Context) -> tuple[Choice, ...]:
    return tuple(Choice(area, area) for area in context.services.finder.knowledge.gebieden)


def _owners(context: Context) -> tuple[Choice, ...]:
    organisaties = context.services.finder.knowledge.organisaties
    return tuple(Choice(key, organisatie.name) for key, organisatie in organisaties.items())


QUESTIONS = (
    Question("name", "beheer.veld_naam", Kind.LINE, required=True),
    Question("organization", "beheer.veld_organisatie", Kind.LINE, required=True),
    Question("description", "zoeken.wat", Kind.STORY, required=True, max_length=2000),
    Question("wie", "zoeken.wie", Kind.LINE, required=True),
    Question("application_process", "zoeken.hoe", Kind.STORY, max_length=2000),
    Question("service_area", "zoeken.gebied", Kind.CHOICE, required=True, options=_areas, compact=True),
    Question(
        "leefgebieden",
        "beheer.veld_leefgebieden",
        Kind.CHOICES,
        required=True,
        options=from_enum("leefgebied", Leefgebied),
        compact=True,
    ),
    Question("bron", "beheer.veld_bron", Kind.LINE, required=True),
)
CONTACT = (
    EditField("phones", "beheer.veld_telefoons", FieldKind.PHONES),
    EditField("url", "beheer.veld_bron_url", FieldKind.URL),
)
# The owner is chosen by its name: a list of every organisation would not fit on a card.
OWNER = Question("organization", "beheer.veld_organisatie", Kind.CHOICE, options=_owners)


class NewData(BaseModel):
    """`leemte` is the group of questions that the record answers."""

    model_config = ConfigDict(extra="forbid")
    leemte: int | None = None


class AddData(NewData):
    """`form` is the press that opened the form: sending it twice adds one record."""

    form: str
    fields: dict[str, str] = {}


def adding_verbs() -> Mapping[str, PressHandler]:
    return {
        "beheer.nieuw": PressHandler(_ask, NewData),
        "beheer.voeg_toe": PressHandler(_add, AddData),
    }


async def _ask(context: Context, state: Any, data: NewData) -> Outcome:
    opened = AddData(leemte=data.leemte, form=context.inbound.key)
    return shown(context, _form(context, opened, NO_ANSWERS))


async def _add(context: Context, state: Any, data: AddData) -> Outcome:
    checked = _checked(context, data.fields)
    if not checked.is_good:
        return shown(context, _form(context, data, checked))
    services, inbound = context.services, context.inbound
    stamp = Stamp(inbound.speaker.id, inbound.at, data.form)
    edit = await services.edits.add_record(Soort.DIENST, _content(context, checked.answers), stamp)
    record_id = edit.draft.record_id
    group = await services.gaps.find(data.leemte) if data.leemte is not None else None
    if group is not None:
        await tie_words(context, group, (Soort.DIENST, record_id), data.form)
        return told_tied(context, record_id)
    await services.finder.follow_edits()
    look = Button(context.say("beheer.knop_bekijken"), "beheer.record", {"record": record_id})
    return told(context, context.say("beheer.toegevoegd", naam=checked.answers["name"]), look)


def _checked(context: Context, filled_in: Mapping[str, str]) -> Checked:
    checked = check(QUESTIONS, filled_in, context)
    answers, errors = dict(checked.answers), dict(checked.errors)
    for field in CONTACT:
        typed = filled_in.get(field.id, "").strip()
        problem = problem_with(field, typed, context)
        if problem is None:
            answers[field.id] = typed
        else:
            errors[field.id] = problem
    if "organization" in answers and understand(OWNER, answers["organization"], context) is None:
        errors["organization"] = context.say("beheer.fout_organisatie")
    return Checked(answers, errors)


def _content(context: Context, answers: Mapping[str, str]) -> dict[str, Any]:
    today = context.inbound.at.astimezone(AMSTERDAM).date().isoformat()
    phones, url = CONTACT
    return {
        "id": _free_id(context, answers["name"]),
        "name": answers["name"],
        "organization": understand(OWNER, answers["organization"], context),
        "description": answers["description"],
        "wie": answers["wie"],
        "application_process": answers.get("application_process") or None,
        "service_area": answers["service_area"],
        "leefgebieden": answers["leefgebieden"].split(","),
        "doelgroepen": [EVERYBODY],
        "phones": as_value(phones, answers["phones"]),
        "status": DienstStatus.ACTIVE.value,
        "assured_date": today,
        "bronnen": [{"titel": answers["bron"], "url": as_value(url, answers["url"]), "datum": today}],
    }


def _free_id(context: Context, name: str) -> str:
    """Return an id made of the name that no record carries yet."""
    base = "-".join(re.findall(r"[a-z0-9]+", fold(name)))[:80] or "dienst"
    number, candidate = 1, base
    while context.services.finder.knowledge.record(candidate) is not None:
        number += 1
        candidate = f"{base}-{number}"
    return candidate


def _form(context: Context, data: AddData, checked: Checked) -> View:
    title = context.say("beheer.nieuw_kop")
    asked = (*QUESTIONS, *(Question(field.id, field.label, Kind.LINE) for field in CONTACT))
    fields = form_fields(asked, context, checked.answers, checked.errors)
    where = {"leemte": data.leemte, "form": data.form}
    save = Button(
        context.say("beheer.knop_bewaren"), "beheer.voeg_toe", where, Importance.PRIMARY, with_fields=True
    )
    back = Button(context.say("beheer.knop_overzicht"), "beheer.start")
    note = Text(context.say("beheer.geen_huishouden"))
    return View(title, (Heading(title), note), fields, (save, back), context.texts.language)
