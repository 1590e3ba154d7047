"""The records of the sociale kaart and its neighbours, with the field names of the shipped files."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, TypeAdapter, field_validator


class Soort(StrEnum):
    DIENST = "dienst"
    ORGANISATIE = "organisatie"
    KNELPUNT = "knelpunt"
    ROUTEKAART = "routekaart"
    PRAKTIJKVOORBEELD = "praktijkvoorbeeld"
    BEGRIP = "begrip"


class DienstStatus(StrEnum):
    ACTIVE = "active"
    INACTIVE = "inactive"
    HISTORISCH = "historisch"


_URL = TypeAdapter(HttpUrl)


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Bron(_Record):
    """Where a fact comes from; `datum` is as precise as the source: years, a month or a day."""

    titel: str = Field(min_length=1)
    url: str | None = None
    datum: str | None = Field(default=None, pattern=r"^\d{4}([-/]\d{2,4})*$")
    uitgever: str | None = None
    seed: str | None = None
    gezien: str | None = None
    onderdeel: str | None = None

    @field_validator("url")
    @classmethod
    def _is_a_web_address(cls, url: str | None) -> str | None:
        if url is not None:
            _URL.validate_python(url)
        return url


class Telefoon(_Record):
    number: str = Field(min_length=3)
    description: str = ""


class Organisatie(_Record):
    id: str
    name: str
    alternate_name: tuple[str, ...] = ()
    description: str
    url: str | None = None
    email: str | None = None
    phones: tuple[Telefoon, ...] = ()
    bronnen: tuple[Bron, ...]


class Dienst(_Record):
    """One service; `minimum_age` and `maximum_age` in years, both included."""

    id: str
    name: str
    alternate_name: tuple[str, ...] = ()
    organization: str
    description: str
    wie: str
    application_process: str | None = None
    eligibility_description: str | None = None
    required_documents: tuple[str, ...] = ()
    minimum_age: int | None = Field(default=None, ge=0, le=120)
    maximum_age: int | None = Field(default=None, ge=0, le=120)
    leefgebieden: tuple[str, ...]
    doelgroepen: tuple[str, ...]
    trefwoorden: tuple[str, ...] = ()
    service_area: str
    knelpunten: tuple[str, ...] = ()
    zie_ook: tuple[str, ...] = ()
    phones: tuple[Telefoon, ...] = ()
    url: str | None = None
    email: str | None = None
    schedule: str | None = None
    wait_time: str | None = None
    fees_description: str | None = None
    alert: str | None = None
    status: DienstStatus
    assured_date: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")
    bronnen: tuple[Bron, ...]


class KnelpuntSoort(_Record):
    id: str
    naam: str
    uitleg: str
    rol_sociaal_pontonnier: str
    vraag: str


class Knelpunt(_Record):
    """A recurring bottleneck; `bronnen` are keys of the sources in the metadata of its file."""

    id: str
    naam: str
    soort: str
    leefgebieden: tuple[str, ...]
    omschrijving: str
    trefwoorden: tuple[str, ...] = ()
    wat_vaak_werkt: tuple[str, ...] = ()
    wettelijke_basis: tuple[str, ...] = ()
    gerelateerde_diensten: tuple[str, ...] = ()
    bronnen: tuple[str, ...]


class Zoekmodel(_Record):
    """The five facets by which the practice examples are looked up."""

    doelgroep: str
    problematiek: str
    invalshoek: str
    samenwerkingspartners: str
    niveau: str


class Praktijkvoorbeeld(_Record):
    id: str
    titel: str
    gemeente: str
    wijken: tuple[str, ...] = ()
    looptijd: str | None = None
    huishoudens: str | None = None
    zoekmodel: Zoekmodel
    aanleiding: str | None = None
    doel: str
    doelgroep_omschrijving: str
    werkwijze: tuple[str, ...]
    uitgangspunten: tuple[str, ...] = ()
    resultaten: tuple[str, ...] = ()
    knelpunten: tuple[str, ...] = ()
    oplossingen: tuple[str, ...] = ()
    lessen: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    financiering: str | None = None
    escalatie: str | None = None
    opmerking: str | None = None
    trefwoorden: tuple[str, ...] = ()
    bron: Bron


class Begrip(_Record):
    """A term or abbreviation explained; `bronnen` are keys of the sources in the metadata of its file."""

    id: str
    term: str
    afkorting: str | None = None
    uitleg: str
    synoniemen: tuple[str, ...] = ()
    engels: tuple[str, ...] = ()
    bronnen: tuple[str, ...]


class Engels(_Record):
    """What an English-speaking colleague reads about a dienst."""

    name_en: str
    summary_en: str
    who_en: str
    how_en: str | None = None


class Situatie(_Record):
    """How people put it when they need a record, to search on and never to show."""

    nl: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class Gebied(_Record):
    """An area as service_area spells it, the larger one it lies in, and how people name it."""

    in_: str | None = Field(default=None, alias="in")
    woorden: str
