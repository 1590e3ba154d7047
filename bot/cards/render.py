"""One function a kind of block: our view in, an Adaptive Card out.

Only elements of version 1.2 carry meaning (phones lag behind); Action.Execute falls back on Action.Submit.
"""

import re
from typing import Any, Literal, assert_never

from microsoft_teams.cards import (
    Action,
    ActionSet,
    AdaptiveCard,
    CardElement,
    Choice,
    ChoiceSetInput,
    Container,
    DateInput,
    ExecuteAction,
    Fact,
    FactSet,
    NumberInput,
    OpenUrlAction,
    RefreshDefinition,
    SubmitAction,
    SubmitActionData,
    TeamsCardProperties,
    TextBlock,
    TextInput,
)

from bot.cards.press import data_of
from dialogs import view as v
from knowledge.language import Language

CARD_VERSION: Literal["1.5"] = "1.5"
MAX_ACTIONS = 8

_TONES: dict[v.Tone, dict[str, Any]] = {
    v.Tone.NORMAL: {},
    v.Tone.SUBTLE: {"is_subtle": True, "size": "Small"},
    v.Tone.STRONG: {"weight": "Bolder"},
    v.Tone.GOOD: {"weight": "Bolder"},
    # The green and yellow of the hosts cannot be read on white; a sign says it without colour.
    v.Tone.WARNING: {"weight": "Bolder"},
    v.Tone.DANGER: {"color": "Attention", "weight": "Bolder"},
}
# A value that begins with "1. " would be drawn as a list of one.
_LIST_START = re.compile(r"^(\d+)\. ")
_MARKS = {v.Tone.GOOD: "✓ ", v.Tone.WARNING: "⚠ ", v.Tone.DANGER: "⚠ "}
_REQUIRED = {Language.NL: "Dit veld is nodig.", Language.EN: "This field is needed."}


def render(view: v.View) -> dict[str, Any]:
    """Draw a view as Adaptive Card JSON.

    Raises:
        ValueError: If the view has more than eight buttons below each other; Teams would hide the rest.
    """
    if len(view.buttons) > MAX_ACTIONS:
        raise ValueError(f"A card shows at most {MAX_ACTIONS} buttons, got {len(view.buttons)}")
    body = [_block(block) for block in view.blocks]
    for field in view.fields:
        body.extend(_field(field, view.language))
    card = AdaptiveCard(
        version=CARD_VERSION,
        lang=view.language.value,
        fallback_text=view.summary,
        speak=view.summary,
        body=body,
        actions=_actions(view.buttons) or None,
        refresh=_refresh(view.refresh) if view.refresh else None,
        msteams=TeamsCardProperties(width="full"),
    )
    return card.model_dump(by_alias=True, exclude_none=True)


def _block(block: v.Block) -> CardElement:
    match block:
        case v.Heading(text):
            return TextBlock(text=_safe(text), wrap=True, size="Large", weight="Bolder", style="heading")
        case v.Text(text, tone):
            return TextBlock(text=_MARKS.get(tone, "") + _safe(text), wrap=True, **_TONES[tone])
        case v.Facts(facts):
            return FactSet(facts=[Fact(title=_safe(fact.label), value=_linked(fact)) for fact in facts])
        case v.Bullets(items, numbered):
            marks = (f"{place}. " if numbered else "- " for place in range(1, len(items) + 1))
            lines = [mark + _safe(item) for mark, item in zip(marks, items, strict=True)]
            return TextBlock(text="\r".join(lines), wrap=True)
        case v.Divider():
            return TextBlock(text=" ", separator=True, size="Small")
        case v.Section():
            return _section(block)
    assert_never(block)


def _section(section: v.Section) -> Container:
    items: list[CardElement] = []
    if section.title:
        items.append(TextBlock(text=_safe(section.title), wrap=True, weight="Bolder"))
    items.extend(_block(block) for block in section.blocks)
    if section.buttons:
        items.append(ActionSet(actions=_actions(section.buttons)))
    return Container(items=items, separator=True, spacing="Medium")


def _field(field: v.Field, language: Language) -> list[CardElement]:
    shown: list[CardElement] = []
    if field.error:
        shown.append(TextBlock(text=_safe(field.error), wrap=True, color="Attention", weight="Bolder"))
    common: dict[str, Any] = {"id": field.id, "label": field.label, "value": field.value or None}
    if field.required:
        common |= {"is_required": True, "error_message": _REQUIRED[language]}
    shown.append(_input(field, common))
    return shown


def _input(field: v.Field, common: dict[str, Any]) -> CardElement:
    match field:
        case v.TextField():
            return TextInput(
                **common,
                placeholder=field.placeholder or None,
                is_multiline=field.multiline,
                max_length=field.max_length,
            )
        case v.ChoiceField():
            return ChoiceSetInput(
                **common,
                choices=[Choice(title=choice.title, value=choice.value) for choice in field.choices],
                is_multi_select=field.multiple,
                style="compact" if field.compact else "expanded",
                wrap=True,
            )
        case v.DateField():
            return DateInput(**common)
        case v.NumberField():
            number = common | {"value": float(field.value) if field.value else None}
            return NumberInput(**number, min=field.minimum, max=field.maximum)
    assert_never(field)


def _refresh(button: v.Button) -> RefreshDefinition:
    """Without a list of people every reader of a small chat gets the present state."""
    return RefreshDefinition(action=ExecuteAction(title=button.title, verb=button.verb, data=data_of(button)))


def _actions(buttons: tuple[v.Button | v.LinkButton, ...]) -> list[Action]:
    return [_action(button) for button in buttons]


def _action(button: v.Button | v.LinkButton) -> Action:
    if isinstance(button, v.LinkButton):
        return OpenUrlAction(title=button.title, url=button.url)
    data = data_of(button)
    inputs: Literal["auto", "none"] = "auto" if button.with_fields else "none"
    style = {v.Importance.PRIMARY: "positive", v.Importance.DESTRUCTIVE: "destructive"}.get(button.importance)
    same: dict[str, Any] = {"title": button.title, "associated_inputs": inputs, "style": style}
    fallback = SubmitAction(**same, data=SubmitActionData(**data))
    return ExecuteAction(**same, verb=button.verb, data=data, fallback=fallback)


def _linked(fact: v.Fact) -> str:
    value = _LIST_START.sub(r"\1) ", _safe(fact.value))
    return f"[{value}]({fact.link})" if fact.link else value


def _safe(text: str) -> str:
    """Texts carry no markdown of ours: a link that somebody typed stays words."""
    return text.replace("](", "] (")
