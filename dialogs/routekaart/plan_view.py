"""The plan on one card: every step in its order, one part open with all that is known about it."""

from dialogs.flow import Context
from dialogs.inbound import Json
from dialogs.routekaart.maps import is_renewed
from dialogs.routekaart.state import SavedWalk
from dialogs.routekaart.stuck import report_button
from dialogs.view import (
    Block,
    Bullets,
    Button,
    Fact,
    Facts,
    Heading,
    Importance,
    LinkButton,
    Section,
    Text,
    Tone,
    View,
)
from dialogs.zoeken.dienst_answer import phone_fact
from dialogs.zoeken.naming import name_of, short
from knowledge.language import Language
from knowledge.models import Dienst
from knowledge.routekaart import Routekaart
from knowledge.routekaart.model import Zekerheid
from knowledge.routekaart.plan import Plan, PlanDeel, PlanStap, make_plan
from knowledge.routekaart.walk import breadcrumbs

SOURCES_SHOWN = 3
ASSUMPTIONS_SHOWN = 3
PHONES = 2
HOW_LIMIT = 240
TO_BE_DONE, DONE = "☐", "☑"


def plan_view(context: Context, saved: SavedWalk, kaart: Routekaart, open_node: str | None = None) -> View:
    """Draw the plan.

    Args:
        open_node: The part to show in full; without it the first part with something to do.
    """
    language, plan = context.texts.language, make_plan(saved.walk, kaart)
    title = context.say("routekaart.plan_kop", kaart=kaart.titel.read(language))
    shown = next((deel for deel in plan.delen if deel.knoop == open_node), plan.open_part)
    blocks: list[Block] = [Heading(title)]
    if is_renewed(context, kaart):
        blocks.append(Text(context.say("routekaart.oudere_versie"), Tone.WARNING))
    if any(deel.veiligheid for deel in plan.delen):
        blocks.append(Text(context.say("routekaart.gevaar"), Tone.DANGER))
    blocks.append(Text(_progress(context, plan), Tone.SUBTLE))
    blocks += _few_assumptions(context, saved, kaart)
    for part in plan.delen:
        draw = _open_part if part is shown else _shut_part
        blocks += draw(context, saved, plan, part)
    buttons = _plan_buttons(context, saved, plan)
    return View(title, tuple(blocks), buttons=buttons, language=language)


def _progress(context: Context, plan: Plan) -> str:
    return context.say("routekaart.voortgang", gedaan=len(plan.tried), totaal=len(plan.stappen))


def assumptions(context: Context, saved: SavedWalk, kaart: Routekaart) -> list[Block]:
    """What was read from the first words, each with the tap that asks it after all."""
    language = context.texts.language
    crumbs = [crumb for crumb in breadcrumbs(saved.walk, kaart) if crumb.aangenomen]
    lines = [
        context.say(
            "routekaart.aanname", vraag=crumb.vraag.read(language), antwoord=crumb.antwoord.read(language)
        )
        for crumb in crumbs
    ]
    change = context.say("routekaart.knop_aanpassen")
    return [
        Section(line, (), (Button(change, "routekaart.heropen", {"walk": saved.id, "knoop": crumb.knoop}),))
        for line, crumb in zip(lines, crumbs, strict=True)
    ]


def _few_assumptions(context: Context, saved: SavedWalk, kaart: Routekaart) -> list[Block]:
    """Many assumptions go on a card of their own: with a button each the plan would be too large to send."""
    each = assumptions(context, saved, kaart)
    if len(each) <= ASSUMPTIONS_SHOWN:
        return each
    lines = Bullets(tuple(block.title for block in each if isinstance(block, Section)))
    change = Button(context.say("routekaart.knop_aanpassen"), "routekaart.aannames", {"walk": saved.id})
    return [Section("", (lines,), (change,))]


def assumptions_view(context: Context, saved: SavedWalk, kaart: Routekaart) -> View:
    title = context.say("routekaart.aannames_kop")
    back = Button(context.say("routekaart.knop_plan"), "routekaart.open", {"walk": saved.id})
    blocks = (Heading(title), *assumptions(context, saved, kaart))
    return View(title, blocks, buttons=(back,), language=context.texts.language)


def step_line(stap: PlanStap, place: int, language: Language, *, mark: str) -> str:
    """`☐ 3. Bel het loket · Gemeente · vandaag`."""
    said = [f"{mark} {place}. {stap.titel.read(language)}".strip(), stap.wie.read(language)]
    return " · ".join([*said, stap.termijn.read(language)] if stap.termijn else said)


def place_of(plan: Plan, stap: PlanStap) -> int:
    """The number of a step, counted through the whole plan."""
    return [each.id for each in plan.stappen].index(stap.id) + 1


def _shut_part(context: Context, saved: SavedWalk, plan: Plan, part: PlanDeel) -> list[Block]:
    language = context.texts.language
    lines = tuple(
        step_line(stap, place_of(plan, stap), language, mark=DONE if stap.gedaan else TO_BE_DONE)
        for stap in part.stappen
    )
    data: dict[str, Json] = {"walk": saved.id, "knoop": part.knoop}
    opens = Button(context.say("routekaart.knop_deel"), "routekaart.toon_deel", data)
    return [Section(part.kop.read(language), (Bullets(lines),), (opens,))]


def _open_part(context: Context, saved: SavedWalk, plan: Plan, part: PlanDeel) -> list[Block]:
    language = context.texts.language
    told: list[Block] = [Text(part.toelichting.read(language))] if part.toelichting else []
    if part.zekerheid is Zekerheid.LAAG:
        told.append(Text(context.say("routekaart.zekerheid_laag"), Tone.WARNING))
    blocks: list[Block] = [Section(part.kop.read(language), tuple(told))]
    blocks += [_step(context, saved, place_of(plan, stap), stap) for stap in part.stappen]
    if part.wanneer_vast:
        stuck = Text(part.wanneer_vast.read(language))
        blocks.append(Section(context.say("zoeken.als_het_vastloopt"), (stuck,)))
    sources = [Fact(context.say("zoeken.bron"), bron.titel) for bron in part.bronnen[:SOURCES_SHOWN]]
    blocks.append(Facts((*sources, Fact(context.say("zoeken.gegevens_van"), plan.bijgewerkt))))
    return blocks


def _step(context: Context, saved: SavedWalk, place: int, stap: PlanStap) -> Section:
    language = context.texts.language
    facts = [Fact(context.say("routekaart.wie"), stap.wie.read(language))]
    if stap.termijn:
        facts.append(Fact(context.say("routekaart.wanneer"), stap.termijn.read(language)))
    facts += _behind(context, stap)
    data: dict[str, Json] = {"walk": saved.id, "stap": stap.id}
    key = "routekaart.knop_toch_niet" if stap.gedaan else "routekaart.knop_gedaan"
    node = stap.id.rpartition(":")[0]
    buttons = (
        Button(context.say(key), "routekaart.vink", data),
        Button(context.say("routekaart.knop_lukt_niet"), "routekaart.lukt_niet", {**data, "knoop": node}),
    )
    title = f"{DONE if stap.gedaan else TO_BE_DONE} {place}. {stap.titel.read(language)}"
    return Section(title, (Text(stap.tekst.read(language)), Facts(tuple(facts))), buttons)


def _behind(context: Context, stap: PlanStap) -> list[Fact]:
    """The dienst behind a step: its name, phone, way in and what to bring, as the sociale kaart has them."""
    knowledge, texts = context.services.finder.knowledge, context.texts
    dienst = knowledge.diensten.get(stap.dienst or "")
    if dienst is None:
        return []
    organisatie = knowledge.organisaties.get(dienst.organization)
    phones = dienst.phones or (organisatie.phones if organisatie else ())
    facts = [Fact(texts.say("routekaart.dienst"), name_of(dienst.id, knowledge, texts.language))]
    facts += [phone_fact(phone, texts) for phone in phones[:PHONES]]
    how = _way_in(context, dienst)
    if how:
        facts.append(Fact(texts.say("routekaart.aanmelden"), short(how, HOW_LIMIT)))
    if dienst.required_documents:
        facts.append(Fact(texts.say("zoeken.meenemen"), ", ".join(dienst.required_documents)))
    return facts


def _way_in(context: Context, dienst: Dienst) -> str:
    knowledge, language = context.services.finder.knowledge, context.texts.language
    english = knowledge.english(dienst.id) if language is Language.EN else None
    return (english.how_en if english else "") or dienst.application_process or ""


def _plan_buttons(context: Context, saved: SavedWalk, plan: Plan) -> tuple[Button | LinkButton, ...]:
    where: dict[str, Json] = {"walk": saved.id}
    buttons: list[Button | LinkButton] = []
    if plan.melding:
        buttons.append(report_button(context, plan, Importance.PRIMARY))
    buttons += pdf_buttons(context, saved)
    buttons += [
        Button(context.say("routekaart.knop_tekst"), "routekaart.tekst", where),
        Button(context.say("routekaart.knop_delen"), "routekaart.delen", where),
        Button(context.say("formulier.knop_terug"), "routekaart.terug", where),
        Button(context.say("routekaart.knop_opnieuw"), "routekaart.opnieuw", where),
    ]
    return tuple(buttons)


def pdf_buttons(context: Context, saved: SavedWalk) -> list[LinkButton]:
    """The link to the plan on paper, where the bot can be reached by a browser."""
    links = context.services.routes.links
    url = links.pdf(saved.walk, context.texts.language, context.inbound.at)
    return [LinkButton(context.say("routekaart.knop_pdf"), url)] if url else []
