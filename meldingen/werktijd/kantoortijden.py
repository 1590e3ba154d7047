"""When an office and a person work, as data that can come from settings or chat."""

import re
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, model_validator

MINUTEN_PER_DAG: Final = 24 * 60
_BLOK: Final = re.compile(r"(\d{2})[:.](\d{2})\s*[-–]\s*(\d{2})[:.](\d{2})")


class Gegevens(BaseModel):
    """Frozen data that refuses unknown fields, so that a typing error in a setting is found."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Tijdblok(Gegevens):
    """Part of a day in minutes after local midnight; `tot_minuut` is just past it, 1440 is midnight."""

    van_minuut: int
    tot_minuut: int

    @model_validator(mode="after")
    def _runs_forward_within_a_day(self) -> "Tijdblok":
        if not 0 <= self.van_minuut < self.tot_minuut <= MINUTEN_PER_DAG:
            raise ValueError(f"block {self} must start before it ends, between 00:00 and 24:00")
        return self

    def __str__(self) -> str:
        (van_uur, van), (tot_uur, tot) = divmod(self.van_minuut, 60), divmod(self.tot_minuut, 60)
        return f"{van_uur:02}:{van:02}-{tot_uur:02}:{tot:02}"

    def overlap(self, other: "Tijdblok") -> "Tijdblok | None":
        van, tot = max(self.van_minuut, other.van_minuut), min(self.tot_minuut, other.tot_minuut)
        return Tijdblok(van_minuut=van, tot_minuut=tot) if van < tot else None


def parse_tijdblok(tekst: str) -> Tijdblok:
    """Read "08:30-17:00" (also "08.30-17.00").

    Raises:
        ValueError: If the text has another shape, or hours or minutes that do not exist.
    """
    found = _BLOK.fullmatch(tekst.strip())
    if not found:
        raise ValueError(f"{tekst!r} is not a block of time such as 08:30-17:00")
    van_uur, van, tot_uur, tot = (int(part) for part in found.groups())
    if max(van, tot) > 59:
        raise ValueError(f"{tekst!r} has more than 59 minutes in an hour")
    return Tijdblok(van_minuut=van_uur * 60 + van, tot_minuut=tot_uur * 60 + tot)


def _blok_uit_tekst(value: Any) -> Any:
    return parse_tijdblok(value) if isinstance(value, str) else value


def _op_volgorde(blokken: tuple[Tijdblok, ...]) -> tuple[Tijdblok, ...]:
    for eerste, tweede in pairwise(blokken):
        if tweede.van_minuut < eerste.tot_minuut:
            raise ValueError(f"block {tweede} starts before {eerste} has ended")
    return blokken


Blok = Annotated[Tijdblok, BeforeValidator(_blok_uit_tekst), PlainSerializer(str)]
Blokken = tuple[Blok, ...]


class Weekrooster(Gegevens):
    """Blocks of work for each day of the week; a day without blocks is a day off."""

    maandag: Blokken = ()
    dinsdag: Blokken = ()
    woensdag: Blokken = ()
    donderdag: Blokken = ()
    vrijdag: Blokken = ()
    zaterdag: Blokken = ()
    zondag: Blokken = ()

    @model_validator(mode="after")
    def _blocks_follow_each_other(self) -> "Weekrooster":
        for naam in type(self).model_fields:
            _op_volgorde(getattr(self, naam))
        return self

    def op(self, dag: date) -> Blokken:
        return (
            self.maandag,
            self.dinsdag,
            self.woensdag,
            self.donderdag,
            self.vrijdag,
            self.zaterdag,
            self.zondag,
        )[dag.weekday()]


class Bevrijdingsdag(StrEnum):
    """In which years 5 May is a day off: a matter of local agreement."""

    NOOIT = "nooit"
    LUSTRUM = "lustrum"
    ALTIJD = "altijd"


class Feestdagen(Gegevens):
    """Which of the public holidays that are a matter of agreement close the office."""

    goede_vrijdag: bool = False
    bevrijdingsdag: Bevrijdingsdag = Bevrijdingsdag.LUSTRUM


class Kantoortijden(Gegevens):
    """Opening hours of the office.

    `afwijkend` replaces everything else on that date, also a holiday; without blocks the office is closed.
    """

    week: Weekrooster
    feestdagen: Feestdagen = Feestdagen()
    sluitingsdagen: frozenset[date] = frozenset()
    afwijkend: dict[date, Blokken] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _each_date_is_said_once(self) -> "Kantoortijden":
        if dubbel := self.sluitingsdagen & self.afwijkend.keys():
            raise ValueError(f"{min(dubbel)} stands in both sluitingsdagen and afwijkend")
        for blokken in self.afwijkend.values():
            _op_volgorde(blokken)
        return self


class Afwezigheid(Gegevens):
    """Whole local days away, both ends included."""

    van: date
    tot_en_met: date

    @model_validator(mode="after")
    def _runs_forward(self) -> "Afwezigheid":
        if self.tot_en_met < self.van:
            raise ValueError(f"absence ends on {self.tot_en_met}, before it starts on {self.van}")
        return self

    def omvat(self, dag: date) -> bool:
        return self.van <= dag <= self.tot_en_met


class EigenDagen(Gegevens):
    """How one person differs from the office: own days and hours (None: all of them), and absences."""

    week: Weekrooster | None = None
    afwezig: tuple[Afwezigheid, ...] = ()

    def is_afwezig(self, dag: date) -> bool:
        return any(periode.omvat(dag) for periode in self.afwezig)
