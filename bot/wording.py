"""The municipality's own words, from a file: legal grounds for sharing and what consent means.

```yaml
stale_after_days: 365
team_organisatie: Gemeente Dordrecht
grondslagen:
  - {id: wettelijke-taak, nl: Wettelijke taak, en: Legal duty}
toestemming:
  ja: {nl: "Ja: het huishouden vindt het goed", en: "Yes: the household agrees"}
```
"""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.settings import SettingsError
from dialogs.wording import DEFAULT_GRONDSLAGEN, Grondslag, Wording
from knowledge.language import Language
from meldingen.model.keuzes import Toestemming


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid")

    nl: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def both(self) -> dict[Language, str]:
        return {Language.NL: self.nl, Language.EN: self.en}


class _Ground(_Words):
    id: str = Field(min_length=1, max_length=200)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    stale_after_days: int = Field(default=365, ge=1)
    team_organisatie: str = "Gemeente Dordrecht"
    grondslagen: tuple[_Ground, ...] = ()
    toestemming: dict[Toestemming, _Words] = Field(default_factory=dict)


def load_wording(path: Path | None) -> Wording:
    """Return the words of the file, or those that ship with the product.

    Raises:
        SettingsError: If the file cannot be read or is wrong; says file and place.
    """
    if path is None:
        return Wording()
    try:
        given = _File.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SettingsError(
            f"Setting BOT_WORDING_FILE names {path}, which cannot be read: {error}."
        ) from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise SettingsError(f"Setting BOT_WORDING_FILE: {path}: {place}: {first['msg'].lower()}.") from None
    grounds = tuple(Grondslag(ground.id, ground.both()) for ground in given.grondslagen)
    return Wording(
        stale_after_days=given.stale_after_days,
        team_organisatie=given.team_organisatie,
        grondslagen=grounds or DEFAULT_GRONDSLAGEN,
        toestemming={answer: words.both() for answer, words in given.toestemming.items()},
    )
