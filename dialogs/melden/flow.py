"""The intake as a conversation: a form in steps, or the same questions one by one in words."""

from collections.abc import Mapping

import structlog
from pydantic import BaseModel, ConfigDict, ValidationError

from dialogs.actors import actor_of
from dialogs.flow import Context, Outcome, PressHandler, told
from dialogs.forms import Checked, Step, check
from dialogs.melden import words as in_words
from dialogs.melden.concept import concept_of
from dialogs.melden.questions import intake_steps
from dialogs.melden.received import received_view
from dialogs.melden.state import MeldenState
from dialogs.melden.views import step_view, stop_view, summary_view, why_view
from dialogs.turn import Profile
from dialogs.view import Button, Delivery, Importance, Reply, Text, View
from meldingen.errors import InvalidActError
from meldingen.urgentie import Urgentie

log = structlog.get_logger(__name__)


class StartData(BaseModel):
    """What the professional was looking at, and what other flows know already (answers by question)."""

    model_config = ConfigDict(extra="forbid")
    record: str | None = None
    known: dict[str, str] = {}


class FormData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    form: str


class StepData(FormData):
    step: int


class FilledData(StepData):
    fields: dict[str, str] = {}


class MeldenFlow:
    name = "melden"
    state: type[BaseModel] | None = MeldenState

    def __init__(self) -> None:
        self.presses: Mapping[str, PressHandler] = {
            "melden.start": PressHandler(self._start, StartData),
            "melden.opnieuw": PressHandler(self._restart, StartData),
            "melden.open": PressHandler(self._open, FormData),
            "melden.verder": PressHandler(self._next, FilledData),
            "melden.terug": PressHandler(self._back, StepData),
            "melden.waarom": PressHandler(self._why, StepData),
            "melden.aanpassen": PressHandler(self._change, FormData),
            "melden.later": PressHandler(self._later, FormData),
            "melden.stop": PressHandler(self._stop, FormData),
            "melden.weggooien": PressHandler(self._throw_away, FormData),
            "melden.helpt": PressHandler(self._helped, FormData),
            "melden.bevestig": PressHandler(self._confirm, FormData),
        }

    async def stop(self, context: Context, state: MeldenState | None) -> Outcome | None:
        """A typed "stop" keeps the draft: throwing it away takes a button and a yes."""
        if state is None or not state.form:
            return None
        return _closed(context, "melden.bewaard", state)

    def way_back(self, context: Context, state: MeldenState | None) -> Button | None:
        if state is None or not state.form:
            return None
        return Button(context.say("algemeen.knop_verder_melding"), "melden.open", {"form": state.form})

    async def words(self, context: Context, state: MeldenState | None, text: str) -> Outcome | None:
        if state is None or not state.form:
            return None
        steps = _steps(context, state)
        if state.step >= len(steps) and in_words.means_send(text):
            return await self._confirm(context, state, FormData(form=state.form))
        return in_words.answer(context, state, steps, text)

    async def _start(self, context: Context, state: MeldenState | None, data: StartData) -> Outcome:
        if state is not None and state.form:
            steps, typed = _steps(context, state), context.inbound.text or ""
            answered = in_words.choice_named(context, state, steps, typed)
            return answered or Outcome((_draft_waits(context, state, data),), state, waits=True)
        return await self._restart(context, state, data)

    async def _restart(self, context: Context, state: MeldenState | None, data: StartData) -> Outcome:
        before = state or MeldenState()
        profile = context.profile
        known = {"organisatie": profile.organisatie, "functie": profile.functie, **data.known}
        answers = {key: value for key, value in known.items() if value}
        fresh = MeldenState(
            form=context.inbound.key,
            answers=answers,
            record=data.record,
            filed=before.filed,
            vergeten=before.vergeten,
        )
        return _at_step(context, fresh, Delivery.MESSAGE)

    async def _open(self, context: Context, state: MeldenState | None, data: FormData) -> Outcome:
        draft = _draft(state, data.form)
        return _at_step(context, draft) if draft else _gone(context, state, data.form)

    async def _next(self, context: Context, state: MeldenState | None, data: FilledData) -> Outcome:
        draft = _draft(state, data.form)
        if draft is None:
            return _gone(context, state, data.form)
        steps = _steps(context, draft)
        place = min(data.step, len(steps) - 1)
        checked = _checked(context, steps[place], data.fields)
        kept = draft.model_copy(
            update={
                "step": place,
                "answers": {**draft.answers, **checked.answers},
                "asking": None,
                "vergeten": False,
            }
        )
        if not checked.is_good:
            view = step_view(context, kept, _steps(context, kept), checked)
            return Outcome((Reply(view, Delivery.PRIVATE),), kept, waits=True)
        return _at_step(context, kept.model_copy(update={"step": place + 1}))

    async def _back(self, context: Context, state: MeldenState | None, data: StepData) -> Outcome:
        draft = _draft(state, data.form)
        if draft is None:
            return _gone(context, state, data.form)
        return _at_step(context, draft.model_copy(update={"step": max(0, data.step - 1), "asking": None}))

    async def _change(self, context: Context, state: MeldenState | None, data: FormData) -> Outcome:
        return await self._back(context, state, StepData(form=data.form, step=0))

    async def _why(self, context: Context, state: MeldenState | None, data: StepData) -> Outcome:
        draft = _draft(state, data.form)
        if draft is None:
            return _gone(context, state, data.form)
        steps = _steps(context, draft)
        view = why_view(context, draft, steps[min(data.step, len(steps) - 1)])
        return Outcome((Reply(view, Delivery.PRIVATE),), draft, waits=True)

    async def _later(self, context: Context, state: MeldenState | None, data: FormData) -> Outcome:
        return _closed(context, "melden.bewaard", state)

    async def _stop(self, context: Context, state: MeldenState | None, data: FormData) -> Outcome:
        draft = _draft(state, data.form)
        if draft is None:
            return _gone(context, state, data.form)
        return Outcome((Reply(stop_view(context, draft), Delivery.PRIVATE),), draft, waits=True)

    async def _throw_away(self, context: Context, state: MeldenState | None, data: FormData) -> Outcome:
        return _closed(context, "melden.weggegooid", state.dropped() if state else None)

    async def _helped(self, context: Context, state: MeldenState | None, data: FormData) -> Outcome:
        """The regular route was enough: a success without a melding."""
        await context.services.balie.geholpen(key=data.form, now=context.inbound.at)
        return _closed(context, "melden.geholpen", state.dropped() if state else None)

    async def _confirm(self, context: Context, state: MeldenState | None, data: FormData) -> Outcome:
        draft = _draft(state, data.form)
        if draft is None:
            return _gone(context, state, data.form)
        steps = _steps(context, draft)
        missing = _missing(context, steps, draft)
        if missing:
            notice = context.say("melden.niet_compleet", velden=", ".join(missing))
            view = summary_view(context, draft, steps, notice)
            return Outcome((Reply(view, Delivery.PRIVATE),), draft, waits=True)
        return await self._file(context, draft)

    async def _file(self, context: Context, draft: MeldenState) -> Outcome:
        profile = Profile(organisatie=draft.answers["organisatie"], functie=draft.answers["functie"])
        inbound = context.inbound
        try:
            outcome = await context.services.balie.indienen(
                concept_of(draft.answers), actor_of(context, profile), key=draft.form, now=inbound.at
            )
        except (ValidationError, InvalidActError) as error:
            log.warning("intake.refused", kind=type(error).__name__)
            view = summary_view(context, draft, _steps(context, draft), context.say("formulier.herstel"))
            return Outcome((Reply(view, Delivery.PRIVATE),), draft, waits=True)
        nummer = str(outcome.nummer)
        urgent = draft.answers.get("urgentie") == Urgentie.VANDAAG
        view = received_view(context, nummer, outcome, urgent=urgent)
        return Outcome((Reply(view, Delivery.REPLACE),), draft.with_filed(nummer), profile=profile)


def _steps(context: Context, state: MeldenState) -> tuple[Step, ...]:
    return intake_steps(state.answers, state.record, context)


def _draft(state: MeldenState | None, form: str) -> MeldenState | None:
    return state if state is not None and state.form == form else None


def _at_step(context: Context, state: MeldenState, delivery: Delivery = Delivery.PRIVATE) -> Outcome:
    steps = _steps(context, state)
    if state.step >= len(steps):
        view = summary_view(context, state, steps)
    else:
        view = step_view(context, state, steps)
    return Outcome((Reply(view, delivery),), state, waits=True)


def _checked(context: Context, step: Step, filled_in: Mapping[str, str]) -> Checked:
    checked = check(step.questions, filled_in, context)
    if checked.answers.get("weet_het") == "nee" and not checked.answers.get("weet_het_reden"):
        errors = {**checked.errors, "weet_het_reden": context.say("melden.weet_het_nodig")}
        return Checked(checked.answers, errors, checked.refused)
    return checked


def _missing(context: Context, steps: tuple[Step, ...], draft: MeldenState) -> list[str]:
    return [
        question.asked(context)
        for step in steps
        for question in step.questions
        if question.required and not draft.answers.get(question.id)
    ]


def _gone(context: Context, state: MeldenState | None, form: str) -> Outcome:
    """An old card was pressed: its melding is filed already, or its draft is gone."""
    nummer = state.filed.get(form) if state else None
    if nummer is None:
        forgotten = state is not None and state.vergeten and not state.form
        return _closed(context, "melden.concept_vergeten" if forgotten else "melden.formulier_oud", state)
    return Outcome((Reply(received_view(context, nummer), Delivery.REPLACE),), state)


def _draft_waits(context: Context, state: MeldenState, data: StartData) -> Reply:
    words = context.say("melden.concept_wacht")
    go_on = Button(
        context.say("melden.knop_verder_concept"), "melden.open", {"form": state.form}, Importance.PRIMARY
    )
    fresh = data.model_dump(exclude_defaults=True)
    restart = Button(context.say("melden.knop_opnieuw"), "melden.opnieuw", fresh)
    return Reply(View(words, (Text(words),), buttons=(go_on, restart), language=context.texts.language))


def _closed(context: Context, key: str, state: MeldenState | None) -> Outcome:
    return told(context, context.say(key), delivery=Delivery.REPLACE, state=state)
