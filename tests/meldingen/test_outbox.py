"""Whether a message is tried again, and who a role means: pure decisions."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meldingen.berichten import Ontvanger
from meldingen.escalatie import Bezetting
from meldingen.escalatie import Ontvanger as Wie
from meldingen.outbox.adressering import persons
from meldingen.outbox.herhalen import Herhaalbeleid, after_lost_lease, next_state
from meldingen.outbox.model import Afloop, Poging, Staat
from meldingen.rollen import Rol
from meldingen.werktijd import Afwezigheid, EigenDagen
from tests.builders import NOW, ROOSTER

BELEID = Herhaalbeleid()


@pytest.mark.parametrize(
    ("afloop", "staat"),
    [
        (Afloop.GELUKT, Staat.VERZONDEN),
        (Afloop.GEREMD, Staat.WACHTEND),
        (Afloop.NIET_VERTROKKEN, Staat.WACHTEND),
        (Afloop.ONTVANGER_WEG, Staat.MISLUKT),
        (Afloop.GEWEIGERD, Staat.MISLUKT),
        (Afloop.ONZEKER, Staat.ONBEKEND),
    ],
)
def test_only_what_was_surely_not_delivered_is_tried_again(afloop: Afloop, staat: Staat) -> None:
    assert next_state(1, Poging(afloop=afloop), NOW, 0.0, BELEID).staat is staat


def test_an_update_of_a_card_is_tried_again_even_when_it_may_have_arrived() -> None:
    poging = Poging(afloop=Afloop.ONZEKER, herhaalbaar=True)
    assert next_state(1, poging, NOW, 0.0, BELEID).staat is Staat.WACHTEND


def test_after_the_last_attempt_a_message_has_failed() -> None:
    poging = Poging(afloop=Afloop.NIET_VERTROKKEN)
    almost, last = BELEID.max_pogingen - 1, BELEID.max_pogingen
    assert next_state(almost, poging, NOW, 0.0, BELEID).staat is Staat.WACHTEND
    assert next_state(last, poging, NOW, 0.0, BELEID).staat is Staat.MISLUKT


def test_the_pause_doubles_up_to_the_longest() -> None:
    pauses = [BELEID.back_off(n, 0.0).total_seconds() for n in (1, 2, 3, 20, 500)]
    assert pauses == [5, 10, 20, 1800, 1800]
    assert BELEID.back_off(1, 1.0) == timedelta(seconds=6)


def test_a_channel_that_brakes_is_no_reason_to_give_up() -> None:
    for poging in (Poging(afloop=Afloop.GEREMD, wacht_seconden=2), Poging(afloop=Afloop.GEREMD)):
        assert next_state(10_000, poging, NOW, 0.0, BELEID).staat is Staat.WACHTEND
    asked = next_state(10_000, Poging(afloop=Afloop.GEREMD, wacht_seconden=2), NOW, 0.0, BELEID)
    assert asked.beschikbaar_op == NOW + timedelta(seconds=2)


@given(st.integers(1, 60), st.floats(0, 1), st.floats(0, 7200))
def test_a_retry_never_comes_before_what_the_channel_asked(pogingen: int, jitter: float, wait: float) -> None:
    vervolg = next_state(pogingen, Poging(afloop=Afloop.GEREMD, wacht_seconden=wait), NOW, jitter, BELEID)
    assert vervolg.staat is Staat.WACHTEND
    assert vervolg.beschikbaar_op >= NOW + timedelta(seconds=wait)


def test_a_lost_lease_of_what_left_is_an_unknown_message() -> None:
    assert after_lost_lease(NOW, vertrokken=True).staat is Staat.ONBEKEND


def test_a_lost_lease_of_what_had_not_left_waits_again() -> None:
    assert after_lost_lease(NOW, vertrokken=False).staat is Staat.WACHTEND


STAFF = Bezetting(
    rollen={Wie.PONTONNIERTEAM: ("p-een", "p-twee"), Wie.LEIDINGGEVENDE: ("p-leiding",)},
    ambassadeurs={"Trivire": ("p-trivire",)},
    waarnemers={"p-een": ("p-waarnemer",)},
)


def test_a_role_means_those_who_hold_it() -> None:
    team = Ontvanger(rol=Rol.SOCIAAL_PONTONNIER)
    assert persons(team, STAFF, NOW, ROOSTER) == ("p-een", "p-twee")
    assert persons(Ontvanger(rol=Rol.LEIDINGGEVENDE), STAFF, NOW, ROOSTER) == ("p-leiding",)
    trivire = Ontvanger(rol=Rol.AMBASSADEUR, organisatie="Trivire")
    assert persons(trivire, STAFF, NOW, ROOSTER) == ("p-trivire",)
    assert persons(Ontvanger(person_id="p-iemand"), STAFF, NOW, ROOSTER) == ("p-iemand",)


def test_somebody_who_is_away_is_passed_by() -> None:
    away = EigenDagen(afwezig=(Afwezigheid(van=NOW.date(), tot_en_met=NOW.date()),))
    absent = STAFF.model_copy(update={"dagen": {"p-een": away}})
    assert persons(Ontvanger(rol=Rol.SOCIAAL_PONTONNIER), absent, NOW, ROOSTER) == ("p-twee",)


def test_a_deputy_stands_in_for_one_person() -> None:
    deputy = Ontvanger(person_id="p-een", waarnemer=True)
    assert persons(deputy, STAFF, NOW, ROOSTER) == ("p-waarnemer",)


def test_a_role_that_nobody_holds_means_nobody() -> None:
    assert persons(Ontvanger(rol=Rol.LEIDINGGEVENDE), Bezetting(), NOW, ROOSTER) == ()
