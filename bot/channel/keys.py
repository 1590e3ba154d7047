"""The channel's signing keys from its OpenID metadata, fetched without blocking and kept for a day."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import orjson
import structlog
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt import PyJWTError
from jwt.algorithms import RSAAlgorithm

from bot.clock import Clock

log = structlog.get_logger(__name__)

KEEP_FOR = timedelta(days=1)
UNKNOWN_KEY_PAUSE = timedelta(minutes=5)
FAILURE_PAUSE = timedelta(seconds=10)
MAX_DOCUMENT_BYTES = 1024 * 1024
TIMEOUT = aiohttp.ClientTimeout(total=10)


class KeysUnavailableError(Exception):
    """No key was ever read, so nobody can be recognised now."""


@dataclass(frozen=True)
class SigningKey:
    public: RSAPublicKey
    endorsements: frozenset[str]


class SigningKeys:
    """Finds a key by its id.

    An id that is not known asks again, at most once in five minutes, so that a roll-over heals itself and a
    flood of invented ids costs nothing. When the metadata cannot be read, the keys known so far stay.
    """

    def __init__(self, metadata_url: str, session: aiohttp.ClientSession, clock: Clock) -> None:
        self._url, self._session, self._clock = metadata_url, session, clock
        self._keys: Mapping[str, SigningKey] = {}
        self._next_routine = self._next_unknown = datetime.min.replace(tzinfo=clock.now().tzinfo)
        self._asking = asyncio.Lock()

    async def find(self, key_id: str) -> SigningKey | None:
        """Return the key, or None when the channel does not know it.

        Raises:
            KeysUnavailableError: If no keys could be read yet.
        """
        if self._due(key_id):
            async with self._asking:
                if self._due(key_id):
                    await self._refresh()
        if not self._keys:
            raise KeysUnavailableError
        return self._keys.get(key_id)

    def _due(self, key_id: str) -> bool:
        now = self._clock.now()
        return now >= self._next_routine or (key_id not in self._keys and now >= self._next_unknown)

    async def _refresh(self) -> None:
        now = self._clock.now()
        try:
            metadata = await self._document(self._url)
            keys = _read_keys(await self._document(str(metadata["jwks_uri"])))
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as error:
            log.warning("channel.keys_unreadable", error=error)
            self._next_routine = self._next_unknown = now + FAILURE_PAUSE
            return
        self._keys = keys
        self._next_routine, self._next_unknown = now + KEEP_FOR, now + UNKNOWN_KEY_PAUSE
        log.info("channel.keys_read", count=len(keys))

    async def _document(self, url: str) -> dict[str, Any]:
        async with self._session.get(url, timeout=TIMEOUT, raise_for_status=True) as response:
            document = orjson.loads(await response.content.read(MAX_DOCUMENT_BYTES))
        if not isinstance(document, dict):
            raise ValueError("the document is not an object")
        return document


def _read_keys(document: Mapping[str, Any]) -> dict[str, SigningKey]:
    keys = {}
    for raw in document["keys"]:
        key = _read_key(raw)
        if key is not None:
            keys[str(raw["kid"])] = key
    if not keys:
        raise ValueError("the document holds no usable key")
    return keys


def _read_key(raw: object) -> SigningKey | None:
    if not isinstance(raw, dict) or raw.get("kty") != "RSA" or "kid" not in raw:
        return None
    try:
        public = RSAAlgorithm.from_jwk(raw)
    except (PyJWTError, ValueError, TypeError):
        return None
    if not isinstance(public, RSAPublicKey):
        return None
    endorsements = raw.get("endorsements")
    return SigningKey(public, frozenset(endorsements) if isinstance(endorsements, list) else frozenset())
