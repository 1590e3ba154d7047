"""The searching conversation: answer, more, and a remark that something is not correct."""

from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from dialogs.courtesy import has_words
from dialogs.flow import Context, OnlyPressed, Outcome, PressHandler, told
from dialogs.texts import Texts
from dialogs.view import Block, Button, Importance, LinkButton, Reply, Section, Text, Tone, View
from dialogs.zoeken.answers import Reading, answer_blocks
from dialogs.zoeken.cautions import caution_blocks
from dialogs.zoeken.correcting import CORRECTING, correction_verbs
from dialogs.zoeken.dienst_answer import site_of
from dialogs.zoeken.gaps import note_gap
from dialogs.zoeken.naming import name_of
from dialogs.zoeken.several import found_apart
from knowledge.catalogue import Knowledge
from knowledge.models import Dienst
from knowledge.search import Hit, Intent, SearchResult
from knowledge.store.grouping import MAX_QUESTION

SHOWN_BESIDE = 2
SHOWN_RELATED = 3
SHOWN_MORE = 5
KEPT = 10


class ShowData(BaseModel):
    """Which record to show, and what else was found."""

    model_config = ConfigDict(extra="forbid")
    id: str
    ids: tuple[str, ...] = ()


class MoreData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    ids: tuple[str, ...] = Field(max_length=KEPT)


class ZoekenFlow(OnlyPressed):
    name = "zoeken"

    def __init__(self) -> None:
        self.presses = {
            "zoeken.toon": PressHandler(self._show, ShowData),
            "zoeken.meer": PressHandler(self._more, MoreData),
            **correction_verbs(),
        }

    async def words(self, context: Context, state: Any, text: str) -> Outcome:
        if not has_words(text):
            return told(context, context.say("zoeken.lege_vraag"))
        apart = found_apart(context, text)
        if apart:
            return await _several(context, apart)
        result = context.services.finder.search(text, limit=KEPT)
        if result.hits and result.confident:
            return Outcome((_below_a_story(context, text, _answer(context, result.hits)),))
        await note_gap(context, text)
        return Outcome((_below_a_story(context, text, _unsure(context, result)),))

    async def _show(self, context: Context, state: Any, data: ShowData) -> Outcome:
        record = context.services.finder.knowledge.record(data.id)
        if record is None:
            return told(context, context.say("zoeken.record_weg"))
        return Outcome((Reply(_record_view(context, data.id, (), data.ids)),))

    async def _more(self, context: Context, state: Any, data: MoreData) -> Outcome:
        knowledge = context.services.finder.knowledge
        known = [record_id for record_id in data.ids if knowledge.record(record_id)]
        if not known:
            return told(context, context.say("zoeken.geen_meer"), _stuck_button(context.texts, None))
        heading = context.say("zoeken.meer_kop")
        sections = tuple(_pointer(context, record_id) for record_id in known[:SHOWN_MORE])
        rest = known[SHOWN_MORE:]
        buttons = (_more_button(context.texts, rest),) if rest else (_stuck_button(context.texts, None),)
        return Outcome((Reply(View(heading, sections, buttons=buttons, language=context.texts.language)),))


async def _several(context: Context, apart: tuple[tuple[str, SearchResult], ...]) -> Outcome:
    """One card with what each question found; the questions themselves are not repeated."""
    opening = context.say("zoeken.meer_vragen", aantal=len(apart))
    blocks: list[Block] = [Text(opening, Tone.STRONG)]
    for number, (asked, result) in enumerate(apart, 1):
        blocks.append(Text(context.say("zoeken.vraag_nummer", nummer=number), Tone.STRONG))
        if result.confident and result.hits:
            blocks += [_pointer(context, hit.id) for hit in result.hits]
        else:
            await note_gap(context, asked)
            blocks.append(Text(context.say("zoeken.weet_niet")))
    buttons = (_stuck_button(context.texts, None),)
    return Outcome((Reply(View(opening, tuple(blocks), buttons=buttons, language=context.texts.language)),))


def _below_a_story(context: Context, text: str, reply: Reply) -> Reply:
    """What is long enough for a story of a household had better be a report: the chat keeps it."""
    if len(text) <= MAX_QUESTION:
        return reply
    note = Text(context.say("zoeken.verhaal"), Tone.WARNING)
    return replace(reply, view=replace(reply.view, blocks=(note, *reply.view.blocks)))


def _answer(context: Context, hits: tuple[Hit, ...]) -> Reply:
    best, *others = hits
    return Reply(_record_view(context, best.id, (best,), [hit.id for hit in others]))


def _record_view(
    context: Context, record_id: str, found: tuple[Hit, ...], others: list[str] | tuple[str, ...]
) -> View:
    """One record whole; beside it what else was found, or else what belongs to it."""
    knowledge, texts = context.services.finder.knowledge, context.texts
    record = knowledge.record(record_id)
    if record is None:
        raise LookupError(f"Record {record_id} is not in the present knowledge")
    reading = Reading(knowledge, texts, context.inbound.at.date(), context.services.wording.stale_after_days)
    name = name_of(record_id, knowledge, texts.language)
    cautions = [block for hit in found for block in caution_blocks(hit, texts)]
    beside = _beside(context, record_id, list(others))
    return View(
        summary=name,
        blocks=(*cautions, *answer_blocks(record, reading), *beside),
        buttons=_record_buttons(context, record_id, list(others)[SHOWN_BESIDE:]),
        language=texts.language,
    )


def _beside(context: Context, record_id: str, others: list[str]) -> tuple[Block, ...]:
    """What else was found; when the record was opened by itself, what belongs to it."""
    knowledge = context.services.finder.knowledge
    record = knowledge.record(record_id)
    related = list(record.zie_ook) if isinstance(record, Dienst) and not others else []
    title = "zoeken.ook_gevonden" if others else "zoeken.hoort_hierbij"
    ids = [each for each in others[:SHOWN_BESIDE] + related[:SHOWN_RELATED] if knowledge.record(each)]
    if not ids:
        return ()
    return (Text(context.say(title), Tone.STRONG), *(_pointer(context, each) for each in ids))


def _pointer(context: Context, record_id: str) -> Section:
    knowledge, texts = context.services.finder.knowledge, context.texts
    name = name_of(record_id, knowledge, texts.language)
    soort = knowledge.soort(record_id)
    kind = texts.say(f"zoeken.soort_{soort.value}") if soort else ""
    opens = Button(texts.say("zaak.knop_openen"), "zoeken.toon", {"id": record_id})
    return Section(name, (Text(kind, Tone.SUBTLE),), (opens,))


def _record_buttons(context: Context, record_id: str, rest: list[str]) -> tuple[Button | LinkButton, ...]:
    knowledge, texts = context.services.finder.knowledge, context.texts
    record = knowledge.record(record_id)
    buttons: list[Button | LinkButton] = []
    if rest:
        buttons.append(_more_button(texts, rest))
    buttons.append(Button(texts.say("zoeken.knop_klopt_niet"), CORRECTING, {"id": record_id}))
    buttons.append(_stuck_button(texts, record_id))
    kaart = _map_with(record_id, knowledge)
    if kaart is not None:
        buttons.append(Button(texts.say("algemeen.knop_routekaart"), "routekaart.start", {"kaart": kaart}))
    site = site_of(record, knowledge) if isinstance(record, Dienst) else None
    if site:
        buttons.append(LinkButton(texts.say("zoeken.knop_site"), site))
    return tuple(buttons)


def _map_with(record_id: str, knowledge: Knowledge) -> str | None:
    """The routekaart that this record is a step of, or that leads to it."""
    for kaart in knowledge.routekaarten.values():
        if record_id in kaart.knopen or any(record_id in knoop.services for knoop in kaart.knopen.values()):
            return kaart.id
    return None


def _unsure(context: Context, result: SearchResult) -> Reply:
    """At most "do you mean": below the bar nothing is given as the answer."""
    texts = context.texts
    offered = result.did_you_mean or result.hits
    ids = [hit.id for hit in offered[: SHOWN_BESIDE + 1]]
    opening = texts.say("zoeken.bedoelt_u" if ids else _says_unknown(result))
    blocks: tuple[Block, ...] = (
        Text(opening, Tone.STRONG),
        *(_pointer(context, record_id) for record_id in ids),
    )
    way_on = Text(texts.say("zoeken.weet_niet_verder"))
    buttons = (Button(texts.say("algemeen.knop_routekaart"), "routekaart.start"), _stuck_button(texts, None))
    return Reply(View(opening, (*blocks, way_on), buttons=buttons, language=texts.language))


def _says_unknown(result: SearchResult) -> str:
    explain = result.understanding.intent is Intent.EXPLAIN
    return "zoeken.woord_onbekend" if explain else "zoeken.weet_niet"


def _more_button(texts: Texts, ids: list[str]) -> Button:
    return Button(texts.say("zoeken.knop_meer"), "zoeken.meer", {"ids": list(ids)})


def _stuck_button(texts: Texts, record_id: str | None) -> Button:
    data = {"record": record_id} if record_id else {}
    return Button(texts.say("zoeken.knop_vast"), "melden.start", data, Importance.PRIMARY)
