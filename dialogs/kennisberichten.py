"""Messages about corrections of the knowledge: to who manages it, and to who reported."""

from dialogs.texts import Texts
from dialogs.view import Block, Button, Importance, Text, View
from dialogs.zoeken.naming import name_of
from knowledge.catalogue import Knowledge
from knowledge.language import Language
from knowledge.store.model import Notice, NoticeKind


def draw_notice(notice: Notice, knowledge: Knowledge, language: Language) -> View:
    texts = Texts(language)
    name = name_of(notice.record_id, knowledge, language)
    told = texts.say(f"kennisberichten.{notice.kind.value}", naam=name)
    blocks: list[Block] = [Text(told)]
    if notice.kind is not NoticeKind.REPORTED and notice.answer:
        blocks.append(Text(texts.say("kennisberichten.antwoord", tekst=notice.answer)))
    return View(told, tuple(blocks), buttons=(_opens(notice, texts),), language=language)


def _opens(notice: Notice, texts: Texts) -> Button:
    title = texts.say("berichten.knop_openen")
    if notice.kind is NoticeKind.REPORTED:
        return Button(title, "beheer.correctie", {"id": notice.correction_id}, Importance.PRIMARY)
    return Button(title, "zoeken.toon", {"id": notice.record_id}, Importance.PRIMARY)
