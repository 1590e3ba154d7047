"""What the lists show, over every store."""

from datetime import timedelta

from meldingen.beeld import Bak, Pagina, Werkfilter
from meldingen.handelingen import (
    Handeling,
    Intrekken,
    Oppakken,
    RegieAanbieden,
    Vragen,
)
from meldingen.model.intake import BetrokkenOrganisatie
from meldingen.model.keuzes import KnelpuntSoort, Leefgebied
from meldingen.model.mensen import PersoonRef
from meldingen.nummer import Meldingnummer
from meldingen.urgentie import Urgentie
from tests.builders import (
    AMBASSADEUR,
    COLLEGA,
    MELDER,
    NOW,
    PONTONNIER,
    REGISSEUR,
    VREEMDE,
    a_concept,
    a_start_of_procesregie,
)
from tests.contracts.meldingen.conftest import Opslag

HOUR = timedelta(hours=1)


async def file(opslag: Opslag, key: str = "formulier-1", **given: object) -> Meldingnummer:
    return (await opslag.balie.indienen(a_concept(**given), MELDER, key=key, now=NOW)).nummer


async def test_an_entry_for_somebody_else_is_seen_by_both(opslag: Opslag) -> None:
    other = PersoonRef(person_id=COLLEGA.person_id, organisatie="Trivire", functie="woonconsulent")
    filed = await opslag.balie.indienen(a_concept(melder=other), PONTONNIER, key="a", now=NOW)
    assert [item.nummer for item in await opslag.balie.mijn_meldingen(COLLEGA)] == [filed.nummer]
    assert [item.nummer for item in await opslag.balie.mijn_meldingen(PONTONNIER)] == [filed.nummer]
    assert await opslag.balie.mijn_meldingen(VREEMDE) == ()


async def test_open_meldingen_come_before_closed_ones_in_a_filers_list(opslag: Opslag) -> None:
    first, second = await file(opslag, "een"), await file(opslag, "twee")
    await opslag.balie.handel(second, Intrekken(reden="Opgelost"), MELDER, key="in", now=NOW)
    assert [item.nummer for item in await opslag.balie.mijn_meldingen(MELDER)] == [first, second]


async def test_an_offered_direction_waits_for_the_ambassadeur_of_that_organisation(opslag: Opslag) -> None:
    nummer = await file(opslag)
    offer = RegieAanbieden(organisatie=" trivire", toelichting="Klaar")
    acts: tuple[Handeling, ...] = (Oppakken(), a_start_of_procesregie(), offer)
    for key, act in enumerate(acts):
        await opslag.balie.handel(nummer, act, PONTONNIER, key=f"k{key}", now=NOW)
    assert [item.nummer for item in await opslag.balie.mijn_taken(AMBASSADEUR)] == [nummer]
    assert await opslag.balie.mijn_taken(COLLEGA) == ()


async def test_the_work_list_counts_every_part(opslag: Opslag) -> None:
    new, mine, waiting = [await file(opslag, key) for key in ("een", "twee", "drie")]
    await opslag.balie.handel(mine, Oppakken(), PONTONNIER, key="a", now=NOW)
    await opslag.balie.handel(waiting, Oppakken(), REGISSEUR, key="b", now=NOW)
    await opslag.balie.handel(waiting, Vragen(tekst="Welke brief?"), REGISSEUR, key="c", now=NOW)
    voorraad = await opslag.balie.werkvoorraad(PONTONNIER, Werkfilter(), Pagina(), NOW)
    counts = {bak: n for bak, n in voorraad.per_bak.items() if n}
    assert counts == {Bak.NIEUW: 1, Bak.MIJN: 1, Bak.WACHT: 1, Bak.ALLE: 3}
    for bak, nummer in ((Bak.NIEUW, new), (Bak.MIJN, mine), (Bak.WACHT, waiting)):
        page = await opslag.balie.werkvoorraad(PONTONNIER, Werkfilter(bak=bak), Pagina(), NOW)
        assert [item.nummer for item in page.regels] == [nummer]


async def test_the_work_list_shows_what_is_due_today_and_what_escalated(opslag: Opslag) -> None:
    nummer = await file(opslag, urgentie=Urgentie.VANDAAG)
    await file(opslag, "later", urgentie=Urgentie.OVERIG)
    today = await opslag.balie.werkvoorraad(PONTONNIER, Werkfilter(bak=Bak.VANDAAG), Pagina(), NOW)
    assert [item.nummer for item in today.regels] == [nummer]
    assert today.per_bak[Bak.GEESCALEERD] == 0
    await opslag.balie.verwerk_termijnen(NOW + HOUR)
    risen = await opslag.balie.werkvoorraad(PONTONNIER, Werkfilter(bak=Bak.GEESCALEERD), Pagina(), NOW)
    assert [(item.nummer, item.escalatietrede) for item in risen.regels] == [(nummer, 1)]


async def test_the_work_list_is_filtered_and_paged(opslag: Opslag) -> None:
    for n in range(5):
        await file(opslag, f"wonen-{n}")
    await file(
        opslag,
        "zorg",
        leefgebieden=(Leefgebied.ZORG,),
        knelpunten=("wachtlijst-jeugdhulp-en-ggz",),
        knelpuntsoorten=(KnelpuntSoort.AANBOD,),
        betrokken=(BetrokkenOrganisatie(organisatie="Yulius"),),
    )
    page = await opslag.balie.werkvoorraad(
        PONTONNIER, Werkfilter(leefgebied=Leefgebied.WONEN), Pagina(nummer=2, grootte=2), NOW
    )
    assert ([item.nummer.volgnummer for item in page.regels], page.totaal, page.paginas) == ([3, 4], 5, 3)
    for filter_ in (
        Werkfilter(knelpunt="wachtlijst-jeugdhulp-en-ggz"),
        Werkfilter(knelpuntsoort=KnelpuntSoort.AANBOD),
        Werkfilter(organisatie="YULIUS"),
        Werkfilter(leefgebied=Leefgebied.ZORG, organisatie="Yulius"),
    ):
        found = await opslag.balie.werkvoorraad(PONTONNIER, filter_, Pagina(), NOW)
        assert [item.nummer.volgnummer for item in found.regels] == [6]
    older = Werkfilter(ingediend_voor=NOW)
    assert (await opslag.balie.werkvoorraad(PONTONNIER, older, Pagina(), NOW)).totaal == 0
