"""Builds the channel: one connection pool, what proves who calls, and what writes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp

from bot.channel.adapter import TeamsAdapter
from bot.channel.authentication import METADATA_URL, Anyone, Authenticator, ChannelAuthenticator
from bot.channel.connector import SEND_SECONDS, Connector
from bot.channel.credentials import LOGIN_URL, AppCredentials, ClientCredentials, NoToken, TokenSource
from bot.channel.endpoint import Endpoint
from bot.channel.gate import Gate
from bot.channel.keys import SigningKeys
from bot.channel.patience import Sleep
from bot.channel.port import Channel, Receiver
from bot.channel.replying import ChannelBot
from bot.channel.sending import TeamsChannel
from bot.clock import Clock

KEEP_ALIVE_SECONDS = 15
MAX_CONNECTIONS = 100


@dataclass(frozen=True)
class ChannelSetup:
    """Without credentials nobody has to prove anything, so the gate must let in this machine only."""

    gate: Gate
    credentials: AppCredentials | None = None
    metadata_url: str = METADATA_URL
    login_url: str = LOGIN_URL
    send_seconds: float = SEND_SECONDS
    sleep: Sleep = asyncio.sleep


@dataclass(frozen=True)
class OpenChannel:
    endpoint: Endpoint
    channel: Channel


@asynccontextmanager
async def open_channel(setup: ChannelSetup, receiver: Receiver, clock: Clock) -> AsyncIterator[OpenChannel]:
    pool = aiohttp.TCPConnector(limit=MAX_CONNECTIONS, keepalive_timeout=KEEP_ALIVE_SECONDS)
    jar = aiohttp.DummyCookieJar()
    async with aiohttp.ClientSession(connector=pool, cookie_jar=jar) as session:
        tokens = _tokens(setup, session, clock)
        adapter = TeamsAdapter(Connector(session, tokens, setup.gate, clock, setup.send_seconds))
        endpoint = Endpoint(
            adapter=adapter,
            bot=ChannelBot(receiver, clock, setup.sleep),
            authenticator=_authenticator(setup, session, clock),
            gate=setup.gate,
            development=setup.credentials is None,
        )
        app_id = setup.credentials.app_id if setup.credentials else ""
        yield OpenChannel(endpoint, TeamsChannel(adapter, app_id))


def _tokens(setup: ChannelSetup, session: aiohttp.ClientSession, clock: Clock) -> TokenSource:
    if setup.credentials is None:
        return NoToken()
    return ClientCredentials(setup.credentials, session, clock, setup.login_url)


def _authenticator(setup: ChannelSetup, session: aiohttp.ClientSession, clock: Clock) -> Authenticator:
    if setup.credentials is None:
        return Anyone()
    keys = SigningKeys(setup.metadata_url, session, clock)
    return ChannelAuthenticator(setup.credentials.app_id, keys, clock)
