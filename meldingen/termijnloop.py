"""The pass over what is due: each term in a transaction of its own, in any number of processes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from meldingen.beleid import Beleid
from meldingen.nummer import Meldingnummer
from meldingen.opslag import UnreadableMeldingError, Werkeenheden
from meldingen.termijnen import Termijn
from meldingen.verstrijken import lapse

log = structlog.get_logger(__name__)

UITSTEL_NA_FOUT = timedelta(minutes=15)


@dataclass(frozen=True)
class Verwerking:
    """How many due terms were handled, and how many failed and are tried again later."""

    gelukt: int = 0
    mislukt: int = 0

    @property
    def samen(self) -> int:
        return self.gelukt + self.mislukt


class _LapseFailedError(Exception):
    def __init__(self, nummer: Meldingnummer, termijn: Termijn) -> None:
        self.nummer, self.termijn = nummer, termijn
        super().__init__(f"Term {termijn.soort.value} of melding {nummer} could not be handled")


_Failed = _LapseFailedError | UnreadableMeldingError


async def run_due(werkeenheden: Werkeenheden, beleid: Beleid, now: datetime, hoogstens: int) -> Verwerking:
    """Handle due terms, earliest first, until none is left or `hoogstens` were tried."""
    done = Verwerking()
    while done.samen < hoogstens:
        try:
            if not await _handle_one(werkeenheden, beleid, now):
                break
            done = replace(done, gelukt=done.gelukt + 1)
        except (_LapseFailedError, UnreadableMeldingError) as failed:
            await _postpone(werkeenheden, failed, now)
            done = replace(done, mislukt=done.mislukt + 1)
    return done


async def _handle_one(werkeenheden: Werkeenheden, beleid: Beleid, now: datetime) -> bool:
    async with werkeenheden.schrijven() as eenheid:
        found = await eenheid.agenda.next_due(now)
        if found is None:
            return False
        melding, termijn = found
        try:
            besluit = lapse(melding, termijn, now, beleid)
        except Exception as error:
            raise _LapseFailedError(melding.nummer, termijn) from error
        if besluit is None:
            await eenheid.agenda.drop(melding.nummer, termijn)
        else:
            await eenheid.meldingen.put(besluit, melding)
        await eenheid.commit()
    return True


async def _postpone(werkeenheden: Werkeenheden, failed: _Failed, now: datetime) -> None:
    async with werkeenheden.schrijven() as eenheid:
        tries = await eenheid.agenda.postpone(failed.nummer, failed.termijn, now + UITSTEL_NA_FOUT)
        await eenheid.commit()
    log.error(
        "termijn_mislukt",
        nummer=str(failed.nummer),
        soort=failed.termijn.soort.value,
        pogingen=tries,
        fout=type(failed.__cause__).__name__,
    )
