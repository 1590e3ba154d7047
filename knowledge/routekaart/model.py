"""A routekaart: questions with choices that lead to steps, as content that a knowledge manager edits."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from knowledge.language import Language

MAX_QUESTIONS = 8
"""The longest walk: more questions than this and nobody reaches the plan."""

MAX_OPTIONS = 9
"""More choices than this do not fit on one card."""

Text = Annotated[str, Field(min_length=1)]


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, (int, float, date)) and not isinstance(value, bool) else value


# YAML reads an unquoted 1.1 as a number and 2025-01-02 as a date; an editor means the text.
Written = Annotated[str, BeforeValidator(_as_text)]


class Content(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Soort(StrEnum):
    VRAAG = "vraag"
    ACTIE = "actie"
    ADVIES = "advies"
    EINDE = "einde"


class Zekerheid(StrEnum):
    """How sure the sources make us: hoog is law or a current source, laag asks a colleague to check."""

    HOOG = "hoog"
    MIDDEL = "middel"
    LAAG = "laag"


class Tekst(Content):
    """One text in two languages; in a file a plain string is the Dutch text."""

    nl: Text
    en: str = ""

    @model_validator(mode="before")
    @classmethod
    def _plain_string_is_dutch(cls, value: Any) -> Any:
        return {"nl": value} if isinstance(value, str) else value

    def read(self, language: Language) -> str:
        """Return the text in `language`; Dutch where the English is still missing."""
        return self.en or self.nl if language is Language.EN else self.nl


class Woorden(Content):
    """What people say when they mean this; every word of a phrase must be said, in any order."""

    nl: tuple[Text, ...] = ()
    en: tuple[Text, ...] = ()


class Bron(Content):
    titel: Text
    uitgever: str = ""
    datum: Written = ""
    url: str = ""


class Optie(Content):
    label: Tekst
    naar: Text
    woorden: Woorden = Woorden()
    leeftijd: tuple[int, int] | None = None
    """Youngest and oldest age in years for which this is the answer, both included."""
    dak_vannacht: bool | None = None
    """Whether this answer means that there is a safe place tonight; absent where it says nothing of that."""


class Stap(Content):
    titel: Tekst
    tekst: Tekst
    wie: Tekst
    dienst: str | None = None
    """Id of the service in the sociale kaart that stands behind this step."""
    termijn: Tekst | None = None
    """Within which time, with the legal hook where the source gives one."""


class Escalatie(Content):
    wanneer: Tekst
    waarom: Tekst
    knelpunten: tuple[Text, ...] = ()


class Knoop(Content):
    soort: Soort
    tekst: Tekst
    toelichting: Tekst | None = None
    groep: Tekst | None = None
    veiligheid: bool = False
    """Safety plays here: say "acuut gevaar? bel 112"."""
    opties: tuple[Optie, ...] = Field(default=(), max_length=MAX_OPTIONS)
    weet_niet: str | None = None
    """Where "weet ik niet" leads; absent where not knowing has no safe way on."""
    stappen: tuple[Stap, ...] = ()
    naar: str | None = None
    escalatie: Escalatie | None = None
    zekerheid: Zekerheid | None = None
    melding: bool = False
    """This outcome is a doorbraakmelding to the sociaal pontonnier."""
    bronnen: tuple[str, ...] = ()
    vertaalt: str = ""
    """Fingerprint of the Dutch texts that the English texts were made from."""

    @property
    def is_question(self) -> bool:
        return self.soort is Soort.VRAAG

    @property
    def next_ids(self) -> tuple[str, ...]:
        """Every node one step further, in the order of the file."""
        ways = [*(optie.naar for optie in self.opties), self.weet_niet, self.naar]
        return tuple(dict.fromkeys(way for way in ways if way))

    @property
    def services(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(stap.dienst for stap in self.stappen if stap.dienst))

    @property
    def knelpunten(self) -> tuple[str, ...]:
        return self.escalatie.knelpunten if self.escalatie else ()

    def texts(self) -> Iterator[tuple[str, Tekst]]:
        """Yield the dotted field and the text of everything a reader of this node sees."""
        single = {"tekst": self.tekst, "toelichting": self.toelichting, "groep": self.groep}
        yield from ((field, tekst) for field, tekst in single.items() if tekst)
        for place, optie in enumerate(self.opties):
            yield f"opties.{place}.label", optie.label
        for place, stap in enumerate(self.stappen):
            parts = {"titel": stap.titel, "tekst": stap.tekst, "wie": stap.wie, "termijn": stap.termijn}
            yield from ((f"stappen.{place}.{field}", tekst) for field, tekst in parts.items() if tekst)
        if self.escalatie:
            yield "escalatie.wanneer", self.escalatie.wanneer
            yield "escalatie.waarom", self.escalatie.waarom

    def dutch_fingerprint(self) -> str:
        """Return what changes when, and only when, a Dutch text of this node changes."""
        return fingerprint([[field, tekst.nl] for field, tekst in self.texts()])

    @model_validator(mode="after")
    def _has_what_its_soort_needs(self) -> Self:
        if self.is_question:
            if not self.opties or self.naar or self.stappen:
                raise ValueError("a vraag has opties, and no naar or stappen")
        elif self.opties or self.weet_niet or not self.stappen:
            raise ValueError("an actie, advies or einde has stappen, and no opties or weet_niet")
        if self.soort is Soort.EINDE and self.naar:
            raise ValueError("an einde leads nowhere: leave out naar")
        return self


class Routekaart(Content):
    bestand: str
    """Name of the file it was read from."""
    id: Text
    titel: Tekst
    toelichting: Tekst | None = None
    versie: Written
    bijgewerkt: Written = ""
    startwoorden: Woorden = Woorden()
    """What people say to start this route."""
    groepen: tuple[Tekst, ...] = ()
    bronnen: dict[str, Bron] = Field(default_factory=dict)
    start: Text
    knopen: dict[str, Knoop]

    def node(self, node_id: str) -> Knoop:
        """Raises: KeyError if the map has no such node."""
        return self.knopen[node_id]

    @cached_property
    def version(self) -> str:
        """What a walk is pinned to: changes with the questions, steps and ways, not with a translation."""
        return fingerprint([self.start, {key: _walked(knoop) for key, knoop in self.knopen.items()}])


def _walked(knoop: Knoop) -> list[object]:
    services = [stap.dienst for stap in knoop.stappen]
    ways = [[optie.naar for optie in knoop.opties], knoop.weet_niet, knoop.naar]
    return [knoop.soort, ways, services, knoop.knelpunten, knoop.melding, knoop.dutch_fingerprint()]


def fingerprint(content: object) -> str:
    """Return twelve hex digits of the SHA-256 of `content` as JSON with sorted keys."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]
