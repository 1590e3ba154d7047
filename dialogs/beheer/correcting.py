"""What people say is not correct: look at it, mend the record or answer why it stays."""

from collections.abc import Mapping
from typing import Any

from dialogs.beheer.editing import fields_to_change
from dialogs.beheer.showing import IdData, Lijst, PageData, page_of, shown, store_page, told
from dialogs.dates import say_moment_short
from dialogs.flow import Context, Outcome, PressHandler
from dialogs.inbound import Json
from dialogs.view import (
    Block,
    Button,
    Divider,
    Fact,
    Facts,
    Heading,
    Importance,
    Section,
    Text,
    Tone,
    View,
)
from dialogs.zoeken.answers import Reading, answer_blocks
from dialogs.zoeken.correcting import KIND_LABELS
from dialogs.zoeken.naming import name_of
from knowledge.models import Dienst
from knowledge.store.model import Correction, CorrectionKind, CorrectionState

_FIELDS_OF_KIND = {
    CorrectionKind.PHONE: "phones,email",
    CorrectionKind.ROUTE: "application_process",
    CorrectionKind.CLOSED: "status",
    CorrectionKind.OTHER: "",
}


def correction_verbs() -> Mapping[str, PressHandler]:
    return {
        "beheer.correcties": PressHandler(_list, PageData),
        "beheer.correctie": PressHandler(_open, IdData),
    }


async def _list(context: Context, state: Any, data: PageData) -> Outcome:
    found = await context.services.corrections.open(store_page(data.pagina))
    title = context.say("beheer.correcties_kop", aantal=found.total)
    lines = [_line(context, correction) for correction in found.items]
    screen = Lijst("beheer.correcties", title, "beheer.correcties_leeg")
    return page_of(context, screen, data, lines, found.total)


def _line(context: Context, correction: Correction) -> Section:
    name = name_of(correction.record_id, context.services.finder.knowledge, context.texts.language)
    said = context.say(KIND_LABELS[correction.kind])
    at = say_moment_short(correction.at, context.texts.language)
    opens = Button(context.say("zaak.knop_openen"), "beheer.correctie", {"id": correction.id})
    return Section(name, (Text(f"{said} · {at}", Tone.SUBTLE),), (opens,))


async def _open(context: Context, state: Any, data: IdData) -> Outcome:
    correction = await context.services.corrections.find(data.id)
    if correction is None:
        return told(context, context.say("beheer.correctie_weg"))
    if correction.state is not CorrectionState.OPEN:
        return told(context, context.say("beheer.correctie_klaar"))
    return shown(context, _correction_view(context, correction))


def _correction_view(context: Context, correction: Correction) -> View:
    knowledge, texts = context.services.finder.knowledge, context.texts
    name = name_of(correction.record_id, knowledge, texts.language)
    title = context.say("beheer.correctie_kop", naam=name)
    facts = (
        Fact(context.say("beheer.wat_klopt_niet"), context.say(KIND_LABELS[correction.kind])),
        Fact(context.say("beheer.toelichting"), correction.remark or context.say("beheer.geen_toelichting")),
        Fact(context.say("beheer.gemeld_op"), say_moment_short(correction.at, texts.language)),
    )
    blocks: list[Block] = [Heading(title), Facts(facts), Divider()]
    record = knowledge.record(correction.record_id)
    if record is not None:
        today, after = context.inbound.at.date(), context.services.wording.stale_after_days
        blocks.append(Text(context.say("beheer.zo_staat_het_er"), Tone.STRONG))
        blocks += answer_blocks(record, Reading(knowledge, texts, today, after))
    fields = fields_to_change(context, correction.record_id, _FIELDS_OF_KIND[correction.kind])
    return View(title, tuple(blocks), fields, _acts(context, correction), texts.language)


def _acts(context: Context, correction: Correction) -> tuple[Button, ...]:
    knowledge = context.services.finder.knowledge
    record = knowledge.record(correction.record_id)
    settle = {
        "beheer.knop_al_goed": CorrectionState.MENDED.value,
        "beheer.knop_afwijzen": CorrectionState.REJECTED.value,
    }
    buttons: list[Button] = []
    if fields_to_change(context, correction.record_id, ""):
        data: dict[str, Json] = {"record": correction.record_id, "correctie": correction.id}
        change = context.say("beheer.knop_aanpassen")
        buttons.append(Button(change, "beheer.pas_aan", data, Importance.PRIMARY, with_fields=True))
    if isinstance(record, Dienst) and record.organization in knowledge.organisaties:
        owner: dict[str, Json] = {"record": record.organization, "correctie": correction.id}
        buttons.append(Button(context.say("beheer.knop_organisatie"), "beheer.velden", owner))
    buttons += [
        Button(context.say(label), "beheer.afhandelen", {"id": correction.id, "uitkomst": outcome})
        for label, outcome in settle.items()
    ]
    return (*buttons, Button(context.say("beheer.knop_terug"), "beheer.correcties"))
