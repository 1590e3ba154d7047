"""The casework, with a bell: after each act there may be messages to deliver."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from meldingen.balie import Meldingenbalie
from meldingen.beeld import Uitkomst
from meldingen.beleid import Beleid
from meldingen.concept import MeldingConcept
from meldingen.escalatie import Bezetting
from meldingen.handelingen import Handeling
from meldingen.nummer import Meldingnummer
from meldingen.opslag import Werkeenheden
from meldingen.rollen import Actor
from meldingen.vrijetekst import Tekstkeurder


class WakingBalie(Meldingenbalie):
    """Sets `wake` when an act was committed, so that nobody waits for the worker's next round."""

    def __init__(
        self,
        werkeenheden: Werkeenheden,
        beleid: Beleid,
        wake: asyncio.Event,
        keurder: Tekstkeurder,
        bezetting: Callable[[], Awaitable[Bezetting]] | None = None,
    ) -> None:
        super().__init__(werkeenheden, beleid, keurder, bezetting)
        self._wake = wake

    async def indienen(self, concept: MeldingConcept, actor: Actor, *, key: str, now: datetime) -> Uitkomst:
        uitkomst = await super().indienen(concept, actor, key=key, now=now)
        self._wake.set()
        return uitkomst

    async def handel(  # noqa: PLR0913 - as the port has it
        self,
        nummer: Meldingnummer,
        handeling: Handeling,
        actor: Actor,
        *,
        key: str,
        now: datetime,
        gezien_versie: int | None = None,
    ) -> Uitkomst:
        uitkomst = await super().handel(
            nummer, handeling, actor, key=key, now=now, gezien_versie=gezien_versie
        )
        self._wake.set()
        return uitkomst
