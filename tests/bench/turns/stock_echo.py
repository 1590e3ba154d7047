"""The echo bot as the SDK's samples build it, on its stock CloudAdapter; runs in an environment of its own.

Usage: python stock_echo.py PORT
"""

import sys

from aiohttp import web
from botbuilder.core import ActivityHandler, TurnContext
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication


class NoCredentials:
    APP_ID = ""
    APP_PASSWORD = ""
    APP_TYPE = "MultiTenant"
    APP_TENANTID = ""


class Echo(ActivityHandler):  # type: ignore[misc] # the SDK has no types
    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await turn_context.send_activity(f"Echo: {turn_context.activity.text}")


ADAPTER = CloudAdapter(ConfigurationBotFrameworkAuthentication(NoCredentials()))
BOT = Echo()


async def messages(request: web.Request) -> web.StreamResponse:
    response: web.StreamResponse = await ADAPTER.process(request, BOT)
    return response


async def ready(_request: web.Request) -> web.Response:
    return web.Response()


app = web.Application()
app.router.add_post("/api/messages", messages)
app.router.add_get("/readyz", ready)

if __name__ == "__main__":
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)
