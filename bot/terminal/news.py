"""What came in for a person at a terminal since they last looked."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dialogs.berichten import toon
from dialogs.kennisberichten import draw_notice
from dialogs.services import Finder
from dialogs.view import View
from knowledge.language import Language
from knowledge.store import Notices
from meldingen.outbox.poort import Postvak


class News(Protocol):
    async def unseen(self, person_id: str) -> list[View]:
        """Return what is new, oldest first; the next call leaves it out."""
        ...


@dataclass(frozen=True)
class Seen:
    """Up to which message this person has looked, over restarts."""

    file: Path

    def read(self) -> int:
        return int(self.file.read_text(encoding="ascii")) if self.file.exists() else 0

    def write(self, message_id: int) -> None:
        self.file.write_text(str(message_id), encoding="ascii")


@dataclass(frozen=True)
class CaseNews:
    postvak: Postvak
    seen: Seen

    async def unseen(self, person_id: str) -> list[View]:
        new = await self.postvak.sent_to(person_id, self.seen.read())
        if new:
            self.seen.write(new[-1].id)
        return [toon(zending.bericht, Language.NL) for zending in new]


@dataclass(frozen=True)
class KnowledgeNews:
    notices: Notices
    finder: Finder
    seen: Seen

    async def unseen(self, person_id: str) -> list[View]:
        new = await self.notices.sent_to(person_id, self.seen.read())
        if new:
            self.seen.write(new[-1].id)
        return [draw_notice(notice, self.finder.knowledge, Language.NL) for notice in new]
