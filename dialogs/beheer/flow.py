from collections.abc import Mapping
from typing import Any

from dialogs.actors import roles_of
from dialogs.beheer.adding import adding_verbs
from dialogs.beheer.correcting import correction_verbs
from dialogs.beheer.editing import editing_verbs
from dialogs.beheer.english import english_verbs
from dialogs.beheer.gaps import gap_verbs
from dialogs.beheer.menu import overview
from dialogs.beheer.reviewing import review_verbs
from dialogs.beheer.settling import settling_verbs
from dialogs.flow import Context, OnlyPressed, Outcome, PressHandler, told
from meldingen.rollen import Rol


class BeheerFlow(OnlyPressed):
    name = "beheer"

    def __init__(self) -> None:
        verbs = {
            "beheer.start": PressHandler(overview),
            **correction_verbs(),
            **settling_verbs(),
            **editing_verbs(),
            **gap_verbs(),
            **adding_verbs(),
            **review_verbs(),
            **english_verbs(),
        }
        self.presses: Mapping[str, PressHandler] = {
            verb: _for_managers(handler) for verb, handler in verbs.items()
        }


def _for_managers(handler: PressHandler) -> PressHandler:
    """Whoever is not a knowledge manager is told so, whatever they press."""

    async def handle(context: Context, state: Any, data: Any) -> Outcome:
        if Rol.KENNISBEHEERDER not in roles_of(context):
            return _forbidden(context)
        return await handler.handle(context, state, data)

    return PressHandler(handle, handler.data)


def _forbidden(context: Context) -> Outcome:
    return told(context, context.say("beheer.verboden"))
