"""Watches over the casework: the audit, who hears of it, and the beat that says all is well."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.staff import Staff
from bot.team import ReachableTeam
from bot.telling import Told
from dialogs.controle.views import audit_view, gap_view
from meldingen.balie import Meldingenbalie
from meldingen.controle import Controle
from meldingen.escalatie import Gat, Ontvanger, nobody_on_duty
from meldingen.rollen import Rol
from meldingen.werktijd import Werkrooster
from meldingen.werktijd.dagplan import ZONE

log = structlog.get_logger(__name__)

NIGHT_HOUR = 3
LOOK_AHEAD = timedelta(days=14)
LOOK_FURTHER = timedelta(days=60)
"""A gap that begins within the first is looked at up to the second, so that it is told once as a whole."""
LOOK_EVERY = timedelta(hours=1)
BEAT_TIMEOUT_SECONDS = 5.0
NO_END_WITHIN = LOOK_FURTHER - timedelta(days=7)

Beat = Callable[[], Awaitable[None]]


async def no_beat() -> None:
    """No address is set."""


def heartbeat(url: str) -> Beat:
    """Return what calls the address; that it fails is logged and changes nothing."""

    async def beat() -> None:
        try:
            timeout = ClientTimeout(total=BEAT_TIMEOUT_SECONDS)
            async with ClientSession(timeout=timeout) as session, session.get(url) as response:
                response.raise_for_status()
        except (ClientError, TimeoutError) as error:
            log.warning("heartbeat.failed", error=error)

    return beat


class Watch:
    """The audit every so many minutes; when it is clean the heartbeat goes on, otherwise it stays silent.

    What is wrong in the night's audit is told to leidinggevenden and beheerders.
    """

    def __init__(self, balie: Meldingenbalie, office: "Office", every: timedelta, beat: Beat) -> None:
        self._balie, self._office, self._every, self._beat = balie, office, every, beat
        self._next: datetime | None = None
        self.last: Controle | None = None

    async def round(self, now: datetime) -> None:
        if self._next is not None and now < self._next:
            return
        self._next = now + self._every
        self.last = await self._balie.controleer(now)
        if self.last.schoon:
            await self._beat()
            return
        log.error("audit.unclean", **self.last.fouten)
        local = now.astimezone(ZONE)
        if local.hour >= NIGHT_HOUR:
            await self._office.tell_of_audit(self.last, local.date().isoformat())

    async def check(self) -> dict[str, object]:
        """Say how the last audit went; a fault of the casework does not make this process unusable."""
        if self.last is None:
            return {"clean": None}
        return {
            "clean": self.last.schoon,
            "at": self.last.op.isoformat(timespec="seconds"),
            "open": self.last.open_meldingen,
            **self.last.fouten,
        }


@dataclass(frozen=True)
class Office:
    """Who is told when something is wrong with the work itself.

    Attributes:
        watched: The roles that somebody must hold in all office hours.
    """

    staff: Staff
    team: ReachableTeam
    told: Told
    kantoor: Werkrooster
    watched: frozenset[Ontvanger]

    async def tell_of_audit(self, controle: Controle, day: str) -> None:
        for person in await self._holders(Rol.LEIDINGGEVENDE, Rol.BEHEERDER):
            await self.told.once(
                person, f"audit:{day}", lambda language: audit_view(controle, language), controle.op
            )

    async def tell_of_gaps(self, now: datetime) -> None:
        """Warn ahead of office hours in which nobody holds a role, each gap once."""
        bezetting = await self.staff.bezetting()
        for gat in nobody_on_duty(bezetting, now, now + LOOK_FURTHER, self.kantoor):
            if gat.ontvanger in self.watched and gat.van < now + LOOK_AHEAD:
                await self._tell_of_gap(gat, now)

    async def _tell_of_gap(self, gat: Gat, now: datetime) -> None:
        lasting = gat.tot >= now + NO_END_WITHIN
        key = f"gat:{gat.ontvanger.value}:{'blijvend' if lasting else gat.tot.isoformat()}"
        for person in await self._holders(Rol.LEIDINGGEVENDE, Rol.SOCIAAL_PONTONNIER):
            await self.told.once(person, key, lambda language: gap_view(gat, lasting, language), now)

    async def _holders(self, *rollen: Rol) -> tuple[str, ...]:
        held = [await self.team.with_role(rol) for rol in rollen]
        return tuple(dict.fromkeys(person for persons in held for person in persons))


class GapWatch:
    """Looks for gaps every hour; each is told once."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._next: datetime | None = None

    async def round(self, now: datetime) -> None:
        if self._next is None or now >= self._next:
            self._next = now + LOOK_EVERY
            await self._office.tell_of_gaps(now)
