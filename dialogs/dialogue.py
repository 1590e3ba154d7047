"""The conversation as a whole: which flow gets what was typed or pressed."""

from dataclasses import replace

import structlog
from pydantic import BaseModel, ValidationError

from dialogs.algemeen.flow import AlgemeenFlow
from dialogs.beheer.flow import BeheerFlow
from dialogs.commands import STOP, command_in
from dialogs.controle.flow import ControleFlow
from dialogs.courtesy import courtesy_in
from dialogs.flow import Context, Flow, Outcome
from dialogs.inbound import Inbound, Press
from dialogs.instellingen.flow import InstellingenFlow
from dialogs.language import language_of
from dialogs.lmm.flow import LmmFlow
from dialogs.melden.flow import MeldenFlow
from dialogs.post.flow import PostFlow
from dialogs.refusing import reminder_for
from dialogs.rollen.flow import RollenFlow
from dialogs.routekaart.flow import RoutekaartFlow
from dialogs.routekaart.state import RouteState
from dialogs.services import Services
from dialogs.status.flow import StatusFlow
from dialogs.teamkanaal.flow import TeamkanaalFlow
from dialogs.texts import Texts
from dialogs.turn import MEMORY_VERSION, Memory, Turn
from dialogs.view import Button, Text, Tone
from dialogs.voorbeelden.flow import VoorbeeldenFlow
from dialogs.werk.flow import WerkFlow
from dialogs.zaak.flow import ZaakFlow
from dialogs.zoeken.flow import ZoekenFlow
from knowledge.language import Language

log = structlog.get_logger(__name__)

GUARDED_LENGTH = 2000
"""Characters of a typed message that are looked at for personal data; nobody types a longer one by hand."""


class Dialogue:
    """Implements `dialogs.turn.Conversation`; holds no state of its own."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._algemeen = AlgemeenFlow()
        self._zoeken = ZoekenFlow()
        self._routekaart = RoutekaartFlow()
        self._voorbeelden = VoorbeeldenFlow()
        self.flows: dict[str, Flow] = {flow.name: flow for flow in self._all_flows()}

    def _all_flows(self) -> tuple[Flow, ...]:
        zaak = ZaakFlow()
        return (
            self._algemeen,
            self._zoeken,
            MeldenFlow(),
            zaak,
            StatusFlow(zaak),
            WerkFlow(),
            RollenFlow(),
            self._routekaart,
            self._voorbeelden,
            BeheerFlow(),
            ControleFlow(),
            PostFlow(),
            InstellingenFlow(),
            LmmFlow(),
            TeamkanaalFlow(),
        )

    async def turn(self, inbound: Inbound, memory: Memory) -> Turn:
        """Answer one inbound; the same inbound with the same memory gives the same effect once."""
        if memory.version != MEMORY_VERSION:
            memory = Memory()
        language = _language(inbound, memory)
        memory = memory.model_copy(update={"language": language})
        context = Context(inbound, self._services, Texts(language), memory.profile)
        if inbound.press is not None:
            return await self._press(context, memory, inbound.press)
        words = (inbound.text or "").strip()
        turn = await self._words(context, memory, words)
        reminder = reminder_for(context, words[:GUARDED_LENGTH])
        return turn if reminder is None else _with_reminder(turn, reminder)

    async def _press(self, context: Context, memory: Memory, press: Press) -> Turn:
        flow = self.flows.get(press.verb.partition(".")[0])
        handler = flow.presses.get(press.verb) if flow else None
        if flow is None or handler is None:
            log.info("press.unknown", verb=press.verb[:40])
            return await self._fallback(context, memory)
        try:
            data = handler.data.model_validate({**press.data, **_fields(handler.data, press)})
        except ValidationError as error:
            log.info("press.unreadable", verb=press.verb, errors=error.error_count())
            return await self._fallback(context, memory)
        outcome = await handler.handle(context, _state(flow, memory), data)
        return _after(flow, memory, outcome)

    async def _words(self, context: Context, memory: Memory, text: str) -> Turn:
        command = command_in(text)
        if command is not None and command.verb == STOP:
            return await self._stop(context, memory)
        waiting = self.flows.get(memory.active) if memory.active else None
        if command is not None:
            return self._on_the_way(context, waiting, await self._press(context, memory, command))
        if waiting is not None:
            outcome = await waiting.words(context, _state(waiting, memory), text)
            if outcome is not None:
                return _after(waiting, memory, outcome)
        courtesy = courtesy_in(text)
        if courtesy is not None:
            turn = _after(self._algemeen, memory, await self._algemeen.courtesy(context, courtesy))
            return self._on_the_way(context, waiting, turn)
        examples = self._voorbeelden.asked(context, text)
        if examples is not None:
            return _after(self._voorbeelden, memory, examples)
        kaart = self._routekaart.starts(context, text)
        if kaart is not None:
            outcome = await self._routekaart.begin(context, self._routes(memory), kaart, text)
            return _after(self._routekaart, memory, outcome)
        outcome = await self._zoeken.words(context, _state(self._zoeken, memory), text)
        return self._on_the_way(context, waiting, _after(self._zoeken, memory, outcome))

    def _on_the_way(self, context: Context, waiting: Flow | None, turn: Turn) -> Turn:
        """What is answered in between carries the way back to the flow that still waits."""
        if waiting is None or turn.memory.active != waiting.name or not turn.replies:
            return turn
        back = waiting.way_back(context, _state(waiting, turn.memory))
        return turn if back is None or _leads_to(back.verb, turn) else _with_way_back(turn, back)

    def _routes(self, memory: Memory) -> RouteState | None:
        state = _state(self._routekaart, memory)
        return state if isinstance(state, RouteState) else None

    async def _stop(self, context: Context, memory: Memory) -> Turn:
        running = self.flows.get(memory.active) if memory.active else None
        outcome = await running.stop(context, _state(running, memory)) if running else None
        if running is None or outcome is None:
            outcome = await self._algemeen.nothing_to_stop(context)
            return _after(self._algemeen, memory, outcome)
        return _after(running, memory, outcome)

    async def _fallback(self, context: Context, memory: Memory) -> Turn:
        outcome = await self._algemeen.not_understood(context)
        return _after(self._algemeen, memory, outcome)


def _language(inbound: Inbound, memory: Memory) -> Language:
    """The words decide when they tell; otherwise the language spoken before, otherwise the client's."""
    spoken = language_of(inbound.text) if inbound.text else None
    return spoken or memory.language or inbound.locale_language


def _fields(data: type[BaseModel], press: Press) -> dict[str, object]:
    return {"fields": dict(press.inputs)} if "fields" in data.model_fields else {}


def _state(flow: Flow, memory: Memory) -> BaseModel | None:
    if flow.state is None or flow.name not in memory.flows:
        return None
    try:
        return flow.state.model_validate(memory.flows[flow.name])
    except ValidationError:
        log.info("flow.state_unreadable", flow=flow.name)
        return None


def _after(flow: Flow, memory: Memory, outcome: Outcome) -> Turn:
    flows = {name: state for name, state in memory.flows.items() if name != flow.name}
    if outcome.state is not None:
        flows[flow.name] = outcome.state.model_dump(mode="json")
    others = memory.active if memory.active != flow.name else None
    active = flow.name if outcome.waits else others
    profile = outcome.profile or memory.profile
    language = outcome.language or memory.language
    kept = memory.model_copy(
        update={"flows": flows, "active": active, "profile": profile, "language": language}
    )
    return Turn(kept, outcome.replies)


def _with_reminder(turn: Turn, reminder: str) -> Turn:
    if not turn.replies:
        return turn
    first, *rest = turn.replies
    view = replace(first.view, blocks=(Text(reminder, Tone.WARNING), *first.view.blocks))
    return replace(turn, replies=(replace(first, view=view), *rest))


def _leads_to(verb: str, turn: Turn) -> bool:
    buttons = turn.replies[-1].view.buttons
    return any(isinstance(button, Button) and button.verb == verb for button in buttons)


def _with_way_back(turn: Turn, back: Button) -> Turn:
    """An answer in between carries the way back to what the speaker was doing."""
    *before, last = turn.replies
    view = replace(last.view, buttons=(*last.view.buttons, back))
    return replace(turn, replies=(*before, replace(last, view=view)))
