"""A view in words only: for clients without cards, for notifications and for the screen reader."""

from typing import assert_never

from dialogs import view as v


def as_text(view: v.View) -> str:
    lines = [line for block in view.blocks for line in _block(block)]
    return "\n".join(lines) if lines else view.summary


def _block(block: v.Block) -> list[str]:
    match block:
        case v.Heading(text) | v.Text(text):
            return [text]
        case v.Facts(facts):
            return [f"{fact.label}: {fact.value}" for fact in facts]
        case v.Bullets(items, numbered):
            return [f"{place}. {item}" if numbered else f"- {item}" for place, item in enumerate(items, 1)]
        case v.Divider():
            return [""]
        case v.Section(title, blocks):
            return ["", title, *(line for inner in blocks for line in _block(inner))]
    assert_never(block)
