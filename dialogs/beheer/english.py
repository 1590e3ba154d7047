"""English that no longer says what the Dutch says: which it is, and writing it anew."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from dialogs.beheer.showing import Lijst, PageData, page_of, shown, told
from dialogs.flow import Context, Outcome, PressHandler
from dialogs.forms import Checked, Kind, Question, check, form_fields
from dialogs.view import Button, Fact, Facts, Heading, Importance, Section, Text, Tone, View
from dialogs.zoeken.naming import name_of
from knowledge.models import Dienst
from knowledge.store.model import Stamp

QUESTIONS = (
    Question("name_en", "beheer.veld_naam_en", Kind.LINE, required=True),
    Question("summary_en", "beheer.veld_wat_en", Kind.STORY, required=True, max_length=2000),
    Question("who_en", "beheer.veld_wie_en", Kind.LINE, required=True),
    Question("how_en", "beheer.veld_hoe_en", Kind.STORY, max_length=2000),
)


class DienstData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    record: str


class EnglishData(DienstData):
    """`form` is the press that opened the form: saving it twice stores the text once."""

    form: str
    fields: dict[str, str] = {}


def english_verbs() -> Mapping[str, PressHandler]:
    return {
        "beheer.engels_lijst": PressHandler(_list, PageData),
        "beheer.engels": PressHandler(_open, DienstData),
        "beheer.engels_bewaar": PressHandler(_save, EnglishData),
    }


def rewrite_button(context: Context, record_id: str, importance: Importance = Importance.NORMAL) -> Button:
    return Button(context.say("beheer.knop_engels"), "beheer.engels", {"record": record_id}, importance)


def outdated(context: Context) -> list[str]:
    """Return the diensten whose English waits, in a fixed order."""
    return sorted(context.services.finder.knowledge.outdated_english)


async def _list(context: Context, state: Any, data: PageData) -> Outcome:
    waiting = outdated(context)
    title = context.say("beheer.engels_lijst_kop", aantal=len(waiting))
    lines = [_line(context, record_id) for record_id in data.of(waiting)]
    screen = Lijst("beheer.engels_lijst", title, "beheer.engels_leeg")
    return page_of(context, screen, data, lines, len(waiting))


def _line(context: Context, record_id: str) -> Section:
    name = name_of(record_id, context.services.finder.knowledge, context.texts.language)
    return Section(name, (), (rewrite_button(context, record_id),))


async def _open(context: Context, state: Any, data: DienstData) -> Outcome:
    knowledge = context.services.finder.knowledge
    if data.record not in knowledge.diensten:
        return told(context, context.say("zoeken.record_weg"))
    present = knowledge.engels.get(data.record)
    texts = {} if present is None else {key: value or "" for key, value in present.model_dump().items()}
    opened = EnglishData(record=data.record, form=context.inbound.key)
    return shown(context, _form(context, opened, Checked(texts, {})))


async def _save(context: Context, state: Any, data: EnglishData) -> Outcome:
    services, inbound = context.services, context.inbound
    if data.record not in services.finder.knowledge.diensten:
        return told(context, context.say("zoeken.record_weg"))
    checked = check(QUESTIONS, data.fields, context)
    if not checked.is_good:
        return shown(context, _form(context, data, checked))
    content = {key: value or None for key, value in checked.answers.items()}
    stamp = Stamp(inbound.speaker.id, inbound.at, data.form)
    await services.edits.set_english(data.record, content, stamp)
    await services.finder.follow_edits()
    name = name_of(data.record, services.finder.knowledge, context.texts.language)
    return told(context, context.say("beheer.engels_bewaard", naam=name))


def _form(context: Context, data: EnglishData, checked: Checked) -> View:
    dienst = context.services.finder.knowledge.diensten[data.record]
    title = context.say("beheer.engels_kop", naam=dienst.name)
    written = {**checked.answers, **checked.refused}
    fields = form_fields(QUESTIONS, context, written, checked.errors)
    where = {"record": data.record, "form": data.form}
    keep = context.say("beheer.knop_bewaren")
    save = Button(keep, "beheer.engels_bewaar", where, Importance.PRIMARY, with_fields=True)
    back = Button(context.say("beheer.knop_terug"), "beheer.record", {"record": data.record})
    notes = (
        Text(context.say("beheer.zo_staat_het_er"), Tone.STRONG),
        _dutch(context, dienst),
        Text(context.say("beheer.engels_zo_is_het")),
        Text(context.say("beheer.geen_huishouden")),
    )
    return View(title, (Heading(title), *notes), fields, (save, back), context.texts.language)


def _dutch(context: Context, dienst: Dienst) -> Facts:
    said = {
        "beheer.veld_naam": dienst.name,
        "zoeken.wat": dienst.description,
        "zoeken.wie": dienst.wie,
        "zoeken.hoe": dienst.application_process or "",
    }
    return Facts(tuple(Fact(context.say(label), value) for label, value in said.items() if value))
