from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from dialogs.actors import actor_of
from dialogs.flow import Context, NoData, OnlyPressed, Outcome, PressHandler, told
from dialogs.lists import line_sections
from dialogs.view import Block, Button, Heading, Importance, Reply, Text, View
from dialogs.zaak.flow import OpenData, ZaakFlow

MOST_LINES = 6


class StatusData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    nummer: str


class StatusFlow(OnlyPressed):
    name = "status"

    def __init__(self, zaak: ZaakFlow) -> None:
        self._zaak = zaak
        self.presses: Mapping[str, PressHandler] = {
            "status.lijst": PressHandler(self._list),
            "status.toon": PressHandler(self._show, StatusData),
            "status.ander": PressHandler(self._of_another),
        }

    async def _show(self, context: Context, state: Any, data: StatusData) -> Outcome:
        return await self._zaak.open(context, OpenData(nummer=data.nummer))

    async def _of_another(self, context: Context, state: Any, data: NoData) -> Outcome:
        """What others filed is theirs: say so, whether it exists or not."""
        mine = Button(context.say("algemeen.knop_status"), "status.lijst")
        return told(context, context.say("status.ander"), mine)

    async def _list(self, context: Context, state: Any, data: NoData) -> Outcome:
        """Own meldingen, and what waits for this person at other people's."""
        actor, balie = actor_of(context), context.services.balie
        mine = await balie.mijn_meldingen(actor)
        asked = await balie.mijn_taken(actor)
        title = context.say("status.kop")
        blocks: list[Block] = [Heading(title)]
        if not mine and not asked:
            blocks.append(Text(context.say("status.geen")))
        if asked:
            blocks += [Text(context.say("status.taken")), *line_sections(context, asked[:MOST_LINES])]
        blocks += line_sections(context, mine[:MOST_LINES])
        if len(mine) > MOST_LINES:
            blocks.append(Text(context.say("status.meer", aantal=len(mine) - MOST_LINES)))
        report = Button(context.say("algemeen.knop_melding"), "melden.start", importance=Importance.PRIMARY)
        return Outcome(
            (Reply(View(title, tuple(blocks), buttons=(report,), language=context.texts.language)),)
        )
