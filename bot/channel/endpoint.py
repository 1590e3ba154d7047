"""POST /api/messages: every answer that a client can cause is chosen here, and none is a server error."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import count

import structlog
from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from botbuilder.schema import Activity

from bot.channel.adapter import TeamsAdapter
from bot.channel.authentication import Authenticator, NotAuthenticatedError
from bot.channel.gate import LOOPBACK_HOSTS, Gate, NotAllowedError
from bot.channel.keys import KeysUnavailableError
from bot.channel.replying import ChannelBot
from bot.channel.wire import MalformedActivityError, read_activity, write

log = structlog.get_logger(__name__)

_REQUESTS = count(1)

PATH = "/api/messages"
MAX_BODY_BYTES = 256 * 1024
# The Agents Playground says en-US for everybody, whatever the person's own language is.
PLAYGROUND_HEADER = "x-ms-agents-playground"


@dataclass(frozen=True)
class Endpoint:
    adapter: TeamsAdapter
    bot: ChannelBot
    authenticator: Authenticator
    gate: Gate
    development: bool = False

    async def post(self, request: web.Request) -> web.Response:
        with structlog.contextvars.bound_contextvars(request=next(_REQUESTS)):
            return await _refusals(lambda: self._take(request))

    async def _take(self, request: web.Request) -> web.Response:
        if self.development:
            _check_from_this_machine(request)
        header = request.headers.get("Authorization")
        self.authenticator.require(header)
        activity = read_activity(await _body(request))
        await self.authenticator.check(header, activity)
        self.gate.check(activity)
        if PLAYGROUND_HEADER in request.headers and self.development:
            activity.locale = None
        return await self._run(activity)

    async def _run(self, activity: Activity) -> web.Response:
        body = await self.adapter.process(activity, self.bot.turn)
        return _json(200, body) if body is not None else web.Response(status=200)


async def _refusals(work: Callable[[], Awaitable[web.Response]]) -> web.Response:
    try:
        return await work()
    except MalformedActivityError as error:
        log.info("activity.malformed", problem=str(error))
        return _json(400, {"error": str(error)})
    except NotAuthenticatedError as error:
        log.warning("activity.not_authenticated", reason=error.reason)
        return _json(401, {"error": "not authenticated"})
    except NotAllowedError as error:
        log.warning("activity.not_allowed", reason=error.reason)
        return _json(403, {"error": "not allowed"})
    except KeysUnavailableError:
        log.error("activity.keys_unavailable")
        return _json(503, {"error": "try again later"})


async def _body(request: web.Request) -> bytes:
    if (request.content_length or 0) > MAX_BODY_BYTES:
        raise web.HTTPRequestEntityTooLarge(MAX_BODY_BYTES, request.content_length or 0)
    try:
        return await request.read()
    except (web.RequestPayloadError, HttpProcessingError) as error:
        raise MalformedActivityError("the body cannot be read") from error


def _check_from_this_machine(request: web.Request) -> None:
    """Keep web pages out, which could otherwise post to this machine from its own browser."""
    origin = request.headers.get("Origin")
    if origin is not None or not _names_this_machine(request.host):
        raise NotAllowedError("from_a_web_page")


def _names_this_machine(host: str) -> bool:
    name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
    return name.strip("[]").lower() in LOOPBACK_HOSTS


def _json(status: int, body: object) -> web.Response:
    return web.Response(status=status, body=write(body), content_type="application/json")
