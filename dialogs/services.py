"""The ports that conversations use, handed in by the composition root."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from dialogs.wording import Wording
from knowledge.catalogue import Knowledge
from knowledge.language import Language
from knowledge.models import Soort
from knowledge.routekaart.ports import RouteUses
from knowledge.routekaart.versions import KeptMaps
from knowledge.routekaart.walk import Walk
from knowledge.search import SearchResult
from knowledge.store.ports import Corrections, Edits, Gaps
from meldingen.guard import Guard
from meldingen.outbox.model import Zending
from meldingen.ports import Balie
from meldingen.rollen import Rol
from meldingen.voorkeuren import Voorkeuren


class Finder(Protocol):
    """Looks up what is known; a newer index may take its place between two turns."""

    @property
    def knowledge(self) -> Knowledge: ...

    def search(
        self, question: str, *, limit: int = 10, soorten: frozenset[Soort] | None = None
    ) -> SearchResult: ...

    async def follow_edits(self) -> None:
        """Let the next question find what was just edited."""
        ...


@dataclass(frozen=True)
class TeamMember:
    """Somebody of the pontonnier team; the name is shown when a case is handed over, and stored nowhere."""

    person_id: str
    name: str
    rollen: frozenset[Rol]


class Team(Protocol):
    async def members(self) -> tuple[TeamMember, ...]:
        """Return everybody of the team whom the bot can reach, in the order of their names."""
        ...

    async def everybody(self) -> tuple[TeamMember, ...]:
        """Return everybody whom the bot can reach, in the order of their names; `rollen` may be empty."""
        ...

    def roles_of(self, person_id: str) -> tuple[frozenset[Rol], str]:
        """Return the roles of a person, and the organisation for which they were given."""
        ...

    async def give_roles(
        self, person_id: str, rollen: frozenset[Rol], organisatie: str, *, by: str, at: datetime
    ) -> None:
        """Let these roles count from now on, in place of those given before; who gave them is kept."""
        ...

    async def use_channel(self, conversation_id: str | None) -> None:
        """Let the pontonniers read together in this channel from now on; None for nowhere."""
        ...


class PlanLinks(Protocol):
    def pdf(self, walk: Walk, language: Language, at: datetime) -> str | None:
        """Return the address of this walk's plan as PDF; None where no browser reaches the bot."""
        ...


@dataclass(frozen=True)
class Routes:
    """What the routekaarten need besides the maps as they are now."""

    maps: KeptMaps
    uses: RouteUses
    links: PlanLinks


class Post(Protocol):
    """Messages and what became of them; see `meldingen.outbox.poort.Postvak` for what each promises."""

    async def dead_letters(self, limit: int) -> tuple[Zending, ...]: ...

    async def of_melding(self, nummer: str) -> tuple[Zending, ...]: ...

    async def resend(self, zending_id: int, now: datetime) -> None: ...


class Preferences(Protocol):
    async def of(self, person_id: str) -> Voorkeuren:
        """Return somebody's wishes; who never said any has none."""
        ...

    async def keep(self, person_id: str, voorkeuren: Voorkeuren) -> None: ...


@dataclass(frozen=True)
class Desk:
    """What people see and decide about the messages that the bot sends by itself."""

    post: Post
    preferences: Preferences


@dataclass(frozen=True)
class Services:
    finder: Finder
    balie: Balie
    guard: Guard
    corrections: Corrections
    gaps: Gaps
    edits: Edits
    team: Team
    routes: Routes
    desk: Desk
    wording: Wording = field(default_factory=Wording)
