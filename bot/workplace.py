"""Puts together what runs beside the turns."""

import random
from dataclasses import dataclass
from datetime import timedelta

from bot.brakes import Brakes
from bot.channel.port import Channel
from bot.channels import Channels
from bot.clock import Clock
from bot.database import Database
from bot.delivery import Delivery
from bot.dispatch import Route
from bot.forgetting import Forgetting
from bot.knowledge_index import KnowledgeIndex
from bot.knowledge_notices import KnowledgeNotices
from bot.mail import open_mail
from bot.registry import Registry
from bot.rota import Rota
from bot.settings import Settings
from bot.staff import Staff
from bot.team import ReachableTeam
from bot.telling import Told
from bot.terminal.channel import WithTerminals
from bot.watch import GapWatch, Office, Pace, Watch, heartbeat, no_beat
from bot.wishes import Wishes
from bot.worker import Work
from knowledge.store import Sessions, SqlNotices
from meldingen.balie import Meldingenbalie
from meldingen.beleid import Beleid
from meldingen.escalatie import Ontvanger
from meldingen.outbox.adressering import GROEP
from meldingen.outbox.verzenden import Outbox
from meldingen.rollen import Rol
from meldingen.store.postvak import SqlPostvak


@dataclass(frozen=True)
class Workplace:
    """What the worker's parts are made from."""

    settings: Settings
    clock: Clock
    database: Database
    registry: Registry
    team: ReachableTeam
    balie: Meldingenbalie
    beleid: Beleid
    index: KnowledgeIndex


def assemble(place: Workplace, channel: Channel) -> Work:
    database, kantoor = place.database, place.beleid.rooster
    staff = Staff(place.team, place.beleid, place.registry.wanted)
    brakes = Brakes(place.clock, per_second=place.settings.messages_per_second)
    delivery = Delivery(WithTerminals(channel), place.registry, brakes, open_mail(place.settings))
    postvak = SqlPostvak(database.writers, database.readers)
    notices = KnowledgeNotices(
        SqlNotices(Sessions(database.writers, database.readers)),
        place.team,
        place.index,
        delivery,
        place.clock,
    )
    office = Office(staff, place.team, Told(database, delivery), kantoor, watched_roles(place.settings))
    rota = Rota(database)
    watch = _watch(place, office, rota)
    forgetting = Forgetting(place.registry.memories, rota, timedelta(days=place.settings.draft_days))
    return Work(
        balie=place.balie,
        staff=staff,
        route=Route(
            Outbox(postvak, staff, random.random, kanaal=Channels(database)),
            delivery,
            Wishes(place.registry.wanted, postvak, kantoor),
        ),
        errands=(
            place.team.refresh,
            notices.round,
            watch.round,
            GapWatch(office, rota).round,
            forgetting.round,
        ),
        audit=watch.check,
    )


def _watch(place: Workplace, office: Office, rota: Rota) -> Watch:
    settings = place.settings
    beat = heartbeat(settings.heartbeat_url) if settings.heartbeat_url else no_beat
    pace = Pace(rota, place.clock, timedelta(minutes=settings.heartbeat_minutes))
    return Watch(place.balie, office, pace, beat)


def watched_roles(settings: Settings) -> frozenset[Ontvanger]:
    """Roles that must be held in all office hours; who tries the bot out need not fill them all."""
    must = (Rol.SOCIAAL_PONTONNIER, Rol.LEIDINGGEVENDE)
    held = must if not settings.development else [rol for rol in must if settings.holders[rol]]
    return frozenset(GROEP[rol] for rol in held)
