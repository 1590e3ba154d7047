"""When a step does not work out: why, what often works, and the melding with everything known filled in."""

from dialogs.flow import Context
from dialogs.forms import Kind, Question, form_fields
from dialogs.inbound import Json
from dialogs.melden.questions import POGING
from dialogs.options import knelpuntsoorten
from dialogs.routekaart.state import SavedWalk
from dialogs.view import Block, Bullets, Button, Choice, Heading, Importance, Section, Text, View
from dialogs.zoeken.naming import name_of, short
from knowledge.catalogue import Knowledge
from knowledge.models import Knelpunt
from knowledge.routekaart import Routekaart
from knowledge.routekaart.plan import Plan, make_plan
from meldingen.model.keuzes import Leefgebied, PogingUitkomst

NONE_OF_THESE = "anders"
MOST_DIENSTEN = 3


def stuck_questions(node: str, kaart: Routekaart, knowledge: Knowledge) -> tuple[Question, ...]:
    known = [
        knowledge.knelpunten[each] for each in kaart.node(node).knelpunten if each in knowledge.knelpunten
    ]

    def concrete(context: Context) -> tuple[Choice, ...]:
        other = Choice(NONE_OF_THESE, context.say("routekaart.geen_van_deze"))
        return (*(Choice(each.id, each.naam) for each in known), other)

    return (
        Question("soort", "routekaart.waarom_niet", Kind.CHOICE, required=True, options=knelpuntsoorten),
        Question("knelpunt", "routekaart.welk_knelpunt", Kind.CHOICE, required=True, options=concrete),
    )


def ask_why(context: Context, saved: SavedWalk, node: str, kaart: Routekaart) -> View:
    title = context.say("routekaart.lukt_niet_kop")
    knowledge = context.services.finder.knowledge
    data: dict[str, Json] = {"walk": saved.id, "knoop": node}
    return View(
        title,
        (Heading(title), Text(kaart.node(node).tekst.read(context.texts.language))),
        form_fields(stuck_questions(node, kaart, knowledge), context, {}),
        (
            Button(
                context.say("formulier.knop_verder"),
                "routekaart.vast",
                data,
                Importance.PRIMARY,
                with_fields=True,
            ),
            Button(context.say("formulier.knop_terug"), "routekaart.open", {"walk": saved.id}),
        ),
        context.texts.language,
    )


def what_often_works(
    context: Context, saved: SavedWalk, kaart: Routekaart, soort: str, knelpunt_id: str
) -> View:
    """What the sources say works on this bottleneck; else straight to the pontonnier."""
    knowledge, title = context.services.finder.knowledge, context.say("zoeken.wat_vaak_werkt")
    knelpunt = knowledge.knelpunten.get(knelpunt_id)
    blocks: list[Block] = [Heading(knelpunt.naam if knelpunt else title)]
    ways = knelpunt.wat_vaak_werkt if knelpunt else ()
    if ways:
        blocks.append(Section(title, (Bullets(ways),)))
    else:
        blocks.append(Text(context.say("zoeken.niets_bekend_dat_werkt")))
    plan = make_plan(saved.walk, kaart)
    known: dict[str, Json] = {**known_answers(knowledge, plan, soort, knelpunt)}
    report = Button(
        context.say("algemeen.knop_melding"), "melden.start", {"known": known}, Importance.PRIMARY
    )
    back = Button(context.say("routekaart.knop_plan"), "routekaart.open", {"walk": saved.id})
    diensten = tuple(
        _dienst_button(context, each) for each in (knelpunt.gerelateerde_diensten if knelpunt else ())
    )
    if diensten:
        blocks.append(Section(context.say("zoeken.hoort_hierbij"), (), diensten[:MOST_DIENSTEN]))
    return View(title, tuple(blocks), buttons=(report, back), language=context.texts.language)


def known_answers(knowledge: Knowledge, plan: Plan, soort: str, knelpunt: Knelpunt | None) -> dict[str, str]:
    """What the walk already told, as answers of the intake, so that nobody tells the story twice."""
    tried = dict.fromkeys(stap.dienst for stap in plan.tried if stap.dienst)
    organisations = dict.fromkeys(
        knowledge.organisaties[knowledge.diensten[each].organization].name
        for each in tried
        if each in knowledge.diensten and knowledge.diensten[each].organization in knowledge.organisaties
    )
    known = {
        "knelpuntsoorten": soort,
        "leefgebieden": ",".join(_leefgebieden(knelpunt)),
        "knelpunten": knelpunt.id if knelpunt else "",
        "betrokken": ", ".join(organisations),
        **{POGING + each: PogingUitkomst.PAST_NIET.value for each in tried},
    }
    return {key: value for key, value in known.items() if value}


def _leefgebieden(knelpunt: Knelpunt | None) -> list[str]:
    """The routekaart is about shelter, so wonen is always one of them."""
    known = {each.value for each in Leefgebied}
    named = [each for each in knelpunt.leefgebieden if each in known] if knelpunt else []
    return list(dict.fromkeys([Leefgebied.WONEN.value, *named]))


def _dienst_button(context: Context, dienst_id: str) -> Button:
    name = name_of(dienst_id, context.services.finder.knowledge, context.texts.language)
    return Button(short(name), "zoeken.toon", {"id": dienst_id})
