from collections.abc import Mapping
from typing import Any

from dialogs.actors import roles_of
from dialogs.controle.views import audit_view
from dialogs.flow import Context, NoData, OnlyPressed, Outcome, PressHandler, told
from dialogs.post.flow import MAY as MAY_SEE_POST
from dialogs.view import Reply
from meldingen.rollen import Rol

MAY = frozenset({Rol.LEIDINGGEVENDE, Rol.BEHEERDER})


class ControleFlow(OnlyPressed):
    """The audit on demand, for whoever manages the work."""

    name = "controle"

    def __init__(self) -> None:
        self.presses: Mapping[str, PressHandler] = {"controle.nu": PressHandler(self._now)}

    async def _now(self, context: Context, state: Any, data: NoData) -> Outcome:
        roles = roles_of(context)
        if not roles & MAY:
            return told(context, context.say("controle.niet_voor_u"))
        controle = await context.services.balie.controleer(context.inbound.at)
        view = audit_view(controle, context.texts.language, with_post=bool(roles & MAY_SEE_POST))
        return Outcome((Reply(view),))
