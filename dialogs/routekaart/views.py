"""The cards of a walk besides the plan: the question at hand, and the list of earlier routes."""

from dialogs.dates import say_day
from dialogs.flow import Context
from dialogs.inbound import Json
from dialogs.routekaart.maps import is_renewed
from dialogs.routekaart.plan_view import assumptions, plan_view
from dialogs.routekaart.state import RouteState, SavedWalk
from dialogs.view import Block, Bullets, Button, Heading, Importance, Section, Text, Tone, View
from dialogs.view.buttons import TITLE_LIMIT
from dialogs.zoeken.naming import short
from knowledge.routekaart import Knoop, Routekaart
from knowledge.routekaart.graph import questions_ahead
from knowledge.routekaart.walk import DONT_KNOW_TEXT, Walk, trace

MOST_MAPS = 6


def walk_view(context: Context, saved: SavedWalk, kaart: Routekaart, open_node: str | None = None) -> View:
    """The question at hand, or the plan when the walk came to its end."""
    if trace(saved.walk, kaart).finished:
        return plan_view(context, saved, kaart, open_node)
    return _question_view(context, saved, kaart)


def _question_view(context: Context, saved: SavedWalk, kaart: Routekaart) -> View:
    language, followed = context.texts.language, trace(saved.walk, kaart)
    knoop = kaart.node(followed.current)
    question = knoop.tekst.read(language)
    blocks: list[Block] = [Text(_place(context, saved.walk, kaart), Tone.SUBTLE)]
    if is_renewed(context, kaart):
        blocks.append(Text(context.say("routekaart.oudere_versie"), Tone.WARNING))
    blocks += _danger(context, kaart, (*followed.new, followed.current))
    blocks += _first_do(context, saved, kaart, followed.new)
    blocks.append(Heading(question))
    if knoop.toelichting:
        blocks.append(Text(knoop.toelichting.read(language)))
    blocks += _options(context, saved, followed.current, knoop)
    blocks += assumptions(context, saved, kaart)
    return View(question, tuple(blocks), buttons=_walk_buttons(context, saved), language=language)


def _place(context: Context, walk: Walk, kaart: Routekaart) -> str:
    asked = len(walk.antwoorden)
    most = asked + questions_ahead(kaart)[trace(walk, kaart).current]
    where = context.say("routekaart.vraag_nr", nummer=asked + 1, hooguit=most)
    return f"{kaart.titel.read(context.texts.language)} · {where}"


def _danger(context: Context, kaart: Routekaart, nodes: tuple[str, ...]) -> list[Block]:
    if not any(kaart.node(node).veiligheid for node in nodes):
        return []
    return [Text(context.say("routekaart.gevaar"), Tone.DANGER)]


def _first_do(context: Context, saved: SavedWalk, kaart: Routekaart, nodes: tuple[str, ...]) -> list[Block]:
    """Steps that were passed since the last tap: what to do before the next question."""
    language = context.texts.language
    sections: list[Block] = []
    for node in nodes:
        knoop = kaart.node(node)
        steps = tuple(f"{stap.titel.read(language)} · {stap.wie.read(language)}" for stap in knoop.stappen)
        data: dict[str, Json] = {"walk": saved.id, "knoop": node}
        stuck = Button(context.say("routekaart.knop_lukt_niet"), "routekaart.lukt_niet", data)
        sections.append(Section(knoop.tekst.read(language), (Bullets(steps, numbered=True),), (stuck,)))
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


def _walk_buttons(context: Context, saved: SavedWalk) -> tuple[Button, ...]:
    where: dict[str, Json] = {"walk": saved.id}
    buttons = [Button(context.say("routekaart.knop_opnieuw"), "routekaart.opnieuw", where)]
    if saved.walk.antwoorden:
        buttons.insert(0, Button(context.say("formulier.knop_terug"), "routekaart.terug", where))
    return tuple(buttons)


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
    return View(title, tuple(blocks), buttons=buttons[:MOST_MAPS], language=context.texts.language)
