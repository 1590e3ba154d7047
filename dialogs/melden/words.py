"""The intake in words: one question at a time, and nothing of the answers comes back into the chat."""

from dialogs.courtesy import courtesy_in, has_words
from dialogs.flow import Context, Outcome
from dialogs.forms import Kind, Question, Step, asks_something, check, understand
from dialogs.melden.questions import is_moot
from dialogs.melden.state import MeldenState
from dialogs.melden.views import asked_in_words
from dialogs.view import Reply

_NOTHING = frozenset({"geen", "niets", "none", "nothing", "-"})
_NO = frozenset({"nee", "no"})
_ONWARD = frozenset({"overslaan", "sla over", "verder", "volgende", "skip", "next"})
_BACK = frozenset({"terug", "vorige", "vorige vraag", "ga terug", "back", "go back", "previous"})
_SEND = frozenset({"versturen", "verstuur", "ja", "ja versturen", "verzenden", "send", "yes", "yes send"})


def means_send(text: str) -> bool:
    return _plain(text) in _SEND


def answer(context: Context, state: MeldenState, steps: tuple[Step, ...], text: str) -> Outcome | None:
    """Read words as the answer to the question at hand; None when they are something else."""
    if _plain(text) in _BACK:
        return _back(context, state, steps)
    question = _at_hand(state, steps)
    if question is None:
        return _everything_filled_in(context, state) if courtesy_in(text) else None
    value = _value(context, question, text)
    if value is None:
        return _ask_again(context, state, question) if _missed(state, text) else None
    checked = check((question,), {question.id: value}, context)
    if not checked.is_good:
        return _ask(context, state, question, checked.errors[question.id])
    answers = {**state.answers, **checked.answers}
    if question.id == "weet_het_reden" and not value and answers.get("weet_het") == "nee":
        return _ask(context, state, question, context.say("melden.weet_het_nodig"))
    kept = state.model_copy(update={"answers": answers})
    noted = "formulier.beter_in_formulier" if question.kind is Kind.STORY and value else "formulier.genoteerd"
    return _after(context, kept, steps, question, context.say(noted))


def choice_named(context: Context, state: MeldenState, steps: tuple[Step, ...], text: str) -> Outcome | None:
    """Take words that are a command elsewhere ("doorbraak") as the choice that was just asked for."""
    question = _at_hand(state, steps) if state.asking else None
    if question is None or question.is_free_text or not understand(question, text, context):
        return None
    return answer(context, state, steps, text)


def _plain(text: str) -> str:
    return text.lower().strip(" .!")


def _value(context: Context, question: Question, text: str) -> str | None:
    """Return the answer that the words give; thanks, "ok" and bare signs give none."""
    plain = _plain(text)
    # "No" to a choice may well mean one of the choices: only where nothing is chosen it means nothing.
    nothing = _NOTHING if question.options else _NOTHING | _NO
    if plain in _ONWARD or (not question.required and plain in nothing):
        return ""
    if question.is_free_text and (courtesy_in(text) or not has_words(text)):
        return None
    return understand(question, text, context)


def _missed(state: MeldenState, text: str) -> bool:
    """Say whether these words were meant as the answer to what was just asked in words."""
    return bool(state.asking) and has_words(text) and not asks_something(text) and not courtesy_in(text)


def _ask_again(context: Context, state: MeldenState, question: Question) -> Outcome:
    return _ask(context, state, question, context.say("formulier.geen_antwoord"))


def _everything_filled_in(context: Context, state: MeldenState) -> Outcome:
    return _ask(context, state, None, "")


def _back(context: Context, state: MeldenState, steps: tuple[Step, ...]) -> Outcome:
    """Ask the question before this one once more; its new answer takes the place of the old one."""
    asked = [
        (place, question)
        for place, step in enumerate(steps[: state.step + 1])
        for question in step.questions
        if not is_moot(question.id, state.answers)
    ]
    at_hand = _at_hand(state, steps)
    here = asked.index((state.step, at_hand)) if at_hand else len(asked)
    place, question = asked[max(0, here - 1)]
    return _ask(context, state.model_copy(update={"step": place}), question, "")


def _after(
    context: Context, state: MeldenState, steps: tuple[Step, ...], answered: Question, opening: str
) -> Outcome:
    questions = steps[state.step].questions
    rest = questions[questions.index(answered) + 1 :]
    following_here = next((question for question in rest if not is_moot(question.id, state.answers)), None)
    if following_here is not None:
        return _ask(context, state, following_here, opening)
    following = state.model_copy(update={"step": state.step + 1})
    if following.step >= len(steps):
        return _ask(context, following, None, opening)
    here = steps[following.step]
    place = context.say("formulier.stap_van", stap=following.step + 1, stappen=len(steps))
    return _ask(context, following, here.questions[0], f"{opening} {place}: {context.say(here.title)}")


def _ask(context: Context, state: MeldenState, question: Question | None, opening: str) -> Outcome:
    asking = state.model_copy(update={"asking": question.id if question else None})
    return Outcome((Reply(asked_in_words(context, asking, question, opening)),), asking, waits=True)


def _at_hand(state: MeldenState, steps: tuple[Step, ...]) -> Question | None:
    """The question that was asked in words, else the first of this step that still lacks an answer."""
    if state.step >= len(steps):
        return None
    step = steps[state.step]
    asked = step.question(state.asking) if state.asking else None
    unanswered = (
        question
        for question in step.questions
        if question.id not in state.answers and not is_moot(question.id, state.answers)
    )
    return asked or next(unanswered, None)
