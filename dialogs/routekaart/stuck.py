"""When a step does not work out: why, what often works, and the melding with everything known filled in."""

from dialogs.flow import Context
from dialogs.forms import Kind, Question, form_fields
from dialogs.inbound import Json
from dialogs.options import from_enum, knelpuntsoorten
from dialogs.routekaart.data import StuckData
from dialogs.routekaart.known import Setback, known_answers
from dialogs.routekaart.state import SavedWalk
from dialogs.view import Block, Bullets, Button, Choice, Heading, Importance, Section, Text, View
from dialogs.zoeken.naming import name_of, short
from knowledge.catalogue import Knowledge
from knowledge.models import Knelpunt
from knowledge.routekaart import Routekaart
from knowledge.routekaart.model import Stap
from knowledge.routekaart.plan import Plan, make_plan, step_id_of
from meldingen.model.keuzes import PogingUitkomst

NONE_OF_THESE = "anders"
MOST_KNELPUNTEN = 6
MOST_DIENSTEN = 3
OUTCOMES = tuple(each for each in PogingUitkomst if each is not PogingUitkomst.NIET_GEPROBEERD)


def knelpunten_at(node: str, dienst: str | None, kaart: Routekaart, knowledge: Knowledge) -> list[Knelpunt]:
    """Return the bottlenecks of this step: those of its node first, then those around its dienst."""
    named = [knowledge.knelpunten.get(each) for each in kaart.node(node).knelpunten]
    around = [each for each in knowledge.knelpunten.values() if dienst in each.gerelateerde_diensten]
    found = {each.id: each for each in (*named, *around) if each is not None}
    return list(found.values())[:MOST_KNELPUNTEN]


def stuck_questions(node: str, stap: str | None, kaart: Routekaart, context: Context) -> tuple[Question, ...]:
    step = step_of(kaart, node, stap)
    known = knelpunten_at(node, step.dienst if step else None, kaart, context.services.finder.knowledge)

    def concrete(context: Context) -> tuple[Choice, ...]:
        other = Choice(NONE_OF_THESE, context.say("routekaart.geen_van_deze"))
        return (*(Choice(each.id, each.naam) for each in known), other)

    def steps(context: Context) -> tuple[Choice, ...]:
        titles = [each.titel.read(context.texts.language) for each in kaart.node(node).stappen]
        return tuple(Choice(step_id_of(node, place), title) for place, title in enumerate(titles))

    outcomes = from_enum("poging", OUTCOMES)
    which = Question("stap", "routekaart.welke_stap", Kind.CHOICE, required=True, options=steps)
    return (
        *(() if step else (which,)),
        Question("soort", "routekaart.waarom_niet", Kind.CHOICE, required=True, options=knelpuntsoorten),
        Question("knelpunt", "routekaart.welk_knelpunt", Kind.CHOICE, required=True, options=concrete),
        Question("uitkomst", "routekaart.wat_gebeurde_er", Kind.CHOICE, options=outcomes),
    )


def ask_why(context: Context, data: StuckData, kaart: Routekaart) -> View:
    title, language = context.say("routekaart.lukt_niet_kop"), context.texts.language
    questions = stuck_questions(data.knoop, data.stap, kaart, context)
    step = step_of(kaart, data.knoop, data.stap)
    about = step.titel if step else kaart.node(data.knoop).tekst
    kept: dict[str, Json] = {"walk": data.walk, "knoop": data.knoop}
    if step:
        kept["stap"] = data.stap
    go_on = Button(
        context.say("formulier.knop_verder"), "routekaart.vast", kept, Importance.PRIMARY, with_fields=True
    )
    back = Button(context.say("formulier.knop_terug"), "routekaart.open", {"walk": data.walk})
    blocks = (Heading(title), Text(about.read(language)))
    return View(title, blocks, form_fields(questions, context, data.fields), (go_on, back), language)


def what_often_works(context: Context, saved: SavedWalk, kaart: Routekaart, setback: Setback) -> View:
    """What the sources say works on this bottleneck, and the melding for when that is not enough."""
    knowledge, title = context.services.finder.knowledge, context.say("zoeken.wat_vaak_werkt")
    knelpunt = knowledge.knelpunten.get(setback.knelpunt)
    language = context.texts.language
    blocks: list[Block] = [Heading(knelpunt.naam if knelpunt else title)]
    stuck = kaart.node(setback.node).escalatie
    if stuck:
        blocks.append(Text(stuck.waarom.read(language)))
    ways = _ways(setback, knelpunt, kaart, knowledge)
    if ways:
        blocks.append(Section(title, (Bullets(ways),)))
    else:
        blocks.append(Text(context.say("zoeken.niets_bekend_dat_werkt")))
    diensten = tuple(
        _dienst_button(context, each) for each in (knelpunt.gerelateerde_diensten if knelpunt else ())
    )
    if diensten:
        blocks.append(Section(context.say("zoeken.hoort_hierbij"), (), diensten[:MOST_DIENSTEN]))
    report = report_button(context, make_plan(saved.walk, kaart), Importance.PRIMARY, setback)
    back = Button(context.say("routekaart.knop_plan"), "routekaart.open", {"walk": saved.id})
    return View(title, tuple(blocks), buttons=(report, back), language=language)


def report_button(
    context: Context, plan: Plan, importance: Importance, setback: Setback | None = None
) -> Button:
    """Start a melding that knows what the walk told."""
    known: dict[str, Json] = {**known_answers(context, plan, setback)}
    return Button(context.say("algemeen.knop_melding"), "melden.start", {"known": known}, importance)


def _ways(
    setback: Setback, knelpunt: Knelpunt | None, kaart: Routekaart, knowledge: Knowledge
) -> tuple[str, ...]:
    """Of the chosen bottleneck; where none was recognised, the first of each of its kind at this step."""
    if knelpunt:
        return knelpunt.wat_vaak_werkt
    step = step_of(kaart, setback.node, setback.step_id)
    here = knelpunten_at(setback.node, step.dienst if step else None, kaart, knowledge)
    alike = [each for each in here if each.soort == setback.soort and each.wat_vaak_werkt]
    return tuple(f"{each.naam}: {each.wat_vaak_werkt[0]}" for each in alike)


def step_of(kaart: Routekaart, node: str, step_id: str | None) -> Stap | None:
    """The step with this id, when it is one of this node."""
    named, _, place = (step_id or "").rpartition(":")
    steps = kaart.node(node).stappen
    return steps[int(place)] if named == node and place.isdecimal() and int(place) < len(steps) else None


def _dienst_button(context: Context, dienst_id: str) -> Button:
    name = name_of(dienst_id, context.services.finder.knowledge, context.texts.language)
    return Button(short(name), "zoeken.toon", {"id": dienst_id})
