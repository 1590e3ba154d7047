"""Signs what goes out into links and comes back; the key stays in the database."""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as EncodingError
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, SQLModel, col

from bot.database import Database

_SECRET = "koppelingen"  # noqa: S105 - the name of the row, not what is in it
_SECRET_BYTES = 32


class Geheim(SQLModel, table=True):
    __tablename__: ClassVar[str] = "bot_geheim"

    naam: str = Field(primary_key=True, max_length=50)
    waarde: bytes


class Signer:
    """Signs for one purpose: what was signed for another is not taken."""

    def __init__(self, secret: bytes, purpose: str) -> None:
        self._key = hmac.digest(secret, purpose.encode(), "sha256")

    def sign(self, payload: bytes) -> str:
        """Return the payload with its signature, fit for a link; anybody can read the payload."""
        return f"{_encode(payload)}.{_encode(self._mac(payload))}"

    def open(self, token: str) -> bytes | None:
        """Return the payload; None when we did not sign it."""
        body, _, mac = token.partition(".")
        try:
            payload, given = _decode(body), _decode(mac)
        except (EncodingError, ValueError):
            return None
        return payload if hmac.compare_digest(given, self._mac(payload)) else None

    def _mac(self, payload: bytes) -> bytes:
        return hmac.digest(self._key, payload, "sha256")


async def kept_secret(database: Database) -> bytes:
    """Return the secret of this database; the first who asks makes it."""
    found = await _read(database)
    if found is None:
        try:
            async with database.writers() as session, session.begin():
                session.add(Geheim(naam=_SECRET, waarde=secrets.token_bytes(_SECRET_BYTES)))
        except IntegrityError:
            pass  # another process made it at the same moment
        found = await _read(database)
    if found is None:
        raise RuntimeError("The secret was stored and is not there")
    return found


async def _read(database: Database) -> bytes | None:
    async with database.readers() as session:
        return await session.scalar(select(Geheim.waarde).where(col(Geheim.naam) == _SECRET))  # type: ignore[call-overload]  # SQLModel types its columns as their values


def _encode(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    return urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
