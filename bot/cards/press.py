"""From a button to the card and back: our data travels under one key, the rest are filled-in fields."""

from collections.abc import Mapping
from typing import Any

from dialogs.inbound import Press
from dialogs.view import Button

PRESS_KEY = "doorbraak"


def data_of(button: Button) -> dict[str, Any]:
    return {PRESS_KEY: {"verb": button.verb, "data": dict(button.data)}}


def press_from_data(data: object) -> Press | None:
    """Read the data of Action.Execute or Action.Submit; None when no card of ours sent it."""
    if not isinstance(data, Mapping):
        return None
    ours = data.get(PRESS_KEY)
    if not isinstance(ours, Mapping) or not isinstance(ours.get("verb"), str):
        return None
    own_data = ours.get("data")
    inputs = {str(key): _as_text(value) for key, value in data.items() if key != PRESS_KEY}
    return Press(ours["verb"], own_data if isinstance(own_data, Mapping) else {}, inputs)


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
