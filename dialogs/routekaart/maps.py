"""Which map a walk of this conversation goes on."""

from collections.abc import Mapping

from dialogs.flow import Context
from dialogs.routekaart.state import RouteState, SavedWalk
from knowledge.routekaart import Routekaart


def current_maps(context: Context) -> Mapping[str, Routekaart]:
    return context.services.finder.knowledge.routekaarten


def find_map(context: Context, kaart_id: str, versie: str) -> Routekaart | None:
    """Return the map in this version, also when a newer one has come; None when nobody kept it."""
    return context.services.routes.maps.find(kaart_id, versie, current_maps(context).get(kaart_id))


def map_of(context: Context, saved: SavedWalk | None) -> Routekaart | None:
    return find_map(context, saved.walk.kaart, saved.walk.versie) if saved else None


def found(
    context: Context, state: RouteState | None, walk_id: str | None
) -> tuple[SavedWalk, Routekaart] | None:
    """Return the walk with its map; None when one of them is not kept any more."""
    saved = state.find(walk_id) if state else None
    kaart = map_of(context, saved)
    return (saved, kaart) if saved and kaart else None


def is_renewed(context: Context, kaart: Routekaart) -> bool:
    """Whether a newer version of this map has come since."""
    newest = current_maps(context).get(kaart.id)
    return newest is None or newest.version != kaart.version
