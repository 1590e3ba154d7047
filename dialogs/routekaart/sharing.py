"""A plan for somebody else: its steps, and nothing about the household that it was made for."""

from dialogs.flow import Context
from dialogs.inbound import PlaceKind
from dialogs.routekaart.paper import service_lines
from dialogs.routekaart.plan_view import pdf_buttons, place_of, step_line
from dialogs.routekaart.state import SavedWalk
from dialogs.view import Block, Bullets, Button, Heading, Section, Text, Tone, View
from knowledge.routekaart import Routekaart
from knowledge.routekaart.export import plan_as_text
from knowledge.routekaart.plan import Plan, make_plan
from knowledge.routekaart.sharing import share_code


def without_traces(saved: SavedWalk) -> SavedWalk:
    """The same walk without what was read from words and without ticks: only the route is left."""
    plain = tuple(given.model_copy(update={"aangenomen": False}) for given in saved.walk.antwoorden)
    walk = saved.walk.model_copy(update={"antwoorden": plain, "aannames": {}, "afgevinkt": ()})
    return saved.model_copy(update={"walk": walk})


def shared_view(context: Context, saved: SavedWalk, kaart: Routekaart) -> View:
    """The card for a group or a channel, or to forward from a chat of one's own."""
    bare, language = without_traces(saved), context.texts.language
    plan, code = make_plan(bare.walk, kaart), share_code(bare.walk)
    title = context.say("routekaart.gedeeld_kop", kaart=kaart.titel.read(language))
    blocks: list[Block] = [Heading(title), Text(context.say("routekaart.gedeeld_uitleg"), Tone.SUBTLE)]
    if any(deel.veiligheid for deel in plan.delen):
        blocks.append(Text(context.say("routekaart.gevaar"), Tone.DANGER))
    blocks += _parts(context, plan)
    key = "code_in_groep" if context.inbound.place.kind is PlaceKind.PERSONAL else "code_overnemen"
    blocks.append(Text(context.say(f"routekaart.{key}", code=code)))
    take = Button(context.say("routekaart.knop_overnemen"), "routekaart.overnemen", {"code": code})
    return View(title, tuple(blocks), buttons=(take, *pdf_buttons(context, bare)), language=language)


def _parts(context: Context, plan: Plan) -> list[Block]:
    language = context.texts.language
    sections: list[Block] = []
    for part in plan.delen:
        lines = tuple(step_line(stap, place_of(plan, stap), language, mark="") for stap in part.stappen)
        sections.append(Section(part.kop.read(language), (Bullets(lines),)))
    return sections


def text_view(context: Context, saved: SavedWalk, kaart: Routekaart) -> View:
    language, plan = context.texts.language, make_plan(saved.walk, kaart)
    knowledge = context.services.finder.knowledge
    lines = plan_as_text(plan, language, service_lines(knowledge, plan, language))
    return View(context.say("routekaart.tekst_kop"), (Text(lines),), language=language)
