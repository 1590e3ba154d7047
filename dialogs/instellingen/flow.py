from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from dialogs.actors import is_team, roles_of
from dialogs.dates import AMSTERDAM
from dialogs.flow import Context, NoData, OnlyPressed, Outcome, PressHandler
from dialogs.forms import Checked, Question, check
from dialogs.instellingen import questions
from dialogs.instellingen.days import read_day
from dialogs.instellingen.views import form_view, settings_view
from dialogs.services import TeamMember
from dialogs.view import Delivery, Reply
from knowledge.language import Language
from meldingen.rollen import Rol
from meldingen.voorkeuren import Voorkeuren


class AwayData(BaseModel):
    """`tot` as it was typed."""

    model_config = ConfigDict(extra="forbid")
    tot: str = ""


class FilledData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    fields: dict[str, str] = {}


class InstellingenFlow(OnlyPressed):
    name = "instellingen"

    def __init__(self) -> None:
        self.presses: Mapping[str, PressHandler] = {
            "instellingen.toon": PressHandler(self._show),
            "instellingen.berichten": PressHandler(self._messages),
            "instellingen.bewaar_berichten": PressHandler(self._keep_messages, FilledData),
            "instellingen.weg": PressHandler(self._away, AwayData),
            "instellingen.bewaar_weg": PressHandler(self._keep_away, FilledData),
            "instellingen.terug": PressHandler(self._back),
            "instellingen.dagen": PressHandler(self._days),
            "instellingen.bewaar_dagen": PressHandler(self._keep_days, FilledData),
        }

    async def _show(self, context: Context, state: Any, data: NoData) -> Outcome:
        return await _shown(context, await _wishes(context))

    async def _messages(self, context: Context, state: Any, data: NoData) -> Outcome:
        wishes = await _wishes(context)
        before = Checked(questions.chosen_before(wishes), {})
        return _form(context, "berichten", questions.message_questions(wishes), before)

    async def _keep_messages(self, context: Context, state: Any, data: FilledData) -> Outcome:
        wishes = await _wishes(context)
        asked = questions.message_questions(wishes)
        return await _keep(
            context, ("berichten", asked, data.fields), lambda a: questions.message_wishes(a, wishes)
        )

    async def _away(self, context: Context, state: Any, data: AwayData) -> Outcome:
        if not _works_cases(context):
            return await self._show(context, state, NoData())
        until = read_day(data.tot, _today(context)) if data.tot else None
        return _form(context, "weg", await _away_questions(context, await _wishes(context), until))

    async def _keep_away(self, context: Context, state: Any, data: FilledData) -> Outcome:
        wishes = await _wishes(context)
        asked = await _away_questions(context, wishes, None)
        return await _keep(context, ("weg", asked, data.fields), lambda a: questions.away_wishes(a, wishes))

    async def _back(self, context: Context, state: Any, data: NoData) -> Outcome:
        wishes = (await _wishes(context)).model_copy(update={"afwezig": None})
        await context.services.desk.preferences.keep(context.inbound.speaker.id, wishes)
        return await _shown(context, wishes, context.say("instellingen.bewaard"))

    async def _days(self, context: Context, state: Any, data: NoData) -> Outcome:
        before = Checked(questions.chosen_before(await _wishes(context)), {})
        return _form(context, "dagen", questions.day_questions(), before)

    async def _keep_days(self, context: Context, state: Any, data: FilledData) -> Outcome:
        wishes = await _wishes(context)
        filled = ("dagen", questions.day_questions(), data.fields)
        return await _keep(context, filled, lambda a: questions.day_wishes(a, wishes))


Filled = tuple[str, tuple[Question, ...], Mapping[str, str]]
"""Which form, what it asked, and what was filled in."""


async def _keep(
    context: Context, filled: Filled, wished: Callable[[Mapping[str, str]], Voorkeuren]
) -> Outcome:
    form, asked, fields = filled
    checked = check(asked, fields, context)
    if not checked.is_good:
        return _form(context, form, asked, checked)
    try:
        wishes = wished(checked.answers)
    except ValidationError:  # each answer is right by itself, but not together
        error = context.say("instellingen.volgorde")
        return _form(context, form, asked, Checked(checked.answers, {asked[1].id: error}))
    await context.services.desk.preferences.keep(context.inbound.speaker.id, wishes)
    return await _shown(context, wishes, context.say("instellingen.bewaard"))


def _form(
    context: Context, form: str, asked: tuple[Question, ...], checked: Checked | None = None
) -> Outcome:
    view = form_view(context, form, asked, checked or Checked({}, {}))
    return Outcome((Reply(view, _delivery(context)),))


async def _shown(context: Context, wishes: Voorkeuren, notice: str = "") -> Outcome:
    """Show the settings, from now on in the language that was chosen."""
    language = Language(wishes.taal) if wishes.taal else None
    names = {each.person_id: each.name for each in await context.services.team.members()}
    view = settings_view(context, wishes, names.get(wishes.waarnemer or "", ""), notice)
    if not _works_cases(context):
        view = settings_view(context, wishes, None, notice)
    return Outcome((Reply(view, _delivery(context)),), language=language)


def _delivery(context: Context) -> Delivery:
    return Delivery.PRIVATE if context.inbound.private_answer else Delivery.MESSAGE


async def _wishes(context: Context) -> Voorkeuren:
    """Return the speaker's wishes; an absence that is over is no longer one."""
    wishes = await context.services.desk.preferences.of(context.inbound.speaker.id)
    if wishes.afwezig is not None and wishes.afwezig.tot_en_met < _today(context):
        return wishes.model_copy(update={"afwezig": None})
    return wishes


async def _away_questions(context: Context, wishes: Voorkeuren, until: date | None) -> tuple[Question, ...]:
    me = context.inbound.speaker.id
    members = await context.services.team.members()
    others: tuple[TeamMember, ...] = tuple(each for each in members if each.person_id != me)
    return questions.away_questions(wishes, others, _today(context), until)


def _today(context: Context) -> date:
    return context.inbound.at.astimezone(AMSTERDAM).date()


def _works_cases(context: Context) -> bool:
    """Absence and days are only asked of those on whom cases wait."""
    return is_team(context) or Rol.LEIDINGGEVENDE in roles_of(context)
