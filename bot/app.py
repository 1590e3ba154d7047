"""The composition root: settings in, a bot with everything it needs out."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from aiohttp import web
from sqlalchemy import text

from bot.channel.credentials import MULTI_TENANT_ISSUER, AppCredentials
from bot.channel.gate import Gate
from bot.channel.opening import ChannelSetup, OpenChannel, open_channel
from bot.clock import Clock, SystemClock
from bot.conversing import Conversing, open_conversing
from bot.database import Database, open_database, upgrade
from bot.people import People, Roles
from bot.references import References
from bot.settings import AppType, Settings
from bot.state import Memories
from bot.team import ReachableTeam
from bot.turns import Registry, Turns
from bot.web import Check, build_web


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
        roles = Roles(settings.pontonnier_ids)
        team = ReachableTeam(database, roles)
        conversing = await open_conversing(database, team, settings.knowledge_dir)
        registry = Registry(People(database, roles), References(database, clock), Memories(database))
        wake = asyncio.Event()
        turns = Turns(conversing.dialogue, registry, clock, wake)
        yield Services(settings, clock, database, registry, team, conversing, turns, wake)


@asynccontextmanager
async def open_app(services: Services) -> AsyncIterator[web.Application]:
    """Open the channel and start what runs beside the turns; both end with the context."""
    async with AsyncExitStack() as stack:
        setup = channel_setup(services.settings)
        opened = await stack.enter_async_context(open_channel(setup, services.turns, services.clock))
        refreshing = asyncio.create_task(services.conversing.index.keep_fresh())
        stack.callback(refreshing.cancel)
        yield build_app(services, opened)


def build_app(services: Services, opened: OpenChannel) -> web.Application:
    return build_web(opened.endpoint, readiness(services))


def readiness(services: Services) -> dict[str, Check]:
    async def database() -> dict[str, object]:
        async with services.database.reading.connect() as connection:
            await connection.execute(text("select 1"))
        return {}

    async def knowledge() -> dict[str, object]:
        known = services.conversing.index.knowledge
        return {"diensten": len(known.diensten), "version": services.conversing.index.version}

    return {"database": database, "knowledge": knowledge}


def channel_setup(settings: Settings) -> ChannelSetup:
    if settings.development:
        return ChannelSetup(Gate.for_development())
    single = settings.app_type is AppType.SINGLE_TENANT
    return ChannelSetup(
        gate=Gate(settings.allowed_tenants, settings.service_hosts),
        credentials=AppCredentials(
            app_id=settings.app_id,
            secret=settings.app_secret.get_secret_value(),
            tenant=settings.app_tenant if single else MULTI_TENANT_ISSUER,
        ),
    )
