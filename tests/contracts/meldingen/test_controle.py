"""The proof that nothing is forgotten, over every store."""

from datetime import timedelta

from meldingen.controle import SPELING
from meldingen.handelingen import Intrekken
from meldingen.model.melding import Doorbraakmelding
from meldingen.nummer import Meldingnummer
from meldingen.termijnen import termijnen_van
from meldingen.urgentie import Urgentie
from tests.builders import MELDER, NOW, a_concept
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
    assert (await opslag.balie.controleer(NOW)).fouten == {"zonder_termijn": 1}


async def test_a_message_that_was_taken_and_never_given_back_is_found(opslag: Opslag) -> None:
    await opslag.balie.indienen(a_concept(), MELDER, key="a", now=NOW)
    (to_team,) = await opslag.postvak.for_roles(NOW, 10)
    await opslag.postvak.spread(to_team.id, ("p-een",), NOW)
    await opslag.postvak.claim(NOW, 10, SECOND)
    found = await opslag.balie.controleer(NOW + SPELING + 2 * SECOND)
    assert found.fouten == {"verlopen_lease": 1}
