"""What the app package says to people, in each language."""

from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

DEFAULT_LANGUAGE = "nl"
OTHER_LANGUAGES = ("en",)


class _Text(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ShortAndFull(_Text):
    short: str
    full: str


class CommandText(_Text):
    title: str
    description: str


class AppTexts(_Text):
    name: ShortAndFull
    description: ShortAndFull
    commands: dict[str, CommandText]


def load_texts(language: str) -> AppTexts:
    """Return the shipped texts.

    Raises:
        pydantic.ValidationError: If the file lacks a text or has one too many.
    """
    source = files("manifest").joinpath("texts", f"{language}.yaml").read_text(encoding="utf-8")
    return AppTexts.model_validate(yaml.safe_load(source))
