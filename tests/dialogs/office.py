"""A professional and a knowledge manager on one database, with everything real but the channel."""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.database import Database
from bot.knowledge_index import KnowledgeIndex
from dialogs.dialogue import Dialogue
from dialogs.services import Services
from dialogs.view import Field, Section
from knowledge.catalogue import Knowledge, Records
from knowledge.store import (
    NoticeKind,
    Sessions,
    SqlCorrections,
    SqlEdits,
    SqlGaps,
    SqlNotices,
)
from tests.dialogs.chat import Chat
from tests.shipped import shipped_knowledge

DIENST, OTHER = "sociaal-pontonnier", "sloopwoningen-tijdelijk-onderdak"
GAP = "kwartelkoning zonder paraplu"


def small_knowledge() -> Knowledge:
    """Two shipped records of one organisation, so that an index is built at once."""
    whole = shipped_knowledge()
    diensten = {key: whole.diensten[key] for key in (DIENST, OTHER)}
    owners = {each.organization: whole.organisaties[each.organization] for each in diensten.values()}
    records = Records(diensten, owners, {}, {}, {}, {})
    situaties = {key: whole.situaties[key] for key in diensten}
    engels = {key: whole.engels[key] for key in diensten}
    return replace(whole, records=records, routekaarten={}, situaties=situaties, engels=engels)


BASE = small_knowledge()


@dataclass
class Office:
    """Everything real but the channel: a professional and a knowledge manager on one database."""

    index: KnowledgeIndex
    edits: SqlEdits
    gaps: SqlGaps
    corrections: SqlCorrections
    notices: SqlNotices
    asker: Chat
    manager: Chat

    async def report(self, kind: str = "phone", remark: str = "Dit nummer is afgesloten.") -> None:
        await self.asker.say("sociaal pontonnier")
        await self.asker.press("Klopt niet")
        await self.asker.press("Versturen", kind=kind, remark=remark)

    async def open_first_correction(self) -> None:
        await self.manager.say("beheer")
        await self.manager.press("Opmerkingen")
        await self.manager.press("Openen")

    async def edit_count(self) -> int:
        return sum([len(batch) async for batch in self.edits.read()])

    async def told_asker(self) -> list[tuple[NoticeKind, str]]:
        told = await self.notices.claim(self.manager.now, 10, timedelta(minutes=2))
        return [(notice.kind, notice.answer) for notice in told if notice.receiver == "professional"]


async def open_office(services: Services, database: Database) -> Office:
    sessions = Sessions(database.writers, database.readers)
    edits, gaps, corrections = SqlEdits(sessions), SqlGaps(sessions), SqlCorrections(sessions)
    index = await KnowledgeIndex.open(BASE, edits)
    living = replace(services, finder=index, corrections=corrections, gaps=gaps, edits=edits)
    dialogue = Dialogue(living)
    return Office(
        index,
        edits,
        gaps,
        corrections,
        SqlNotices(sessions),
        Chat(dialogue),
        Chat(dialogue, "kim", "kennisbeheerder"),
    )


def field(chat: Chat, name: str) -> Field:
    return next(field for field in chat.view.fields if field.id == name)


def titles(chat: Chat) -> list[str]:
    return [block.title for block in chat.view.blocks if isinstance(block, Section)]
