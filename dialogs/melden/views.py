"""The cards of the intake."""

from dialogs.flow import Context
from dialogs.forms import Checked, Kind, Question, Step, form_fields
from dialogs.inbound import Json
from dialogs.melden.regular import often_works
from dialogs.melden.state import MeldenState
from dialogs.options import chosen_titles
from dialogs.view import Block, Bullets, Button, Fact, Facts, Heading, Importance, Section, Text, Tone, View

NOTHING_CHECKED = Checked({}, {})


def step_view(
    context: Context, state: MeldenState, steps: tuple[Step, ...], checked: Checked = NOTHING_CHECKED
) -> View:
    """One step of the form; what was refused, and why, stands by its field: then only as a private answer."""
    step = steps[state.step]
    title = context.say(step.title)
    place = context.say("formulier.stap_van", stap=state.step + 1, stappen=len(steps))
    blocks: list[Block] = [Text(f"{context.say('melden.titel')} · {place}", Tone.SUBTLE), Heading(title)]
    blocks += _opening(context, state, step)
    if checked.errors:
        blocks.append(Text(context.say("formulier.herstel"), Tone.WARNING))
    return View(
        summary=f"{title} ({place})",
        blocks=tuple(blocks),
        fields=form_fields(step.questions, context, {**state.answers, **checked.refused}, checked.errors),
        buttons=_step_buttons(context, state, step),
        language=context.texts.language,
    )


def _opening(context: Context, state: MeldenState, step: Step) -> list[Block]:
    blocks: list[Block] = []
    if state.step == 0 and state.vergeten:
        blocks.append(Text(context.say("melden.vorige_vergeten"), Tone.STRONG))
    if state.step == 0:
        blocks.append(Text(context.say("melden.start_uitleg")))
    if step.intro:
        blocks.append(Text(context.say(step.intro)))
    if step.id == "regulier":
        ways = often_works(state.answers, state.record, context.services.finder.knowledge)
        if ways:
            blocks.append(Section(context.say("melden.wat_vaak_werkt"), (Bullets(ways),)))
    if any(question.is_free_text for question in step.questions):
        blocks.append(Text(context.say("melden.nooit_naam"), Tone.STRONG))
    return blocks


def _step_buttons(context: Context, state: MeldenState, step: Step) -> tuple[Button, ...]:
    where: dict[str, Json] = {"form": state.form, "step": state.step}
    buttons = [
        Button(
            context.say("formulier.knop_verder"), "melden.verder", where, Importance.PRIMARY, with_fields=True
        )
    ]
    if step.id == "regulier":
        buttons.append(Button(context.say("melden.knop_helpt"), "melden.helpt", {"form": state.form}))
    if state.step:
        buttons.append(Button(context.say("formulier.knop_terug"), "melden.terug", where))
    if any(question.why for question in step.questions):
        buttons.append(Button(context.say("formulier.knop_waarom"), "melden.waarom", where))
    buttons.append(Button(context.say("formulier.knop_later"), "melden.later", {"form": state.form}))
    buttons.append(Button(context.say("formulier.knop_stop"), "melden.stop", {"form": state.form}))
    return tuple(buttons)


def why_view(context: Context, state: MeldenState, step: Step) -> View:
    title = context.say("melden.waarom_kop")
    reasons = dict.fromkeys(question.why for question in step.questions if question.why)
    back = Button(
        context.say("melden.knop_verder_concept"), "melden.open", {"form": state.form}, Importance.PRIMARY
    )
    return View(
        title,
        (Heading(title), Bullets(tuple(context.say(reason) for reason in reasons if reason))),
        buttons=(back,),
        language=context.texts.language,
    )


def stop_view(context: Context, state: MeldenState) -> View:
    words = context.say("melden.weggooien_vraag")
    where: dict[str, Json] = {"form": state.form}
    throw = Button(context.say("melden.knop_weggooien"), "melden.weggooien", where, Importance.DESTRUCTIVE)
    keep = Button(context.say("formulier.knop_later"), "melden.later", where, Importance.PRIMARY)
    return View(words, (Text(words),), buttons=(keep, throw), language=context.texts.language)


def summary_view(context: Context, state: MeldenState, steps: tuple[Step, ...], notice: str = "") -> View:
    """Everything that will be sent, to confirm; for this reader alone."""
    title = context.say("melden.samenvatting_kop")
    told = Text(notice, Tone.WARNING) if notice else Text(context.say("melden.samenvatting_uitleg"))
    sections = tuple(section for step in steps for section in _told_in(context, state, step))
    where = {"form": state.form}
    return View(
        title,
        (Heading(title), told, *sections),
        buttons=(
            Button(context.say("melden.knop_verzenden"), "melden.bevestig", where, Importance.PRIMARY),
            Button(context.say("melden.knop_aanpassen"), "melden.aanpassen", where),
            Button(context.say("formulier.knop_later"), "melden.later", where),
            Button(context.say("formulier.knop_stop"), "melden.stop", where),
        ),
        language=context.texts.language,
    )


def _told_in(context: Context, state: MeldenState, step: Step) -> list[Section]:
    facts = tuple(
        Fact(question.asked(context), _as_said(question, state.answers[question.id], context))
        for question in step.questions
        if state.answers.get(question.id)
    )
    return [Section(context.say(step.title), (Facts(facts),))] if facts else []


def _as_said(question: Question, value: str, context: Context) -> str:
    if question.kind in (Kind.CHOICE, Kind.CHOICES) and question.options:
        return chosen_titles(question.options, value, context)
    return value


def asked_in_words(context: Context, state: MeldenState, question: Question | None, opening: str) -> View:
    """The next question as a message: what was answered is not repeated, the chat would keep it."""
    lines = [opening] if opening else []
    if question is None:
        lines.append(context.say("melden.samenvatting_typen"))
    else:
        asked = question.asked(context)
        if question.title:
            asked = f"{asked}. {context.say(question.label)}"
        lines.append(context.say("formulier.volgende_vraag", vraag=asked))
        if question.options:
            titles = " · ".join(choice.title for choice in question.options(context))
            lines.append(context.say("formulier.kies_uit", keuzes=titles))
        if not question.required:
            lines.append(context.say("formulier.mag_leeg"))
    button = Button(context.say("formulier.knop_formulier"), "melden.open", {"form": state.form})
    blocks = tuple(Text(line) for line in lines)
    return View(" ".join(lines), blocks, buttons=(button,), language=context.texts.language)
