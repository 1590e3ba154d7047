"""Opening a case, and doing what may be done on it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import structlog
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dialogs.actors import actor_of
from dialogs.flow import Context, OnlyPressed, Outcome, PressHandler
from dialogs.forms import Checked, check
from dialogs.view import Delivery, Reply, Text, Tone, View
from dialogs.zaak.acts import Colleague, Situation, build_act, questions_of
from dialogs.zaak.acts.melder import BEST_MARK
from dialogs.zaak.marking import MARK
from dialogs.zaak.order import act_title
from dialogs.zaak.refreshing import REFRESH
from dialogs.zaak.refusals import answer_errors, refusal_text
from dialogs.zaak.views import ActForm, act_view, short_view, whole_view
from meldingen.beeld import Casusbeeld, Dubbel
from meldingen.errors import DomainError, MeldingNotFoundError
from meldingen.handelingen import Handeling, HandelingSoort
from meldingen.model.mensen import PersoonRef
from meldingen.model.zaakwerk import Wie
from meldingen.nummer import Meldingnummer

log = structlog.get_logger(__name__)


class OpenData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    nummer: str
    page: int = Field(default=0, ge=0)


class ActData(BaseModel):
    """The act, and the version of the case that was on the card."""

    model_config = ConfigDict(extra="forbid")
    nummer: str
    soort: HandelingSoort
    versie: int


class DoneData(ActData):
    form: str
    fields: dict[str, str] = {}


class MarkData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    nummer: str
    cijfer: int = Field(ge=1, le=BEST_MARK)


class ZaakFlow(OnlyPressed):
    name = "zaak"

    def __init__(self) -> None:
        self.presses: Mapping[str, PressHandler] = {
            "zaak.open": PressHandler(self._open, OpenData),
            MARK: PressHandler(self._mark, MarkData),
            REFRESH: PressHandler(self._refresh, OpenData),
            "zaak.doe": PressHandler(self._begin, ActData),
            "zaak.voer_uit": PressHandler(self._do, DoneData),
        }

    async def _open(self, context: Context, state: Any, data: OpenData) -> Outcome:
        return await self.open(context, data)

    async def open(self, context: Context, data: OpenData) -> Outcome:
        """Show a case: whole as the private answer to a press, short as a message."""
        beeld = await _look(context, data.nummer)
        if beeld is None:
            return _not_found(context, data.nummer)
        if not context.inbound.private_answer:
            return Outcome((Reply(short_view(context, beeld)),))
        doubles = await _doubles(context, beeld)
        view = whole_view(context, beeld, page=data.page, doubles=doubles)
        return Outcome((Reply(view, Delivery.PRIVATE),))

    async def _refresh(self, context: Context, state: Any, data: OpenData) -> Outcome:
        """A client shows an earlier card again; a forwarded one says nothing to who may not see the case."""
        beeld = await _look(context, data.nummer)
        if beeld is None:
            return _not_found(context, data.nummer)
        return Outcome((Reply(short_view(context, beeld), Delivery.PRIVATE),))

    async def _mark(self, context: Context, state: Any, data: MarkData) -> Outcome:
        """One tap is the filer's own mark; words, and the household's mark, go through the form."""
        beeld = await _look(context, data.nummer)
        if beeld is None:
            return _not_found(context, data.nummer)
        if HandelingSoort.TEVREDENHEID_GEVEN not in beeld.mag:
            return _whole(context, beeld, context.say("zaak.kan_nu_niet"))
        answers = {"cijfer": str(data.cijfer), "wie": Wie.MELDER.value}
        act = build_act(HandelingSoort.TEVREDENHEID_GEVEN, answers, Situation(beeld))
        return await _carry_out(context, beeld, act, context.inbound.key, beeld.melding.versie)

    async def _begin(self, context: Context, state: Any, data: ActData) -> Outcome:
        beeld = await _look(context, data.nummer)
        if beeld is None:
            return _not_found(context, data.nummer)
        if data.soort not in beeld.mag:
            return _whole(context, beeld, context.say("zaak.kan_nu_niet"))
        situation = await _situation(context, beeld)
        questions = questions_of(data.soort, situation)
        if not questions:
            key = f"{context.inbound.speaker.id}:{data.nummer}:{data.soort.value}:{data.versie}"
            return await _carry_out(context, beeld, build_act(data.soort, {}, situation), key, data.versie)
        view = act_view(context, beeld, ActForm(data.soort, questions, context.inbound.key))
        return Outcome((Reply(view, Delivery.PRIVATE),))

    async def _do(self, context: Context, state: Any, data: DoneData) -> Outcome:
        beeld = await _look(context, data.nummer)
        if beeld is None:
            return _not_found(context, data.nummer)
        situation = await _situation(context, beeld)
        questions = questions_of(data.soort, situation)
        checked = check(questions, data.fields, context)
        if not checked.is_good:
            again = act_view(context, beeld, ActForm(data.soort, questions, data.form, checked))
            return Outcome((Reply(again, Delivery.PRIVATE),))
        try:
            act = build_act(data.soort, checked.answers, situation)
        except ValidationError as error:
            log.info("act.unreadable", handeling=data.soort.value, errors=error.error_count())
            return _whole(context, beeld, context.say("fouten.invalid_act"))
        asked = ActForm(data.soort, questions, data.form, checked)
        return await _carry_out(context, beeld, act, data.form, data.versie, asked)


async def _carry_out(  # noqa: PLR0913 - one press: on what, which act, which press, what was seen, on which form
    context: Context, beeld: Casusbeeld, act: Handeling, key: str, seen: int, asked: ActForm | None = None
) -> Outcome:
    """Do it and show the case as it has become, or why it could not be done and what can.

    What is wrong with one answer is said at that answer, on the form as it was filled in.
    """
    nummer = beeld.melding.nummer
    actor, now = actor_of(context), context.inbound.at
    try:
        await context.services.balie.handel(nummer, act, actor, key=key, now=now, gezien_versie=seen)
        notice = context.say("zaak.gedaan", wat=act_title(context, beeld, act.soort).lower())
    except DomainError as refusal:
        log.info("act.refused", nummer=str(nummer), handeling=act.soort.value, code=refusal.code)
        if asked and (errors := answer_errors(refusal, context.texts)).keys() & asked.ids:
            again = replace(asked, filled=Checked(asked.filled.answers, errors))
            return Outcome((Reply(act_view(context, beeld, again), Delivery.PRIVATE),))
        notice = refusal_text(refusal, context.texts)
    after = await _look(context, str(nummer))
    return _not_found(context, str(nummer)) if after is None else _whole(context, after, notice)


async def _look(context: Context, nummer: str) -> Casusbeeld | None:
    try:
        wanted = Meldingnummer.parse(nummer)
        return await context.services.balie.bekijk(wanted, actor_of(context), context.inbound.at)
    except (ValueError, MeldingNotFoundError):
        return None


async def _situation(context: Context, beeld: Casusbeeld) -> Situation:
    me = context.inbound.speaker.id
    known = tuple(each for each in await context.services.team.everybody() if each.person_id != me)
    return Situation(beeld, await _team(context), known, await _doubles(context, beeld))


async def _doubles(context: Context, beeld: Casusbeeld) -> tuple[Dubbel, ...]:
    """Only the team is shown what looks like the same case, and only while it is open."""
    actor = actor_of(context)
    if not actor.is_team or not beeld.melding.is_open:
        return ()
    return await context.services.balie.mogelijke_dubbelen(beeld.melding.nummer, actor)


async def _team(context: Context) -> tuple[Colleague, ...]:
    own = context.services.wording.team_organisatie
    return tuple(
        Colleague(
            member.name,
            PersoonRef(
                person_id=member.person_id,
                organisatie=own,
                functie=context.say(f"keuzes.rol_{sorted(rol.value for rol in member.rollen)[0]}"),
            ),
        )
        for member in await context.services.team.members()
    )


def _whole(context: Context, beeld: Casusbeeld, notice: str = "") -> Outcome:
    view = whole_view(context, beeld, notice)
    return Outcome((Reply(view, Delivery.PRIVATE),))


def _not_found(context: Context, nummer: str) -> Outcome:
    words = context.say("fouten.melding_not_found", nummer=nummer)
    view = View(words, (Text(words, Tone.WARNING),), language=context.texts.language)
    return Outcome((Reply(view, Delivery.PRIVATE if context.inbound.private_answer else Delivery.MESSAGE),))
