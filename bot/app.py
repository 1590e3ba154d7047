"""The composition root: settings in, a bot with everything it needs out."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from aiohttp import web
from sqlalchemy import text

from bot.channel.credentials import MULTI_TENANT_ISSUER, AppCredentials
from bot.channel.gate import Gate
from bot.channel.opening import ChannelSetup, open_channel
from bot.channel.port import Channel
from bot.channels import Channels
from bot.clock import Clock, SystemClock
from bot.conversing import Conversing, open_conversing
from bot.database import Database, open_database, upgrade
from bot.people import People
from bot.plan_links import PATH as PLAN_PATH
from bot.preferences import SqlPreferences
from bot.references import References
from bot.registry import Registry
from bot.rolebook import Roles
from bot.settings import AppType, Settings
from bot.state import Memories
from bot.team import ReachableTeam
from bot.turns import Turns
from bot.web import Check, build_web
from bot.worker import Worker
from bot.workplace import Workplace, assemble

AT_HAND = 5000
"""How many memories of conversations the only process on an embedded database keeps at hand."""


@dataclass(frozen=True)
class Services:
    """Everything behind the channel; a terminal talks to `turns` as Teams does.

    Attributes:
        wake: Set when there may be messages to deliver.
    """

    settings: Settings
    clock: Clock
    database: Database
    registry: Registry
    team: ReachableTeam
    conversing: Conversing
    turns: Turns
    wake: asyncio.Event


@asynccontextmanager
async def connect(settings: Settings, clock: Clock | None = None) -> AsyncIterator[Services]:
    """Open the database with its tables up to date, load the knowledge, and put the conversation together."""
    clock = clock or SystemClock()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    await upgrade(settings.database_address)
    async with open_database(settings.database_address) as database:
        roles = Roles(settings.holders, settings.organisations)
        team = ReachableTeam(database, roles)
        await team.refresh()
        wake = asyncio.Event()
        conversing = await open_conversing(database, team, settings, wake, clock)
        registry = Registry(
            People(database, roles),
            References(database, clock),
            Memories(database, AT_HAND if database.is_embedded else 0, clock),
            SqlPreferences(database),
            Channels(database),
        )
        turns = Turns(conversing.dialogue, registry, clock)
        yield Services(settings, clock, database, registry, team, conversing, turns, wake)


@asynccontextmanager
async def open_app(services: Services) -> AsyncIterator[web.Application]:
    """Open the channel and start what runs beside the turns; both end with the context."""
    async with AsyncExitStack() as stack:
        setup = channel_setup(services.settings)
        opened = await stack.enter_async_context(open_channel(setup, services.turns, services.clock))
        worker = await stack.enter_async_context(at_work(services, opened.channel))
        pages = {PLAN_PATH: services.conversing.plans.get}
        yield build_web(opened.endpoint, readiness(services, worker), pages)


@asynccontextmanager
async def at_work(services: Services, channel: Channel) -> AsyncIterator[Worker]:
    """Pass deadlines, deliver messages and follow edits of the knowledge until the context ends.

    Messages that are on their way at the end are finished; the others wait for the next start.
    """
    work = assemble(_workplace(services), channel)
    worker = Worker(work, services.clock, services.wake)
    working = asyncio.create_task(worker.run())
    refreshing = asyncio.create_task(services.conversing.index.keep_fresh())
    try:
        yield worker
    finally:
        refreshing.cancel()
        worker.stop()
        await asyncio.gather(working, refreshing, return_exceptions=True)


def _workplace(services: Services) -> Workplace:
    conversing = services.conversing
    return Workplace(
        services.settings,
        services.clock,
        services.database,
        services.registry,
        services.team,
        conversing.balie,
        conversing.beleid,
        conversing.index,
    )


def readiness(services: Services, worker: Worker) -> dict[str, Check]:
    async def database() -> dict[str, object]:
        async with services.database.reading.connect() as connection:
            await connection.execute(text("select 1"))
        return {}

    async def knowledge() -> dict[str, object]:
        known = services.conversing.index.knowledge
        return {"diensten": len(known.diensten), "version": services.conversing.index.version}

    return {"database": database, "knowledge": knowledge, "worker": worker.check, "audit": worker.audit}


def channel_setup(settings: Settings) -> ChannelSetup:
    if settings.development:
        return ChannelSetup(Gate.for_development(), send_seconds=settings.send_seconds)
    single = settings.app_type is AppType.SINGLE_TENANT
    return ChannelSetup(
        gate=Gate(settings.allowed_tenants, settings.service_hosts),
        credentials=AppCredentials(
            app_id=settings.app_id,
            secret=settings.app_secret.get_secret_value(),
            tenant=settings.app_tenant if single else MULTI_TENANT_ISSUER,
        ),
        send_seconds=settings.send_seconds,
    )
