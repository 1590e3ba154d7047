from dialogs.dates import say_date
from dialogs.flow import Context
from dialogs.forms import Checked, Question, form_fields
from dialogs.view import Block, Button, Fact, Facts, Heading, Importance, Text, Tone, View
from meldingen.voorkeuren import DAGEN, Voorkeuren


def settings_view(context: Context, wishes: Voorkeuren, deputy: str | None, notice: str = "") -> View:
    """What the speaker wants; with `deputy` (may be empty) also when they are there."""
    title = context.say("instellingen.kop")
    blocks: list[Block] = [Heading(title)]
    if notice:
        blocks.append(Text(notice, Tone.GOOD))
    facts = _message_facts(context, wishes)
    if deputy is not None:
        facts += _presence_facts(context, wishes, deputy)
    blocks += [Facts(tuple(facts)), Text(context.say("instellingen.altijd"), Tone.SUBTLE)]
    buttons = _buttons(context, wishes, works_cases=deputy is not None)
    return View(title, tuple(blocks), buttons=buttons, language=context.texts.language)


def _message_facts(context: Context, wishes: Voorkeuren) -> list[Fact]:
    none = context.say("instellingen.niet")
    quiet, card = wishes.stilte, wishes.bundel_om
    off = ", ".join(context.say(f"instellingen.soort_{soort.value}") for soort in sorted(wishes.uit))
    told = (
        ("taal", context.say(f"instellingen.taal_{wishes.taal or 'geen'}")),
        ("stil", f"{quiet.van:%H.%M} - {quiet.tot:%H.%M}" if quiet else none),
        ("bundeling", f"{card:%H.%M}" if card else none),
        ("uit", off or none),
    )
    return [Fact(context.say(f"instellingen.feit_{name}"), value) for name, value in told]


def _presence_facts(context: Context, wishes: Voorkeuren, deputy: str) -> list[Fact]:
    language, away = context.texts.language, wishes.afwezig
    worked = [dag for dag in DAGEN if wishes.werkdagen is None or dag in wishes.werkdagen]
    days = ", ".join(context.say(f"instellingen.dag_{dag}") for dag in worked)
    period = (
        context.say(
            "instellingen.periode",
            van=say_date(away.van, language),
            tot=say_date(away.tot_en_met, language),
        )
        if away
        else context.say("instellingen.niet")
    )
    told = (
        ("werkdagen", days),
        ("weg", period),
        ("waarnemer", deputy or context.say("instellingen.geen_waarnemer")),
    )
    return [Fact(context.say(f"instellingen.feit_{name}"), value) for name, value in told]


def _buttons(context: Context, wishes: Voorkeuren, *, works_cases: bool) -> tuple[Button, ...]:
    messages = Button(
        context.say("instellingen.knop_berichten"),
        "instellingen.berichten",
        importance=Importance.PRIMARY,
    )
    if not works_cases:
        return (messages,)
    days = Button(context.say("instellingen.knop_dagen"), "instellingen.dagen")
    away = Button(context.say("instellingen.knop_weg"), "instellingen.weg")
    back = Button(context.say("instellingen.knop_weer_terug"), "instellingen.terug")
    return (messages, days, away, back) if wishes.afwezig else (messages, days, away)


def form_view(context: Context, form: str, asked: tuple[Question, ...], checked: Checked) -> View:
    title = context.say(f"instellingen.knop_{form}")
    blocks = (Heading(title), Text(context.say(f"instellingen.uitleg_{form}")))
    keep = Button(
        context.say("instellingen.knop_bewaren"),
        f"instellingen.bewaar_{form}",
        importance=Importance.PRIMARY,
        with_fields=True,
    )
    back = Button(context.say("formulier.knop_terug"), "instellingen.toon")
    fields = form_fields(asked, context, checked.answers, checked.errors)
    return View(title, blocks, fields, (keep, back), context.texts.language)
