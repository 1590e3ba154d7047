from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime

import pytest
import pytest_asyncio

from bot.database import Database, open_database
from bot.preferences import SqlPreferences
from dialogs.dialogue import Dialogue
from dialogs.services import Desk, Services, TeamMember
from knowledge.catalogue import Knowledge
from knowledge.models import Soort
from knowledge.search import SearchEngine, SearchResult
from meldingen.balie import Meldingenbalie
from meldingen.guard import Guard, KnownContacts
from meldingen.rollen import Rol
from meldingen.store.eenheid import SqlWerkeenheden
from meldingen.store.postvak import SqlPostvak
from tests.builders import BELEID
from tests.dialogs.chat import Chat
from tests.dialogs.office import Office, open_office
from tests.fakes.knowledge_store import MemoryCorrections, MemoryEdits, MemoryGaps, MemoryLog
from tests.fakes.routes import plain_routes
from tests.shipped import shipped_engine, shipped_knowledge


@dataclass(frozen=True)
class Library:
    """The shipped knowledge with its index."""

    knowledge: Knowledge
    engine: SearchEngine

    def search(
        self, question: str, *, limit: int = 10, soorten: frozenset[Soort] | None = None
    ) -> SearchResult:
        return self.engine.search(question, limit=limit, soorten=soorten)

    async def follow_edits(self) -> None:
        """The shipped knowledge stays as it is."""


class Team:
    """The pontonnier team, and one colleague; roles that are given are kept."""

    def __init__(self) -> None:
        self.given: dict[str, tuple[frozenset[Rol], str]] = {}
        self.channel: str | None = None

    def roles_of(self, person_id: str) -> tuple[frozenset[Rol], str]:
        return self.given.get(person_id, (frozenset(), ""))

    async def give_roles(
        self, person_id: str, rollen: frozenset[Rol], organisatie: str, *, by: str, at: datetime
    ) -> None:
        self.given[person_id] = (rollen, organisatie)

    async def use_channel(self, conversation_id: str | None) -> None:
        self.channel = conversation_id

    async def members(self) -> tuple[TeamMember, ...]:
        return (
            TeamMember("pontonnier", "Sam", frozenset({Rol.SOCIAAL_PONTONNIER})),
            TeamMember("regisseur", "Noor", frozenset({Rol.DOORBRAAKREGISSEUR})),
        )

    async def everybody(self) -> tuple[TeamMember, ...]:
        return (*await self.members(), TeamMember("collega", "Kim", frozenset()))


@pytest.fixture(scope="session")
def library() -> Library:
    return Library(shipped_knowledge(), shipped_engine())


@pytest.fixture(scope="session")
def guard(library: Library) -> Guard:
    names = {record.name for record in library.knowledge.organisaties.values()}
    return Guard(KnownContacts(names=frozenset(names)))


@pytest_asyncio.fixture
async def database(sqlite_url: str) -> AsyncIterator[Database]:
    async with open_database(sqlite_url) as database:
        yield database


@pytest.fixture
def services(library: Library, guard: Guard, database: Database, gaps: MemoryGaps) -> Services:
    balie = Meldingenbalie(SqlWerkeenheden(database.writers, database.readers), BELEID)
    edits, routes = MemoryEdits(MemoryLog()), plain_routes()
    desk = Desk(SqlPostvak(database.writers, database.readers), SqlPreferences(database))
    return Services(library, balie, guard, MemoryCorrections(), gaps, edits, Team(), routes, desk)


@pytest.fixture
def dialogue(services: Services) -> Dialogue:
    return Dialogue(services)


@pytest.fixture
def gaps() -> MemoryGaps:
    return MemoryGaps()


@pytest.fixture
def chat(dialogue: Dialogue) -> Chat:
    return Chat(dialogue)


@pytest.fixture
def pontonnier(dialogue: Dialogue) -> Chat:
    return Chat(dialogue, "pontonnier", "sociaal-pontonnier")


@pytest.fixture
async def office(services: Services, database: Database) -> Office:
    return await open_office(services, database)
