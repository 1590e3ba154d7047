"""The policy explained: as dates to a filer, as rows to whoever keeps it."""

from datetime import datetime

from pydantic import AwareDatetime

from meldingen.escalatie.beleid import (
    Advies,
    Escalatiebeleid,
    Ontvanger,
    Trede,
    Urgentiebeleid,
    Vraag,
    Weg,
)
from meldingen.escalatie.termijn import TermijnGegevens
from meldingen.urgentie import Urgentie
from meldingen.werktijd import Werkrooster
from meldingen.werktijd.kantoortijden import Gegevens
from meldingen.werktijd.rooster import in_utc


class UitlegTrede(Gegevens):
    """A rung as the filer sees it: who hears of it at what moment, if nobody has taken the case by then."""

    nummer: int
    sleutel: str
    wie: tuple[Ontvanger, ...]
    op: AwareDatetime
    advies: Advies | None


class Uitleg(Gegevens):
    """What a filer may expect; moments in UTC.

    `klok_start_op` is later than `gemeld_op` when the melding came in outside opening hours.
    """

    gemeld_op: AwareDatetime
    klok_start_op: AwareDatetime
    belofte_voor: AwareDatetime
    treden: tuple[UitlegTrede, ...]

    @property
    def buiten_kantoortijd(self) -> bool:
        return self.klok_start_op > self.gemeld_op


def explain(policy: Escalatiebeleid, urgentie: Urgentie, filed_at: datetime, rooster: Werkrooster) -> Uitleg:
    """Return the dates that hold for a melding filed at this moment, if nobody takes it."""
    at, beleid = in_utc(filed_at), policy.urgenties[urgentie]
    return Uitleg(
        gemeld_op=at,
        klok_start_op=rooster.next_opening(at),
        belofte_voor=beleid.belofte.binnen.uiterlijk(at, rooster),
        treden=_dated(beleid.treden, at, rooster),
    )


def _dated(treden: tuple[Trede, ...], at: datetime, rooster: Werkrooster) -> tuple[UitlegTrede, ...]:
    dated: list[UitlegTrede] = []
    for nummer, trede in enumerate(treden, start=1):
        at = trede.wacht.moment(at, rooster)
        dated.append(
            UitlegTrede(nummer=nummer, sleutel=trede.sleutel, wie=trede.wie, op=at, advies=trede.advies)
        )
    return tuple(dated)


class Beleidsregel(Gegevens):
    """One row of the policy, in words ready to print; `onderdeel` is the promise, a rung or a rule."""

    urgentie: Urgentie
    onderdeel: str
    wie: tuple[Ontvanger, ...] = ()
    wanneer: str
    weg: tuple[Weg, ...] = ()
    vraag: str = ""
    advies: Advies | None = None
    reden: str
    bron: str | None = None


def describe(policy: Escalatiebeleid) -> list[Beleidsregel]:
    """Return the whole policy as rows, for each class of urgency in the order in which things happen."""
    return [regel for urgentie in Urgentie for regel in _rows(policy, urgentie, policy.urgenties[urgentie])]


def _rows(policy: Escalatiebeleid, urgentie: Urgentie, beleid: Urgentiebeleid) -> list[Beleidsregel]:
    belofte = Beleidsregel(
        urgentie=urgentie,
        onderdeel="belofte aan de melder",
        wanneer=f"binnen {beleid.belofte.binnen}",
        reden=beleid.belofte.reden,
        bron=beleid.belofte.bron,
    )
    treden = [_rung_row(policy, urgentie, nummer, trede) for nummer, trede in enumerate(beleid.treden, 1)]
    return [belofte, *treden, _lasting_row(policy, urgentie, beleid), _silence_row(policy, urgentie, beleid)]


def _rung_row(policy: Escalatiebeleid, urgentie: Urgentie, nummer: int, trede: Trede) -> Beleidsregel:
    wanneer = f"na {trede.wacht}" if nummer == 1 else f"weer {trede.wacht} later"
    if trede.herhaal:
        wanneer += f", daarna elke {_kort(trede.herhaal.elke)}, hoogstens {trede.herhaal.hoogstens} keer"
    return Beleidsregel(
        urgentie=urgentie,
        onderdeel=f"trede {nummer}: {trede.sleutel}",
        wie=trede.wie,
        wanneer=wanneer,
        weg=trede.weg,
        vraag=policy.teksten[trede.vraag].nl,
        advies=trede.advies,
        reden=trede.reden,
        bron=trede.bron,
    )


def _lasting_row(policy: Escalatiebeleid, urgentie: Urgentie, beleid: Urgentiebeleid) -> Beleidsregel:
    blijvend = beleid.blijvend
    return Beleidsregel(
        urgentie=urgentie,
        onderdeel="na de laatste trede",
        wie=blijvend.wie,
        wanneer=f"elke {_kort(blijvend.elke)}",
        weg=blijvend.weg,
        vraag=policy.teksten[Vraag.NOG_OPEN].nl,
        reden=blijvend.reden,
        bron=blijvend.bron,
    )


def _silence_row(policy: Escalatiebeleid, urgentie: Urgentie, beleid: Urgentiebeleid) -> Beleidsregel:
    stilte = beleid.stilte
    return Beleidsregel(
        urgentie=urgentie,
        onderdeel="opgepakt, maar stil",
        wie=(Ontvanger.EIGENAAR, Ontvanger.WAARNEMER),
        wanneer=(
            f"na {stilte.na} zonder activiteit; bij afwezigheid van meer dan {stilte.naar_waarnemer_na} naar "
            f"de waarnemer; zonder antwoord binnen {stilte.antwoord_binnen} komt de melding vrij"
        ),
        weg=stilte.weg,
        vraag=policy.teksten[Vraag.NOG_VAN_U].nl,
        reden=stilte.reden,
        bron=stilte.bron,
    )


def _kort(termijn: TermijnGegevens) -> str:
    return str(termijn).removeprefix("1 ")
