"""Every sentence the bot says, in Dutch and English side by side, one file a flow."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from knowledge.language import Language
from knowledge.yaml_loader import FastLoader

TEXT_FILES = Path(__file__).parent


class TextMissingError(LookupError):
    def __init__(self, key: str, language: Language) -> None:
        super().__init__(f"No text {key!r} in {language.value}; add it to dialogs/texts")


@cache
def load_texts() -> Mapping[str, Mapping[str, str]]:
    """Read all texts: `flow.key` to `{nl: ..., en: ...}`."""
    texts: dict[str, Mapping[str, str]] = {}
    for file in sorted(TEXT_FILES.glob("*.yaml")):
        entries = yaml.load(file.read_bytes(), FastLoader)  # noqa: S506 - it is safe
        texts |= {f"{file.stem}.{key}": both for key, both in entries.items()}
    return texts


@dataclass(frozen=True)
class Texts:
    """The texts in one language: `say("melden.ontvangen_kop", nummer=...)`."""

    language: Language

    def say(self, key: str, **facts: object) -> str:
        """Fill in a text; see `fill`."""
        return self.fill(key, facts)

    def fill(self, key: str, facts: Mapping[str, object]) -> str:
        """Fill in a text.

        Raises:
            TextMissingError: If the key has no text in this language.
            KeyError: If the text names a fact that was not given.
        """
        text = load_texts().get(key, {}).get(self.language.value)
        if text is None:
            raise TextMissingError(key, self.language)
        return text.format_map(facts) if "{" in text else text

    def knows(self, key: str) -> bool:
        return key in load_texts()
