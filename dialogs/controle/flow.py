from collections.abc import Mapping
from typing import Any

from dialogs.actors import roles_of
from dialogs.controle.views import audit_view
from dialogs.flow import Context, NoData, OnlyPressed, Outcome, PressHandler
from dialogs.view import Reply, Text, View
from meldingen.rollen import Rol

MAY = frozenset({Rol.LEIDINGGEVENDE, Rol.BEHEERDER})


class ControleFlow(OnlyPressed):
    """The audit on demand, for whoever manages the work."""

    name = "controle"

    def __init__(self) -> None:
        self.presses: Mapping[str, PressHandler] = {"controle.nu": PressHandler(self._now)}

    async def _now(self, context: Context, state: Any, data: NoData) -> Outcome:
        language = context.texts.language
        if not roles_of(context) & MAY:
            words = context.say("controle.niet_voor_u")
            return Outcome((Reply(View(words, (Text(words),), language=language)),))
        controle = await context.services.balie.controleer(context.inbound.at)
        return Outcome((Reply(audit_view(controle, language)),))
