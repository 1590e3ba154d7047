"""The walk as a conversation: taps and typed words alike, with a way back after every interruption."""

from collections.abc import Callable, Mapping

from pydantic import BaseModel, ConfigDict

from dialogs.flow import Context, NoData, Outcome, PressHandler
from dialogs.forms import check
from dialogs.routekaart.state import RouteState, SavedWalk
from dialogs.routekaart.stuck import ask_why, stuck_questions, what_often_works
from dialogs.routekaart.views import routes_view, service_lines, walk_view
from dialogs.view import Button, Delivery, Importance, Reply, Text, View
from knowledge.routekaart import Routekaart
from knowledge.routekaart.errors import ChoiceError
from knowledge.routekaart.export import plan_as_text
from knowledge.routekaart.plan import make_plan
from knowledge.routekaart.walk import (
    Choice,
    Walk,
    answer,
    back,
    reopen,
    restart,
    resume,
    start_walk,
    toggle_step,
    trace,
)
from knowledge.routekaart.words import MatchKind, find_start, match_answer, read_words, vocabulary

Move = Callable[[Walk, Routekaart], Walk]


class StartData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kaart: str | None = None


class WalkData(BaseModel):
    model_config = ConfigDict(extra="forbid")
    walk: str


class AnswerData(WalkData):
    knoop: str
    optie: int | None


class NodeData(WalkData):
    knoop: str


class StepData(WalkData):
    stap: str


class StuckData(NodeData):
    fields: dict[str, str] = {}


class RoutekaartFlow:
    name = "routekaart"
    state: type[BaseModel] | None = RouteState

    def __init__(self) -> None:
        self.presses: Mapping[str, PressHandler] = {
            "routekaart.start": PressHandler(self._start, StartData),
            "routekaart.mijn": PressHandler(self._mine),
            "routekaart.open": PressHandler(self._open, WalkData),
            "routekaart.antwoord": PressHandler(self._answer, AnswerData),
            "routekaart.terug": PressHandler(self._back, WalkData),
            "routekaart.opnieuw": PressHandler(self._again, WalkData),
            "routekaart.heropen": PressHandler(self._reopen, NodeData),
            "routekaart.vink": PressHandler(self._tick, StepData),
            "routekaart.tekst": PressHandler(self._text, WalkData),
            "routekaart.lukt_niet": PressHandler(self._stuck, NodeData),
            "routekaart.vast": PressHandler(self._why, StuckData),
        }

    def starts(self, context: Context, text: str) -> str | None:
        """Return the map that these words ask for."""
        return find_start(text, context.services.finder.knowledge.routekaarten)

    def begin(self, context: Context, state: RouteState | None, kaart_id: str, text: str) -> Outcome:
        """Start a walk; what the words already answer is assumed, and one tap corrects it."""
        kaart = context.services.finder.knowledge.routekaarten[kaart_id]
        walk = start_walk(kaart, read_words(text, kaart))
        return _at(context, state, context.inbound.key, (kaart, walk), Delivery.MESSAGE)

    async def words(self, context: Context, state: RouteState | None, text: str) -> Outcome | None:
        saved = state.find(state.current) if state else None
        kaart = _map_of(context, saved)
        if saved is None or kaart is None:
            return None
        followed = trace(saved.walk, kaart)
        if followed.finished:
            return None
        matched = match_answer(text, kaart.node(followed.current), vocabulary(kaart))
        choice: Choice = matched.options[0] if matched.options else None
        if matched.kind in (MatchKind.OPTION, MatchKind.DONT_KNOW):
            walk = answer(saved.walk, kaart, followed.current, choice)
            return _at(context, state, saved.id, (kaart, walk), Delivery.MESSAGE)
        return _unclear(context, state, saved, kaart) if matched.kind is MatchKind.AMBIGUOUS else None

    async def stop(self, context: Context, state: RouteState | None) -> Outcome | None:
        if state is None or state.current is None:
            return None
        kept = state.model_copy(update={"current": None})
        return Outcome((_told(context, "routekaart.gestopt"),), kept)

    def way_back(self, context: Context, state: RouteState | None) -> Button | None:
        if state is None or state.current is None:
            return None
        return Button(context.say("routekaart.knop_verder"), "routekaart.open", {"walk": state.current})

    async def _start(self, context: Context, state: RouteState | None, data: StartData) -> Outcome:
        kaarten = context.services.finder.knowledge.routekaarten
        known = data.kaart if data.kaart in kaarten else None
        if known is None and (len(kaarten) > 1 or (state and state.walks)):
            return await self._mine(context, state, NoData())
        return self.begin(context, state, known or next(iter(kaarten)), "")

    async def _mine(self, context: Context, state: RouteState | None, data: NoData) -> Outcome:
        maps = context.services.finder.knowledge.routekaarten
        names = {key: kaart.titel.read(context.texts.language) for key, kaart in maps.items()}
        return Outcome((Reply(routes_view(context, state or RouteState(), names)),), state)

    async def _open(self, context: Context, state: RouteState | None, data: WalkData) -> Outcome:
        return self._step(context, state, data.walk, lambda walk, kaart: walk, Delivery.MESSAGE)

    async def _answer(self, context: Context, state: RouteState | None, data: AnswerData) -> Outcome:
        return self._step(
            context, state, data.walk, lambda walk, kaart: answer(walk, kaart, data.knoop, data.optie)
        )

    async def _back(self, context: Context, state: RouteState | None, data: WalkData) -> Outcome:
        return self._step(context, state, data.walk, lambda walk, kaart: back(walk))

    async def _again(self, context: Context, state: RouteState | None, data: WalkData) -> Outcome:
        saved = state.find(data.walk) if state else None
        kaarten = context.services.finder.knowledge.routekaarten
        if saved is None or saved.walk.kaart not in kaarten:
            return _gone(context, state)
        kaart = kaarten[saved.walk.kaart]
        return _at(context, state, saved.id, (kaart, restart(kaart)))

    async def _reopen(self, context: Context, state: RouteState | None, data: NodeData) -> Outcome:
        return self._step(context, state, data.walk, lambda walk, kaart: reopen(walk, data.knoop))

    async def _tick(self, context: Context, state: RouteState | None, data: StepData) -> Outcome:
        return self._step(context, state, data.walk, lambda walk, kaart: toggle_step(walk, kaart, data.stap))

    async def _text(self, context: Context, state: RouteState | None, data: WalkData) -> Outcome:
        saved, kaart = _found(context, state, data.walk)
        if saved is None or kaart is None:
            return _gone(context, state)
        plan = make_plan(saved.walk, kaart)
        lines = plan_as_text(plan, context.texts.language, service_lines(context, plan))
        title = context.say("routekaart.tekst_kop")
        view = View(title, (Text(lines),), language=context.texts.language)
        return Outcome((Reply(view, Delivery.MESSAGE),), state, waits=True)

    async def _stuck(self, context: Context, state: RouteState | None, data: NodeData) -> Outcome:
        saved, kaart = _found(context, state, data.walk)
        if saved is None or kaart is None or data.knoop not in kaart.knopen:
            return _gone(context, state)
        return Outcome(
            (Reply(ask_why(context, saved, data.knoop, kaart), Delivery.PRIVATE),), state, waits=True
        )

    async def _why(self, context: Context, state: RouteState | None, data: StuckData) -> Outcome:
        saved, kaart = _found(context, state, data.walk)
        if saved is None or kaart is None or data.knoop not in kaart.knopen:
            return _gone(context, state)
        questions = stuck_questions(data.knoop, kaart, context.services.finder.knowledge)
        checked = check(questions, data.fields, context)
        if not checked.is_good:
            return await self._stuck(context, state, NodeData(walk=data.walk, knoop=data.knoop))
        why = checked.answers
        view = what_often_works(context, saved, kaart, why["soort"], why["knelpunt"])
        return Outcome((Reply(view, Delivery.PRIVATE),), state, waits=True)

    def _step(
        self,
        context: Context,
        state: RouteState | None,
        walk_id: str,
        move: Move,
        delivery: Delivery = Delivery.REPLACE,
    ) -> Outcome:
        saved, kaart = _found(context, state, walk_id)
        if saved is None or kaart is None:
            return _gone(context, state)
        try:
            walk = move(saved.walk, kaart)
        except ChoiceError:
            walk = saved.walk
        return _at(context, state, walk_id, (kaart, walk), delivery)


def _found(
    context: Context, state: RouteState | None, walk_id: str
) -> tuple[SavedWalk | None, Routekaart | None]:
    saved = state.find(walk_id) if state else None
    return saved, _map_of(context, saved)


def _map_of(context: Context, saved: SavedWalk | None) -> Routekaart | None:
    """The map of the walk's own version; None when the map was changed since."""
    kaart = context.services.finder.knowledge.routekaarten.get(saved.walk.kaart) if saved else None
    return resume(saved.walk, kaart).routekaart if saved and kaart else None


def _at(
    context: Context,
    state: RouteState | None,
    walk_id: str,
    place: tuple[Routekaart, Walk],
    delivery: Delivery = Delivery.REPLACE,
) -> Outcome:
    kaart, walk = place
    kept = (state or RouteState()).with_walk(walk_id, walk, context.inbound.at)
    saved = kept.walks[-1]
    return Outcome((Reply(walk_view(context, saved, kaart), delivery),), kept, waits=True)


def _unclear(context: Context, state: RouteState | None, saved: SavedWalk, kaart: Routekaart) -> Outcome:
    view = walk_view(context, saved, kaart)
    asked = View(
        view.summary,
        (Text(context.say("routekaart.onduidelijk")), *view.blocks),
        buttons=view.buttons,
        language=view.language,
    )
    return Outcome((Reply(asked),), state, waits=True)


def _gone(context: Context, state: RouteState | None) -> Outcome:
    """The walk is not kept any more, or its map was changed: offer to start again."""
    words = context.say("routekaart.vernieuwd")
    again = Button(context.say("routekaart.knop_opnieuw"), "routekaart.start", {}, Importance.PRIMARY)
    view = View(words, (Text(words),), buttons=(again,), language=context.texts.language)
    return Outcome((Reply(view, Delivery.MESSAGE),), state)


def _told(context: Context, key: str) -> Reply:
    words = context.say(key)
    return Reply(View(words, (Text(words),), language=context.texts.language))
