"""The presses around a step that does not work out."""

from dialogs.flow import Context, Outcome
from dialogs.forms import check
from dialogs.routekaart import counting
from dialogs.routekaart.data import StuckData
from dialogs.routekaart.known import Setback
from dialogs.routekaart.maps import found
from dialogs.routekaart.outcomes import gone
from dialogs.routekaart.state import RouteState
from dialogs.routekaart.stuck import ask_why, step_of, stuck_questions, what_often_works
from dialogs.view import Delivery, Reply
from knowledge.routekaart.use import failed_step


async def ask(context: Context, state: RouteState | None, data: StuckData) -> Outcome:
    """Ask why a step does not work out; of a whole node, first which step."""
    here = found(context, state, data.walk)
    if here is None or data.knoop not in here[1].knopen:
        return gone(context, state)
    return Outcome((Reply(ask_why(context, data, here[1]), Delivery.PRIVATE),), state, waits=True)


async def answered(context: Context, state: RouteState | None, data: StuckData) -> Outcome:
    here = found(context, state, data.walk)
    if here is None or data.knoop not in here[1].knopen:
        return gone(context, state)
    saved, kaart = here
    checked = check(stuck_questions(data.knoop, data.stap, kaart, context), data.fields, context)
    if not checked.is_good:
        return await ask(context, state, data)
    why = checked.answers
    step_id = why.get("stap") or data.stap or ""
    setback = Setback(data.knoop, step_id, why["soort"], why["knelpunt"], why["uitkomst"])
    if step_of(kaart, data.knoop, step_id):
        await counting.note(context, failed_step(saved.walk, step_id))
    view = what_often_works(context, saved, kaart, setback)
    return Outcome((Reply(view, Delivery.PRIVATE),), state, waits=True)
