"""Every sort of record as an answer card."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dialogs.dates import say_partial_day
from dialogs.texts import Texts
from dialogs.view import Block, Bullets, Fact, Facts, Heading, Section, Text, Tone
from dialogs.zoeken.dienst_answer import dienst_blocks, phone_fact
from dialogs.zoeken.naming import name_of
from knowledge.catalogue import Knowledge, Record
from knowledge.freshness import is_stale, known_right_on
from knowledge.language import Language
from knowledge.models import Begrip, Dienst, Knelpunt, Organisatie, Praktijkvoorbeeld
from knowledge.routekaart import Knoop

MAX_BULLETS = 6


@dataclass(frozen=True)
class Reading:
    """For whom and when an answer is drawn."""

    knowledge: Knowledge
    texts: Texts
    today: date
    stale_after_days: int


def answer_blocks(record: Record, reading: Reading) -> tuple[Block, ...]:
    """Draw a record whole: its content, then its source and age."""
    blocks = list(_CONTENT[type(record)](record, reading))
    return (*blocks, *_source_blocks(record, reading))


def _source_blocks(record: Record, reading: Reading) -> list[Block]:
    """The first sources and how old the record is, with a warning when that is too long ago."""
    knowledge, texts = reading.knowledge, reading.texts
    sources = knowledge.sources(record)
    if not sources:
        return []
    facts = [Fact(texts.say("zoeken.bron"), source.titel, source.url) for source in sources[:2]]
    newest = known_right_on(record, knowledge)
    dated = say_partial_day(newest, texts.language) if newest else texts.say("zoeken.datum_onbekend")
    facts.append(Fact(texts.say("zoeken.gegevens_van"), dated))
    blocks: list[Block] = [Facts(tuple(facts))]
    if is_stale(record, knowledge, reading.today, reading.stale_after_days):
        blocks.append(Text(texts.say("zoeken.niet_recent"), Tone.SUBTLE))
    return blocks


def _dienst(dienst: Dienst, reading: Reading) -> list[Block]:
    return dienst_blocks(dienst, reading.knowledge, reading.texts)


def _organisatie(organisatie: Organisatie, reading: Reading) -> list[Block]:
    texts = reading.texts
    blocks = _titled(organisatie.name, organisatie.description, texts)
    facts = [phone_fact(phone, texts) for phone in organisatie.phones]
    if organisatie.email:
        facts.append(Fact(texts.say("zoeken.email"), organisatie.email, f"mailto:{organisatie.email}"))
    if organisatie.url:
        facts.append(Fact(texts.say("zoeken.site"), organisatie.url, organisatie.url))
    offered = [
        name_of(dienst.id, reading.knowledge, texts.language)
        for dienst in reading.knowledge.diensten.values()
        if dienst.organization == organisatie.id
    ]
    return [*blocks, *_facts(facts), *_list("zoeken.diensten_van", offered, texts)]


def _knelpunt(knelpunt: Knelpunt, reading: Reading) -> list[Block]:
    texts = reading.texts
    soort = reading.knowledge.knelpuntsoorten[knelpunt.soort]
    blocks = _titled(knelpunt.naam, knelpunt.omschrijving, texts)
    blocks.append(Facts((Fact(texts.say("zoeken.knelpunt_soort"), soort.naam),)))
    if knelpunt.wat_vaak_werkt:
        blocks += _list("zoeken.wat_vaak_werkt", knelpunt.wat_vaak_werkt, texts)
    else:
        blocks.append(Text(texts.say("zoeken.niets_bekend_dat_werkt")))
    return [*blocks, *_list("zoeken.wettelijke_basis", knelpunt.wettelijke_basis, texts)]


def _begrip(begrip: Begrip, reading: Reading) -> list[Block]:
    texts = reading.texts
    blocks = _titled(begrip.term, begrip.uitleg, texts)
    facts = [Fact(texts.say("zoeken.afkorting"), begrip.afkorting)] if begrip.afkorting else []
    english = texts.language is Language.EN and begrip.engels
    if english:
        facts.append(Fact(texts.say("zoeken.ook_wel"), ", ".join(english[:3])))
    return [*blocks, *_facts(facts)]


def _voorbeeld(voorbeeld: Praktijkvoorbeeld, reading: Reading) -> list[Block]:
    texts = reading.texts
    blocks = _titled(f"{voorbeeld.titel} ({voorbeeld.gemeente})", voorbeeld.doel, texts)
    facts = [Fact(texts.say("zoeken.doelgroep"), voorbeeld.doelgroep_omschrijving)]
    if voorbeeld.looptijd:
        facts.append(Fact(texts.say("zoeken.looptijd"), voorbeeld.looptijd))
    blocks += _facts(facts)
    for key in ("werkwijze", "resultaten", "knelpunten", "lessen"):
        blocks += _list(f"zoeken.{key}", getattr(voorbeeld, key), texts)
    return blocks


def _knoop(knoop: Knoop, reading: Reading) -> list[Block]:
    texts, language = reading.texts, reading.texts.language
    blocks: list[Block] = [Heading(knoop.tekst.read(language))]
    if knoop.toelichting:
        blocks.append(Text(knoop.toelichting.read(language)))
    steps = [_as_sentences(stap.titel.read(language), stap.tekst.read(language)) for stap in knoop.stappen]
    blocks += _list("zoeken.stappen", steps, texts, numbered=True)
    if knoop.escalatie:
        when = Text(knoop.escalatie.wanneer.read(language))
        blocks.append(Section(texts.say("zoeken.als_het_vastloopt"), (when,)))
    return blocks


def _as_sentences(title: str, words: str) -> str:
    """Join a title and its words; one that ends as a question or a call needs no full stop."""
    return f"{title} {words}" if title.endswith(("?", "!", ".", ":")) else f"{title}. {words}"


def _titled(title: str, words: str, texts: Texts) -> list[Block]:
    blocks: list[Block] = [Heading(title), Text(words)]
    only_dutch = texts.say("zoeken.alleen_nl")
    return [*blocks, Text(only_dutch, Tone.SUBTLE)] if only_dutch else blocks


def _facts(facts: list[Fact]) -> list[Block]:
    return [Facts(tuple(facts))] if facts else []


def _list(
    title_key: str, items: list[str] | tuple[str, ...], texts: Texts, *, numbered: bool = False
) -> list[Block]:
    if not items:
        return []
    return [Section(texts.say(title_key), (Bullets(tuple(items[:MAX_BULLETS]), numbered),))]


_CONTENT: Mapping[type, Callable[[Any, Reading], list[Block]]] = {
    Dienst: _dienst,
    Organisatie: _organisatie,
    Knelpunt: _knelpunt,
    Begrip: _begrip,
    Praktijkvoorbeeld: _voorbeeld,
    Knoop: _knoop,
}
