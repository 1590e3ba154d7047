"""Who the bot is towards the channel: an access token, kept until shortly before it ends."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

import aiohttp

from bot.channel.port import SendError, SendOutcome
from bot.clock import Clock

LOGIN_URL = "https://login.microsoftonline.com"
SCOPE = "https://api.botframework.com/.default"
MULTI_TENANT_ISSUER = "botframework.com"
RENEW_BEFORE = timedelta(minutes=5)
TIMEOUT_SECONDS = 10.0


class TokenSource(Protocol):
    async def token(self) -> str | None:
        """Return a valid access token, or None when nothing has to be proved.

        Raises:
            SendError: If no token can be had now; nothing was sent.
        """

    def forget(self) -> None:
        """Drop the kept token, because the channel did not take it."""


class NoToken:
    """For development on this machine only."""

    async def token(self) -> str | None:
        return None

    def forget(self) -> None:
        return None


@dataclass(frozen=True)
class AppCredentials:
    app_id: str
    secret: str = field(repr=False)
    tenant: str


@dataclass(frozen=True)
class _Kept:
    token: str = field(repr=False)
    renew_at: datetime


class ClientCredentials:
    """Asks Entra for a token; many that wait at the same time share one request."""

    def __init__(
        self,
        credentials: AppCredentials,
        session: aiohttp.ClientSession,
        clock: Clock,
        login_url: str = LOGIN_URL,
    ) -> None:
        self._credentials, self._session, self._clock = credentials, session, clock
        self._url = f"{login_url}/{credentials.tenant}/oauth2/v2.0/token"
        self._kept: _Kept | None = None
        self._asking = asyncio.Lock()

    async def token(self) -> str | None:
        kept = self._kept
        if kept is None or self._clock.now() >= kept.renew_at:
            async with self._asking:
                kept = self._kept
                if kept is None or self._clock.now() >= kept.renew_at:
                    kept = self._kept = await self._ask()
        return kept.token

    def forget(self) -> None:
        self._kept = None

    async def _ask(self) -> _Kept:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._credentials.app_id,
            "client_secret": self._credentials.secret,
            "scope": SCOPE,
        }
        try:
            async with self._session.post(
                self._url, data=form, timeout=aiohttp.ClientTimeout(TIMEOUT_SECONDS)
            ) as response:
                if response.status != 200:
                    raise SendError(SendOutcome.UNSENT, f"token_http_{response.status}")
                return self._read(await response.json(content_type=None))
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            raise SendError(SendOutcome.UNSENT, f"token_{type(error).__name__}") from None

    def _read(self, answer: object) -> _Kept:
        if not isinstance(answer, dict) or not isinstance(answer.get("access_token"), str):
            raise ValueError("no access token in the answer")
        lifetime = timedelta(seconds=float(answer.get("expires_in", 0)))
        margin = min(RENEW_BEFORE, lifetime / 2)
        return _Kept(answer["access_token"], self._clock.now() + lifetime - margin)
