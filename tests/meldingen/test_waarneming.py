"""Who stands in for an owner who is away decides in their place, and nobody else does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from meldingen.beeld import Relatie
from meldingen.berichten import BerichtSoort
from meldingen.casus import decide
from meldingen.errors import ActNotPermittedError
from meldingen.handelingen import (
    Adviseren,
    Handeling,
    HandelingSoort,
    Loslaten,
    Noteren,
    Overdragen,
    Overnemen,
    Vasthouden,
    Wachten,
)
from meldingen.model.keuzes import Doelgroep, Status
from meldingen.model.melding import Doorbraakmelding
from meldingen.model.mensen import PersoonRef
from meldingen.rechten import possible, relaties
from meldingen.rollen import Actor, Rol
from meldingen.termijnen import TermijnSoort, termijnen_van
from meldingen.tijdlijn import GebeurtenisSoort
from meldingen.verstrijken import lapse
from tests.builders import (
    BELEID,
    MELDER,
    NOW,
    PONTONNIER,
    REGISSEUR,
    a_melding,
    a_moment,
    a_taken_melding,
    after,
)

H = HandelingSoort
WAARNEMER = replace(REGISSEUR, neemt_waar=frozenset({PONTONNIER.person_id}))
DERDE = Actor("p-derde", "interventiespecialist", "Gemeente", frozenset({Rol.INTERVENTIESPECIALIST}))


def asked() -> Doorbraakmelding:
    """A case of which the owner was silent until the question came."""
    melding = a_taken_melding()
    termijn = next(item for item in termijnen_van(melding) if item.soort is TermijnSoort.LADDER)
    besluit = lapse(melding, termijn, termijn.op, BELEID)
    assert besluit is not None
    assert besluit.melding.ladder.gevraagd_op is not None
    return besluit.melding


def test_who_stands_in_has_the_rights_that_cannot_wait_and_others_of_the_team_have_not() -> None:
    melding = a_taken_melding()
    assert Relatie.WAARNEMER in relaties(melding, WAARNEMER)
    extra = set(possible(melding, WAARNEMER)) - set(possible(melding, REGISSEUR))
    assert extra == {
        H.OVERNEMEN,
        H.OVERDRAGEN,
        H.LOSLATEN,
        H.VASTHOUDEN,
        H.ADVISEREN,
        H.BELOFTE_VERZETTEN,
    }


def test_standing_in_for_another_colleague_gives_no_rights_here() -> None:
    other = replace(REGISSEUR, neemt_waar=frozenset({DERDE.person_id}))
    assert Relatie.WAARNEMER not in relaties(a_taken_melding(), other)
    assert Relatie.WAARNEMER not in relaties(a_melding(), WAARNEMER), "nobody has it, so nobody is away"
    with pytest.raises(ActNotPermittedError):
        after(a_taken_melding(), Overnemen(), by=other)


def test_somebody_outside_the_team_never_stands_in() -> None:
    outside = replace(MELDER, person_id="p-ander", neemt_waar=frozenset({PONTONNIER.person_id}))
    assert relaties(a_taken_melding(), outside) == frozenset()


def test_the_answer_of_who_stands_in_keeps_the_case_with_its_owner_and_says_for_whom() -> None:
    later = NOW + timedelta(days=3)
    besluit = decide(asked(), Vasthouden(), a_moment(WAARNEMER, later))
    (entry,) = besluit.gebeurtenissen
    assert (entry.functie, entry.feiten["namens"]) == ("doorbraakregisseur", "sociaal pontonnier")
    assert entry.doelgroep is Doelgroep.INTERN
    assert besluit.melding.eigenaar == asked().eigenaar
    assert besluit.melding.ladder.gevraagd_op is None


def test_letting_go_in_the_owners_place_tells_the_owner_and_starts_the_ladder() -> None:
    besluit = decide(asked(), Loslaten(reden="Drie weken weg"), a_moment(WAARNEMER, NOW + timedelta(days=3)))
    assert (besluit.melding.status, besluit.melding.ladder.eigenaar) == (Status.GEMELD, None)
    assert besluit.gebeurtenissen[-1].feiten["namens"] == "sociaal pontonnier"
    told = [(item.soort, item.ontvanger.person_id) for item in besluit.berichten]
    assert (BerichtSoort.LOSGELATEN, PONTONNIER.person_id) in told


def test_taking_over_makes_who_stands_in_the_owner_and_tells_owner_and_filer() -> None:
    besluit = decide(asked(), Overnemen(), a_moment(WAARNEMER, NOW + timedelta(days=3)))
    eigenaar = besluit.melding.eigenaar
    assert eigenaar is not None
    assert (eigenaar.person_id, besluit.melding.ladder.eigenaar) == (REGISSEUR.person_id,) * 2
    (entry,) = besluit.gebeurtenissen
    assert (entry.soort, entry.feiten["namens"]) == (GebeurtenisSoort.OVERGENOMEN, "sociaal pontonnier")
    assert [(item.soort, item.ontvanger.person_id) for item in besluit.berichten] == [
        (BerichtSoort.OVERGEDRAGEN, PONTONNIER.person_id),
        (BerichtSoort.OVERGEDRAGEN, MELDER.person_id),
    ]
    assert Relatie.WAARNEMER not in relaties(besluit.melding, WAARNEMER)


@pytest.mark.parametrize(
    "act",
    [Adviseren(tekst="Wij bellen morgen"), Overdragen(naar=PersoonRef.of(DERDE), reden="Kent de wijk")],
)
def test_what_is_done_for_the_filer_meanwhile_says_for_whom(act: Handeling) -> None:
    besluit = decide(a_taken_melding(), act, a_moment(WAARNEMER))
    assert besluit.gebeurtenissen[0].feiten["namens"] == "sociaal pontonnier"
    own = decide(a_taken_melding(), act, a_moment(PONTONNIER))
    assert own.gebeurtenissen[0].feiten["namens"] == ""


def test_what_who_stands_in_does_counts_as_activity_and_what_another_does_not() -> None:
    later, note = NOW + timedelta(days=3), Noteren(tekst="Gebeld met de verhuurder")
    assert after(asked(), note, by=WAARNEMER, now=later).ladder.gevraagd_op is None
    assert after(asked(), note, by=DERDE, now=later).ladder.gevraagd_op is not None


def test_a_new_owner_makes_a_new_promise_when_the_last_one_was_missed() -> None:
    melding = a_taken_melding()
    promise = next(item for item in termijnen_van(melding) if item.soort is TermijnSoort.BELOFTE)
    missed = lapse(melding, promise, promise.op, BELEID)
    assert missed is not None
    taken = after(missed.melding, Overnemen(), by=WAARNEMER, now=promise.op + timedelta(days=1))
    assert taken.belofte is not None
    assert taken.belofte.gemist_op is None
    assert taken.belofte.uiterlijk > promise.op + timedelta(days=1)
    kept = after(melding, Overnemen(), by=WAARNEMER, now=NOW + timedelta(hours=1))
    assert kept.belofte == melding.belofte, "a promise that still stands is kept by the new owner"


def test_a_pause_keeps_its_date_when_the_case_is_taken_over() -> None:
    paused = after(a_taken_melding(), Wachten(reden="Zitting", tot=NOW + timedelta(days=7)))
    assert after(paused, Overnemen(), by=WAARNEMER).belofte == paused.belofte
