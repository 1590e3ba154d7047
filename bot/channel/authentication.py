"""Proves that a call comes from the channel and is meant for this bot.

Source: "Authentication with the Bot Connector API", Microsoft Learn. Tokens of the emulator and of other bots
(skills) have other issuers and are refused.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol

import jwt
from botbuilder.schema import Activity
from jwt.types import Options

from bot.channel.keys import SigningKey, SigningKeys
from bot.clock import Clock

ISSUER = "https://api.botframework.com"
METADATA_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"
ALGORITHM = "RS256"
CLOCK_SKEW = timedelta(minutes=5)
_CLAIM_OPTIONS: Options = {
    "require": ["exp", "iss", "aud"],
    "strict_aud": True,
    # The moments are checked here, against the bot's own clock.
    "verify_exp": False,
    "verify_nbf": False,
    "verify_iat": False,
}


class NotAuthenticatedError(Exception):
    """The caller did not prove to be the channel; `reason` is fit for a log and tells the caller nothing."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Authenticator(Protocol):
    def require(self, header: str | None) -> None:
        """Return when there is a token at all, so that nobody's body is read before.

        Raises:
            NotAuthenticatedError: If there is none.
        """

    async def check(self, header: str | None, activity: Activity) -> None:
        """Return when the caller is the channel.

        Raises:
            NotAuthenticatedError: If it is not.
            KeysUnavailableError: If that cannot be known now.
        """


class Anyone:
    """For development on this machine only: there is nothing to prove."""

    def require(self, header: str | None) -> None:
        return None

    async def check(self, header: str | None, activity: Activity) -> None:
        return None


class ChannelAuthenticator:
    def __init__(self, app_id: str, keys: SigningKeys, clock: Clock) -> None:
        self._app_id, self._keys, self._clock = app_id, keys, clock

    def require(self, header: str | None) -> None:
        bearer_token(header)

    async def check(self, header: str | None, activity: Activity) -> None:
        token = bearer_token(header)
        key = await self._keys.find(_key_id(token))
        if key is None:
            raise NotAuthenticatedError("unknown_key")
        claims = self._claims(token, key)
        self._check_moments(claims)
        if not activity.channel_id or activity.channel_id not in key.endorsements:
            raise NotAuthenticatedError("channel_not_endorsed")
        if not activity.service_url or claims.get("serviceurl") != activity.service_url:
            raise NotAuthenticatedError("other_service_url")

    def _claims(self, token: str, key: SigningKey) -> Mapping[str, Any]:
        try:
            return jwt.decode(
                token,
                key.public,
                algorithms=[ALGORITHM],
                audience=self._app_id,
                issuer=ISSUER,
                options=_CLAIM_OPTIONS,
            )
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError) as error:
            raise NotAuthenticatedError(type(error).__name__) from None

    def _check_moments(self, claims: Mapping[str, Any]) -> None:
        now = self._clock.now()
        if now >= _moment(claims["exp"], now) + CLOCK_SKEW:
            raise NotAuthenticatedError("expired")
        if "nbf" in claims and now < _moment(claims["nbf"], now) - CLOCK_SKEW:
            raise NotAuthenticatedError("not_yet_valid")


def bearer_token(header: str | None) -> str:
    """Return the token of an Authorization header.

    Raises:
        NotAuthenticatedError: If there is no header or it is of another kind.
    """
    scheme, _, token = (header or "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise NotAuthenticatedError("no_token")
    return token.strip()


def _key_id(token: str) -> str:
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, TypeError, RecursionError) as error:
        raise NotAuthenticatedError(type(error).__name__) from None
    key_id = header.get("kid")
    if header.get("alg") != ALGORITHM or not isinstance(key_id, str):
        raise NotAuthenticatedError("other_algorithm")
    return key_id


def _moment(value: object, now: datetime) -> datetime:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NotAuthenticatedError("unreadable_moment")
    try:
        return datetime.fromtimestamp(value, now.tzinfo)
    except (ValueError, OverflowError, OSError):
        raise NotAuthenticatedError("unreadable_moment") from None
