"""The fixed choices of a melding. A stored choice is its word, never its place in a list."""

from enum import StrEnum


class Status(StrEnum):
    """Where a melding is. Source of the states: working processes, h2 (names are ours)."""

    GEMELD = "gemeld"
    OPGEPAKT = "opgepakt"
    VRAAG_AAN_MELDER = "vraag-aan-melder"
    WEGWIJZER = "wegwijzer"
    PROCESREGIE = "procesregie"
    DOORBRAAK = "doorbraak"
    WACHT = "wacht"
    REGIE_AANGEBODEN = "regie-aangeboden"
    REGIE_TERUG = "regie-terug"
    AFGESLOTEN = "afgesloten"
    INGETROKKEN = "ingetrokken"

    @property
    def is_open(self) -> bool:
        return self not in (Status.AFGESLOTEN, Status.INGETROKKEN)


class Kanaal(StrEnum):
    CHAT = "chat"
    TELEFOON = "telefoon"
    MAIL = "mail"
    OVERLEG = "overleg"


class KnelpuntSoort(StrEnum):
    """The four kinds of bottleneck (Tussenevaluatie 2021); ids as in the knowledge data."""

    ONBEKENDHEID = "onbekendheid"
    AANBOD = "aanbod"
    REGELS = "regels"
    IMPASSE = "impasse"


class Leefgebied(StrEnum):
    WONEN = "wonen"
    INKOMEN = "inkomen"
    SCHULDEN = "schulden"
    WERK = "werk"
    DAGBESTEDING = "dagbesteding"
    GEZONDHEID = "gezondheid"
    PSYCHISCHE_GEZONDHEID = "psychische-gezondheid"
    VERSLAVING = "verslaving"
    JEUGD_EN_OPVOEDING = "jeugd-en-opvoeding"
    ONDERWIJS = "onderwijs"
    VEILIGHEID = "veiligheid"
    JUSTITIE = "justitie"
    SOCIAAL_NETWERK = "sociaal-netwerk"
    ADMINISTRATIE = "administratie"
    ZORG = "zorg"
    IDENTITEIT = "identiteit"
    VERBLIJFSRECHT = "verblijfsrecht"


class Stand(StrEnum):
    """How one of the five basic conditions stands."""

    IN_ORDE = "in-orde"
    NIET_IN_ORDE = "niet-in-orde"
    ONBEKEND = "onbekend"


class Samenhang(StrEnum):
    """Single problem, several, or several that act on each other."""

    ENKELVOUDIG = "enkelvoudig"
    MEERVOUDIG = "meervoudig"
    SAMENHANGEND = "samenhangend"


class Gevraagd(StrEnum):
    ADVIES = "advies"
    REGIE = "regie"
    DOORBRAAK = "doorbraak"


class PogingUitkomst(StrEnum):
    """What came of a regular route that was tried."""

    AFGEWEZEN = "afgewezen"
    WACHTLIJST = "wachtlijst"
    GEEN_REACTIE = "geen-reactie"
    PAST_NIET = "past-niet"
    GEDEELTELIJK = "gedeeltelijk"
    LOOPT_NOG = "loopt-nog"
    NIET_GEPROBEERD = "niet-geprobeerd"


class Leeftijdsklasse(StrEnum):
    NUL_TOT_DRIE = "0-3"
    VIER_TOT_ELF = "4-11"
    TWAALF_TOT_ZEVENTIEN = "12-17"
    ACHTTIEN_TOT_ZEVENENTWINTIG = "18-27"
    ONBEKEND = "onbekend"


class Toestemming(StrEnum):
    JA = "ja"
    NEE = "nee"
    NIET_GEVRAAGD = "niet-gevraagd"


class Resultaat(StrEnum):
    """How a melding ended; the last two are given by their own act, never chosen."""

    OPGELOST_WEGWIJZER = "opgelost-wegwijzer"
    OPGELOST_PROCESREGIE = "opgelost-procesregie"
    OPGELOST_DOORBRAAK = "opgelost-doorbraak"
    ADVIES_GEGEVEN = "advies-gegeven"
    DEELS_OPGELOST = "deels-opgelost"
    NIET_OPGELOST = "niet-opgelost"
    OVERGEDRAGEN = "overgedragen"
    HUISHOUDEN_STOPT = "huishouden-stopt"
    NIET_PASSEND = "niet-passend"
    SAMENGEVOEGD = "samengevoegd"
    INGETROKKEN = "ingetrokken"


class Doelgroep(StrEnum):
    """Who may read an entry of the timeline."""

    MELDER = "melder"
    INTERN = "intern"
