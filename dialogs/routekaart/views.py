"""The cards of a walk: the question at hand, the plan, and the list of earlier routes."""

from dialogs.dates import say_day
from dialogs.flow import Context
from dialogs.inbound import Json
from dialogs.routekaart.state import RouteState, SavedWalk
from dialogs.view import Block, Bullets, Button, Fact, Facts, Heading, Importance, Section, Text, Tone, View
from dialogs.view.buttons import TITLE_LIMIT
from dialogs.zoeken.dienst_answer import phone_fact
from dialogs.zoeken.naming import name_of, short
from knowledge.language import Language
from knowledge.routekaart import Knoop, Routekaart
from knowledge.routekaart.model import Zekerheid
from knowledge.routekaart.plan import Plan, PlanDeel, PlanStap, make_plan
from knowledge.routekaart.walk import DONT_KNOW_TEXT, Walk, breadcrumbs, trace

SOURCES_SHOWN = 3


def walk_view(context: Context, saved: SavedWalk, kaart: Routekaart) -> View:
    """The question at hand, or the plan when the walk came to its end."""
    followed = trace(saved.walk, kaart)
    if followed.finished:
        return plan_view(context, saved, kaart)
    return _question_view(context, saved, kaart)


def _question_view(context: Context, saved: SavedWalk, kaart: Routekaart) -> View:
    language, followed = context.texts.language, trace(saved.walk, kaart)
    knoop = kaart.node(followed.current)
    question = knoop.tekst.read(language)
    blocks: list[Block] = [Text(_place(context, saved.walk, kaart), Tone.SUBTLE)]
    blocks += _danger(context, knoop)
    blocks += _first_do(context, kaart, followed.new)
    blocks.append(Heading(question))
    if knoop.toelichting:
        blocks.append(Text(knoop.toelichting.read(language)))
    blocks += _options(context, saved, followed.current, knoop)
    blocks += _assumptions(context, saved, kaart)
    return View(question, tuple(blocks), buttons=_walk_buttons(context, saved), language=language)


def _place(context: Context, walk: Walk, kaart: Routekaart) -> str:
    asked = len(walk.antwoorden) + 1
    return f"{kaart.titel.read(context.texts.language)} · {context.say('routekaart.vraag_nr', nummer=asked)}"


def _danger(context: Context, knoop: Knoop) -> list[Block]:
    return [Text(context.say("routekaart.gevaar"), Tone.DANGER)] if knoop.veiligheid else []


def _first_do(context: Context, kaart: Routekaart, nodes: tuple[str, ...]) -> list[Block]:
    """Steps that were passed since the last tap: what to do before the next question."""
    language = context.texts.language
    sections: list[Block] = []
    for node in nodes:
        knoop = kaart.node(node)
        steps = tuple(stap.titel.read(language) for stap in knoop.stappen)
        sections.append(Section(knoop.tekst.read(language), (Bullets(steps, numbered=True),)))
    return sections


def _options(context: Context, saved: SavedWalk, node: str, knoop: Knoop) -> list[Block]:
    labels: list[tuple[int | None, str]] = [
        (place, optie.label.read(context.texts.language)) for place, optie in enumerate(knoop.opties)
    ]
    if knoop.weet_niet:
        labels.append((None, DONT_KNOW_TEXT.read(context.texts.language)))
    return [_option(saved, node, place, label) for place, label in labels]


def _option(saved: SavedWalk, node: str, place: int | None, label: str) -> Section:
    """A long answer stands in full above its button, because a button shows one short line."""
    data: dict[str, Json] = {"walk": saved.id, "knoop": node, "optie": place}
    title = label if len(label) > TITLE_LIMIT else ""
    return Section(title, (), (Button(short(label), "routekaart.antwoord", data),))


def _assumptions(context: Context, saved: SavedWalk, kaart: Routekaart) -> list[Block]:
    language = context.texts.language
    return [
        Section(
            context.say(
                "routekaart.aanname", vraag=crumb.vraag.read(language), antwoord=crumb.antwoord.read(language)
            ),
            (),
            (
                Button(
                    context.say("routekaart.knop_aanpassen"),
                    "routekaart.heropen",
                    {"walk": saved.id, "knoop": crumb.knoop},
                ),
            ),
        )
        for crumb in breadcrumbs(saved.walk, kaart)
        if crumb.aangenomen
    ]


def _walk_buttons(context: Context, saved: SavedWalk) -> tuple[Button, ...]:
    where: dict[str, Json] = {"walk": saved.id}
    buttons = [Button(context.say("routekaart.knop_opnieuw"), "routekaart.opnieuw", where)]
    if saved.walk.antwoorden:
        buttons.insert(0, Button(context.say("formulier.knop_terug"), "routekaart.terug", where))
    return tuple(buttons)


def plan_view(context: Context, saved: SavedWalk, kaart: Routekaart) -> View:
    """Ordered steps with who, how and when, the dienst behind each, and what to do when it gets stuck."""
    language, plan = context.texts.language, make_plan(saved.walk, kaart)
    title = context.say("routekaart.plan_kop", kaart=kaart.titel.read(language))
    blocks: list[Block] = [Heading(title)]
    blocks += _assumptions(context, saved, kaart)
    for part in plan.delen:
        blocks += _part(context, saved, part)
    blocks += _sources(context, plan)
    return View(title, tuple(blocks), buttons=_plan_buttons(context, saved, plan), language=language)


def _part(context: Context, saved: SavedWalk, part: PlanDeel) -> list[Block]:
    language = context.texts.language
    blocks: list[Block] = [Text(context.say("routekaart.gevaar"), Tone.DANGER)] if part.veiligheid else []
    told: list[Block] = [Text(part.toelichting.read(language))] if part.toelichting else []
    if part.zekerheid is Zekerheid.LAAG:
        told.append(Text(context.say("routekaart.zekerheid_laag"), Tone.WARNING))
    blocks.append(Section(part.kop.read(language), tuple(told)))
    blocks += [_step(context, saved, place, stap) for place, stap in enumerate(part.stappen, 1)]
    stuck = Button(
        context.say("routekaart.knop_lukt_niet"),
        "routekaart.lukt_niet",
        {"walk": saved.id, "knoop": part.knoop},
    )
    when = (Text(part.wanneer_vast.read(language)),) if part.wanneer_vast else ()
    blocks.append(Section(context.say("zoeken.als_het_vastloopt"), when, (stuck,)))
    return blocks


def _step(context: Context, saved: SavedWalk, place: int, stap: PlanStap) -> Section:
    language = context.texts.language
    facts = [Fact(context.say("routekaart.wie"), stap.wie.read(language))]
    if stap.termijn:
        facts.append(Fact(context.say("routekaart.wanneer"), stap.termijn.read(language)))
    facts += _behind(context, stap)
    mark = "✔" if stap.gedaan else f"{place}."
    key = "routekaart.knop_toch_niet" if stap.gedaan else "routekaart.knop_gedaan"
    tick = Button(context.say(key), "routekaart.vink", {"walk": saved.id, "stap": stap.id})
    blocks = (Text(stap.tekst.read(language)), Facts(tuple(facts)))
    return Section(f"{mark} {stap.titel.read(language)}", blocks, (tick,))


def _behind(context: Context, stap: PlanStap) -> list[Fact]:
    """The dienst behind a step: its name, phone, way in and what to bring, as the sociale kaart has them."""
    knowledge, texts = context.services.finder.knowledge, context.texts
    dienst = knowledge.diensten.get(stap.dienst or "")
    if dienst is None:
        return []
    english = knowledge.english(dienst.id) if texts.language is Language.EN else None
    facts = [Fact(texts.say("routekaart.dienst"), english.name_en if english else dienst.name)]
    facts += [phone_fact(phone, texts) for phone in dienst.phones[:2]]
    if dienst.required_documents:
        facts.append(Fact(texts.say("zoeken.meenemen"), ", ".join(dienst.required_documents)))
    return facts


def service_lines(context: Context, plan: Plan) -> dict[str, str]:
    """One line a dienst for the plan on paper: its name and its numbers."""
    knowledge, language = context.services.finder.knowledge, context.texts.language
    known = {each: knowledge.diensten[each] for each in plan.diensten if each in knowledge.diensten}
    return {
        key: ", ".join([name_of(key, knowledge, language), *(phone.number for phone in dienst.phones[:2])])
        for key, dienst in known.items()
    }


def _sources(context: Context, plan: Plan) -> list[Block]:
    sources = dict.fromkeys(bron.titel for part in plan.delen for bron in part.bronnen)
    updated = Fact(context.say("zoeken.gegevens_van"), plan.bijgewerkt)
    named = tuple(Fact(context.say("zoeken.bron"), title) for title in list(sources)[:SOURCES_SHOWN])
    return [Facts((*named, updated))]


def _plan_buttons(context: Context, saved: SavedWalk, plan: Plan) -> tuple[Button, ...]:
    where: dict[str, Json] = {"walk": saved.id}
    stuck: dict[str, Json] = {"walk": saved.id, "knoop": plan.delen[-1].knoop}
    importance = Importance.PRIMARY if plan.melding else Importance.NORMAL
    return (
        Button(context.say("routekaart.knop_lukt_niet"), "routekaart.lukt_niet", stuck, importance),
        Button(context.say("routekaart.knop_tekst"), "routekaart.tekst", where),
        Button(context.say("formulier.knop_terug"), "routekaart.terug", where),
        Button(context.say("routekaart.knop_opnieuw"), "routekaart.opnieuw", where),
    )


def routes_view(context: Context, state: RouteState, kaarten: dict[str, str]) -> View:
    """Earlier routes, newest first, and the maps that can be started."""
    title = context.say("routekaart.mijn_kop")
    blocks: list[Block] = [Heading(title)]
    for saved in reversed(state.walks):
        day = say_day(saved.at, context.texts.language)
        name = kaarten.get(saved.walk.kaart, saved.walk.kaart)
        opens = Button(context.say("zaak.knop_openen"), "routekaart.open", {"walk": saved.id})
        blocks.append(Section(f"{name} · {day}", (), (opens,)))
    if not state.walks:
        blocks.append(Text(context.say("routekaart.nog_geen")))
    buttons = tuple(
        Button(short(name), "routekaart.start", {"kaart": key}, Importance.PRIMARY)
        for key, name in kaarten.items()
    )
    return View(title, tuple(blocks), buttons=buttons[:4], language=context.texts.language)
