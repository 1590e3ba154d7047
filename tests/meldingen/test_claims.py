"""Changes that share a transaction share its failure."""

import asyncio

from meldingen.berichten import Bericht, BerichtSoort, Ontvanger
from meldingen.outbox.model import Staat, Zending
from meldingen.store.claims import Claims
from meldingen.store.eenheid import Sessies
from tests.builders import NOW


class NoDatabase:
    def __call__(self) -> None:
        raise ConnectionError("no database")


async def test_everybody_who_waits_hears_that_the_database_failed() -> None:
    bericht = Bericht(
        soort=BerichtSoort.STATUS, nummer="DB-2026-0001", ontvanger=Ontvanger(person_id="p"), feiten={}
    )
    zending = Zending(id=1, bericht=bericht, staat=Staat.BEZIG, aangemaakt_op=NOW, beschikbaar_op=NOW)
    sessions: Sessies = NoDatabase()  # type: ignore[assignment]
    claims = Claims(sessions)
    async with asyncio.timeout(5):
        heard = await asyncio.gather(
            *(claims.change(zending, {"vertrokken": True}) for _ in range(3)), return_exceptions=True
        )
    assert [type(each) for each in heard] == [ConnectionError] * 3
