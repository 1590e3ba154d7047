from collections.abc import Iterable, Mapping

from dialogs.flow import Context
from dialogs.forms.checking import HIGHEST
from dialogs.forms.questions import Kind, Question
from dialogs.view import ChoiceField, DateField, Field, NumberField, TextField

NONE: Mapping[str, str] = {}


def form_fields(
    questions: Iterable[Question],
    context: Context,
    answers: Mapping[str, str],
    errors: Mapping[str, str] = NONE,
) -> tuple[Field, ...]:
    """Draw questions as fields with what was answered before and why something was refused."""
    return tuple(_field(question, context, answers, errors.get(question.id)) for question in questions)


def _field(question: Question, context: Context, answers: Mapping[str, str], error: str | None) -> Field:
    label = question.asked(context)
    value = answers.get(question.id, question.default)
    required = question.required
    if question.is_free_text:
        long = question.kind is Kind.STORY
        return TextField(
            question.id, label, value, "", long, question.max_length, required=required, error=error
        )
    if question.kind in HIGHEST:
        most = HIGHEST[question.kind]
        return NumberField(question.id, label, value, maximum=most, required=required, error=error)
    if question.kind is Kind.DATE:
        return DateField(question.id, label, value, required=required, error=error)
    return ChoiceField(
        id=question.id,
        label=label,
        choices=question.options(context) if question.options else (),
        value=value,
        multiple=question.kind is Kind.CHOICES,
        compact=question.compact,
        required=required,
        error=error,
    )
