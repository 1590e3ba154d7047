"""Every act on a melding, as a typed command; `Handeling` is any of them."""

from typing import Annotated

from pydantic import Field, TypeAdapter

from meldingen.handelingen.afronding import (
    Afsluiten,
    EindrapportGeven,
    Heropenen,
    Koppelen,
    NazorgPlannen,
    NazorgVastleggen,
    Samenvoegen,
)
from meldingen.handelingen.melder import (
    Aanvullen,
    Beantwoorden,
    HuishoudenBijwerken,
    Intrekken,
    MedemelderToevoegen,
    TevredenheidGeven,
)
from meldingen.handelingen.regie import (
    Afspraak,
    DoorbraakVastleggen,
    Hervatten,
    ProcesregieStarten,
    RegieAanbieden,
    RegieAccepteren,
    RegieWeigeren,
    TaakAfronden,
    TaakAfspreken,
    TaakBevestigen,
    Wachten,
)
from meldingen.handelingen.soorten import HandelingSoort
from meldingen.handelingen.triage import (
    Adviseren,
    Afschalen,
    BelofteVerzetten,
    Beoordelen,
    Loslaten,
    Noteren,
    Oppakken,
    Opschalen,
    Overdragen,
    Overnemen,
    Vasthouden,
    Vragen,
    Wijzen,
)

Handeling = (
    Aanvullen
    | Beantwoorden
    | Intrekken
    | MedemelderToevoegen
    | HuishoudenBijwerken
    | TevredenheidGeven
    | Oppakken
    | Overnemen
    | Overdragen
    | Loslaten
    | Vasthouden
    | Beoordelen
    | Vragen
    | Adviseren
    | Noteren
    | BelofteVerzetten
    | Wijzen
    | Opschalen
    | Afschalen
    | ProcesregieStarten
    | TaakAfspreken
    | TaakBevestigen
    | TaakAfronden
    | DoorbraakVastleggen
    | Wachten
    | Hervatten
    | RegieAanbieden
    | RegieAccepteren
    | RegieWeigeren
    | Afsluiten
    | EindrapportGeven
    | Heropenen
    | Koppelen
    | Samenvoegen
    | NazorgPlannen
    | NazorgVastleggen
)

HANDELING: TypeAdapter[Handeling] = TypeAdapter(Annotated[Handeling, Field(discriminator="type")])
"""Reads a Handeling from plain data by its `type` (the word of its HandelingSoort)."""

__all__ = [
    "HANDELING",
    "Aanvullen",
    "Adviseren",
    "Afschalen",
    "Afsluiten",
    "Afspraak",
    "Beantwoorden",
    "BelofteVerzetten",
    "Beoordelen",
    "DoorbraakVastleggen",
    "EindrapportGeven",
    "Handeling",
    "HandelingSoort",
    "Heropenen",
    "Hervatten",
    "HuishoudenBijwerken",
    "Intrekken",
    "Koppelen",
    "Loslaten",
    "MedemelderToevoegen",
    "NazorgPlannen",
    "NazorgVastleggen",
    "Noteren",
    "Oppakken",
    "Opschalen",
    "Overdragen",
    "Overnemen",
    "ProcesregieStarten",
    "RegieAanbieden",
    "RegieAccepteren",
    "RegieWeigeren",
    "Samenvoegen",
    "TaakAfronden",
    "TaakAfspreken",
    "TaakBevestigen",
    "TevredenheidGeven",
    "Vasthouden",
    "Vragen",
    "Wachten",
    "Wijzen",
]
