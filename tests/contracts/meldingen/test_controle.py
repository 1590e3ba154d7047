"""The proof that nothing is forgotten, over every store."""

from datetime import datetime, timedelta

from meldingen.controle import SPELING, TE_LANG, VAAK
from meldingen.handelingen import BelofteVerzetten, Intrekken, Oppakken
from meldingen.model.melding import Doorbraakmelding
from meldingen.nummer import Meldingnummer
from meldingen.outbox.bezorgen import UITGESTELD
from meldingen.outbox.herhalen import Vervolg
from meldingen.outbox.model import Staat
from meldingen.outbox.verzenden import LEASE
from meldingen.termijnen import TermijnSoort, termijnen_van
from meldingen.urgentie import Urgentie
from tests.builders import MELDER, NOW, PONTONNIER, a_concept
from tests.contracts.meldingen.conftest import Opslag

SECOND = timedelta(seconds=1)


async def sent_everything(opslag: Opslag) -> None:
    for zending in await opslag.postvak.for_roles(NOW, 100):
        await opslag.postvak.spread(zending.id, (), NOW)


async def test_a_store_in_which_all_is_well_is_clean(opslag: Opslag) -> None:
    for n, key in enumerate(("een", "twee")):
        await opslag.balie.indienen(a_concept(), MELDER, key=key, now=NOW)
        if n:
            await opslag.balie.handel(
                Meldingnummer(2026, 1), Intrekken(reden="Opgelost"), MELDER, key="x", now=NOW
            )
    await sent_everything(opslag)
    found = await opslag.balie.controleer(NOW + SPELING + SECOND)
    assert (found.schoon, found.fouten, found.open_meldingen) == (True, {}, 1)


async def test_a_worker_that_stands_still_is_found_out_after_the_margin(opslag: Opslag) -> None:
    await opslag.balie.indienen(a_concept(urgentie=Urgentie.VANDAAG), MELDER, key="a", now=NOW)
    assert (await opslag.balie.controleer(NOW + SPELING)).schoon
    late = await opslag.balie.controleer(NOW + 3 * SPELING)
    assert late.fouten == {"te_laat": 1, "blijft_liggen": 1}
    await opslag.balie.verwerk_termijnen(NOW + 3 * SPELING)
    assert "te_laat" not in (await opslag.balie.controleer(NOW + 3 * SPELING)).fouten


async def test_a_melding_that_nothing_wakes_is_found(opslag: Opslag) -> None:
    filed = await opslag.balie.indienen(a_concept(), MELDER, key="a", now=NOW)
    async with opslag.werkeenheden.schrijven() as eenheid:
        melding: Doorbraakmelding = await eenheid.meldingen.get(filed.nummer)
        for termijn in termijnen_van(melding):
            await eenheid.agenda.drop(filed.nummer, termijn)
        await eenheid.commit()
    await sent_everything(opslag)
    found = await opslag.balie.controleer(NOW)
    assert (found.fouten, found.nummers) == (
        {"zonder_termijn": 1},
        {"zonder_termijn": (str(filed.nummer),)},
    )


async def drop_promise(opslag: Opslag, nummer: Meldingnummer) -> None:
    async with opslag.werkeenheden.schrijven() as eenheid:
        melding: Doorbraakmelding = await eenheid.meldingen.get(nummer)
        for termijn in termijnen_van(melding):
            if termijn.soort is TermijnSoort.BELOFTE:
                await eenheid.agenda.drop(nummer, termijn)
        await eenheid.commit()


async def test_a_promise_that_nothing_looks_after_is_found_and_a_new_one_mends_it(opslag: Opslag) -> None:
    filed = await opslag.balie.indienen(a_concept(), MELDER, key="a", now=NOW)
    await opslag.balie.handel(filed.nummer, Oppakken(), PONTONNIER, key="o", now=NOW)
    await drop_promise(opslag, filed.nummer)
    found = await opslag.balie.controleer(NOW)
    assert found.fouten.keys() & {"zonder_termijn", "zonder_afzender"} == found.fouten.keys() != set()
    assert set(found.nummers.values()) == {(str(filed.nummer),)}
    moved = BelofteVerzetten(uiterlijk=NOW + timedelta(days=3), reden="Er is meer tijd nodig")
    await opslag.balie.handel(filed.nummer, moved, PONTONNIER, key="b", now=NOW)
    assert (await opslag.balie.controleer(NOW)).schoon


async def test_of_a_promise_without_a_term_it_is_said_though_the_ladder_wakes_the_case(
    opslag: Opslag,
) -> None:
    filed = await opslag.balie.indienen(a_concept(), MELDER, key="a", now=NOW)
    await drop_promise(opslag, filed.nummer)
    assert (await opslag.balie.controleer(NOW)).fouten == {"zonder_afzender": 1}


async def test_a_term_that_fails_again_and_again_stays_late_though_it_is_put_off(opslag: Opslag) -> None:
    filed = await opslag.balie.indienen(a_concept(), MELDER, key="a", now=NOW)
    await sent_everything(opslag)
    async with opslag.werkeenheden.schrijven() as eenheid:
        melding = await eenheid.meldingen.get(filed.nummer)
    first = min(termijnen_van(melding), key=lambda termijn: termijn.op)
    later = first.op + SPELING + SECOND
    async with opslag.werkeenheden.schrijven() as eenheid:
        for termijn in termijnen_van(melding):
            await eenheid.agenda.postpone(filed.nummer, termijn, later + timedelta(days=9))
        await eenheid.commit()
    assert (await opslag.balie.controleer(later - 2 * SECOND)).schoon
    assert (await opslag.balie.controleer(later)).fouten == {"te_laat": 1}


async def test_a_message_that_is_tried_for_days_is_found_and_one_that_waits_by_wish_is_not(
    opslag: Opslag,
) -> None:
    filed = await opslag.balie.indienen(a_concept(), MELDER, key="a", now=NOW)
    (to_team,) = await opslag.postvak.for_roles(NOW, 10)
    await opslag.postvak.spread(to_team.id, ("p-een", "p-twee"), NOW)
    monday = NOW + TE_LANG
    one, by_wish = await opslag.postvak.claim(NOW, 10, LEASE)
    await opslag.postvak.record(by_wish, Vervolg(Staat.WACHTEND, monday + SPELING, UITGESTELD), NOW)
    await opslag.postvak.record(one, Vervolg(Staat.WACHTEND, NOW, "http_429"), NOW)
    for _ in range(VAAK - 1):
        (one,) = await opslag.postvak.claim(NOW, 10, LEASE)
        await opslag.postvak.record(one, Vervolg(Staat.WACHTEND, NOW, "http_429"), NOW)
    (one,) = await opslag.postvak.claim(NOW, 10, LEASE)
    await opslag.postvak.record(one, Vervolg(Staat.WACHTEND, monday, "http_429"), NOW)
    assert await only_messages(opslag, monday) == {}
    assert await only_messages(opslag, monday + SECOND) == {"komt_niet_aan": 1}
    found = await opslag.balie.controleer(monday + SECOND)
    assert found.nummers["komt_niet_aan"] == (str(filed.nummer),)


async def only_messages(opslag: Opslag, now: datetime) -> dict[str, int]:
    found = (await opslag.balie.controleer(now)).fouten
    return {name: found[name] for name in ("blijft_liggen", "komt_niet_aan") if name in found}


async def test_of_many_the_first_few_are_named_and_all_are_counted(opslag: Opslag) -> None:
    for n in range(5):
        await opslag.balie.indienen(a_concept(), MELDER, key=f"k{n}", now=NOW)
    found = await opslag.balie.controleer(NOW + 3 * SPELING)
    assert found.fouten["blijft_liggen"] == 5
    assert found.nummers["blijft_liggen"] == ("DB-2026-0001", "DB-2026-0002", "DB-2026-0003")


async def test_a_message_that_was_taken_and_never_given_back_is_found(opslag: Opslag) -> None:
    await opslag.balie.indienen(a_concept(), MELDER, key="a", now=NOW)
    (to_team,) = await opslag.postvak.for_roles(NOW, 10)
    await opslag.postvak.spread(to_team.id, ("p-een",), NOW)
    await opslag.postvak.claim(NOW, 10, SECOND)
    found = await opslag.balie.controleer(NOW + SPELING + 2 * SECOND)
    assert found.fouten == {"verlopen_lease": 1}


async def test_a_message_that_failed_is_at_its_end_and_is_counted_apart(opslag: Opslag) -> None:
    await opslag.balie.indienen(a_concept(), MELDER, key="a", now=NOW)
    (to_team,) = await opslag.postvak.for_roles(NOW, 10)
    await opslag.postvak.spread(to_team.id, ("p-een", "p-twee", "p-drie"), NOW)
    ends = (Staat.MISLUKT, Staat.ONBEKEND, Staat.VERZONDEN)
    for taken, staat in zip(await opslag.postvak.claim(NOW, 10, LEASE), ends, strict=True):
        await opslag.postvak.record(taken, Vervolg(staat, NOW), NOW)
    found = await opslag.balie.controleer(NOW)
    assert (found.schoon, found.niet_aangekomen) == (True, 2)
