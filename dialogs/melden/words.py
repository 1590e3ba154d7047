"""The intake in words: one question at a time, and nothing of the answers comes back into the chat."""

from dialogs.flow import Context, Outcome
from dialogs.forms import Kind, Question, Step, check, understand
from dialogs.melden.state import MeldenState
from dialogs.melden.views import asked_in_words
from dialogs.view import Reply

_NOTHING = frozenset({"geen", "niets", "nee", "overslaan", "none", "nothing", "no", "skip", "-"})
_SEND = frozenset(
    {"versturen", "verstuur", "ja", "ja versturen", "verzenden", "send", "yes", "yes send", "ok"}
)


def means_send(text: str) -> bool:
    return text.lower().strip(" .!") in _SEND


def answer(context: Context, state: MeldenState, steps: tuple[Step, ...], text: str) -> Outcome | None:
    """Read words as the answer to the question at hand; None when they are something else."""
    question = _at_hand(state, steps)
    if question is None:
        return None
    skipped = not question.required and text.lower().strip(" .") in _NOTHING
    value = "" if skipped else understand(question, text, context)
    if value is None:
        return None
    checked = check((question,), {question.id: value}, context)
    if not checked.is_good:
        return _ask(context, state, question, checked.errors[question.id])
    answers = {**state.answers, **checked.answers}
    kept = state.model_copy(update={"answers": answers})
    noted = "formulier.beter_in_formulier" if question.kind is Kind.STORY and value else "formulier.genoteerd"
    return _after(context, kept, steps, question, context.say(noted))


def _after(
    context: Context, state: MeldenState, steps: tuple[Step, ...], answered: Question, opening: str
) -> Outcome:
    questions = steps[state.step].questions
    rest = questions[questions.index(answered) + 1 :]
    if rest:
        return _ask(context, state, rest[0], opening)
    following = state.model_copy(update={"step": state.step + 1})
    first = steps[following.step].questions[0] if following.step < len(steps) else None
    return _ask(context, following, first, opening)


def _ask(context: Context, state: MeldenState, question: Question | None, opening: str) -> Outcome:
    asking = state.model_copy(update={"asking": question.id if question else None})
    return Outcome((Reply(asked_in_words(context, asking, question, opening)),), asking, waits=True)


def _at_hand(state: MeldenState, steps: tuple[Step, ...]) -> Question | None:
    """The question that was asked in words, else the first of this step that still lacks an answer."""
    step = steps[state.step]
    asked = step.question(state.asking) if state.asking else None
    unanswered = (question for question in step.questions if question.id not in state.answers)
    return asked or next(unanswered, None)
