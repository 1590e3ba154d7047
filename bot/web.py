"""The web application: messages in, and the two questions that an operator asks."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import orjson
import structlog
from aiohttp import web

from bot.channel.endpoint import MAX_BODY_BYTES, PATH, Endpoint

log = structlog.get_logger(__name__)

Check = Callable[[], Awaitable[Mapping[str, object]]]
"""Says in a few figures how a part is doing, nothing of any person; raises when it cannot be used."""


Page = Callable[[web.Request], Awaitable[web.Response]]
NO_PAGES: Mapping[str, Page] = {}


def build_web(
    endpoint: Endpoint, checks: Mapping[str, Check], pages: Mapping[str, Page] = NO_PAGES
) -> web.Application:
    """Put the way in for messages, the operator's questions and the pages by their path together."""
    app = web.Application(client_max_size=MAX_BODY_BYTES)
    app.router.add_post(PATH, endpoint.post)
    app.router.add_get("/healthz", _healthz)
    app.router.add_get("/readyz", _Readiness(checks).get)
    for path, page in pages.items():
        app.router.add_get(path, page)
    return app


async def _healthz(_request: web.Request) -> web.Response:
    return _json(200, {"status": "up"})


@dataclass(frozen=True)
class _Readiness:
    checks: Mapping[str, Check]

    async def get(self, _request: web.Request) -> web.Response:
        told = {name: await _ask(name, check) for name, check in self.checks.items()}
        ready = all(part["usable"] for part in told.values())
        return _json(200 if ready else 503, {"status": "ready" if ready else "not ready", "parts": told})


async def _ask(name: str, check: Check) -> dict[str, object]:
    try:
        return {"usable": True, **await check()}
    except Exception as error:  # whatever is wrong with a part, the answer is that it cannot be used
        log.warning("readiness.unusable", part=name, error=error)
        return {"usable": False, "problem": type(error).__name__}


def _json(status: int, body: object) -> web.Response:
    return web.Response(status=status, body=orjson.dumps(body), content_type="application/json")
