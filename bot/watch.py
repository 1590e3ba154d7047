"""Watches over the casework: the audit, who hears of it, and the beat that says all is well."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.clock import Clock
from bot.rota import Chore, Rota
from bot.staff import Staff
from bot.team import ReachableTeam
from bot.telling import Told
from dialogs.controle.views import audit_view, gap_view
from dialogs.controle.words import say_audit
from dialogs.post.flow import MAY as MAY_SEE_POST
from dialogs.texts import Texts
from knowledge.language import Language
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
LONGEST_AUDIT = timedelta(minutes=1)
LATE_ROUND = timedelta(minutes=1)
"""How much later than planned a busy worker may come to the audit."""
GAPS = Chore("gaten", LOOK_EVERY, timedelta(minutes=10))
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

    Of all processes on a database one takes it each time, and every one of them knows how the last one went.
    What is wrong in the night's audit is told to leidinggevenden and beheerders.
    """

    def __init__(self, balie: Meldingenbalie, office: "Office", pace: "Pace", beat: Beat) -> None:
        self._balie, self._office, self._beat = balie, office, beat
        self._rota, self._clock = pace.rota, pace.clock
        self._chore = Chore("controle", pace.every, min(LONGEST_AUDIT, pace.every))

    async def round(self, now: datetime) -> None:
        turn = await self._rota.take(self._chore, now)
        if turn is None:
            return
        controle = await self._balie.controleer(now)
        if not await self._rota.finish(self._chore, turn, _outcome(controle)):
            log.warning("audit.too_slow")
        elif controle.schoon:
            await self._beat()
        else:
            log.error("audit.unclean", **controle.fouten)
            await self._tell(controle)

    async def _tell(self, controle: Controle) -> None:
        local = controle.op.astimezone(ZONE)
        if local.hour >= NIGHT_HOUR:
            await self._office.tell_of_audit(controle, local.date().isoformat())

    async def check(self) -> dict[str, object]:
        """Say how the last audit of any process went; one that did not come proves nothing any more.

        A fault of the casework does not make this process unusable.
        """
        outcome = await self._rota.outcome(self._chore)
        if outcome is None:
            return {"clean": None}
        age = self._clock.now() - datetime.fromisoformat(str(outcome["at"]))
        overdue = age > self._chore.every + self._chore.lease + LATE_ROUND
        return {**outcome, "clean": False, "overdue": True} if overdue else outcome


@dataclass(frozen=True)
class Pace:
    """How often the audit is due, and who knows that."""

    rota: Rota
    clock: Clock
    every: timedelta


def _outcome(controle: Controle) -> dict[str, object]:
    """What an operator reads; anybody may, so it counts cases and names none."""
    return {
        "clean": controle.schoon,
        "at": controle.op.isoformat(timespec="seconds"),
        "open": controle.open_meldingen,
        **controle.fouten,
        "line": say_audit(replace(controle, nummers={}), Texts(Language.EN)),
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
            held, _ = self.team.roles_of(person)
            draw = partial(audit_view, controle, with_post=bool(held & MAY_SEE_POST))
            await self.told.once(person, f"audit:{day}", draw, controle.op)

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
    """Looks for gaps every hour, in one of the processes; each is told once."""

    def __init__(self, office: Office, rota: Rota) -> None:
        self._office, self._rota = office, rota

    async def round(self, now: datetime) -> None:
        turn = await self._rota.take(GAPS, now)
        if turn is not None:
            await self._office.tell_of_gaps(now)
            await self._rota.finish(GAPS, turn)
