"""Who vouches for the channel and for the bot: OpenID keys of the tests' own, and a token desk."""

import base64
import hmac
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt import PyJWS
from jwt.algorithms import RSAAlgorithm

ISSUER = "https://api.botframework.com"


@cache
def private_key(name: str) -> rsa.RSAPrivateKey:
    """One pair a name for the whole run: making them takes long."""
    assert name
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def public_jwk(name: str, endorsements: tuple[str, ...] = ("msteams",)) -> dict[str, Any]:
    jwk: dict[str, Any] = RSAAlgorithm.to_jwk(private_key(name).public_key(), as_dict=True)
    return jwk | {"kid": name, "use": "sig", "endorsements": list(endorsements)}


def signed(claims: Mapping[str, Any], key: str = "first", **header: Any) -> str:
    """Sign whatever the claims hold, also what a decent library would refuse to sign."""
    payload = json.dumps(dict(claims)).encode()
    return PyJWS().encode(payload, private_key(key), algorithm="RS256", headers={"kid": key} | header)


def sealed_with(secret: bytes, claims: Mapping[str, Any], key: str = "first") -> str:
    """Sign with a shared secret, as an attacker does who takes the public key for one."""
    parts = ({"alg": "HS256", "typ": "JWT", "kid": key}, dict(claims))
    body = b".".join(_encoded(json.dumps(part).encode()) for part in parts)
    return (body + b"." + _encoded(hmac.digest(secret, body, "sha256"))).decode()


def _encoded(raw: bytes) -> bytes:
    return base64.urlsafe_b64encode(raw).rstrip(b"=")


@dataclass
class StandInEntra:
    keys: list[dict[str, Any]] = field(default_factory=lambda: [public_jwk("first")])
    metadata_reads: int = 0
    token_forms: list[dict[str, str]] = field(default_factory=list)
    down: bool = False
    lifetime_seconds: int = 3600
    url: str = ""

    @property
    def metadata_url(self) -> str:
        return f"{self.url}/openid"

    async def _metadata(self, _request: web.Request) -> web.Response:
        self.metadata_reads += 1
        if self.down:
            return web.Response(status=503)
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.url}/keys"})

    async def _keys(self, _request: web.Request) -> web.Response:
        return web.json_response({"keys": self.keys})

    async def _token(self, request: web.Request) -> web.Response:
        form = await request.post()
        self.token_forms.append({name: str(value) for name, value in form.items()})
        if self.down:
            return web.Response(status=503)
        number = len(self.token_forms)
        return web.json_response({"access_token": f"token-{number}", "expires_in": self.lifetime_seconds})


@asynccontextmanager
async def vouching() -> AsyncIterator[StandInEntra]:
    entra = StandInEntra()
    app = web.Application()
    app.router.add_get("/openid", entra._metadata)
    app.router.add_get("/keys", entra._keys)
    app.router.add_post("/{tenant}/oauth2/v2.0/token", entra._token)
    async with TestServer(app) as server:
        entra.url = f"http://127.0.0.1:{server.port}"
        yield entra
