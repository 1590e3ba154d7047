"""Questions without an answer: tie their words to a record, add the record, or let them be."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from dialogs.beheer.showing import IdData, Lijst, PageData, page_of, shown, store_page, told
from dialogs.dates import say_moment_short
from dialogs.flow import Context, Outcome, PressHandler
from dialogs.view import (
    Block,
    Bullets,
    Button,
    Heading,
    Importance,
    Section,
    Text,
    TextField,
    Tone,
    View,
)
from dialogs.zoeken.naming import name_of
from knowledge.models import Soort
from knowledge.store.errors import GapNotFoundError
from knowledge.store.model import GapGroup, GapState, Stamp

CANDIDATES = 3
MOST_WORDINGS = 10
SEARCH_LIMIT = 200


class SearchFields(BaseModel):
    model_config = ConfigDict(extra="ignore")
    zoek: str = Field(default="", max_length=SEARCH_LIMIT)


class SearchData(IdData):
    fields: SearchFields = SearchFields()


class TieData(IdData):
    record: str


def gap_verbs() -> Mapping[str, PressHandler]:
    return {
        "beheer.leemten": PressHandler(_list, PageData),
        "beheer.leemte": PressHandler(_open, SearchData),
        "beheer.hoort_bij": PressHandler(_tie, TieData),
        "beheer.leemte_weg": PressHandler(_dismiss, IdData),
    }


async def _list(context: Context, state: Any, data: PageData) -> Outcome:
    found = await context.services.gaps.groups(store_page(data.pagina))
    title = context.say("beheer.leemten_kop", aantal=found.total)
    lines = [_line(context, group) for group in found.items]
    screen = Lijst("beheer.leemten", title, "beheer.leemten_leeg")
    return page_of(context, screen, data, lines, found.total)


def _line(context: Context, group: GapGroup) -> Section:
    at = say_moment_short(group.last_seen, context.texts.language)
    asked = context.say("beheer.leemte_regel", aantal=group.count, moment=at)
    opens = Button(context.say("zaak.knop_openen"), "beheer.leemte", {"id": group.id})
    return Section(group.wordings[0].text, (Text(asked, Tone.SUBTLE),), (opens,))


async def _open(context: Context, state: Any, data: SearchData) -> Outcome:
    group = await context.services.gaps.find(data.id)
    if group is None:
        return told(context, context.say("beheer.leemte_klaar"))
    return shown(context, _group_view(context, group, data.fields.zoek.strip()))


def _group_view(context: Context, group: GapGroup, searched: str) -> View:
    title = context.say("beheer.leemte_kop", aantal=group.count)
    wordings = tuple(f"{wording.text} ({wording.count})" for wording in group.wordings[:MOST_WORDINGS])
    candidates = _candidates(context, group, searched)
    asked = "beheer.hoort_dit_bij" if candidates else "beheer.niets_gevonden"
    blocks: tuple[Block, ...] = (Heading(title), Bullets(wordings), Text(context.say(asked)), *candidates)
    field = TextField("zoek", context.say("beheer.zoek_record"), searched, max_length=SEARCH_LIMIT)
    where = {"id": group.id}
    buttons = (
        Button(
            context.say("beheer.knop_zoeken"), "beheer.leemte", where, Importance.PRIMARY, with_fields=True
        ),
        Button(context.say("beheer.knop_nieuw"), "beheer.nieuw", {"leemte": group.id}),
        Button(context.say("beheer.knop_niets_mee"), "beheer.leemte_weg", where),
        Button(context.say("beheer.knop_leemten"), "beheer.leemten"),
    )
    return View(title, blocks, (field,), buttons, context.texts.language)


def _candidates(context: Context, group: GapGroup, searched: str) -> tuple[Section, ...]:
    """What the search thinks nearest, to the words of the manager or else to those of the question."""
    finder = context.services.finder
    result = finder.search(searched or group.wordings[0].text, limit=CANDIDATES)
    hits = (result.hits or result.did_you_mean)[:CANDIDATES]
    return tuple(_candidate(context, group.id, hit.id) for hit in hits)


def _candidate(context: Context, group_id: int, record_id: str) -> Section:
    knowledge = context.services.finder.knowledge
    soort = knowledge.soort(record_id)
    kind = context.say(f"zoeken.soort_{soort.value}") if soort else ""
    ties = Button(
        context.say("beheer.knop_hoort_bij"), "beheer.hoort_bij", {"id": group_id, "record": record_id}
    )
    name = name_of(record_id, knowledge, context.texts.language)
    return Section(name, (Text(kind, Tone.SUBTLE),), (ties,))


async def _tie(context: Context, state: Any, data: TieData) -> Outcome:
    group = await context.services.gaps.find(data.id)
    if group is None:
        return told(context, context.say("beheer.leemte_klaar"))
    soort = context.services.finder.knowledge.soort(data.record)
    if soort is None:
        return told(context, context.say("zoeken.record_weg"))
    await tie_words(context, group, (soort, data.record), context.inbound.key)
    return told_tied(context, data.record)


async def tie_words(context: Context, group: GapGroup, record: tuple[Soort, str], key: str) -> None:
    """Let the words of the group find the record from the next question on, and close the group."""
    services, inbound = context.services, context.inbound
    soort, record_id = record
    for number, wording in enumerate(group.wordings[:MOST_WORDINGS]):
        stamp = Stamp(inbound.speaker.id, inbound.at, f"{key}:{number}")
        await services.edits.add_alias(soort, record_id, (wording.language, wording.text), stamp)
    await services.gaps.settle(group.id, GapState.MENDED, Stamp(inbound.speaker.id, inbound.at, key))
    await services.finder.follow_edits()


def told_tied(context: Context, record_id: str) -> Outcome:
    name = name_of(record_id, context.services.finder.knowledge, context.texts.language)
    more = Button(context.say("beheer.knop_leemten"), "beheer.leemten")
    return told(context, context.say("beheer.gekoppeld", naam=name), more)


async def _dismiss(context: Context, state: Any, data: IdData) -> Outcome:
    stamp = Stamp(context.inbound.speaker.id, context.inbound.at, context.inbound.key)
    try:
        await context.services.gaps.settle(data.id, GapState.DISMISSED, stamp)
    except GapNotFoundError:
        return told(context, context.say("beheer.leemte_klaar"))
    more = Button(context.say("beheer.knop_leemten"), "beheer.leemten")
    return told(context, context.say("beheer.leemte_geweigerd"), more)
