"""What of a walk is counted: where, never who or what was said."""

from dialogs.flow import Context
from dialogs.routekaart.maps import map_of
from dialogs.routekaart.state import RouteState, SavedWalk
from knowledge.routekaart import Routekaart
from knowledge.routekaart.use import RouteUse, UseEvent, use_at
from knowledge.routekaart.walk import Walk, trace


async def note(context: Context, *uses: RouteUse) -> None:
    if uses:
        await context.services.routes.uses.note(uses, context.inbound.at)


def begun(walk: Walk, kaart: Routekaart) -> RouteUse:
    return RouteUse(walk.kaart, walk.versie, kaart.start, UseEvent.STARTED)


def left(context: Context, saved: SavedWalk | None) -> tuple[RouteUse, ...]:
    """A walk that is left before its end counts as stopped where it stood."""
    kaart = map_of(context, saved)
    if saved is None or kaart is None or trace(saved.walk, kaart).finished:
        return ()
    return (use_at(saved.walk, kaart, UseEvent.STOPPED),)


def left_for_another(context: Context, state: RouteState | None) -> tuple[RouteUse, ...]:
    return left(context, state.find(state.current)) if state else ()


def moved(before: SavedWalk | None, after: Walk, kaart: Routekaart) -> tuple[RouteUse, ...]:
    """Return the questions that were just answered, and the outcome when this walk came to it first."""
    already = before.walk.antwoorden if before else ()
    new = [given for given in after.antwoorden[len(already) :] if not given.aangenomen]
    uses = [RouteUse(after.kaart, after.versie, given.knoop, UseEvent.ANSWERED) for given in new]
    if trace(after, kaart).finished and not (before and before.arrived):
        uses.append(use_at(after, kaart, UseEvent.FINISHED))
    return tuple(uses)
