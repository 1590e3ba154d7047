"""What a move on the map gives back to the conversation."""

from dialogs.flow import Context, Outcome
from dialogs.routekaart.maps import map_of
from dialogs.routekaart.state import RouteState, SavedWalk
from dialogs.routekaart.views import walk_view
from dialogs.view import Button, Delivery, Importance, Reply, Text, View
from knowledge.routekaart import Routekaart
from knowledge.routekaart.walk import Walk, trace


def at(
    context: Context,
    state: RouteState | None,
    walk_id: str,
    place: tuple[Routekaart, Walk],
    delivery: Delivery = Delivery.REPLACE,
) -> Outcome:
    """Keep the walk and show where it is now."""
    kaart, walk = place
    before = state.find(walk_id) if state else None
    arrived = trace(walk, kaart).finished or bool(before and before.arrived)
    kept = (state or RouteState()).with_walk(walk_id, walk, context.inbound.at, arrived=arrived)
    return shown(context, kept, kept.walks[-1], delivery)


def shown(
    context: Context,
    state: RouteState,
    saved: SavedWalk,
    delivery: Delivery = Delivery.REPLACE,
    open_node: str | None = None,
) -> Outcome:
    """Show a kept walk as it is."""
    kaart = map_of(context, saved)
    if kaart is None:
        return gone(context, state)
    view = walk_view(context, saved, kaart, open_node)
    return Outcome((Reply(view, delivery),), state, waits=True)


def unclear(context: Context, state: RouteState, saved: SavedWalk, kaart: Routekaart) -> Outcome:
    view = walk_view(context, saved, kaart)
    asked = View(
        view.summary,
        (Text(context.say("routekaart.onduidelijk")), *view.blocks),
        buttons=view.buttons,
        language=view.language,
    )
    return Outcome((Reply(asked),), state, waits=True)


def gone(context: Context, state: RouteState | None) -> Outcome:
    """The walk or its map is not kept any more: offer to start again."""
    words = context.say("routekaart.vernieuwd")
    again = Button(context.say("routekaart.knop_opnieuw"), "routekaart.start", {}, Importance.PRIMARY)
    view = View(words, (Text(words),), buttons=(again,), language=context.texts.language)
    return Outcome((Reply(view, Delivery.MESSAGE),), state)


def told(context: Context, key: str) -> Reply:
    words = context.say(key)
    return Reply(View(words, (Text(words),), language=context.texts.language))
