"""A small policy, an office and short ways to write a story on the Dutch wall clock."""

from copy import deepcopy
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from meldingen.escalatie import (
    EscalatieActie,
    Escalatiebeleid,
    Ladder,
    Vraag,
    due,
    next_due,
    start,
)
from meldingen.escalatie.maatwerkloket import Controlepunt
from meldingen.urgentie import Urgentie
from meldingen.werktijd import Kantoortijden, Werkrooster

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
WERKWEEK: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
KANTOOR: Final = Werkrooster(
    Kantoortijden.model_validate({"week": dict.fromkeys(WERKWEEK, ("08:30-17:00",))})
)
REDEN: Final = "Voorbeeld."
ANNA, BART = "anna", "bart"


def ruw_beleid() -> dict[str, Any]:
    """The policy as it is read from a file, free to change."""
    urgentie = {
        "belofte": {"binnen": "2 uur", "reden": REDEN},
        "treden": [
            _trede("team", "1 uur", ["pontonnierteam"], herhaal={"elke": "30 minuten", "hoogstens": 2}),
            _trede("ambassadeur", "4 uur", ["ambassadeur", "pontonnierteam"]),
            _trede("leiding", "1 werkdag", ["leidinggevende"], herhaal={"elke": "2 uur", "hoogstens": 1}),
        ],
        "blijvend": {"elke": "2 werkdagen", "wie": ["leidinggevende"], "weg": ["chat"], "reden": REDEN},
        "stilte": {
            "na": "1 werkdag",
            "antwoord_binnen": "4 uur",
            "naar_waarnemer_na": "1 werkdag",
            "weg": ["chat"],
            "reden": REDEN,
        },
        "uitstel_hoogstens": "5 werkdagen",
        "opnieuw_vooraan": 1,
    }
    tekst = {"nl": "Een vraag?", "en": "A question?"}
    return {
        "versie": "proef",
        "toelichting": "Standaardwaarden om mee te proberen.",
        "teksten": {vraag.value: dict(tekst) for vraag in Vraag},
        "controlepunten": {punt.value: dict(tekst) for punt in Controlepunt},
        "urgenties": {klasse.value: deepcopy(urgentie) for klasse in Urgentie},
    }


def _trede(sleutel: str, wacht: str, wie: list[str], **rest: object) -> dict[str, Any]:
    vast = {"weg": ["chat"], "vraag": "oppakken", "reden": REDEN}
    return {"sleutel": sleutel, "wacht": wacht, "wie": wie, **vast, **rest}


BELEID: Final = Escalatiebeleid.model_validate(ruw_beleid())


def op(tekst: str) -> datetime:
    """Read "16 09:00" as that day of November 2026 (the 16th is a Monday) on the Dutch clock, in UTC."""
    dag, klok = tekst.split()
    uur, minuut = klok.split(":")
    return datetime(2026, 11, int(dag), int(uur), int(minuut), tzinfo=AMSTERDAM).astimezone(UTC)


GEMELD: Final = op("16 09:00")


def a_ladder(filed_at: datetime = GEMELD) -> Ladder:
    return start(BELEID, Urgentie.WEEK, filed_at, KANTOOR)


def run(ladder: Ladder, until: datetime, eigenaar: Werkrooster | None = None) -> tuple[Ladder, list[str]]:
    """Let a punctual worker work until a moment; tell what went out as "16 10:00 trede team"."""
    story: list[str] = []
    while (at := next_due(ladder)) and at <= until:
        ladder, acties = due(ladder, at, KANTOOR, eigenaar)
        story += [told(actie) for actie in acties]
    return ladder, story


def told(actie: EscalatieActie) -> str:
    moment = actie.op.astimezone(AMSTERDAM).strftime("%d %H:%M")
    return " ".join((moment, actie.soort.value, actie.sleutel or "+".join(actie.wie)))
