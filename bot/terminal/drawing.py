"""A view drawn for a terminal; its buttons are numbered over the whole card."""

from dataclasses import dataclass
from typing import assert_never

from rich import box
from rich.columns import Columns
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text as RichText

from dialogs import view as v

AnyButton = v.Button | v.LinkButton

_STYLES = {
    v.Tone.NORMAL: "",
    v.Tone.SUBTLE: "dim",
    v.Tone.STRONG: "bold",
    v.Tone.GOOD: "green",
    v.Tone.WARNING: "yellow",
    v.Tone.DANGER: "bold red",
}


@dataclass(frozen=True)
class Drawn:
    """A card on the screen, and what each number on it presses."""

    panel: RenderableType
    buttons: tuple[AnyButton, ...]
    fields: tuple[v.Field, ...]


def draw(view: v.View) -> Drawn:
    buttons: list[AnyButton] = []
    parts = [_block(block, buttons) for block in view.blocks]
    parts += [_field(field) for field in view.fields]
    if view.buttons:
        parts.append(_numbered(view.buttons, buttons))
    panel = Panel(Group(*parts), box=box.ROUNDED, border_style="cyan", padding=(0, 1))
    return Drawn(panel, tuple(buttons), view.fields)


def _block(block: v.Block, buttons: list[AnyButton]) -> RenderableType:
    match block:
        case v.Heading(text):
            return RichText(text, style="bold cyan")
        case v.Text(text, tone):
            return RichText(text, style=_STYLES[tone])
        case v.Facts(facts):
            return _facts(facts)
        case v.Bullets(items, numbered):
            lines = [f"{place}. {item}" if numbered else f"• {item}" for place, item in enumerate(items, 1)]
            return RichText("\n".join(lines))
        case v.Divider():
            return RichText("")
        case v.Section():
            return _section(block, buttons)
    assert_never(block)


def _facts(facts: tuple[v.Fact, ...]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=False, max_width=24)
    table.add_column()
    for fact in facts:
        table.add_row(escape(fact.label), escape(fact.value))
    return table


def _section(section: v.Section, buttons: list[AnyButton]) -> Group:
    parts: list[RenderableType] = [RichText("")]
    if section.title:
        parts.append(RichText(section.title, style="bold"))
    parts += [_block(block, buttons) for block in section.blocks]
    if section.buttons:
        parts.append(_numbered(section.buttons, buttons))
    return Group(*parts)


def _numbered(shown: tuple[AnyButton, ...], buttons: list[AnyButton]) -> Columns:
    """Each button whole: a line breaks between two of them only."""
    lines = []
    for button in shown:
        buttons.append(button)
        target = f" ({button.url})" if isinstance(button, v.LinkButton) else ""
        lines.append(RichText.assemble((f"[{len(buttons)}] ", "bold magenta"), f"{button.title}{target}"))
    return Columns(lines, padding=(0, 3))


def _field(field: v.Field) -> RichText:
    line = RichText("▢ ", style="magenta")
    line.append(field.label + (" *" if field.required else ""), style="bold")
    if field.value:
        line.append(f"  = {_value_title(field)}", style="green")
    if field.error:
        line.append(f"\n  {field.error}", style="bold red")
    return line


def _value_title(field: v.Field) -> str:
    if not isinstance(field, v.ChoiceField):
        return field.value
    titles = {choice.value: choice.title for choice in field.choices}
    return ", ".join(titles.get(word, word) for word in field.value.split(","))
