"""A form filled in line by line: Enter keeps what stands, numbers choose."""

from collections.abc import Callable

from rich.console import Console

from dialogs import view as v

Ask = Callable[[str], str]
CLEAR = "-"


class LeaveForm(Exception):  # noqa: N818 - a way out, not a fault
    """The person typed "stop" instead of an answer."""


def fill_in(fields: tuple[v.Field, ...], ask: Ask, console: Console) -> dict[str, str]:
    """Ask every field and return the values by id, in the shape that a card sends.

    Raises:
        LeaveForm: If the person wants out of the form.
    """
    return {field.id: _ask_field(field, ask, console) for field in fields}


def _ask_field(field: v.Field, ask: Ask, console: Console) -> str:
    console.print(f"[bold]{field.label}[/bold]" + (" *" if field.required else ""))
    if isinstance(field, v.ChoiceField):
        return _ask_choice(field, ask, console)
    typed = _line(ask, f"  ({field.value}) > " if field.value else "  > ")
    return _kept(typed, field.value)


def _ask_choice(field: v.ChoiceField, ask: Ask, console: Console) -> str:
    for place, choice in enumerate(field.choices, 1):
        mark = "●" if choice.value in field.value.split(",") else " "
        console.print(f"  {place:>2}. {mark} {choice.title}", markup=False, highlight=False)
    hint = "  nummers/numbers > " if field.multiple else "  nummer/number > "
    while True:
        typed = _line(ask, hint)
        if not typed or typed == CLEAR:
            return _kept(typed, field.value)
        chosen = _chosen(field, typed)
        if chosen is not None:
            return chosen
        console.print(f"  1 - {len(field.choices)}", style="red")


def _chosen(field: v.ChoiceField, typed: str) -> str | None:
    places = typed.replace(" ", ",").split(",") if field.multiple else [typed.strip()]
    numbers = [int(place) for place in places if place.isdigit()]
    if not numbers or len(numbers) != len([place for place in places if place]):
        return None
    if not all(1 <= number <= len(field.choices) for number in numbers):
        return None
    return ",".join(dict.fromkeys(field.choices[number - 1].value for number in numbers))


def _line(ask: Ask, prompt: str) -> str:
    typed = ask(prompt).strip()
    if typed.lower() == "stop":
        raise LeaveForm
    return typed


def _kept(typed: str, before: str) -> str:
    return "" if typed == CLEAR else typed or before
