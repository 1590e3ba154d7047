"""The walk as a conversation: taps and typed words alike, with a way back after every interruption."""

from collections.abc import Callable, Mapping

from pydantic import BaseModel

from dialogs.flow import Context, NoData, Outcome, PressHandler
from dialogs.inbound import Json, PlaceKind
from dialogs.routekaart import counting, stuck_flow
from dialogs.routekaart.data import (
    AnswerData,
    CodeData,
    NodeData,
    StartData,
    StepData,
    StuckData,
    WalkData,
)
from dialogs.routekaart.maps import current_maps, find_map, found
from dialogs.routekaart.outcomes import at, gone, shown, told, unclear
from dialogs.routekaart.plan_view import assumptions_view
from dialogs.routekaart.sharing import shared_view, text_view
from dialogs.routekaart.state import RouteState, SavedWalk
from dialogs.routekaart.typed import act_in
from dialogs.routekaart.views import routes_view
from dialogs.view import Button, Delivery, Reply, View
from knowledge.routekaart import Routekaart
from knowledge.routekaart.errors import ChoiceError
from knowledge.routekaart.plan import make_plan
from knowledge.routekaart.sharing import code_in, walk_of
from knowledge.routekaart.walk import (
    Choice,
    Walk,
    answer,
    back,
    reopen,
    restart,
    start_walk,
    toggle_step,
    trace,
)
from knowledge.routekaart.words import MatchKind, find_start, match_answer, read_words, vocabulary

OF_A_PLAN = frozenset({"routekaart.vink", "routekaart.delen", "routekaart.pdf"})

Move = Callable[[Walk, Routekaart], Walk]


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
            "routekaart.aannames": PressHandler(self._assumptions, WalkData),
            "routekaart.toon_deel": PressHandler(self._part, NodeData),
            "routekaart.vink": PressHandler(self._tick, StepData),
            "routekaart.tekst": PressHandler(self._text, WalkData),
            "routekaart.delen": PressHandler(self._share, WalkData),
            "routekaart.overnemen": PressHandler(self._take_over, CodeData),
            "routekaart.lukt_niet": PressHandler(stuck_flow.ask, StuckData),
            "routekaart.vast": PressHandler(stuck_flow.answered, StuckData),
        }

    def starts(self, context: Context, text: str) -> str | None:
        """Return the map that these words ask for, by what they say or by the code of a shared plan."""
        shared = _shared_walk(context, code_in(text))
        return shared.kaart if shared else find_start(text, current_maps(context))

    async def begin(self, context: Context, state: RouteState | None, kaart_id: str, text: str) -> Outcome:
        """Start a walk; what the words already answer is assumed, and one tap corrects it."""
        code = code_in(text)
        if code and _shared_walk(context, code):
            return await self._show_shared(context, state, code)
        kaart = current_maps(context)[kaart_id]
        walk = start_walk(kaart, read_words(text, kaart))
        before = counting.left_for_another(context, state)
        await counting.note(context, *before, counting.begun(walk, kaart), *counting.moved(None, walk, kaart))
        return at(context, state, context.inbound.key, (kaart, walk), Delivery.MESSAGE)

    async def words(self, context: Context, state: RouteState | None, text: str) -> Outcome | None:
        here = found(context, state, state.current if state else None)
        if state is None or here is None or code_in(text):
            return None
        saved, kaart = here
        verb = act_in(text)
        if verb is not None:
            return await self._typed(context, state, here, verb)
        followed = trace(saved.walk, kaart)
        if followed.finished:
            return None
        matched = match_answer(text, kaart.node(followed.current), vocabulary(kaart))
        choice: Choice = matched.options[0] if matched.options else None
        if matched.kind in (MatchKind.OPTION, MatchKind.DONT_KNOW):
            return await self._step(
                context,
                state,
                saved.id,
                lambda walk, kaart: answer(walk, kaart, followed.current, choice),
                Delivery.MESSAGE,
            )
        return unclear(context, state, saved, kaart) if matched.kind is MatchKind.AMBIGUOUS else None

    async def stop(self, context: Context, state: RouteState | None) -> Outcome | None:
        if state is None or state.current is None:
            return None
        await counting.note(context, *counting.left_for_another(context, state))
        kept = state.model_copy(update={"current": None})
        return Outcome((told(context, "routekaart.gestopt"),), kept)

    def way_back(self, context: Context, state: RouteState | None) -> Button | None:
        if state is None or state.current is None:
            return None
        return Button(context.say("routekaart.knop_verder"), "routekaart.open", {"walk": state.current})

    async def _typed(
        self, context: Context, state: RouteState, here: tuple[SavedWalk, Routekaart], verb: str
    ) -> Outcome | None:
        """Do what a button would; for a step that is the first one still to do."""
        saved, kaart = here
        plan = make_plan(saved.walk, kaart)
        data: dict[str, Json] = {"walk": saved.id}
        todo = next((stap for stap in plan.stappen if not stap.gedaan), None)
        if verb in OF_A_PLAN and not plan.finished:
            return None
        if verb == "routekaart.vink" and todo is not None:
            data["stap"] = todo.id
        if verb == "routekaart.lukt_niet":
            if plan.open_part is None:
                return None
            data["knoop"] = plan.open_part.knoop
        shows_plan = verb == "routekaart.pdf" or (verb == "routekaart.vink" and todo is None)
        handler = self.presses["routekaart.open" if shows_plan else verb]
        return await handler.handle(context, state, handler.data.model_validate(data))

    async def _start(self, context: Context, state: RouteState | None, data: StartData) -> Outcome:
        kaarten = current_maps(context)
        known = data.kaart if data.kaart in kaarten else None
        if known is None and (len(kaarten) != 1 or (state and state.walks)):
            return await self._mine(context, state, NoData())
        return await self.begin(context, state, known or next(iter(kaarten)), "")

    async def _mine(self, context: Context, state: RouteState | None, data: NoData) -> Outcome:
        names = {
            key: kaart.titel.read(context.texts.language) for key, kaart in current_maps(context).items()
        }
        return Outcome((Reply(routes_view(context, state or RouteState(), names)),), state)

    async def _open(self, context: Context, state: RouteState | None, data: WalkData) -> Outcome:
        return await self._step(context, state, data.walk, lambda walk, kaart: walk, Delivery.MESSAGE)

    async def _answer(self, context: Context, state: RouteState | None, data: AnswerData) -> Outcome:
        return await self._step(
            context, state, data.walk, lambda walk, kaart: answer(walk, kaart, data.knoop, data.optie)
        )

    async def _back(self, context: Context, state: RouteState | None, data: WalkData) -> Outcome:
        return await self._step(context, state, data.walk, lambda walk, kaart: back(walk))

    async def _again(self, context: Context, state: RouteState | None, data: WalkData) -> Outcome:
        """Start over on the map as it is now, also for a walk on an older version."""
        saved = state.find(data.walk) if state else None
        kaart = current_maps(context).get(saved.walk.kaart) if saved else None
        if saved is None or kaart is None or state is None:
            return gone(context, state)
        walk = restart(kaart)
        await counting.note(context, *counting.left(context, saved), counting.begun(walk, kaart))
        fresh = state.without(saved.id)
        return at(context, fresh, saved.id, (kaart, walk))

    async def _reopen(self, context: Context, state: RouteState | None, data: NodeData) -> Outcome:
        return await self._step(context, state, data.walk, lambda walk, kaart: reopen(walk, data.knoop))

    async def _part(self, context: Context, state: RouteState | None, data: NodeData) -> Outcome:
        here = found(context, state, data.walk)
        if state is None or here is None:
            return gone(context, state)
        return shown(context, state, here[0], open_node=data.knoop)

    async def _tick(self, context: Context, state: RouteState | None, data: StepData) -> Outcome:
        """Tick and keep this part open until everything in it is done."""
        here = found(context, state, data.walk)
        if state is None or here is None:
            return gone(context, state)
        saved, kaart = here
        walk = toggle_step(saved.walk, kaart, data.stap)
        kept = state.with_walk(saved.id, walk, context.inbound.at, arrived=saved.arrived)
        part = make_plan(walk, kaart).part_of(data.stap)
        stays = part.knoop if part and not part.done else None
        return shown(context, kept, kept.walks[-1], open_node=stays)

    async def _text(self, context: Context, state: RouteState | None, data: WalkData) -> Outcome:
        return _about(context, state, data.walk, text_view)

    async def _share(self, context: Context, state: RouteState | None, data: WalkData) -> Outcome:
        here = found(context, state, data.walk)
        if state is None or here is None:
            return gone(context, state)
        if not trace(here[0].walk, here[1]).finished:
            return shown(context, state, here[0])
        return _about(context, state, data.walk, shared_view)

    async def _assumptions(self, context: Context, state: RouteState | None, data: WalkData) -> Outcome:
        return _about(context, state, data.walk, assumptions_view)

    async def _take_over(self, context: Context, state: RouteState | None, data: CodeData) -> Outcome:
        """Make somebody's shared plan one of one's own routes."""
        walk = _shared_walk(context, data.code)
        kaart = find_map(context, walk.kaart, walk.versie) if walk else None
        if walk is None or kaart is None:
            return gone(context, state)
        await counting.note(context, *counting.left_for_another(context, state))
        return at(context, state, context.inbound.key, (kaart, walk), Delivery.MESSAGE)

    async def _show_shared(self, context: Context, state: RouteState | None, code: str) -> Outcome:
        """A typed code: for everybody in a group or a channel, one's own in a personal chat."""
        walk = _shared_walk(context, code)
        kaart = find_map(context, walk.kaart, walk.versie) if walk else None
        if walk is None or kaart is None or context.inbound.place.kind is PlaceKind.PERSONAL:
            return await self._take_over(context, state, CodeData(code=code))
        saved = SavedWalk(id=context.inbound.key, walk=walk, at=context.inbound.at)
        return Outcome((Reply(shared_view(context, saved, kaart)),), state)

    async def _step(
        self,
        context: Context,
        state: RouteState | None,
        walk_id: str,
        move: Move,
        delivery: Delivery = Delivery.REPLACE,
    ) -> Outcome:
        here = found(context, state, walk_id)
        if here is None:
            return gone(context, state)
        saved, kaart = here
        try:
            walk = move(saved.walk, kaart)
        except ChoiceError:
            walk = saved.walk
        await counting.note(context, *counting.moved(saved, walk, kaart))
        return at(context, state, walk_id, (kaart, walk), delivery)


def _about(
    context: Context,
    state: RouteState | None,
    walk_id: str,
    draw: Callable[[Context, SavedWalk, Routekaart], View],
) -> Outcome:
    """Another look at a walk, as a message of its own."""
    here = found(context, state, walk_id)
    if here is None:
        return gone(context, state)
    return Outcome((Reply(draw(context, *here), Delivery.MESSAGE),), state, waits=True)


def _shared_walk(context: Context, code: str | None) -> Walk | None:
    return walk_of(code, lambda kaart, versie: find_map(context, kaart, versie)) if code else None
