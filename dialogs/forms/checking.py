"""What was filled in, checked: kept answers and, for each refused one, the reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from dialogs.flow import Context
from dialogs.forms.questions import Kind, Question
from dialogs.refusing import refusal_in

HIGHEST = {Kind.NUMBER: 30, Kind.AMOUNT: 10_000_000}


@dataclass(frozen=True)
class Checked:
    """`answers` holds only what may be kept.

    `refused` holds the free text that may not, for one purpose: to put it back in its field when the
    answer is private, so that its writer can mend it. It goes into no state, log or stored message.
    """

    answers: Mapping[str, str]
    errors: Mapping[str, str]
    refused: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        return not self.errors


def check(questions: Iterable[Question], filled_in: Mapping[str, str], context: Context) -> Checked:
    """Check each question; a question that is not in `filled_in` was left empty."""
    answers: dict[str, str] = {}
    errors: dict[str, str] = {}
    refused: dict[str, str] = {}
    for question in questions:
        value = filled_in.get(question.id, "").strip() or question.default
        error = _error(question, value, context)
        if error is None:
            answers[question.id] = value
        else:
            errors[question.id] = error
            if question.is_free_text:
                refused[question.id] = value
    return Checked(answers, errors, refused)


def _error(question: Question, value: str, context: Context) -> str | None:
    if not value:
        return context.say("formulier.nodig") if question.required else None
    if question.is_free_text:
        return _text_error(question, value, context)
    if question.kind in (Kind.CHOICE, Kind.CHOICES):
        return None if _is_offered(question, value, context) else context.say("formulier.kies")
    most = HIGHEST.get(question.kind)
    if most is not None:
        return None if _is_number(value, most) else context.say("formulier.getal", meest=most)
    return None if _is_future_day(value, context) else context.say("formulier.datum")


def _text_error(question: Question, value: str, context: Context) -> str | None:
    if len(value) > question.max_length:
        return context.say("formulier.te_lang", meest=question.max_length)
    return refusal_in(context, value)


def _is_offered(question: Question, value: str, context: Context) -> bool:
    offered = {choice.value for choice in question.options(context)} if question.options else set()
    chosen = value.split(",") if question.kind is Kind.CHOICES else [value]
    return set(chosen) <= offered


def _is_number(value: str, most: int) -> bool:
    try:
        return 0 <= float(value) <= most and float(value).is_integer()
    except ValueError:
        return False


def _is_future_day(value: str, context: Context) -> bool:
    try:
        return date.fromisoformat(value) >= context.inbound.at.date()
    except ValueError:
        return False
