"""The work list: the question as the store gets it, and how a melding becomes a line."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from meldingen.beeld import Bak, Meldingregel, Pagina, Werkfilter
from meldingen.model.keuzes import Status
from meldingen.model.melding import Doorbraakmelding

ZONE = ZoneInfo("Europe/Amsterdam")
WACHTEND = frozenset({Status.WACHT, Status.VRAAG_AAN_MELDER, Status.REGIE_AANGEBODEN})


@dataclass(frozen=True)
class Werkvraag:
    """`dag_einde` is the end (UTC) of today in Europe/Amsterdam."""

    person_id: str
    filter: Werkfilter
    pagina: Pagina
    dag_einde: datetime


def end_of_day(now: datetime) -> datetime:
    """Return the first moment of tomorrow in Europe/Amsterdam."""
    tomorrow = now.astimezone(ZONE).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(0), ZONE)


def line(melding: Doorbraakmelding) -> Meldingregel:
    return Meldingregel(
        nummer=melding.nummer,
        versie=melding.versie,
        status=melding.status,
        urgentie=melding.intake.urgentie,
        ingediend_op=melding.ingediend_op,
        gewijzigd_op=melding.gewijzigd_op,
        uiterlijk=melding.beloofd_voor(),
        eigenaar_functie=melding.eigenaar.functie if melding.eigenaar else "",
        organisatie=melding.melder.organisatie,
        leefgebieden=melding.intake.leefgebieden,
        knelpuntsoorten=melding.intake.knelpuntsoorten,
        escalatietrede=melding.escalatietrede,
        vraag_open=bool(melding.open_vragen),
    )


def in_bak(melding: Doorbraakmelding, bak: Bak, vraag: Werkvraag) -> bool:
    """Tell whether the melding stands in that part of the work list."""
    if bak is Bak.GESLOTEN:
        return not melding.is_open
    if not melding.is_open:
        return False
    eigenaar = melding.eigenaar
    until = melding.beloofd_voor()
    return {
        Bak.NIEUW: eigenaar is None,
        Bak.MIJN: eigenaar is not None and eigenaar.person_id == vraag.person_id,
        Bak.WACHT: melding.status in WACHTEND,
        Bak.VANDAAG: until is not None and until < vraag.dag_einde,
        Bak.GEESCALEERD: melding.escalatietrede > 0,
        Bak.ALLE: True,
    }[bak]
