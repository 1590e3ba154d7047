"""Believable values for tests; every argument that is not given does not matter to the test."""

from datetime import UTC, datetime

from meldingen.beleid import Beleid
from meldingen.casus import Moment, decide, file_melding
from meldingen.concept import MeldingConcept
from meldingen.handelingen import (
    DoorbraakVastleggen,
    Handeling,
    Oppakken,
    ProcesregieStarten,
    RegieAanbieden,
    RegieAccepteren,
)
from meldingen.model.intake import BetrokkenOrganisatie, HuishoudenWeetHet, Poging
from meldingen.model.keuzes import Gevraagd, KnelpuntSoort, Leefgebied, PogingUitkomst, Samenhang, Toestemming
from meldingen.model.melding import Doorbraakmelding
from meldingen.model.zaakwerk import Doorbraakplan, Legitimiteit, LegitimiteitSoort, Mandaat
from meldingen.nummer import Meldingnummer
from meldingen.rollen import Actor, Rol
from meldingen.urgentie import Urgentie
from meldingen.werktijd import Kantoortijden, Weekrooster, Werkrooster

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
"""A Tuesday, 10.30 in Dordrecht."""

_DAG = ("08:30-17:00",)
ROOSTER = Werkrooster(
    Kantoortijden(
        week=Weekrooster.model_validate(
            dict.fromkeys(("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"), _DAG)
        )
    )
)
BELEID = Beleid(rooster=ROOSTER)

MELDER = Actor("p-melder", "wijkteammedewerker", "Sociaal Wijkteam", frozenset({Rol.PROFESSIONAL}))
COLLEGA = Actor("p-collega", "woonconsulent", "Trivire", frozenset({Rol.PROFESSIONAL}))
PONTONNIER = Actor(
    "p-pontonnier", "sociaal pontonnier", "Gemeente Dordrecht", frozenset({Rol.SOCIAAL_PONTONNIER})
)
REGISSEUR = Actor(
    "p-regisseur", "doorbraakregisseur", "Sociaal Wijkteam", frozenset({Rol.DOORBRAAKREGISSEUR})
)
AMBASSADEUR = Actor("p-ambassadeur", "ambassadeur", "Trivire", frozenset({Rol.AMBASSADEUR}))
LEIDINGGEVENDE = Actor("p-leiding", "teamleider", "Gemeente Dordrecht", frozenset({Rol.LEIDINGGEVENDE}))
VREEMDE = Actor("p-vreemde", "consulent", "Andere Stichting", frozenset({Rol.PROFESSIONAL}))


def a_concept(**given: object) -> MeldingConcept:
    """No briefadres and no income: one of the cases the sources tell of."""
    values: dict[str, object] = {
        "knelpuntsoorten": (KnelpuntSoort.REGELS,),
        "knelpunten": ("geen-briefadres",),
        "leefgebieden": (Leefgebied.WONEN, Leefgebied.INKOMEN),
        "samenhang": Samenhang.SAMENHANGEND,
        "gevraagd": (Gevraagd.REGIE,),
        "doel": "Een inkomen en een plek om te slapen",
        "samenvatting": "Zonder briefadres geen uitkering, zonder uitkering geen kamer.",
        "geprobeerd": (Poging(dienst="dienst-briefadres", uitkomst=PogingUitkomst.AFGEWEZEN),),
        "betrokken": (BetrokkenOrganisatie(organisatie="Trivire"),),
        "urgentie": Urgentie.WEEK,
        "toestemming": Toestemming.JA,
        "huishouden": HuishoudenWeetHet(weet_het=True),
        "grondslag": "wmo-toegang",
        "wijk": "wijk-crabbehof",
    }
    return MeldingConcept.model_validate(values | given)


def a_moment(actor: Actor = PONTONNIER, now: datetime = NOW) -> Moment:
    return Moment(actor, now, BELEID)


def a_melding(
    concept: MeldingConcept | None = None, *, by: Actor = MELDER, nummer: int = 1
) -> Doorbraakmelding:
    """A melding as it was filed at NOW."""
    return file_melding(concept or a_concept(), Meldingnummer(2026, nummer), a_moment(by)).melding


def after(
    melding: Doorbraakmelding, *handelingen: Handeling, by: Actor = PONTONNIER, now: datetime = NOW
) -> Doorbraakmelding:
    """The melding after these acts by one actor."""
    for handeling in handelingen:
        melding = decide(melding, handeling, a_moment(by, now)).melding
    return melding


def a_taken_melding(**given: object) -> Doorbraakmelding:
    return after(a_melding(a_concept(**given)), Oppakken())


def a_start_of_procesregie(**given: object) -> ProcesregieStarten:
    values: dict[str, object] = {
        "partijen": (BetrokkenOrganisatie(organisatie="Trivire"),),
        "toelichting": "Iedereen aan één tafel",
    }
    return ProcesregieStarten.model_validate(values | given)


def a_melding_in_procesregie() -> Doorbraakmelding:
    return after(a_taken_melding(), a_start_of_procesregie())


def a_plan(*, mandaat: bool = False) -> Doorbraakplan:
    return Doorbraakplan(
        perspectief="Over een jaar een eigen kamer en werk",
        betrokkenheid="Het huishouden koos dit zelf",
        legitimiteit=Legitimiteit(soort=LegitimiteitSoort.UITZONDERING, toelichting="Maatwerk mag hier"),
        besluit="Tijdelijk verblijf tot de uitkering loopt",
        mandaat=Mandaat(gebruikt=mandaat, reden="Overleg gaf geen uitkomst"),
    )


def a_breakthrough(*, mandaat: bool = False) -> DoorbraakVastleggen:
    return DoorbraakVastleggen(plan=a_plan(mandaat=mandaat))


def a_melding_with_direction_back() -> Doorbraakmelding:
    offered = after(
        a_melding_in_procesregie(), RegieAanbieden(organisatie="Trivire", toelichting="De afspraken lopen")
    )
    return after(offered, RegieAccepteren(), by=AMBASSADEUR)
