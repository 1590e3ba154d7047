from typing import Any

from dialogs.courtesy import Courtesy
from dialogs.flow import Context, NoData, OnlyPressed, Outcome, PressHandler, told
from dialogs.view import Bullets, Button, Heading, Importance, Reply, Text, Tone, View
from meldingen.rollen import TEAM, Rol


class AlgemeenFlow(OnlyPressed):
    name = "algemeen"

    def __init__(self) -> None:
        self.presses = {
            "algemeen.welkom": PressHandler(self._welcome),
            "algemeen.hulp": PressHandler(self._help),
        }

    async def not_understood(self, context: Context) -> Outcome:
        return told(context, context.say("algemeen.niet_begrepen"), *_ways_in(context))

    async def nothing_to_stop(self, context: Context) -> Outcome:
        return told(context, context.say("algemeen.niets_te_stoppen"), *_ways_in(context))

    async def courtesy(self, context: Context, courtesy: Courtesy) -> Outcome:
        """One short sentence back; who is upset is shown the ways on."""
        ways = _ways_in(context) if courtesy is Courtesy.UPSET else ()
        return told(context, context.say(f"algemeen.beleefd_{courtesy.value}"), *ways)

    async def _welcome(self, context: Context, state: Any, data: NoData) -> Outcome:
        greeting = context.say("algemeen.welkom", naam=context.inbound.speaker.name).replace(" .", ".")
        return Outcome((_menu(context, greeting),))

    async def _help(self, context: Context, state: Any, data: NoData) -> Outcome:
        return Outcome((_menu(context, context.say("algemeen.wat_kan_ik")),))


def _menu(context: Context, opening: str) -> Reply:
    keys = [
        "doe_zoeken",
        "doe_melding",
        "doe_status",
        "doe_routekaart",
        "doe_voorbeelden",
        "doe_instellingen",
    ]
    if _is_team(context):
        keys.append("doe_werk")
    if _manages_knowledge(context):
        keys.append("doe_beheer")
    if _manages_work(context):
        keys.append("doe_controle")
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
        Button(context.say("algemeen.knop_voorbeelden"), "voorbeelden.start"),
    ]
    if _is_team(context):
        buttons.append(Button(context.say("algemeen.knop_werk"), "werk.lijst"))
    if _manages_knowledge(context):
        buttons.append(Button(context.say("beheer.kop"), "beheer.start"))
    return tuple(buttons)


def _is_team(context: Context) -> bool:
    return bool(context.inbound.speaker.rollen & {rol.value for rol in TEAM})


def _manages_knowledge(context: Context) -> bool:
    return Rol.KENNISBEHEERDER.value in context.inbound.speaker.rollen


def _manages_work(context: Context) -> bool:
    return bool(context.inbound.speaker.rollen & {Rol.BEHEERDER.value, Rol.LEIDINGGEVENDE.value})
