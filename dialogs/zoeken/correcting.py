"""A remark that an answer is not correct: what is wrong, kept for the knowledge manager."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from dialogs.flow import Context, Outcome, PressHandler, told
from dialogs.refusing import refusal_in
from dialogs.view import Button, Choice, ChoiceField, Delivery, Importance, Reply, TextField, View
from dialogs.zoeken.naming import name_of
from knowledge.store.model import CorrectionKind, Stamp

CORRECTING = "zoeken.klopt_niet"
_SENDING = "zoeken.klopt_niet_verstuur"
KIND_LABELS = {
    CorrectionKind.PHONE: "zoeken.klopt_niet_telefoon",
    CorrectionKind.ROUTE: "zoeken.klopt_niet_route",
    CorrectionKind.CLOSED: "zoeken.klopt_niet_gesloten",
    CorrectionKind.OTHER: "zoeken.klopt_niet_anders",
}
REMARK_LIMIT = 500


class AboutData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str


class CorrectionFields(BaseModel):
    model_config = ConfigDict(extra="ignore")
    kind: CorrectionKind = CorrectionKind.OTHER
    remark: str = Field(default="", max_length=REMARK_LIMIT)


class CorrectionData(AboutData):
    fields: CorrectionFields = CorrectionFields()


def correction_verbs() -> Mapping[str, PressHandler]:
    return {CORRECTING: PressHandler(_ask, AboutData), _SENDING: PressHandler(_send, CorrectionData)}


async def _ask(context: Context, state: Any, data: AboutData) -> Outcome:
    return Outcome((_form(context, data.id, CorrectionFields(), None),))


async def _send(context: Context, state: Any, data: CorrectionData) -> Outcome:
    refusal = refusal_in(context, data.fields.remark)
    if refusal is not None:
        return Outcome((_form(context, data.id, data.fields, refusal),))
    inbound = context.inbound
    stamp = Stamp(by=inbound.speaker.id, at=inbound.at, key=inbound.key)
    await context.services.corrections.report(data.id, data.fields.kind, data.fields.remark, stamp)
    name = name_of(data.id, context.services.finder.knowledge, context.texts.language)
    return told(context, context.say("zoeken.klopt_niet_dank", naam=name), delivery=Delivery.REPLACE)


def _form(context: Context, record_id: str, given: CorrectionFields, refusal: str | None) -> Reply:
    name = name_of(record_id, context.services.finder.knowledge, context.texts.language)
    question = context.say("zoeken.wat_klopt_niet", naam=name)
    choices = tuple(Choice(kind.value, context.say(label)) for kind, label in KIND_LABELS.items())
    view = View(
        question,
        fields=(
            ChoiceField("kind", question, choices, given.kind.value, required=True),
            TextField(
                "remark",
                context.say("zoeken.klopt_niet_toelichting"),
                multiline=True,
                max_length=REMARK_LIMIT,
                error=refusal,
            ),
        ),
        buttons=(
            Button(
                context.say("zoeken.knop_versturen"),
                _SENDING,
                {"id": record_id},
                Importance.PRIMARY,
                with_fields=True,
            ),
        ),
        language=context.texts.language,
    )
    return Reply(view, Delivery.REPLACE if refusal else Delivery.MESSAGE)
