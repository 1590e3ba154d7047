from collections.abc import Mapping
from typing import Any

import structlog
from pydantic import BaseModel, ConfigDict, ValidationError

from dialogs.actors import actor_of, is_team
from dialogs.flow import Context, OnlyPressed, Outcome, PressHandler
from dialogs.forms import check
from dialogs.lmm.facts import lmm_facts, lmm_questions
from dialogs.lmm.views import dossier_view, form_view
from dialogs.view import Delivery, Reply, Text, View
from meldingen.errors import MeldingNotFoundError
from meldingen.escalatie import export
from meldingen.model.melding import Doorbraakmelding
from meldingen.nummer import Meldingnummer

log = structlog.get_logger(__name__)


class CaseData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    nummer: str


class FilledData(CaseData):
    fields: dict[str, str] = {}


class LmmFlow(OnlyPressed):
    """The dossier is made at each press and kept nowhere."""

    name = "lmm"

    def __init__(self) -> None:
        self.presses: Mapping[str, PressHandler] = {
            "lmm.begin": PressHandler(self._begin, CaseData),
            "lmm.toon": PressHandler(self._show, FilledData),
        }

    async def _begin(self, context: Context, state: Any, data: CaseData) -> Outcome:
        melding = await _melding(context, data.nummer)
        if melding is None:
            return _not_found(context, data.nummer)
        return _private(form_view(context, data.nummer, lmm_questions(melding), {}, {}))

    async def _show(self, context: Context, state: Any, data: FilledData) -> Outcome:
        melding = await _melding(context, data.nummer)
        if melding is None:
            return _not_found(context, data.nummer)
        asked = lmm_questions(melding)
        checked = check(asked, data.fields, context)
        if not checked.is_good:
            return _private(form_view(context, data.nummer, asked, checked.answers, checked.errors))
        try:
            facts = lmm_facts(melding, checked.answers, context.services.finder.knowledge)
        except ValidationError:
            errors = {asked[0].id: context.say("lmm.geen_naam")}
            return _private(form_view(context, data.nummer, asked, checked.answers, errors))
        log.info("lmm.made", nummer=data.nummer)
        return _private(dossier_view(context, export(facts)))


async def _melding(context: Context, nummer: str) -> Doorbraakmelding | None:
    """Return the case when the speaker is of the team and may see it."""
    if not is_team(context):
        return None
    try:
        wanted = Meldingnummer.parse(nummer)
        beeld = await context.services.balie.bekijk(wanted, actor_of(context), context.inbound.at)
    except (ValueError, MeldingNotFoundError):
        return None
    return beeld.melding


def _private(view: View) -> Outcome:
    return Outcome((Reply(view, Delivery.PRIVATE),))


def _not_found(context: Context, nummer: str) -> Outcome:
    words = context.say("fouten.melding_not_found", nummer=nummer)
    return _private(View(words, (Text(words),), language=context.texts.language))
