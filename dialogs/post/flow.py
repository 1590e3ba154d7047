from collections.abc import Mapping
from typing import Any

import structlog
from pydantic import BaseModel, ConfigDict

from dialogs.actors import actor_of, is_team, roles_of
from dialogs.flow import Context, NoData, OnlyPressed, Outcome, PressHandler, told
from dialogs.post.views import MOST_LETTERS, Names, letters_view, results_view
from dialogs.view import Delivery, Reply
from meldingen.errors import MeldingNotFoundError
from meldingen.nummer import Meldingnummer
from meldingen.outbox.poort import ZendingNotFoundError
from meldingen.rollen import Rol

log = structlog.get_logger(__name__)

MAY = frozenset({Rol.BEHEERDER, Rol.SOCIAAL_PONTONNIER})


class LetterData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: int


class CaseData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    nummer: str


class PostFlow(OnlyPressed):
    name = "post"

    def __init__(self) -> None:
        self.presses: Mapping[str, PressHandler] = {
            "post.lijst": PressHandler(self._list),
            "post.opnieuw": PressHandler(self._again, LetterData),
            "post.zaak": PressHandler(self._of_case, CaseData),
        }

    async def _list(self, context: Context, state: Any, data: NoData) -> Outcome:
        if not roles_of(context) & MAY:
            return _refused(context)
        return await _letters(context)

    async def _again(self, context: Context, state: Any, data: LetterData) -> Outcome:
        """A manager decides that it may go twice; the worker takes it up by itself."""
        if not roles_of(context) & MAY:
            return _refused(context)
        try:
            await context.services.desk.post.resend(data.id, context.inbound.at)
        except ZendingNotFoundError:
            return await _letters(context, context.say("post.weg"))
        log.info("post.resent", id=data.id)
        return await _letters(context, context.say("post.gaat_opnieuw"))

    async def _of_case(self, context: Context, state: Any, data: CaseData) -> Outcome:
        """Who was told what, and whether it arrived; for the team, about a case that they may see."""
        if not is_team(context):
            return _refused(context)
        try:
            nummer = Meldingnummer.parse(data.nummer)
            beeld = await context.services.balie.bekijk(nummer, actor_of(context), context.inbound.at)
        except (ValueError, MeldingNotFoundError):
            return told(context, context.say("fouten.melding_not_found", nummer=data.nummer))
        letters = await context.services.desk.post.of_melding(str(nummer))
        view = results_view(
            context, str(nummer), letters, await _names(context, beeld.melding.melder.person_id)
        )
        return Outcome((Reply(view, Delivery.PRIVATE),))


async def _letters(context: Context, notice: str = "") -> Outcome:
    letters = await context.services.desk.post.dead_letters(MOST_LETTERS)
    view = letters_view(context, letters, await _names(context), notice)
    return Outcome((Reply(view, Delivery.REPLACE),))


async def _names(context: Context, filer: str | None = None) -> Names:
    members = await context.services.team.members()
    names = {member.person_id: member.name for member in members}
    return {filer: context.say("post.de_melder"), **names} if filer else names


def _refused(context: Context) -> Outcome:
    return told(context, context.say("post.niet_voor_u"))
