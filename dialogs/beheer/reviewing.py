"""Records that were not checked for too long, per organisation that they belong to."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from dialogs.beheer.english import rewrite_button
from dialogs.beheer.showing import PAGE_SIZE, PageData, page_buttons, page_text, shown, told
from dialogs.dates import AMSTERDAM, say_partial_day
from dialogs.flow import Context, Outcome, PressHandler
from dialogs.inbound import Json
from dialogs.view import Block, Button, Heading, Importance, Section, Text, Tone, View
from dialogs.zoeken.answers import Reading, answer_blocks
from dialogs.zoeken.naming import name_of
from knowledge.freshness import first_day, is_stale, known_right_on
from knowledge.models import Dienst, DienstStatus, Soort
from knowledge.store.model import Stamp
from knowledge.store.records import StoredRecord

MOST_REMEMBERED = 40


class OwnerData(PageData):
    """`gedaan` was confirmed on this card: the index may need a moment to know it."""

    eigenaar: str
    gedaan: tuple[str, ...] = Field(default=(), max_length=MOST_REMEMBERED)


class RecordData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    record: str


class ConfirmData(OwnerData):
    record: str


def review_verbs() -> Mapping[str, PressHandler]:
    return {
        "beheer.controle": PressHandler(_owners, PageData),
        "beheer.controle_van": PressHandler(_of_owner, OwnerData),
        "beheer.klopt_nog": PressHandler(_confirm, ConfirmData),
        "beheer.record": PressHandler(_show, RecordData),
        "beheer.record_klopt": PressHandler(_confirm_one, RecordData),
    }


def stale_per_owner(context: Context) -> dict[str, list[Dienst]]:
    """Return living diensten that nobody checked for too long, the oldest first, by their organisation."""
    knowledge, today = context.services.finder.knowledge, context.inbound.at.date()
    after = context.services.wording.stale_after_days
    owners: dict[str, list[tuple[str, Dienst]]] = {}
    for dienst in knowledge.diensten.values():
        if dienst.status is DienstStatus.ACTIVE and is_stale(dienst, knowledge, today, after):
            owners.setdefault(dienst.organization, []).append((known_right_on(dienst, knowledge), dienst))
    return {
        owner: [dienst for _, dienst in sorted(found, key=lambda pair: (_age(pair[0]), pair[1].id))]
        for owner, found in owners.items()
    }


def _age(partial: str) -> date:
    return first_day(partial) if partial else date.min


async def _owners(context: Context, state: Any, data: PageData) -> Outcome:
    owners = sorted(stale_per_owner(context).items(), key=lambda pair: (-len(pair[1]), pair[0]))
    days = context.services.wording.stale_after_days
    title = context.say("beheer.controle_kop", aantal=sum(len(found) for _, found in owners))
    blocks: list[Block] = [Heading(title), Text(context.say("beheer.controle_uitleg", dagen=days))]
    blocks += page_text(context, data.pagina, len(owners))
    for owner, found in owners[(data.pagina - 1) * PAGE_SIZE : data.pagina * PAGE_SIZE]:
        name = name_of(owner, context.services.finder.knowledge, context.texts.language)
        opens = Button(context.say("zaak.knop_openen"), "beheer.controle_van", {"eigenaar": owner})
        count = Text(context.say("beheer.te_controleren", aantal=len(found)), Tone.SUBTLE)
        blocks.append(Section(name, (count,), (opens,)))
    buttons = page_buttons(context, "beheer.controle", data.pagina, len(owners))
    return shown(context, View(title, tuple(blocks), buttons=buttons, language=context.texts.language))


async def _of_owner(context: Context, state: Any, data: OwnerData) -> Outcome:
    return shown(context, _owner_view(context, data))


async def _confirm(context: Context, state: Any, data: ConfirmData) -> Outcome:
    await _record_as_right(context, data.record)
    gedaan = (*data.gedaan, data.record)[-MOST_REMEMBERED:]
    name = name_of(data.record, context.services.finder.knowledge, context.texts.language)
    notice = context.say("beheer.bevestigd", naam=name)
    remaining = OwnerData(eigenaar=data.eigenaar, pagina=data.pagina, gedaan=gedaan)
    return shown(context, _owner_view(context, remaining, notice))


async def _confirm_one(context: Context, state: Any, data: RecordData) -> Outcome:
    await _record_as_right(context, data.record)
    name = name_of(data.record, context.services.finder.knowledge, context.texts.language)
    return told(context, context.say("beheer.bevestigd", naam=name))


async def _record_as_right(context: Context, record_id: str) -> None:
    """Somebody looked today and it is right; the same person says so once a day.

    The question that comes next finds the same with or without it, so nobody waits for a new index.
    """
    services, inbound = context.services, context.inbound
    if services.finder.knowledge.soort(record_id) is not Soort.DIENST:
        return
    today = inbound.at.astimezone(AMSTERDAM).date().isoformat()
    stamp = Stamp(inbound.speaker.id, inbound.at, f"klopt:{record_id}:{today}:{inbound.speaker.id}")
    await services.edits.set_field(Soort.DIENST, record_id, ("assured_date", today), stamp)


def _owner_view(context: Context, data: OwnerData, notice: str = "") -> View:
    found = [
        dienst for dienst in stale_per_owner(context).get(data.eigenaar, []) if dienst.id not in data.gedaan
    ]
    page = max(1, min(data.pagina, -(-len(found) // PAGE_SIZE)))
    name = name_of(data.eigenaar, context.services.finder.knowledge, context.texts.language)
    title = context.say("beheer.controle_van_kop", naam=name, aantal=len(found))
    where: dict[str, Json] = {"eigenaar": data.eigenaar, "gedaan": list(data.gedaan)}
    blocks: list[Block] = [Heading(title)]
    if notice:
        blocks.append(Text(notice, Tone.GOOD))
    blocks += page_text(context, page, len(found))
    shown_now = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    blocks += [_line(context, dienst, {**where, "pagina": page}) for dienst in shown_now]
    buttons = (
        *page_buttons(context, "beheer.controle_van", page, len(found), where),
        Button(context.say("beheer.knop_controle"), "beheer.controle"),
    )
    return View(title, tuple(blocks), buttons=buttons, language=context.texts.language)


def _line(context: Context, dienst: Dienst, where: Mapping[str, Json]) -> Section:
    knowledge = context.services.finder.knowledge
    known = known_right_on(dienst, knowledge)
    newest = say_partial_day(known, context.texts.language) if known else context.say("zoeken.datum_onbekend")
    right = Button(context.say("beheer.knop_klopt_nog"), "beheer.klopt_nog", {**where, "record": dienst.id})
    look = Button(context.say("beheer.knop_bekijken"), "beheer.record", {"record": dienst.id})
    dated = Text(f"{context.say('zoeken.gegevens_van')} {newest}", Tone.SUBTLE)
    return Section(name_of(dienst.id, knowledge, context.texts.language), (dated,), (right, look))


async def _show(context: Context, state: Any, data: RecordData) -> Outcome:
    """The record as a professional sees it, with what a manager can do to it."""
    knowledge, texts = context.services.finder.knowledge, context.texts
    record = knowledge.record(data.record)
    if record is None:
        return told(context, context.say("zoeken.record_weg"))
    reading = Reading(knowledge, texts, context.inbound.at.date(), context.services.wording.stale_after_days)
    blocks = answer_blocks(record, reading)
    if data.record in knowledge.outdated_english:
        blocks = (Text(context.say("beheer.engels_past_niet"), Tone.WARNING), *blocks)
    name = name_of(data.record, knowledge, texts.language)
    return shown(context, View(name, blocks, buttons=_acts(context, data.record), language=texts.language))


def _acts(context: Context, record_id: str) -> tuple[Button, ...]:
    record = context.services.finder.knowledge.record(record_id)
    which: dict[str, Json] = {"record": record_id}
    buttons: list[Button] = []
    if isinstance(record, StoredRecord):
        change = context.say("beheer.knop_aanpassen")
        buttons.append(Button(change, "beheer.velden", which, Importance.PRIMARY))
    if isinstance(record, Dienst):
        owner: dict[str, Json] = {"eigenaar": record.organization}
        buttons.append(rewrite_button(context, record_id))
        buttons.append(Button(context.say("beheer.knop_klopt_nog"), "beheer.record_klopt", which))
        buttons.append(Button(context.say("beheer.knop_terug"), "beheer.controle_van", owner))
    return (*buttons, Button(context.say("beheer.knop_overzicht"), "beheer.start"))
