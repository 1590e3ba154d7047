"""Closing a correction: with an answer to who reported it."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from dialogs.beheer.showing import IdData, shown, told
from dialogs.flow import Context, Outcome, PressHandler
from dialogs.forms import Checked, Kind, Question, check, form_fields
from dialogs.view import Button, Heading, Importance, View
from knowledge.store.errors import CorrectionNotFoundError, CorrectionSettledError
from knowledge.store.model import CorrectionState, Stamp

NO_ANSWERS = Checked({}, {})


class OutcomeData(IdData):
    uitkomst: Literal["mended", "rejected"]


class SettledData(OutcomeData):
    fields: dict[str, str] = Field(default_factory=dict)


def settling_verbs() -> Mapping[str, PressHandler]:
    return {
        "beheer.afhandelen": PressHandler(_ask, OutcomeData),
        "beheer.afgehandeld": PressHandler(_settle, SettledData),
    }


async def _ask(context: Context, state: Any, data: OutcomeData) -> Outcome:
    return shown(context, _answer_view(context, data, NO_ANSWERS))


async def _settle(context: Context, state: Any, data: SettledData) -> Outcome:
    checked = check((_answer_question(data),), data.fields, context)
    if not checked.is_good:
        return shown(context, _answer_view(context, data, checked))
    outcome = CorrectionState(data.uitkomst)
    return await settled(context, data.id, outcome, (checked.answers.get("antwoord", ""), ""))


async def settled(
    context: Context, correction_id: int, outcome: CorrectionState, words: tuple[str, str], *more: Button
) -> Outcome:
    """Close the correction; the store sends word to who reported it.

    `words` are the answer to them, and what the manager is told of it; `more` is what else is to be done.
    """
    answer, done = words
    stamp = Stamp(context.inbound.speaker.id, context.inbound.at, context.inbound.key)
    try:
        await context.services.corrections.settle(correction_id, outcome, answer, stamp)
    except CorrectionNotFoundError:
        return told(context, context.say("beheer.correctie_weg"))
    except CorrectionSettledError:
        return told(context, context.say("beheer.correctie_klaar"))
    closed = f"{done} {context.say('beheer.melder_hoort')}".strip()
    return told(context, closed, *more, Button(context.say("beheer.knop_correcties"), "beheer.correcties"))


def _answer_question(data: OutcomeData) -> Question:
    required = data.uitkomst == CorrectionState.REJECTED.value
    label = "beheer.antwoord_nodig" if required else "beheer.antwoord_mag"
    return Question("antwoord", label, Kind.LINE, required=required)


def _answer_view(context: Context, data: OutcomeData, checked: Checked) -> View:
    title = context.say(f"beheer.afhandelen_{data.uitkomst}")
    fields = form_fields((_answer_question(data),), context, checked.answers, checked.errors)
    send = Button(
        context.say("zoeken.knop_versturen"),
        "beheer.afgehandeld",
        {"id": data.id, "uitkomst": data.uitkomst},
        Importance.PRIMARY,
        with_fields=True,
    )
    back = Button(context.say("beheer.knop_terug"), "beheer.correctie", {"id": data.id})
    return View(title, (Heading(title),), fields, (send, back), context.texts.language)
