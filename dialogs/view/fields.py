from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    value: str
    title: str


@dataclass(frozen=True)
class TextField:
    """Free text; `error` is shown above the field when the earlier answer was refused."""

    id: str
    label: str
    value: str = ""
    placeholder: str = ""
    multiline: bool = False
    max_length: int = 500
    required: bool = False
    error: str | None = None


@dataclass(frozen=True)
class ChoiceField:
    """One or several of fixed choices; several come back as their values with commas between."""

    id: str
    label: str
    choices: tuple[Choice, ...]
    value: str = ""
    multiple: bool = False
    compact: bool = False
    required: bool = False
    error: str | None = None


@dataclass(frozen=True)
class DateField:
    """A calendar day, comes back as YYYY-MM-DD."""

    id: str
    label: str
    value: str = ""
    required: bool = False
    error: str | None = None


@dataclass(frozen=True)
class NumberField:
    id: str
    label: str
    value: str = ""
    minimum: int = 0
    maximum: int = 99
    required: bool = False
    error: str | None = None


Field = TextField | ChoiceField | DateField | NumberField
