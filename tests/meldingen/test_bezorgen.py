"""Wishes decide when a message goes out, but never whether somebody hears what is theirs to do."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meldingen.berichten import AAN_MELDER, Bericht, BerichtSoort, Ontvanger
from meldingen.nummer import Meldingnummer
from meldingen.outbox.bezorgen import UITGEZET, Bezorging, Wijze, decide_delivery
from meldingen.outbox.model import Staat, Zending
from meldingen.voorkeuren import (
    ALLEEN_MELDER_KAN_ZONDER,
    TE_BUNDELEN,
    UIT_TE_ZETTEN,
    Stilte,
    Voorkeuren,
)
from meldingen.werktijd import Afwezigheid
from meldingen.werktijd.dagplan import ZONE
from tests.builders import BELEID

KANTOOR = BELEID.rooster
AVOND = Stilte(van=time(18), tot=time(8))


def op(tekst: str) -> datetime:
    """A moment of November 2026 on the Dutch wall clock: "23 09:00" is a Monday morning."""
    dag, uur = tekst.split()
    return datetime.combine(date(2026, 11, int(dag)), time.fromisoformat(uur), ZONE).astimezone(UTC)


def a_zending(
    soort: BerichtSoort = BerichtSoort.STATUS, written: str = "23 09:00", *, dringend: bool = False
) -> Zending:
    receiver = Ontvanger(person_id="robin")
    bericht = Bericht(soort=soort, nummer=Meldingnummer(2026, 1), ontvanger=receiver, dringend=dringend)
    return Zending(
        id=1, bericht=bericht, staat=Staat.BEZIG, aangemaakt_op=op(written), beschikbaar_op=op(written)
    )


def decided(zending: Zending, wens: Voorkeuren, now: str) -> Bezorging:
    return decide_delivery(zending, wens, op(now), KANTOOR)


def later(bezorging: Bezorging) -> datetime:
    assert bezorging.vervolg is not None
    assert (bezorging.wijze, bezorging.vervolg.staat) == (Wijze.LATER, Staat.WACHTEND)
    return bezorging.vervolg.beschikbaar_op


def test_without_wishes_everything_goes_at_once() -> None:
    assert decided(a_zending(), Voorkeuren(), "23 03:00") == Bezorging(Wijze.NU)


@pytest.mark.parametrize(
    ("now", "until"), [("23 18:00", "24 08:00"), ("24 07:59", "24 08:00"), ("24 00:00", "24 08:00")]
)
def test_in_quiet_hours_a_message_waits_until_they_end(now: str, until: str) -> None:
    assert later(decided(a_zending(), Voorkeuren(stilte=AVOND), now)) == op(until)


def test_quiet_hours_that_never_end_are_refused() -> None:
    with pytest.raises(ValueError, match="must end"):
        Stilte(van=time(9), tot=time(9))


@pytest.mark.parametrize("now", ["23 17:59", "24 08:00"])
def test_outside_quiet_hours_it_goes_at_once(now: str) -> None:
    assert decided(a_zending(), Voorkeuren(stilte=AVOND), now).wijze is Wijze.NU


def test_quiet_hours_within_one_day_end_on_that_day() -> None:
    lunch = Voorkeuren(stilte=Stilte(van=time(12), tot=time(13)))
    assert later(decided(a_zending(), lunch, "23 12:30")) == op("23 13:00")
    assert decided(a_zending(), lunch, "23 13:00").wijze is Wijze.NU


@pytest.mark.parametrize("soort", sorted(UIT_TE_ZETTEN))
def test_a_kind_that_is_turned_off_lapses_with_the_reason(soort: BerichtSoort) -> None:
    bezorging = decided(a_zending(soort), Voorkeuren(uit=frozenset({soort})), "23 09:00")
    assert bezorging.vervolg is not None
    assert (bezorging.vervolg.staat, bezorging.vervolg.fout) == (Staat.VERVALLEN, UITGEZET)


@pytest.mark.parametrize("soort", sorted(ALLEEN_MELDER_KAN_ZONDER))
def test_what_asks_something_of_others_can_be_turned_off_and_bundled_by_a_filer_alone(
    soort: BerichtSoort,
) -> None:
    to_do = a_zending(soort)
    told = to_do.bericht.model_copy(update={"feiten": {"aan": AAN_MELDER}})
    as_filer = to_do.model_copy(update={"bericht": told})
    off, card = Voorkeuren(uit=frozenset({soort})), Voorkeuren(bundel_om=time(8, 30))
    assert decided(as_filer, off, "23 09:00").wijze is Wijze.NIET
    assert decided(to_do, off, "23 09:00").wijze is Wijze.NU
    assert later(decided(as_filer, card, "23 09:00")) == op("24 08:30")
    assert decided(to_do, card, "23 09:00").wijze is Wijze.NU


@pytest.mark.parametrize(
    ("written", "card"),
    [("23 08:00", "23 08:30"), ("23 08:30", "24 08:30"), ("20 09:00", "23 08:30"), ("21 12:00", "23 08:30")],
)
def test_a_bundled_message_waits_for_the_card_of_the_next_working_day(written: str, card: str) -> None:
    wens, zending = Voorkeuren(bundel_om=time(8, 30)), a_zending(written=written)
    assert later(decided(zending, wens, written)) == op(card)
    assert decide_delivery(zending, wens, op(card), KANTOOR).wijze is Wijze.SAMEN


def test_the_card_comes_on_an_own_day_and_not_during_an_absence() -> None:
    wens = Voorkeuren(bundel_om=time(9), werkdagen=frozenset({"dinsdag", "donderdag"}))
    assert later(decided(a_zending(), wens, "23 09:00")) == op("24 09:00")
    away = wens.model_copy(
        update={"afwezig": Afwezigheid(van=date(2026, 11, 23), tot_en_met=date(2026, 11, 24))}
    )
    assert later(decided(a_zending(), away, "23 09:00")) == op("26 09:00")


def test_a_message_that_failed_at_its_card_does_not_wait_for_the_next() -> None:
    wens = Voorkeuren(bundel_om=time(8, 30))
    assert decided(a_zending(written="20 09:00"), wens, "23 08:41").wijze is Wijze.SAMEN


def test_somebody_who_is_away_for_years_still_gets_their_messages() -> None:
    gone = Afwezigheid(van=date(2026, 1, 1), tot_en_met=date(2029, 1, 1))
    assert decided(a_zending(), Voorkeuren(bundel_om=time(9), afwezig=gone), "23 09:00").wijze is Wijze.SAMEN


QUIET = st.lists(st.times(), min_size=2, max_size=2, unique=True).map(
    lambda pair: Stilte(van=pair[0], tot=pair[1])
)
WISHES = st.builds(
    Voorkeuren,
    stilte=st.none() | QUIET,
    bundel_om=st.none() | st.times(),
    uit=st.frozensets(st.sampled_from(BerichtSoort)),
    werkdagen=st.none() | st.frozensets(st.sampled_from(["maandag", "vrijdag"]), min_size=1),
)
MOMENTS = st.integers(0, 60 * 24 * 400).map(lambda minutes: op("1 00:00") + timedelta(minutes=minutes))


@given(WISHES, st.sampled_from(BerichtSoort), MOMENTS)
def test_what_is_urgent_goes_at_once_whatever_is_wished(
    wens: Voorkeuren, soort: BerichtSoort, now: datetime
) -> None:
    assert decide_delivery(a_zending(soort, dringend=True), wens, now, KANTOOR).wijze is Wijze.NU


@given(WISHES, st.sampled_from(sorted(set(BerichtSoort) - TE_BUNDELEN)), MOMENTS)
def test_what_is_theirs_to_do_never_lapses_and_waits_less_than_a_day(
    wens: Voorkeuren, soort: BerichtSoort, now: datetime
) -> None:
    bezorging = decide_delivery(a_zending(soort), wens, now, KANTOOR)
    assert bezorging.wijze in (Wijze.NU, Wijze.LATER)
    if bezorging.vervolg is not None:
        assert now < bezorging.vervolg.beschikbaar_op <= now + timedelta(days=1, hours=1)


@given(WISHES, st.sampled_from(sorted(TE_BUNDELEN)), MOMENTS)
def test_a_message_that_waits_comes_to_an_end(wens: Voorkeuren, soort: BerichtSoort, now: datetime) -> None:
    zending = a_zending(soort).model_copy(update={"aangemaakt_op": now, "beschikbaar_op": now})
    for _ in range(4):
        bezorging = decide_delivery(zending, wens, now, KANTOOR)
        if bezorging.wijze is not Wijze.LATER:
            return
        assert later(bezorging) > now
        now = later(bezorging)
    pytest.fail("it keeps waiting")
