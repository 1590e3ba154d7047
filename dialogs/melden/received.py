"""The card that a filer keeps: the number, the promise, and who hears of it when if nobody acts."""

from dialogs.dates import say_moment
from dialogs.flow import Context
from dialogs.view import Block, Bullets, Button, Fact, Facts, Heading, Importance, Section, Text, Tone, View
from dialogs.zaak.refreshing import refresh_of
from meldingen.beeld import Uitkomst
from meldingen.escalatie import Uitleg, UitlegTrede

EMERGENCY_WAYS = ("veilig-thuis-melden", "crisis-ggz", "huisartsenpost", "jeugdhulp-spoed")
"""Records of the sociale kaart that can be reached outside office hours."""


def received_view(
    context: Context, nummer: str, outcome: Uitkomst | None = None, *, urgent: bool = False
) -> View:
    """Number, promise and ladder as dates; carries no story, so the chat may keep it.

    Without `outcome` the form was sent before.
    """
    title = context.say("melden.ontvangen_kop", nummer=nummer)
    again = outcome is None or outcome.herhaald
    opening = context.say("melden.al_gemeld", nummer=nummer) if again else context.say("melden.ontvangen")
    blocks: list[Block] = [Heading(title), Text(opening)]
    if outcome is not None and outcome.belofte is not None:
        moment = say_moment(outcome.belofte.uiterlijk, context.texts.language)
        blocks.append(Text(context.say("melden.u_hoort_voor", moment=moment), Tone.STRONG))
    uitleg = outcome.uitleg if outcome else None
    if uitleg is not None and uitleg.buiten_kantoortijd:
        blocks.append(_outside_hours(context, uitleg, urgent))
    steps = tuple(context.say(f"melden.wat_nu_{place}") for place in (1, 2, 3))
    blocks.append(Section(context.say("melden.wat_nu"), (Bullets(steps),)))
    if uitleg is not None:
        blocks.append(_ladder(context, uitleg))
    button = Button(context.say("melden.knop_status"), "status.toon", {"nummer": nummer}, Importance.PRIMARY)
    return View(
        title,
        tuple(blocks),
        buttons=(button,),
        language=context.texts.language,
        refresh=refresh_of(context.texts, nummer),
    )


def _outside_hours(context: Context, uitleg: Uitleg, urgent: bool) -> Section:
    """The clock starts at the next opening; what cannot wait for it goes another way."""
    moment = say_moment(uitleg.klok_start_op, context.texts.language)
    title, told = context.say("melden.buiten_kantoor"), Text(context.say("melden.klok_start", moment=moment))
    if not urgent:
        return Section(title, (told,))
    known = context.services.finder.knowledge.diensten
    ways = tuple(
        Button(context.say(f"melden.nood_{dienst}"), "zoeken.toon", {"id": dienst})
        for dienst in EMERGENCY_WAYS
        if dienst in known
    )
    return Section(title, (told, Text(context.say("melden.nu_gevaar"), Tone.DANGER)), ways)


def _ladder(context: Context, uitleg: Uitleg) -> Section:
    facts = tuple(_rung(context, trede) for trede in uitleg.treden)
    return Section(context.say("melden.ladder"), (Text(context.say("melden.ladder_uitleg")), Facts(facts)))


def _rung(context: Context, trede: UitlegTrede) -> Fact:
    told = [context.say(f"keuzes.ontvanger_{wie.value}") for wie in trede.wie]
    if trede.advies:
        told.append(context.say(f"keuzes.advies_{trede.advies.value}"))
    return Fact(say_moment(trede.op, context.texts.language), ", ".join(told))
