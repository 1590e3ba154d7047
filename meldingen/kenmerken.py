"""By what a melding is found: its traits and the people it concerns, and how alike two meldingen are."""

from collections.abc import Iterable
from enum import StrEnum

from meldingen.beeld import Relatie
from meldingen.model.melding import Doorbraakmelding


class Kenmerk(StrEnum):
    LEEFGEBIED = "leefgebied"
    KNELPUNT = "knelpunt"
    KNELPUNTSOORT = "knelpuntsoort"
    ORGANISATIE = "organisatie"
    WIJK = "wijk"
    WACHT_OP = "wacht-op"
    """An organisation with an open task or an offered direction."""


def organisation_key(naam: str) -> str:
    return naam.strip().casefold()


def kenmerken(melding: Doorbraakmelding) -> frozenset[tuple[Kenmerk, str]]:
    intake = melding.intake
    found: dict[Kenmerk, Iterable[str]] = {
        Kenmerk.LEEFGEBIED: intake.leefgebieden,
        Kenmerk.KNELPUNT: intake.knelpunten,
        Kenmerk.KNELPUNTSOORT: intake.knelpuntsoorten,
        Kenmerk.ORGANISATIE: map(organisation_key, _organisations(melding)),
        Kenmerk.WIJK: (intake.wijk,) if intake.wijk else (),
        Kenmerk.WACHT_OP: map(organisation_key, _waited_for(melding)),
    }
    return frozenset((kenmerk, str(waarde)) for kenmerk, waarden in found.items() for waarde in waarden)


def _organisations(melding: Doorbraakmelding) -> Iterable[str]:
    yield melding.melder.organisatie
    yield from (partij.organisatie for partij in (*melding.intake.betrokken, *melding.partijen))


def _waited_for(melding: Doorbraakmelding) -> Iterable[str]:
    if melding.is_open:
        yield from (taak.organisatie for taak in melding.open_taken)
        if melding.aanbod:
            yield melding.aanbod.organisatie


def betrokkenen(melding: Doorbraakmelding) -> frozenset[tuple[str, Relatie]]:
    """Return the persons a melding concerns, with what they are to it."""
    found = [(melding.melder.person_id, Relatie.MELDER)]
    if melding.invoerder:
        found.append((melding.invoerder.person_id, Relatie.MELDER))
    found += [(persoon.person_id, Relatie.MEDEMELDER) for persoon in melding.medemelders]
    found += [(taak.contact_id, Relatie.TAAKCONTACT) for taak in melding.open_taken]
    if melding.aanbod:
        found.append((melding.aanbod.contact_id, Relatie.REGIECONTACT))
    return frozenset((person_id, relatie) for person_id, relatie in found if person_id)


GEWICHT = {Kenmerk.WIJK: 0.3, Kenmerk.KNELPUNT: 0.3, Kenmerk.ORGANISATIE: 0.2, Kenmerk.LEEFGEBIED: 0.2}
"""What agreement counts for; the household is never compared. Own choice, no source states one."""

DREMPEL = 0.4


def likeness(een: Doorbraakmelding, ander: Doorbraakmelding) -> tuple[float, tuple[str, ...]]:
    """Return how alike two meldingen are, 0 to 1, and in what they agree."""
    score, agreed = 0.0, []
    for kenmerk, gewicht in GEWICHT.items():
        left, right = _values(een, kenmerk), _values(ander, kenmerk)
        if shared := left & right:
            score += gewicht * len(shared) / len(left | right)
            agreed.append(kenmerk.value)
    return round(score, 3), tuple(agreed)


def _values(melding: Doorbraakmelding, kenmerk: Kenmerk) -> frozenset[str]:
    return frozenset(waarde for soort, waarde in kenmerken(melding) if soort is kenmerk)
