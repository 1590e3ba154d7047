"""Between values of the casework and rows."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from meldingen.berichten import PERSOONLIJK, Bericht, BerichtSoort, Ontvanger
from meldingen.escalatie import Weg
from meldingen.model.melding import Doorbraakmelding
from meldingen.nummer import Meldingnummer
from meldingen.outbox.model import Staat, Zending
from meldingen.rollen import Rol
from meldingen.store.tabellen import BerichtRij
from meldingen.termijnen import Termijn
from meldingen.tijdlijn import Gebeurtenis
from meldingen.werklijst import line

Rij = dict[str, Any]


def melding_row(melding: Doorbraakmelding) -> Rij:
    return {
        "nummer": str(melding.nummer),
        "versie": melding.versie,
        "status": melding.status.value,
        "is_open": melding.is_open,
        "urgentie": melding.intake.urgentie.value,
        "ingediend_op": melding.ingediend_op,
        "gewijzigd_op": melding.gewijzigd_op,
        "uiterlijk": melding.beloofd_voor(),
        "eigenaar_id": melding.eigenaar.person_id if melding.eigenaar else None,
        "escalatietrede": melding.escalatietrede,
        "regel": line(melding).model_dump(mode="json"),
        "document": melding.model_dump(mode="json"),
    }


def gebeurtenis_row(nummer: Meldingnummer, gebeurtenis: Gebeurtenis) -> Rij:
    return {
        "nummer": str(nummer),
        "volgnr": gebeurtenis.volgnr,
        "versie": gebeurtenis.versie,
        "soort": gebeurtenis.soort.value,
        "op": gebeurtenis.op,
        "functie": gebeurtenis.functie,
        "organisatie": gebeurtenis.organisatie,
        "doelgroep": gebeurtenis.doelgroep.value,
        "feiten": dict(gebeurtenis.feiten),
    }


def termijn_row(nummer: Meldingnummer, termijn: Termijn) -> Rij:
    return {
        "nummer": str(nummer),
        "soort": termijn.soort.value,
        "ref": termijn.ref,
        "op": termijn.op,
        "volgende_op": termijn.op,
        "pogingen": 0,
    }


def bericht_row(bericht: Bericht, op: datetime, ouder_id: int | None = None) -> Rij:
    return {
        "ouder_id": ouder_id,
        "nummer": str(bericht.nummer),
        "soort": bericht.soort.value,
        "person_id": bericht.ontvanger.person_id,
        "rol": bericht.ontvanger.rol.value if bericht.ontvanger.rol else None,
        "organisatie": bericht.ontvanger.organisatie,
        "waarnemer": bericht.ontvanger.waarnemer,
        "behalve": bericht.behalve,
        "feiten": dict(bericht.feiten),
        "weg": as_words(bericht.weg),
        "dringend": bericht.dringend,
        "staat": Staat.WACHTEND.value,
        "aangemaakt_op": op,
        "beschikbaar_op": op,
        "pogingen": 0,
        "fout": "",
        "langs": None,
    }


def as_words(wegen: Iterable[Weg]) -> str:
    return ",".join(weg.value for weg in wegen)


def _ways(words: str) -> tuple[Weg, ...]:
    """A message of before there were ways went in person."""
    return tuple(Weg(word) for word in words.split(",") if word) or PERSOONLIJK


def zending_of(row: BerichtRij) -> Zending:
    rol = Rol(row.rol) if row.rol else None
    ontvanger = Ontvanger(
        person_id=row.person_id, rol=rol, organisatie=row.organisatie, waarnemer=row.waarnemer
    )
    bericht = Bericht(
        soort=BerichtSoort(row.soort),
        nummer=Meldingnummer.parse(row.nummer),
        ontvanger=ontvanger,
        feiten=row.feiten,
        weg=_ways(row.weg),
        behalve=row.behalve,
        dringend=row.dringend,
    )
    return Zending.model_validate(row.model_dump() | {"bericht": bericht})
