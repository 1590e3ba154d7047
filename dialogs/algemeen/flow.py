from datetime import datetime, timedelta
from typing import Any

from pydantic import BaseModel

from dialogs.flow import Context, NoData, Outcome, PressHandler
from dialogs.view import Bullets, Button, Heading, Importance, Reply, Text, Tone, View
from meldingen.rollen import TEAM

WELCOME_AGAIN_AFTER = timedelta(days=30)


class AlgemeenState(BaseModel):
    welcomed_at: datetime | None = None


class AlgemeenFlow:
    name = "algemeen"
    state: type[BaseModel] | None = AlgemeenState

    def __init__(self) -> None:
        self.presses = {
            "algemeen.welkom": PressHandler(self._welcome),
            "algemeen.hulp": PressHandler(self._help),
        }

    async def stop(self, context: Context, state: Any) -> Outcome | None:
        return None

    async def words(self, context: Context, state: Any, text: str) -> Outcome | None:
        return None

    async def not_understood(self, context: Context, state: Any) -> Outcome:
        return _told(context, "algemeen.niet_begrepen", state)

    async def nothing_to_stop(self, context: Context, state: Any) -> Outcome:
        return _told(context, "algemeen.niets_te_stoppen", state)

    async def _welcome(self, context: Context, state: AlgemeenState | None, data: NoData) -> Outcome:
        """Teams announces a person again on every reload: greet once in a while, not each time."""
        before = state.welcomed_at if state else None
        at = context.inbound.at
        if before is not None and at - before < WELCOME_AGAIN_AFTER:
            return Outcome((), state)
        greeting = context.say("algemeen.welkom", naam=context.inbound.speaker.name).replace(" .", ".")
        return Outcome((_menu(context, greeting),), AlgemeenState(welcomed_at=at))

    async def _help(self, context: Context, state: AlgemeenState | None, data: NoData) -> Outcome:
        return Outcome((_menu(context, context.say("algemeen.wat_kan_ik")),), state)


def _told(context: Context, key: str, state: AlgemeenState | None) -> Outcome:
    words = context.say(key)
    view = View(words, (Text(words),), buttons=_ways_in(context), language=context.texts.language)
    return Outcome((Reply(view),), state)


def _menu(context: Context, opening: str) -> Reply:
    keys = ["doe_zoeken", "doe_melding", "doe_status", "doe_routekaart"]
    if _is_team(context):
        keys.append("doe_werk")
    blocks = (
        Heading(context.say("algemeen.naam")),
        Text(opening),
        Bullets(tuple(context.say(f"algemeen.{key}") for key in keys)),
        Text(context.say("algemeen.privacy"), Tone.STRONG),
        Text(context.say("algemeen.gevaar"), Tone.DANGER),
    )
    return Reply(View(opening, blocks, buttons=_ways_in(context), language=context.texts.language))


def _ways_in(context: Context) -> tuple[Button, ...]:
    buttons = [
        Button(context.say("algemeen.knop_melding"), "melden.start", importance=Importance.PRIMARY),
        Button(context.say("algemeen.knop_status"), "status.lijst"),
        Button(context.say("algemeen.knop_routekaart"), "routekaart.start"),
    ]
    if _is_team(context):
        buttons.append(Button(context.say("algemeen.knop_werk"), "werk.lijst"))
    return tuple(buttons)


def _is_team(context: Context) -> bool:
    return bool(context.inbound.speaker.rollen & {rol.value for rol in TEAM})
