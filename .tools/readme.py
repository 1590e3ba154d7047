"""Writes the tables and the picture of the README anew from the code: `.venv/bin/python .tools/readme.py`."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from pydantic import SecretStr

from bot.settings import PREFIX, Settings
from meldingen import rechten, workflow

README = Path(__file__).resolve().parent.parent / "README.md"


def settings_table() -> str:
    rows = [
        f"| `{PREFIX}{name.upper()}` | {_default(field.default)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(["| setting | default | what it does |", "|---|---|---|", *rows])


def _default(value: object) -> str:
    if isinstance(value, SecretStr):
        value = value.get_secret_value()
    if isinstance(value, tuple):
        value = ",".join(value)
    shown = str(getattr(value, "value", value))
    return f"`{shown}`" if value not in ("", None) else "none"


SECTIONS: dict[str, Callable[[], str]] = {
    "settings": settings_table,
    "workflow": lambda: f"```mermaid\n{workflow.diagram()}\n```",
    "rechten": rechten.table,
}


def filled_in(text: str) -> str:
    """Return the README with every generated section as the code says it now."""
    for name, make in SECTIONS.items():
        section = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        text = section.sub(partial(_renewed, make()), text)
    return text


def _renewed(made: str, section: re.Match[str]) -> str:
    return f"{section[1]}{made}\n{section[2]}"


if __name__ == "__main__":
    README.write_text(filled_in(README.read_text(encoding="utf-8")), encoding="utf-8")
