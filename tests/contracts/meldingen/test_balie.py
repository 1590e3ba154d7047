"""What the facade promises of filing, acting and reading, over every store."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from meldingen.beeld import Pagina, Werkfilter
from meldingen.errors import (
    ActNotPermittedError,
    MeldingNotFoundError,
    VersionConflictError,
    WorkListForbiddenError,
)
from meldingen.handelingen import (
    Aanvullen,
    Beantwoorden,
    HandelingSoort,
    Noteren,
    Oppakken,
    Vragen,
)
from meldingen.model.keuzes import Doelgroep, Status
from meldingen.nummer import Meldingnummer
from meldingen.outbox.model import Staat
from meldingen.tijdlijn import GebeurtenisSoort
from meldingen.urgentie import Urgentie
from tests.builders import (
    LEIDINGGEVENDE,
    MELDER,
    NOW,
    PONTONNIER,
    REGISSEUR,
    VREEMDE,
    a_concept,
)
from tests.contracts.meldingen.conftest import Opslag

HOUR = timedelta(hours=1)


async def file(opslag: Opslag, key: str = "formulier-1", **given: object) -> Meldingnummer:
    return (await opslag.balie.indienen(a_concept(**given), MELDER, key=key, now=NOW)).nummer


async def test_a_filed_melding_gets_the_next_number_of_the_year(opslag: Opslag) -> None:
    assert await file(opslag, "een") == Meldingnummer(2026, 1)
    assert await file(opslag, "twee") == Meldingnummer(2026, 2)


async def test_a_melding_filed_after_new_year_in_dordrecht_starts_the_next_series(opslag: Opslag) -> None:
    await file(opslag, "een")
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    filed = await opslag.balie.indienen(a_concept(), MELDER, key="twee", now=new_year)
    assert str(filed.nummer) == "DB-2027-0001"


async def test_the_same_form_sent_twice_gives_one_melding(opslag: Opslag) -> None:
    first = await opslag.balie.indienen(a_concept(), MELDER, key="formulier", now=NOW)
    again = await opslag.balie.indienen(a_concept(), MELDER, key="formulier", now=NOW + HOUR)
    assert (first.herhaald, again.herhaald) == (False, True)
    assert again.nummer == first.nummer
    assert len(await opslag.balie.mijn_meldingen(MELDER)) == 1


async def test_two_devices_at_the_same_moment_give_one_melding(opslag: Opslag) -> None:
    both = await asyncio.gather(
        *(opslag.balie.indienen(a_concept(), MELDER, key="formulier", now=NOW) for _ in range(4))
    )
    assert len({uitkomst.nummer for uitkomst in both}) == 1
    assert sum(not uitkomst.herhaald for uitkomst in both) == 1


async def test_meldingen_filed_at_the_same_moment_get_numbers_without_a_gap(opslag: Opslag) -> None:
    filed = await asyncio.gather(*(file(opslag, f"formulier-{n}") for n in range(6)))
    assert sorted(nummer.volgnummer for nummer in filed) == [1, 2, 3, 4, 5, 6]


async def test_filing_stores_the_message_to_the_team_in_the_same_transaction(opslag: Opslag) -> None:
    nummer = await file(opslag)
    sent = await opslag.postvak.of_melding(str(nummer))
    assert [(item.bericht.soort.value, item.staat) for item in sent] == [("nieuw", Staat.WACHTEND)]


async def test_a_refused_act_leaves_nothing_behind(opslag: Opslag) -> None:
    nummer = await file(opslag)
    with pytest.raises(ActNotPermittedError) as refused:
        await opslag.balie.handel(nummer, Oppakken(), MELDER, key="druk", now=NOW)
    assert HandelingSoort.INTREKKEN in refused.value.mogelijk
    seen = await opslag.balie.bekijk(nummer, MELDER, NOW)
    assert (seen.melding.versie, len(seen.tijdlijn)) == (1, 1)
    assert not (await opslag.balie.handel(nummer, Oppakken(), PONTONNIER, key="druk", now=NOW)).herhaald


async def test_the_same_press_twice_acts_once(opslag: Opslag) -> None:
    nummer = await file(opslag)
    first = await opslag.balie.handel(nummer, Oppakken(), PONTONNIER, key="druk", now=NOW)
    again = await opslag.balie.handel(nummer, Oppakken(), PONTONNIER, key="druk", now=NOW)
    assert (again.versie, again.herhaald) == (first.versie, True)


async def test_one_press_that_arrives_several_times_at_once_acts_once_and_is_never_refused(
    opslag: Opslag,
) -> None:
    nummer = await file(opslag)
    presses = (opslag.balie.handel(nummer, Oppakken(), PONTONNIER, key="druk", now=NOW) for _ in range(4))
    results = await asyncio.gather(*presses)
    assert sorted(result.herhaald for result in results) == [False, True, True, True]
    assert {result.versie for result in results} == {2}


async def test_the_second_of_two_people_is_told_what_changed(opslag: Opslag) -> None:
    nummer = await file(opslag)
    await opslag.balie.handel(nummer, Oppakken(), PONTONNIER, key="a", now=NOW, gezien_versie=1)
    with pytest.raises(VersionConflictError) as refused:
        await opslag.balie.handel(nummer, Oppakken(), REGISSEUR, key="b", now=NOW, gezien_versie=1)
    assert [item.soort for item in refused.value.sindsdien] == [GebeurtenisSoort.OPGEPAKT]
    assert refused.value.feiten == {"nummer": str(nummer), "gezien": 1, "huidig": 2}


async def test_what_the_clock_did_does_not_make_a_card_outdated(opslag: Opslag) -> None:
    nummer = await file(opslag, urgentie=Urgentie.VANDAAG)
    await opslag.balie.verwerk_termijnen(NOW + 3 * HOUR)
    taken = await opslag.balie.handel(
        nummer, Oppakken(), PONTONNIER, key="a", now=NOW + 3 * HOUR, gezien_versie=1
    )
    assert taken.status is Status.OPGEPAKT
    assert taken.versie > 2


async def test_a_conflict_tells_the_filer_nothing_of_the_inside(opslag: Opslag) -> None:
    nummer = await file(opslag)
    await opslag.balie.handel(nummer, Noteren(tekst="intern"), PONTONNIER, key="a", now=NOW)
    with pytest.raises(VersionConflictError) as refused:
        await opslag.balie.handel(
            nummer, Aanvullen(tekst="nog iets"), MELDER, key="b", now=NOW, gezien_versie=1
        )
    assert refused.value.sindsdien == ()


async def test_two_people_who_take_at_the_same_moment_get_one_owner(opslag: Opslag) -> None:
    nummer = await file(opslag)
    results = await asyncio.gather(
        opslag.balie.handel(nummer, Oppakken(), PONTONNIER, key="a", now=NOW),
        opslag.balie.handel(nummer, Oppakken(), REGISSEUR, key="b", now=NOW),
        return_exceptions=True,
    )
    refused = [result for result in results if isinstance(result, Exception)]
    assert [type(error).__name__ for error in refused] == ["AlreadyOwnedError"]


async def test_acts_at_the_same_moment_are_all_kept(opslag: Opslag) -> None:
    nummer = await file(opslag)
    await asyncio.gather(
        *(
            opslag.balie.handel(nummer, Aanvullen(tekst=f"tekst {n}"), MELDER, key=f"k{n}", now=NOW)
            for n in range(5)
        )
    )
    seen = await opslag.balie.bekijk(nummer, MELDER, NOW)
    assert {item.feiten.get("tekst") for item in seen.tijdlijn[1:]} == {f"tekst {n}" for n in range(5)}
    assert [item.volgnr for item in seen.tijdlijn] == [1, 2, 3, 4, 5, 6]


async def test_an_unknown_number_and_a_case_of_others_are_the_same_refusal(opslag: Opslag) -> None:
    nummer = await file(opslag)
    for unseen in (nummer, Meldingnummer(2026, 99)):
        with pytest.raises(MeldingNotFoundError):
            await opslag.balie.bekijk(unseen, VREEMDE, NOW)
        with pytest.raises(MeldingNotFoundError):
            await opslag.balie.handel(unseen, Aanvullen(tekst="x"), VREEMDE, key=str(unseen), now=NOW)


async def test_a_manager_sees_figures_and_no_case(opslag: Opslag) -> None:
    nummer = await file(opslag)
    with pytest.raises(MeldingNotFoundError):
        await opslag.balie.bekijk(nummer, LEIDINGGEVENDE, NOW)
    with pytest.raises(WorkListForbiddenError):
        await opslag.balie.werkvoorraad(LEIDINGGEVENDE, Werkfilter(), Pagina(), NOW)


async def test_reading_a_case_is_recorded_with_function_and_moment(opslag: Opslag) -> None:
    nummer = await file(opslag)
    await opslag.balie.bekijk(nummer, MELDER, NOW)
    await opslag.balie.bekijk(nummer, PONTONNIER, NOW + HOUR)
    read = await opslag.balie.inzagen(nummer, PONTONNIER)
    assert [(item.functie, item.op) for item in read] == [
        ("wijkteammedewerker", NOW),
        ("sociaal pontonnier", NOW + HOUR),
    ]


async def test_a_note_of_the_team_is_read_by_the_team_only(opslag: Opslag) -> None:
    nummer = await file(opslag)
    await opslag.balie.handel(nummer, Noteren(tekst="intern"), PONTONNIER, key="a", now=NOW)
    inside = await opslag.balie.bekijk(nummer, PONTONNIER, NOW)
    outside = await opslag.balie.bekijk(nummer, MELDER, NOW)
    assert GebeurtenisSoort.NOTITIE in {item.soort for item in inside.tijdlijn}
    assert {item.doelgroep for item in outside.tijdlijn} == {Doelgroep.MELDER}


async def test_an_answer_brings_the_case_back_and_reaches_the_owner(opslag: Opslag) -> None:
    nummer = await file(opslag)
    await opslag.balie.handel(nummer, Oppakken(), PONTONNIER, key="a", now=NOW)
    await opslag.balie.handel(nummer, Vragen(tekst="Welke brief?"), PONTONNIER, key="b", now=NOW)
    answered = await opslag.balie.handel(nummer, Beantwoorden(tekst="De brief"), MELDER, key="c", now=NOW)
    assert answered.status is Status.OPGEPAKT
    sent = await opslag.postvak.of_melding(str(nummer))
    last = sent[-1].bericht
    assert (last.soort.value, last.ontvanger.person_id) == ("antwoord", PONTONNIER.person_id)


async def test_an_intake_that_an_existing_offer_solved_counts_once_and_only_the_team_sees_how_many(
    opslag: Opslag,
) -> None:
    for moment in (NOW, NOW + HOUR):
        await opslag.balie.geholpen(key="formulier-1", now=moment)
    await opslag.balie.geholpen(key="formulier-2", now=NOW + HOUR)
    assert await opslag.balie.aantal_geholpen(PONTONNIER, NOW) == 2
    assert await opslag.balie.aantal_geholpen(PONTONNIER, NOW + 2 * HOUR) == 0
    with pytest.raises(WorkListForbiddenError):
        await opslag.balie.aantal_geholpen(MELDER, NOW)
