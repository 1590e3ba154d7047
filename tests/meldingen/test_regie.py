"""Direction: taken, shared out in tasks, used for a breakthrough, and given back."""

from datetime import timedelta

import pytest

from meldingen.berichten import BerichtSoort, Ontvanger
from meldingen.casus import decide
from meldingen.errors import (
    ActNotPermittedError,
    InvalidActError,
    RegieNotReturnedError,
    ResultaatNotPossibleError,
    WrongStatusError,
)
from meldingen.handelingen import (
    Afsluiten,
    Afspraak,
    Beantwoorden,
    EindrapportGeven,
    HandelingSoort,
    Heropenen,
    Hervatten,
    NazorgPlannen,
    NazorgVastleggen,
    Oppakken,
    Overdragen,
    RegieAanbieden,
    RegieAccepteren,
    RegieWeigeren,
    TaakAfronden,
    TaakAfspreken,
    TaakBevestigen,
    Vragen,
    Wachten,
)
from meldingen.model.keuzes import Resultaat, Status
from meldingen.model.mensen import PersoonRef
from meldingen.model.zaakwerk import Bedrag, Inkoop
from meldingen.rechten import possible
from meldingen.rollen import Actor, Rol
from meldingen.zicht import view
from tests.builders import (
    AMBASSADEUR,
    COLLEGA,
    MELDER,
    NOW,
    PONTONNIER,
    REGISSEUR,
    a_breakthrough,
    a_melding_in_procesregie,
    a_melding_with_direction_back,
    a_moment,
    a_start_of_procesregie,
    a_taken_melding,
    after,
)

DAY = timedelta(days=1)
AFSPRAAK = Afspraak(wat="Huur stilzetten", organisatie="Trivire", uiterlijk=NOW + 7 * DAY)
OFFER = RegieAanbieden(organisatie="Trivire", toelichting="De afspraken lopen")
CLOSE = Afsluiten(resultaat=Resultaat.OPGELOST_PROCESREGIE, toelichting="Iedereen doet zijn deel")


def test_procesregie_gives_the_municipality_the_direction_and_each_agreement_a_task() -> None:
    besluit = decide(a_taken_melding(), a_start_of_procesregie(afspraken=(AFSPRAAK,)), a_moment())
    melding = besluit.melding
    assert (melding.regie.organisatie, melding.regie.gemeente) == ("Gemeente Dordrecht", True)
    assert [(taak.nummer, taak.organisatie) for taak in melding.taken] == [(1, "Trivire")]
    asked = [item.ontvanger for item in besluit.berichten if item.soort is BerichtSoort.TAAK]
    assert asked == [Ontvanger(rol=Rol.AMBASSADEUR, organisatie="Trivire")]


def test_an_agreement_for_a_moment_that_has_passed_is_refused() -> None:
    late = AFSPRAAK.model_copy(update={"uiterlijk": NOW})
    with pytest.raises(InvalidActError, match="verleden"):
        after(a_melding_in_procesregie(), TaakAfspreken(afspraak=late))


def test_a_contact_acknowledges_and_finishes_the_own_task() -> None:
    melding = after(a_melding_in_procesregie(), TaakAfspreken(afspraak=AFSPRAAK))
    confirmed = decide(melding, TaakBevestigen(taak=1), a_moment(AMBASSADEUR))
    assert confirmed.melding.taken[0].bevestigd_op == NOW
    assert [item.soort for item in confirmed.berichten] == [BerichtSoort.TAAK_BIJGEWERKT]
    with pytest.raises(WrongStatusError):
        after(confirmed.melding, TaakBevestigen(taak=1))
    second = after(confirmed.melding, TaakAfspreken(afspraak=AFSPRAAK))
    with pytest.raises(InvalidActError, match="al_gedaan"):
        after(second, TaakBevestigen(taak=1))
    done = after(confirmed.melding, TaakAfronden(taak=1, uitkomst="Stilgezet"), by=AMBASSADEUR)
    assert (done.open_taken, done.taken[0].uitkomst) == ((), "Stilgezet")


def test_a_contact_does_not_touch_the_task_of_another_organisation() -> None:
    other = AFSPRAAK.model_copy(update={"organisatie": "Yulius"})
    melding = after(
        a_melding_in_procesregie(), TaakAfspreken(afspraak=AFSPRAAK), TaakAfspreken(afspraak=other)
    )
    with pytest.raises(InvalidActError, match="onbekend"):
        after(melding, TaakAfronden(taak=2, uitkomst="Klaar"), by=AMBASSADEUR)
    yulius = Actor("p-y", "ambassadeur", "Yulius", frozenset({Rol.AMBASSADEUR}))
    assert after(melding, TaakAfronden(taak=2, uitkomst="Klaar"), by=yulius).taken[1].afgerond_op == NOW


def test_a_named_contact_needs_no_role() -> None:
    named = AFSPRAAK.model_copy(update={"contact_id": COLLEGA.person_id})
    besluit = decide(a_melding_in_procesregie(), TaakAfspreken(afspraak=named), a_moment())
    assert Ontvanger(person_id=COLLEGA.person_id) in [item.ontvanger for item in besluit.berichten]
    assert after(besluit.melding, TaakBevestigen(taak=1), by=COLLEGA).taken[0].bevestigd_op == NOW


def test_only_a_sociaal_pontonnier_uses_the_mandate() -> None:
    owned = after(a_taken_melding(), Overdragen(naar=PersoonRef.of(REGISSEUR), reden="Kent de wijk"))
    assert after(owned, a_breakthrough(), by=REGISSEUR).status is Status.DOORBRAAK
    with pytest.raises(InvalidActError) as refused:
        after(owned, a_breakthrough(mandaat=True), by=REGISSEUR)
    assert refused.value.feiten["reden"] == "mandaat"
    melding = after(owned, a_breakthrough(mandaat=True))
    assert melding.doorbraak is not None
    assert (melding.doorbraak.mandaat.gebruikt, melding.doorbraak.vastgelegd_op) == (True, NOW)


def test_a_revised_breakthrough_says_so() -> None:
    first = after(a_taken_melding(), a_breakthrough())
    again = decide(first, a_breakthrough(), a_moment())
    assert again.gebeurtenissen[0].feiten["herzien"] is True


def test_the_filer_does_not_see_what_a_breakthrough_costs() -> None:
    buy = Inkoop(wat="Hotelkamer, twee weken", kosten=Bedrag(van=1000, tot=1500))
    plan = a_breakthrough().plan.model_copy(update={"inkoop": (buy,)})
    melding = after(a_taken_melding(), a_breakthrough().model_copy(update={"plan": plan}))
    outside, inside = (
        view(melding, (), MELDER).melding.doorbraak,
        view(melding, (), PONTONNIER).melding.doorbraak,
    )
    assert outside is not None
    assert inside is not None
    assert (outside.inkoop, outside.besluit, inside.inkoop) == ((), inside.besluit, (buy,))


def test_a_case_does_not_close_before_the_named_organisation_has_the_direction() -> None:
    offered = after(a_melding_in_procesregie(), OFFER)
    for melding in (a_melding_in_procesregie(), offered):
        with pytest.raises(RegieNotReturnedError) as refused:
            after(melding, CLOSE)
        assert HandelingSoort.REGIE_AANBIEDEN in refused.value.mogelijk
    accepted = after(offered, RegieAccepteren(), by=AMBASSADEUR)
    assert (accepted.status, accepted.regie.organisatie, accepted.regie.gemeente) == (
        Status.REGIE_TERUG,
        "Trivire",
        False,
    )
    assert after(accepted, CLOSE).status is Status.AFGESLOTEN


def test_a_refused_direction_goes_back_to_where_it_was_offered_from() -> None:
    offered = after(after(a_taken_melding(), a_breakthrough()), OFFER)
    refused = decide(offered, RegieWeigeren(reden="Nog geen plek"), a_moment(AMBASSADEUR))
    assert (refused.melding.status, refused.melding.regie.gemeente) == (Status.DOORBRAAK, True)
    assert refused.berichten[0].feiten["geaccepteerd"] is False


def test_the_team_records_an_acceptance_only_with_who_gave_it() -> None:
    offered = after(a_melding_in_procesregie(), OFFER)
    with pytest.raises(InvalidActError, match="namens"):
        after(offered, RegieAccepteren())
    recorded = decide(offered, RegieAccepteren(namens="teamleider wonen"), a_moment())
    assert recorded.gebeurtenissen[0].feiten["namens"] == "teamleider wonen"


def test_another_organisations_ambassadeur_does_not_accept() -> None:
    stranger = Actor("p-y", "ambassadeur", "Yulius", frozenset({Rol.AMBASSADEUR}))
    with pytest.raises(ActNotPermittedError):
        after(after(a_melding_in_procesregie(), OFFER), RegieAccepteren(namens="ik"), by=stranger)


def test_an_offer_may_go_to_another_organisation_and_still_comes_back_to_the_same_place() -> None:
    first = after(after(a_taken_melding(), a_breakthrough()), OFFER)
    second = after(first, RegieAanbieden(organisatie="Yulius", toelichting="Zij kennen het gezin"))
    assert second.aanbod is not None
    assert (second.aanbod.organisatie, second.aanbod.vanuit) == ("Yulius", Status.DOORBRAAK)


def test_a_pause_stops_the_clock_until_its_date_and_comes_back_to_the_work() -> None:
    until = NOW + 13 * DAY
    paused = after(a_melding_in_procesregie(), Wachten(reden="Zitting", tot=until))
    assert (paused.status, paused.beloofd_voor()) == (Status.WACHT, until)
    assert paused.ladder.onderbreking is not None
    back = after(paused, Hervatten(), now=NOW + DAY)
    assert (back.status, back.wachten, back.ladder.onderbreking) == (Status.PROCESREGIE, None, None)


@pytest.mark.parametrize(("tot", "reden"), [(NOW, "verleden"), (NOW + 15 * DAY, "te_ver")])
def test_a_pause_ends_ahead_and_within_the_longest_term(tot: object, reden: str) -> None:
    with pytest.raises(InvalidActError) as refused:
        after(a_taken_melding(), Wachten.model_validate({"reden": "Zitting", "tot": tot}))
    assert refused.value.feiten["reden"] == reden


def test_a_pause_during_a_question_comes_back_to_it_unless_it_was_answered() -> None:
    asked = after(a_melding_in_procesregie(), Vragen(tekst="Welke brief?"))
    paused = after(asked, Wachten(reden="Feestdagen", tot=NOW + 7 * DAY))
    assert after(paused, Hervatten()).status is Status.VRAAG_AAN_MELDER
    answered = after(paused, Beantwoorden(tekst="De huurbrief"), by=MELDER)
    assert (answered.status, after(answered, Hervatten()).status) == (Status.WACHT, Status.PROCESREGIE)


def test_a_longer_pause_keeps_where_it_came_from() -> None:
    paused = after(a_melding_in_procesregie(), Wachten(reden="Zitting", tot=NOW + 7 * DAY))
    longer = after(paused, Wachten(reden="Uitgesteld", tot=NOW + 13 * DAY))
    assert after(longer, Hervatten()).status is Status.PROCESREGIE
    with pytest.raises(InvalidActError) as refused:
        after(paused, Wachten(reden="Uitgesteld", tot=NOW + 60 * DAY))
    assert str(refused.value.feiten["uiterlijk"]).startswith("2026-12-08")


def test_a_result_that_was_not_worked_for_is_refused_with_what_is_possible() -> None:
    with pytest.raises(ResultaatNotPossibleError) as refused:
        after(a_taken_melding(), Afsluiten(resultaat=Resultaat.OPGELOST_DOORBRAAK, toelichting="Klaar"))
    assert "advies-gegeven" in str(refused.value.feiten["mogelijke_resultaten"])


def test_closing_plans_aftercare_half_a_year_later_at_an_opening_of_the_office() -> None:
    closed = after(a_melding_with_direction_back(), CLOSE)
    assert closed.nazorg is not None
    assert closed.nazorg.gepland_op >= NOW + 182 * DAY
    assert closed.nazorg.gepland_op - NOW < 190 * DAY
    moved = after(closed, NazorgPlannen(op=NOW + 90 * DAY))
    done = after(moved, NazorgVastleggen(bevinding="Het gaat goed"))
    assert done.nazorg is not None
    assert (done.nazorg.gepland_op, done.nazorg.bevinding) == (NOW + 90 * DAY, "Het gaat goed")


def test_a_final_report_is_given_once_at_closing_or_after() -> None:
    closed = after(a_melding_with_direction_back(), CLOSE)
    reported = after(closed, EindrapportGeven(tekst="Zo is het gegaan"))
    assert HandelingSoort.EINDRAPPORT_GEVEN not in possible(reported, PONTONNIER)
    with_it = after(a_melding_with_direction_back(), CLOSE.model_copy(update={"eindrapport": "Zo ging het"}))
    assert HandelingSoort.EINDRAPPORT_GEVEN not in possible(with_it, PONTONNIER)


def test_reopening_by_the_team_is_picked_up_and_by_the_filer_is_new() -> None:
    closed = after(a_melding_with_direction_back(), CLOSE)
    ours = after(closed, Heropenen(reden="Toch weer vast"))
    theirs = after(closed, Heropenen(reden="Toch weer vast"), by=MELDER)
    assert (ours.status, theirs.status) == (Status.OPGEPAKT, Status.GEMELD)
    assert (theirs.afsluiting, theirs.nazorg, theirs.ladder.gesloten_op) == (None, None, None)
    assert after(theirs, Oppakken()).eigenaar is not None
