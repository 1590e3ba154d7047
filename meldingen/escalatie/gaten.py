"""Warning ahead of time: office hours in which nobody holds a role."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from pydantic import AwareDatetime

from meldingen.escalatie.beleid import Ontvanger
from meldingen.escalatie.bezetting import Bezetting, deputies
from meldingen.werktijd import Werkrooster
from meldingen.werktijd.dagplan import EEN_DAG, ZONE, Interval, utc_intervals
from meldingen.werktijd.kantoortijden import Gegevens
from meldingen.werktijd.rooster import in_utc


class Gat(Gegevens):
    """Opening hours without anybody in a role; `organisatie` only for an ambassadeur.

    Runs on over nights and closing days, as long as nobody comes in between.
    """

    ontvanger: Ontvanger
    organisatie: str | None
    van: AwareDatetime
    tot: AwareDatetime


def nobody_on_duty(
    bezetting: Bezetting, van: datetime, tot: datetime, rooster: Werkrooster
) -> tuple[Gat, ...]:
    """Return the gaps from `van` to `tot` in which neither a holder nor a deputy works, by role.

    A role without holders is one long gap. The owner's role differs by case and is not looked at.
    """
    periode = Interval(in_utc(van), in_utc(tot))
    return tuple(
        Gat(
            ontvanger=ontvanger,
            organisatie=organisatie,
            van=gat.van,
            tot=gat.tot,
        )
        for ontvanger, organisatie, mensen in _watched(bezetting)
        for gat in _joined(_uncovered(bezetting, mensen, periode, rooster), rooster)
    )


def _watched(bezetting: Bezetting) -> Iterator[tuple[Ontvanger, str | None, tuple[str, ...]]]:
    team = bezetting.rollen.get(Ontvanger.PONTONNIERTEAM, ())
    yield Ontvanger.PONTONNIERTEAM, None, (*team, *bezetting.rollen.get(Ontvanger.WAARNEMER, ()))
    yield Ontvanger.LEIDINGGEVENDE, None, bezetting.rollen.get(Ontvanger.LEIDINGGEVENDE, ())
    for organisatie, mensen in sorted(bezetting.ambassadeurs.items()):
        yield Ontvanger.AMBASSADEUR, organisatie, mensen


def _with_deputies(mensen: tuple[str, ...], bezetting: Bezetting) -> set[str]:
    return {*mensen, *(waarnemer for persoon in mensen for waarnemer in deputies(persoon, bezetting))}


def _uncovered(
    bezetting: Bezetting, mensen: tuple[str, ...], periode: Interval, kantoor: Werkrooster
) -> Iterator[Interval]:
    inzetbaar = sorted(_with_deputies(mensen, bezetting))
    roosters = [bezetting.rooster(persoon, kantoor) for persoon in inzetbaar]
    for dag in _days(periode):
        aanwezig = sorted(
            (interval for rooster in roosters for interval in _on(dag, rooster, periode)),
            key=lambda interval: interval.van,
        )
        for blok in _on(dag, kantoor, periode):
            yield from _less(blok, aanwezig)


def _days(periode: Interval) -> Iterator[date]:
    dag, laatste = periode.van.astimezone(ZONE).date(), periode.tot.astimezone(ZONE).date()
    while dag <= laatste:
        yield dag
        dag += EEN_DAG


def _on(dag: date, rooster: Werkrooster, periode: Interval) -> Iterator[Interval]:
    for interval in utc_intervals(dag, rooster.blokken(dag)):
        van, tot = max(interval.van, periode.van), min(interval.tot, periode.tot)
        if van < tot:
            yield Interval(van, tot)


def _less(blok: Interval, aanwezig: Iterable[Interval]) -> Iterator[Interval]:
    van = blok.van
    for interval in aanwezig:
        if interval.tot <= van or interval.van >= blok.tot:
            continue
        if interval.van > van:
            yield Interval(van, interval.van)
        van = max(van, interval.tot)
    if van < blok.tot:
        yield Interval(van, blok.tot)


def _joined(gaten: Iterable[Interval], rooster: Werkrooster) -> Iterator[Interval]:
    lopend: Interval | None = None
    for gat in gaten:
        if lopend and not rooster.between(lopend.tot, gat.van):
            lopend = Interval(lopend.van, gat.tot)
            continue
        if lopend:
            yield lopend
        lopend = gat
    if lopend:
        yield lopend
