"""Two meldingen together, and what comes due, over every store."""

import asyncio
from datetime import timedelta

import pytest

from meldingen.errors import (
    ActNotPermittedError,
    MeldingNotFoundError,
    WrongStatusError,
)
from meldingen.handelingen import (
    Hervatten,
    Koppelen,
    Oppakken,
    Samenvoegen,
    Wachten,
)
from meldingen.model.keuzes import Leefgebied, Resultaat, Status
from meldingen.nummer import Meldingnummer
from meldingen.tijdlijn import GebeurtenisSoort
from meldingen.urgentie import Urgentie
from tests.builders import (
    COLLEGA,
    MELDER,
    NOW,
    PONTONNIER,
    REGISSEUR,
    a_concept,
)
from tests.contracts.meldingen.conftest import Opslag

HOUR = timedelta(hours=1)


async def file(opslag: Opslag, key: str = "formulier-1", **given: object) -> Meldingnummer:
    return (await opslag.balie.indienen(a_concept(**given), MELDER, key=key, now=NOW)).nummer


async def test_a_possible_double_is_shown_with_what_agrees(opslag: Opslag) -> None:
    first, second = await file(opslag, "een"), await file(opslag, "twee")
    await file(
        opslag,
        "anders",
        wijk="wijk-stadspolders",
        knelpunten=("opvang-vol",),
        leefgebieden=(Leefgebied.ZORG,),
        betrokken=(),
    )
    doubles = await opslag.balie.mogelijke_dubbelen(first, PONTONNIER)
    assert [item.regel.nummer for item in doubles] == [second]
    assert set(doubles[0].overeen) == {"wijk", "knelpunt", "organisatie", "leefgebied"}
    with pytest.raises(MeldingNotFoundError):
        await opslag.balie.mogelijke_dubbelen(first, MELDER)


async def test_a_link_is_seen_from_both_sides(opslag: Opslag) -> None:
    first, second = await file(opslag, "een"), await file(opslag, "twee")
    await opslag.balie.handel(second, Koppelen(ander=first), PONTONNIER, key="a", now=NOW)
    for nummer, ander in ((first, second), (second, first)):
        seen = await opslag.balie.bekijk(nummer, PONTONNIER, NOW)
        assert seen.melding.gekoppeld == (ander,)
        assert seen.tijdlijn[-1].soort is GebeurtenisSoort.GEKOPPELD


async def test_a_filer_does_not_learn_from_a_link_whether_another_melding_exists(opslag: Opslag) -> None:
    own, other = await file(opslag, "een"), await file(opslag, "twee")
    for unseen in (other, Meldingnummer(2026, 99)):
        with pytest.raises(ActNotPermittedError):
            await opslag.balie.handel(own, Koppelen(ander=unseen), MELDER, key=str(unseen), now=NOW)


async def test_merging_a_double_brings_its_filers_along(opslag: Opslag) -> None:
    target = await file(opslag, "een")
    double = (await opslag.balie.indienen(a_concept(), COLLEGA, key="twee", now=NOW)).nummer
    merge = Samenvoegen(doel=target, reden="Zelfde vraag")
    merged = await opslag.balie.handel(double, merge, PONTONNIER, key="a", now=NOW)
    assert merged.status is Status.AFGESLOTEN
    seen = await opslag.balie.bekijk(target, COLLEGA, NOW)
    assert [item.person_id for item in seen.melding.medemelders] == [COLLEGA.person_id]
    closed = await opslag.balie.bekijk(double, PONTONNIER, NOW)
    assert closed.melding.afsluiting is not None
    assert closed.melding.afsluiting.resultaat is Resultaat.SAMENGEVOEGD
    assert closed.melding.samengevoegd_met == target


async def test_links_made_crosswise_at_the_same_moment_both_end(opslag: Opslag) -> None:
    first, second = await file(opslag, "een"), await file(opslag, "twee")
    results = await asyncio.gather(
        opslag.balie.handel(first, Koppelen(ander=second), PONTONNIER, key="a", now=NOW),
        opslag.balie.handel(second, Koppelen(ander=first), REGISSEUR, key="b", now=NOW),
        return_exceptions=True,
    )
    assert sum(isinstance(result, Exception) for result in results) == 1


async def test_a_pause_ends_by_itself_on_its_date(opslag: Opslag) -> None:
    nummer = await file(opslag)
    until = NOW + timedelta(days=7)
    await opslag.balie.handel(nummer, Oppakken(), PONTONNIER, key="a", now=NOW)
    await opslag.balie.handel(nummer, Wachten(reden="Zitting", tot=until), PONTONNIER, key="b", now=NOW)
    await opslag.balie.verwerk_termijnen(until - timedelta(seconds=1))
    assert (await opslag.balie.bekijk(nummer, MELDER, NOW)).melding.status is Status.WACHT
    done = await opslag.balie.verwerk_termijnen(until)
    assert (done.gelukt, done.mislukt) == (1, 0)
    assert (await opslag.balie.bekijk(nummer, MELDER, NOW)).melding.status is Status.OPGEPAKT
    with pytest.raises(WrongStatusError):
        await opslag.balie.handel(nummer, Hervatten(), PONTONNIER, key="c", now=until)


async def test_a_pass_over_what_is_due_ends_and_finds_nothing_the_second_time(opslag: Opslag) -> None:
    for n in range(3):
        await file(opslag, f"k{n}", urgentie=Urgentie.VANDAAG)
    later = NOW + timedelta(days=2)
    done = await opslag.balie.verwerk_termijnen(later)
    assert done.gelukt >= 3
    assert done.mislukt == 0
    assert (await opslag.balie.verwerk_termijnen(later)).samen == 0


async def test_two_workers_handle_every_due_term_once(opslag: Opslag) -> None:
    for n in range(4):
        await file(opslag, f"k{n}")
    await opslag.balie.handel(Meldingnummer(2026, 1), Oppakken(), PONTONNIER, key="a", now=NOW)
    later = NOW + timedelta(days=3)
    await asyncio.gather(*(opslag.balie.verwerk_termijnen(later) for _ in range(2)))
    for n in range(1, 5):
        seen = await opslag.balie.bekijk(Meldingnummer(2026, n), PONTONNIER, later)
        missed = [item for item in seen.tijdlijn if item.soort is GebeurtenisSoort.BELOFTE_GEMIST]
        assert len(missed) == 1
