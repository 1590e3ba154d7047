"""What is forgotten of a draft that nobody finished: the only words of a person that stay between turns."""

from pydantic import JsonValue, ValidationError

from dialogs.melden.state import MeldenState
from dialogs.turn import Memory

FLOW = "melden"


def draft_in(memory: Memory) -> dict[str, JsonValue] | None:
    """Return the draft as it is kept; None without one."""
    kept = memory.flows.get(FLOW)
    return kept if kept and kept.get("form") else None


def without_draft(memory: Memory) -> Memory:
    """Leave out the draft; who comes back for it can be told."""
    if draft_in(memory) is None:
        return memory
    try:
        state = MeldenState.model_validate(memory.flows[FLOW]).forgotten()
    except ValidationError:
        state = MeldenState(vergeten=True)
    active = memory.active if memory.active != FLOW else None
    flows = {**memory.flows, FLOW: state.model_dump(mode="json")}
    return memory.model_copy(update={"flows": flows, "active": active})
