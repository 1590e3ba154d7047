"""The channel's REST interface over one pooled, keep-alive connection pool."""

from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote

import aiohttp
import orjson

from bot.channel.credentials import TokenSource
from bot.channel.gate import Gate, NotAllowedError
from bot.channel.port import SendError, SendOutcome
from bot.channel.wire import write
from bot.clock import Clock

SEND_SECONDS = 15
CONNECT_SECONDS = 5
MAX_ANSWER_BYTES = 64 * 1024
DEFAULT_PAUSE_SECONDS = 2.0
MAX_PAUSE_SECONDS = 600.0


class Connector:
    """Sends, replaces and deletes activities.

    Every method raises SendError. A new message is never repeated after its request has left; a replacement
    or a deletion ends the same when it is done twice, so a fault on the way counts as not sent.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        tokens: TokenSource,
        gate: Gate,
        clock: Clock,
        send_seconds: float = SEND_SECONDS,
    ) -> None:
        self._session, self._tokens, self._gate, self._clock = session, tokens, gate, clock
        self._timeout = aiohttp.ClientTimeout(total=send_seconds, sock_connect=CONNECT_SECONDS)

    async def send(self, service_url: str, conversation_id: str, activity: object) -> str:
        answer = await self._call("POST", self._url(service_url, conversation_id), activity)
        found = answer.get("id")
        return found if isinstance(found, str) else ""

    async def update(self, service_url: str, conversation_id: str, message_id: str, activity: object) -> None:
        await self._repeatable("PUT", self._url(service_url, conversation_id, message_id), activity)

    async def delete(self, service_url: str, conversation_id: str, message_id: str) -> None:
        await self._repeatable("DELETE", self._url(service_url, conversation_id, message_id), None)

    def _url(self, service_url: str, conversation_id: str, message_id: str = "") -> str:
        """An address that was kept is checked again: the hosts that were agreed on may have changed."""
        try:
            self._gate.check_service_url(service_url)
        except NotAllowedError as error:
            raise SendError(SendOutcome.REFUSED, error.reason) from None
        url = f"{service_url.rstrip('/')}/v3/conversations/{quote(conversation_id, safe='')}/activities"
        return f"{url}/{quote(message_id, safe='')}" if message_id else url

    async def _repeatable(self, method: str, url: str, content: object) -> None:
        try:
            await self._call(method, url, content)
        except SendError as error:
            if error.outcome is SendOutcome.UNKNOWN:
                raise SendError(SendOutcome.UNSENT, error.code) from None
            raise

    async def _call(self, method: str, url: str, content: object) -> dict[str, Any]:
        body = None if content is None else write(content)
        status, answer = await self._once(method, url, body)
        if status == 401:
            self._tokens.forget()
            status, answer = await self._once(method, url, body)
        if status >= 400:
            raise SendError(_outcome_of(status), f"http_{status}")
        return answer

    async def _once(self, method: str, url: str, body: bytes | None) -> tuple[int, dict[str, Any]]:
        headers = {"Content-Type": "application/json"} if body is not None else {}
        token = await self._tokens.token()
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=self._timeout, allow_redirects=False
            ) as response:
                if response.status == 429:
                    raise SendError(SendOutcome.THROTTLED, "http_429", self._pause(response))
                return response.status, _parsed(await response.content.read(MAX_ANSWER_BYTES))
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
            raise SendError(SendOutcome.UNSENT, type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise SendError(SendOutcome.UNKNOWN, type(error).__name__) from None

    def _pause(self, response: aiohttp.ClientResponse) -> float:
        """Seconds to wait, from Retry-After as a number or a date."""
        given = response.headers.get("Retry-After", "")
        try:
            seconds = float(given)
        except ValueError:
            seconds = self._until(given)
        return min(max(seconds, 0.0), MAX_PAUSE_SECONDS) if seconds == seconds else DEFAULT_PAUSE_SECONDS

    def _until(self, given: str) -> float:
        try:
            moment = parsedate_to_datetime(given)
        except ValueError:
            return DEFAULT_PAUSE_SECONDS
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return (aware - self._clock.now()).total_seconds()


def _outcome_of(status: int) -> SendOutcome:
    """408 and 5xx may come after delivery; every other refusal is certain and final."""
    if status == 408 or status >= 500:
        return SendOutcome.UNKNOWN
    return SendOutcome.REFUSED


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        answer = orjson.loads(body) if body else {}
    except orjson.JSONDecodeError:
        return {}
    return answer if isinstance(answer, dict) else {}
