"""What happens by itself, one second before, exactly on and one second after its moment."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from meldingen.berichten import BerichtSoort, Ontvanger
from meldingen.besluit import Besluit
from meldingen.escalatie import Bezetting
from meldingen.handelingen import (
    Afsluiten,
    Afspraak,
    Heropenen,
    RegieAanbieden,
    RegieAccepteren,
    TaakAfspreken,
    TaakBevestigen,
    Vasthouden,
    Vragen,
    Wachten,
)
from meldingen.model.intake import HuishoudenWeetHet
from meldingen.model.keuzes import Resultaat, Status
from meldingen.model.melding import Doorbraakmelding
from meldingen.rollen import Rol
from meldingen.termijnen import Termijn, TermijnSoort, termijnen_van
from meldingen.tijdlijn import GebeurtenisSoort
from meldingen.urgentie import Urgentie
from meldingen.verstrijken import VERSTRIJKEN, lapse
from meldingen.werktijd import Afwezigheid, EigenDagen
from tests.builders import (
    AMBASSADEUR,
    BELEID,
    MELDER,
    NOW,
    PONTONNIER,
    a_concept,
    a_melding,
    a_melding_in_procesregie,
    a_melding_with_direction_back,
    a_taken_melding,
    after,
)

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
PONTONNIERS = Ontvanger(rol=Rol.SOCIAAL_PONTONNIER)


def term(melding: Doorbraakmelding, soort: TermijnSoort) -> Termijn:
    (found,) = [item for item in termijnen_van(melding) if item.soort is soort]
    return found


def lapsed(melding: Doorbraakmelding, soort: TermijnSoort, now: datetime | None = None) -> Besluit:
    termijn = term(melding, soort)
    besluit = lapse(melding, termijn, now or termijn.op, BELEID)
    assert besluit is not None
    return besluit


def told(besluit: Besluit) -> list[tuple[BerichtSoort, Ontvanger]]:
    return [(item.soort, item.ontvanger) for item in besluit.berichten]


def test_every_kind_of_term_has_its_own_doing() -> None:
    assert set(VERSTRIJKEN) == set(TermijnSoort)


@pytest.mark.parametrize(("late_by", "happens"), [(-SECOND, False), (0 * SECOND, True), (SECOND, True)])
def test_a_promise_is_missed_exactly_when_its_moment_comes(late_by: timedelta, happens: bool) -> None:
    melding = a_taken_melding()
    termijn = term(melding, TermijnSoort.BELOFTE)
    assert (lapse(melding, termijn, termijn.op + late_by, BELEID) is not None) is happens


def test_a_missed_promise_is_told_to_the_owner_and_to_the_filer() -> None:
    besluit = lapsed(a_taken_melding(), TermijnSoort.BELOFTE)
    filer, owner = (Ontvanger(person_id=each.person_id) for each in (MELDER, PONTONNIER))
    assert told(besluit) == [(BerichtSoort.BELOFTE_GEMIST, filer), (BerichtSoort.BELOFTE_GEMIST, owner)]
    assert [item.dringend for item in besluit.berichten] == [False, True]
    assert besluit.gebeurtenissen[0].soort is GebeurtenisSoort.BELOFTE_GEMIST


def test_while_nobody_has_it_the_team_is_told_once_and_then_reminded_by_the_ladder_alone() -> None:
    first = lapsed(a_melding(), TermijnSoort.BELOFTE)
    assert first.berichten[-1].ontvanger == PONTONNIERS
    assert first.berichten[-1].feiten["volgende"] is None
    again = lapsed(first.melding, TermijnSoort.BELOFTE)
    assert again.berichten == ()
    assert term(again.melding, TermijnSoort.BELOFTE).op > term(first.melding, TermijnSoort.BELOFTE).op
    assert TermijnSoort.LADDER in {item.soort for item in termijnen_van(again.melding)}


@pytest.mark.parametrize(
    ("weg_vanaf", "also_told"), [(date(2026, 11, 20), True), (date(2026, 12, 20), False)]
)
def test_what_cannot_wait_is_told_to_who_stands_in_as_well_while_the_owner_is_away(
    weg_vanaf: date, also_told: bool
) -> None:
    away = Afwezigheid(van=weg_vanaf, tot_en_met=date(2026, 12, 24))
    dagen = {PONTONNIER.person_id: EigenDagen(afwezig=(away,))}
    beleid = replace(BELEID, bezetting=Bezetting(dagen=dagen))
    paused = after(a_taken_melding(), Wachten(reden="Zitting", tot=NOW + 7 * DAY))
    for melding, soort in ((a_taken_melding(), TermijnSoort.BELOFTE), (paused, TermijnSoort.WACHT_EINDE)):
        termijn = term(melding, soort)
        besluit = lapse(melding, termijn, termijn.op, beleid)
        assert besluit is not None
        receivers = [item.ontvanger for item in besluit.berichten]
        assert Ontvanger(person_id=PONTONNIER.person_id) in receivers
        instead = Ontvanger(person_id=PONTONNIER.person_id, waarnemer=True)
        assert (instead in receivers) is also_told


def test_a_missed_promise_is_reminded_of_every_working_day_but_written_down_once() -> None:
    first = lapsed(a_taken_melding(), TermijnSoort.BELOFTE)
    again_at = term(first.melding, TermijnSoort.BELOFTE).op
    held = after(first.melding, Vasthouden(), now=again_at - timedelta(hours=1))
    again = lapsed(held, TermijnSoort.BELOFTE)
    assert (len(first.gebeurtenissen), len(again.gebeurtenissen), len(again.berichten)) == (1, 0, 1)
    assert again.melding.versie == held.versie
    assert (again.melding.gewijzigd_op, again.op) == (held.gewijzigd_op, again_at)
    assert again.melding.belofte is not None
    assert first.melding.belofte is not None
    assert again.melding.belofte.gemist_op == first.melding.belofte.gemist_op
    assert term(again.melding, TermijnSoort.BELOFTE).op > term(first.melding, TermijnSoort.BELOFTE).op


def test_an_unanswered_question_is_asked_again_before_it_counts_as_missed() -> None:
    asked = after(a_taken_melding(), Vragen(tekst="Welke brief?"))
    first = lapsed(asked, TermijnSoort.BELOFTE)
    assert told(first) == [(BerichtSoort.VRAAG, Ontvanger(person_id=MELDER.person_id))]
    assert first.melding.belofte is not None
    assert first.melding.belofte.gemist_op is None
    second = lapsed(first.melding, TermijnSoort.BELOFTE)
    assert told(second) == [(BerichtSoort.BELOFTE_GEMIST, Ontvanger(person_id=PONTONNIER.person_id))]


def test_when_the_filer_does_not_answer_either_the_owner_is_asked_and_silence_frees_the_case() -> None:
    """A case that waits for a filer who never answers is nobody's otherwise, for as long as it lasts."""
    melding = after(a_taken_melding(), Vragen(tekst="Welke brief?"))
    for _ in range(2):
        assert TermijnSoort.LADDER not in {item.soort for item in termijnen_van(melding)}
        melding = lapsed(melding, TermijnSoort.BELOFTE).melding
    asked = lapsed(melding, TermijnSoort.LADDER)
    assert [soort for soort, _ in told(asked)] == [BerichtSoort.HEEFT_U_HET_NOG]
    reminder = lapsed(asked.melding, TermijnSoort.BELOFTE)
    assert BerichtSoort.BELOFTE_GEMIST not in {soort for soort, _ in told(reminder)}
    freed = lapsed(reminder.melding, TermijnSoort.LADDER)
    assert freed.melding.eigenaar is None
    assert (BerichtSoort.LOSGELATEN, PONTONNIERS) in told(freed)


def test_an_organisation_that_does_not_answer_an_offer_is_asked_again() -> None:
    offered = after(a_melding_in_procesregie(), RegieAanbieden(organisatie="Trivire", toelichting="Klaar"))
    besluit = lapsed(offered, TermijnSoort.BELOFTE)
    trivire = Ontvanger(rol=Rol.AMBASSADEUR, organisatie="Trivire")
    assert (BerichtSoort.REGIE_GEVRAAGD, trivire) in told(besluit)


def test_a_task_that_was_open_at_closing_is_not_chased_when_the_case_opens_again() -> None:
    task = Afspraak(wat="Huur stilzetten", organisatie="Trivire", uiterlijk=NOW + 7 * DAY)
    offer = RegieAanbieden(organisatie="Trivire", toelichting="Klaar")
    offered = after(a_melding_in_procesregie(), TaakAfspreken(afspraak=task), offer)
    back = after(offered, RegieAccepteren(), by=AMBASSADEUR)
    closed = after(back, Afsluiten(resultaat=Resultaat.DEELS_OPGELOST, toelichting="Inkomen loopt"))
    opened = after(closed, Heropenen(reden="Toch weer vast"))
    assert len(opened.open_taken) == 1
    assert TermijnSoort.TAAK not in {item.soort for item in termijnen_van(opened)}


def test_the_end_of_a_pause_brings_the_case_back_and_tells_both_sides() -> None:
    paused = after(a_melding_in_procesregie(), Wachten(reden="Zitting", tot=NOW + 7 * DAY))
    assert {item.soort for item in termijnen_van(paused)} == {TermijnSoort.WACHT_EINDE}
    besluit = lapsed(paused, TermijnSoort.WACHT_EINDE)
    assert besluit.melding.status is Status.PROCESREGIE
    assert {item.ontvanger.person_id for item in besluit.berichten} == {
        MELDER.person_id,
        PONTONNIER.person_id,
    }
    assert besluit.melding.ladder.onderbreking is None


def test_a_task_that_is_not_acknowledged_is_asked_for_and_then_the_owner_hears() -> None:
    afspraak = Afspraak(wat="Huur stilzetten", organisatie="Trivire", uiterlijk=NOW + 30 * DAY)
    melding = after(a_melding_in_procesregie(), TaakAfspreken(afspraak=afspraak))
    first = lapsed(melding, TermijnSoort.TAAK)
    contact = (BerichtSoort.TAAK_HERINNERING, Ontvanger(rol=Rol.AMBASSADEUR, organisatie="Trivire"))
    assert told(first) == [contact]
    second = lapsed(first.melding, TermijnSoort.TAAK)
    assert told(second) == [
        contact,
        (BerichtSoort.TAAK_HERINNERING, Ontvanger(person_id=PONTONNIER.person_id)),
    ]
    assert second.melding.taken[0].aangespoord == 2


def test_an_acknowledged_task_is_left_alone_until_its_date() -> None:
    afspraak = Afspraak(wat="Huur stilzetten", organisatie="Trivire", uiterlijk=NOW + 30 * DAY)
    melding = after(a_melding_in_procesregie(), TaakAfspreken(afspraak=afspraak))
    confirmed = after(melding, TaakBevestigen(taak=1), by=AMBASSADEUR)
    assert term(melding, TermijnSoort.TAAK).op < afspraak.uiterlijk
    assert term(confirmed, TermijnSoort.TAAK).op == afspraak.uiterlijk
    asked = [lapsed(each, TermijnSoort.TAAK).berichten[0].feiten["vraag"] for each in (melding, confirmed)]
    assert asked == ["bevestigen", "afronden"]


def test_the_filer_is_asked_once_whether_the_household_knows() -> None:
    later = HuishoudenWeetHet(weet_het=False, reden="Vrijdag", herinner_op=NOW + DAY)
    besluit = lapsed(a_melding(a_concept(huishouden=later)), TermijnSoort.HUISHOUDEN)
    assert told(besluit) == [(BerichtSoort.HUISHOUDEN, Ontvanger(person_id=MELDER.person_id))]
    assert TermijnSoort.HUISHOUDEN not in {item.soort for item in termijnen_van(besluit.melding)}


def test_aftercare_is_asked_for_once_and_nothing_else_of_a_closed_case_comes_by_itself() -> None:
    closed = after(
        a_melding_with_direction_back(),
        Afsluiten(resultaat=Resultaat.DEELS_OPGELOST, toelichting="Inkomen loopt"),
    )
    assert [item.soort for item in termijnen_van(closed)] == [TermijnSoort.NAZORG]
    besluit = lapsed(closed, TermijnSoort.NAZORG)
    assert {item.soort for item in besluit.berichten} == {BerichtSoort.NAZORG}
    assert termijnen_van(besluit.melding) == ()


def test_a_term_of_before_a_change_does_nothing() -> None:
    melding = a_melding()
    stale = term(melding, TermijnSoort.BELOFTE)
    assert lapse(melding, stale.model_copy(update={"ref": 9}), stale.op + DAY, BELEID) is None
    paused = after(a_taken_melding(), Wachten(reden="Zitting", tot=NOW + 13 * DAY))
    assert lapse(paused, stale, NOW + 60 * DAY, BELEID) is None


def test_a_new_case_that_nobody_takes_climbs_to_the_team_first() -> None:
    melding = a_melding(a_concept(urgentie=Urgentie.VANDAAG))
    besluit = lapsed(melding, TermijnSoort.LADDER)
    assert besluit.melding.escalatietrede == 1
    assert told(besluit) == [(BerichtSoort.GEESCALEERD, PONTONNIERS)]
    assert besluit.berichten[0].feiten["vraag"] == "oppakken"


def climbed(melding: Doorbraakmelding, trede: int) -> Besluit:
    besluit = lapsed(melding, TermijnSoort.LADDER)
    while besluit.melding.escalatietrede < trede:
        besluit = lapsed(besluit.melding, TermijnSoort.LADDER)
    return besluit


def test_a_rung_beyond_the_team_is_told_to_the_filer_and_to_the_organisations_that_can_move() -> None:
    besluit = climbed(a_melding(), 3)
    receivers = [item.ontvanger for item in besluit.berichten]
    assert Ontvanger(rol=Rol.AMBASSADEUR, organisatie="Trivire") in receivers
    assert Ontvanger(person_id=MELDER.person_id) in receivers
    assert besluit.gebeurtenissen[0].feiten["aan"] == ["ambassadeur", "pontonnierteam"]


def test_the_last_rung_advises_the_national_desk_and_the_case_stays_awake_after_it() -> None:
    last = climbed(a_melding(), 5)
    assert last.gebeurtenissen[0].feiten["advies"] == "landelijk_maatwerkloket"
    lasting = lapsed(last.melding, TermijnSoort.LADDER)
    assert lasting.gebeurtenissen[0].soort is GebeurtenisSoort.HERINNERD
    assert Ontvanger(rol=Rol.LEIDINGGEVENDE) in [item.ontvanger for item in lasting.berichten]


def test_rungs_that_were_passed_while_the_bot_stood_still_are_named_in_the_timeline() -> None:
    melding = a_melding(a_concept(urgentie=Urgentie.VANDAAG))
    besluit = lapsed(melding, TermijnSoort.LADDER, NOW + timedelta(hours=4))
    (entry,) = [item for item in besluit.gebeurtenissen if item.soort is GebeurtenisSoort.GEESCALEERD]
    assert (entry.feiten["trede"], entry.feiten["overgeslagen"]) == (3, ["team", "waarnemer"])
    punctual = lapsed(melding, TermijnSoort.LADDER)
    assert punctual.gebeurtenissen[0].feiten["overgeslagen"] == []


def test_a_silent_owner_is_asked_and_without_an_answer_the_case_is_free_again() -> None:
    asked = lapsed(a_taken_melding(), TermijnSoort.LADDER)
    assert told(asked) == [(BerichtSoort.HEEFT_U_HET_NOG, Ontvanger(person_id=PONTONNIER.person_id))]
    free = lapsed(asked.melding, TermijnSoort.LADDER)
    assert (free.melding.status, free.melding.eigenaar) == (Status.GEMELD, None)
    assert free.gebeurtenissen[0].feiten == {"reden": "", "stilte": True}
    assert {item.ontvanger for item in free.berichten} == {
        PONTONNIERS,
        Ontvanger(person_id=PONTONNIER.person_id),
        Ontvanger(person_id=MELDER.person_id),
    }
