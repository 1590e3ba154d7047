from collections.abc import Mapping
from typing import Any

from dialogs.actors import roles_of
from dialogs.flow import Context, NoData, OnlyPressed, Outcome, PressHandler, told
from dialogs.inbound import PlaceKind
from dialogs.view import Button, Delivery
from meldingen.rollen import Rol

MAY = frozenset({Rol.SOCIAAL_PONTONNIER, Rol.BEHEERDER})


class TeamkanaalFlow(OnlyPressed):
    """In which channel the pontonniers read together what concerns all of them."""

    name = "teamkanaal"

    def __init__(self) -> None:
        self.presses: Mapping[str, PressHandler] = {
            "teamkanaal.kies": PressHandler(self._choose),
            "teamkanaal.stop": PressHandler(self._leave),
        }

    async def _choose(self, context: Context, state: Any, data: NoData) -> Outcome:
        """Only where it is said, and only by whose work it is: anybody can add the bot to their own team."""
        if not roles_of(context) & MAY:
            return told(context, context.say("teamkanaal.niet_voor_u"))
        place = context.inbound.place
        if place.kind is not PlaceKind.CHANNEL:
            return told(context, context.say("teamkanaal.typ_het_daar"))
        await context.services.team.use_channel(place.conversation_id)
        ends = Button(context.say("teamkanaal.knop_stop"), "teamkanaal.stop")
        return told(context, context.say("teamkanaal.gekozen"), ends)

    async def _leave(self, context: Context, state: Any, data: NoData) -> Outcome:
        if not roles_of(context) & MAY:
            return told(context, context.say("teamkanaal.niet_voor_u"))
        await context.services.team.use_channel(None)
        again = Button(context.say("teamkanaal.knop_kies"), "teamkanaal.kies")
        return told(context, context.say("teamkanaal.gestopt"), again, delivery=Delivery.REPLACE)
