"""Listens until it is told to stop, and then finishes what it has in hand."""

import asyncio
import gc
import signal
import sys
from dataclasses import dataclass
from time import monotonic

import structlog
from aiohttp import web

from bot.app import connect, open_app
from bot.channel.endpoint import PATH
from bot.settings import Settings, SettingsError

log = structlog.get_logger(__name__)

SHUTDOWN_SECONDS = 20.0


@dataclass(frozen=True)
class Listening:
    host: str
    port: int

    @property
    def url(self) -> str:
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"


async def serve(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT: no new turns, the turns at hand are finished, everything is closed.

    Raises:
        SettingsError: If the address cannot be listened on.
    """
    began = monotonic()
    stop = _stop_signals()
    async with connect(settings) as services, open_app(services) as app:
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
        await runner.setup()
        try:
            listening = await _listen(runner, settings)
            _settle_memory()
            log.info("bot.ready", port=listening.port, seconds=round(monotonic() - began, 2))
            sys.stdout.write(welcome(settings, listening))
            sys.stdout.flush()
            await stop.wait()
            log.info("bot.stopping")
        finally:
            await runner.cleanup()
    log.info("bot.stopped")


def _stop_signals() -> asyncio.Event:
    """The loop's own way of handling signals does not exist on Windows."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    return stop


def _settle_memory() -> None:
    """What was made at the start stays until the end: never walk over it again during turns."""
    gc.collect()
    gc.freeze()
    gc.enable()


async def _listen(runner: web.AppRunner, settings: Settings) -> Listening:
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        raise SettingsError(
            f"Settings BOT_HOST and BOT_PORT name {where}, which cannot be used: {error.strerror}."
        ) from None
    return Listening(settings.host, runner.addresses[0][1])


def welcome(settings: Settings, listening: Listening) -> str:
    """What a person reads when the bot is ready: where it listens, and what to do next."""
    endpoint = f"{listening.url}{PATH}"
    lines = [f"Doorbraakbot listens on {endpoint} (health: {listening.url}/readyz)."]
    if not settings.development:
        return f"{lines[0]}\n"
    lines += [
        "Development mode: no BOT_APP_ID and BOT_APP_SECRET, so it serves this machine only.",
        "",
        "What next, in a second terminal:",
        "  python -m bot chat                 talk to the bot right there",
        "  python -m bot chat --als pontonnier   be the other side (or kennisbeheerder)",
        f"  npx @microsoft/m365agentsplayground -e {endpoint} -c msteams   the same in a Teams look-alike",
        "Stop with Ctrl+C.",
    ]
    return "\n".join(lines) + "\n"
