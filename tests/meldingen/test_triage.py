"""From filed to a chosen approach."""

from datetime import timedelta

import pytest

from meldingen.berichten import Bericht, BerichtSoort, Ontvanger
from meldingen.casus import decide
from meldingen.errors import ActNotPermittedError, AlreadyOwnedError, InvalidActError, WrongStatusError
from meldingen.handelingen import (
    Adviseren,
    Afschalen,
    BelofteVerzetten,
    Beoordelen,
    HandelingSoort,
    Loslaten,
    Noteren,
    Oppakken,
    Opschalen,
    Overdragen,
    Vasthouden,
    Vragen,
    Wijzen,
)
from meldingen.model.keuzes import Doelgroep, Gevraagd, KnelpuntSoort, Resultaat, Samenhang, Status
from meldingen.model.mensen import PersoonRef
from meldingen.model.zaakwerk import BelofteSoort, Wegwijzing
from meldingen.rollen import Rol
from meldingen.tijdlijn import GebeurtenisSoort
from meldingen.urgentie import Urgentie
from tests.builders import (
    COLLEGA,
    MELDER,
    NOW,
    PONTONNIER,
    REGISSEUR,
    a_concept,
    a_melding,
    a_melding_in_procesregie,
    a_moment,
    a_taken_melding,
    after,
)

DAY = timedelta(days=1)


def kinds(berichten: tuple[Bericht, ...]) -> list[tuple[BerichtSoort, Ontvanger]]:
    return [(item.soort, item.ontvanger) for item in berichten]


def test_taking_a_case_gives_it_an_owner_and_the_filer_a_new_promise() -> None:
    besluit = decide(a_melding(), Oppakken(), a_moment(REGISSEUR))
    melding = besluit.melding
    assert melding.eigenaar is not None
    assert (melding.status, melding.eigenaar.functie) == (Status.OPGEPAKT, "doorbraakregisseur")
    assert melding.belofte is not None
    assert melding.belofte.soort is BelofteSoort.BERICHT
    assert kinds(besluit.berichten) == [(BerichtSoort.OPGEPAKT, Ontvanger(person_id=MELDER.person_id))]


def test_a_case_that_a_colleague_has_is_not_taken_but_says_who_has_it() -> None:
    with pytest.raises(AlreadyOwnedError) as refused:
        after(a_taken_melding(), Oppakken(), by=REGISSEUR)
    assert refused.value.feiten["functie"] == "sociaal pontonnier"
    assert refused.value.mogelijk == (
        HandelingSoort.NOTEREN,
        HandelingSoort.OPSCHALEN,
        HandelingSoort.KOPPELEN,
    )


def test_handing_over_tells_the_colleague_and_the_filer() -> None:
    hand = Overdragen(naar=PersoonRef.of(REGISSEUR), reden="Kent de wijk")
    besluit = decide(a_taken_melding(), hand, a_moment())
    assert besluit.melding.eigenaar is not None
    assert besluit.melding.eigenaar.person_id == REGISSEUR.person_id
    assert {item.ontvanger.person_id for item in besluit.berichten} == {REGISSEUR.person_id, MELDER.person_id}
    with pytest.raises(InvalidActError, match="al_gedaan"):
        after(besluit.melding, hand)


def test_a_pontonnier_hands_a_new_case_to_a_colleague_at_once() -> None:
    hand = Overdragen(naar=PersoonRef.of(REGISSEUR), reden="Kent de wijk")
    assert after(a_melding(), hand).status is Status.OPGEPAKT
    with pytest.raises(ActNotPermittedError):
        after(a_melding(), hand, by=REGISSEUR)


def test_letting_go_makes_the_case_new_for_the_team_and_starts_the_ladder_again() -> None:
    besluit = decide(a_taken_melding(), Loslaten(reden="Vakantie"), a_moment())
    melding = besluit.melding
    assert (melding.status, melding.eigenaar, melding.ladder.eigenaar) == (Status.GEMELD, None, None)
    assert (BerichtSoort.LOSGELATEN, Ontvanger(rol=Rol.SOCIAAL_PONTONNIER)) in kinds(besluit.berichten)


def test_a_case_let_go_during_procesregie_keeps_its_direction() -> None:
    free = after(a_melding_in_procesregie(), Loslaten(reden="Vakantie"))
    assert (free.status, free.eigenaar, free.regie.gemeente) == (Status.PROCESREGIE, None, True)
    assert after(free, Oppakken(), by=REGISSEUR).status is Status.PROCESREGIE


def test_a_question_puts_the_case_with_the_filer_and_stops_the_ladder() -> None:
    asked = after(a_taken_melding(), Vragen(tekst="Welke brief?"))
    assert asked.status is Status.VRAAG_AAN_MELDER
    assert asked.ladder.onderbreking is not None
    let_go = after(asked, Loslaten(reden="Vakantie"))
    assert let_go.ladder.onderbreking is None, "without an owner somebody must watch"


def test_saying_that_one_still_has_it_is_seen_by_the_team_only() -> None:
    besluit = decide(a_taken_melding(), Vasthouden(), a_moment(now=NOW + DAY))
    assert besluit.berichten == ()
    assert besluit.gebeurtenissen[0].doelgroep is Doelgroep.INTERN
    assert besluit.melding.ladder.wekker_op != a_taken_melding().ladder.wekker_op
    with pytest.raises(ActNotPermittedError):
        after(a_taken_melding(), Vasthouden(), by=REGISSEUR)


def test_advice_renews_the_promise_and_is_told_without_its_text() -> None:
    besluit = decide(a_taken_melding(), Adviseren(tekst="Bel de bank"), a_moment(now=NOW + DAY))
    before = a_taken_melding().belofte
    assert before is not None
    assert besluit.melding.belofte is not None
    assert besluit.melding.belofte.uiterlijk > before.uiterlijk
    assert "bank" not in besluit.berichten[0].model_dump_json()


def test_a_note_is_for_the_team_and_leaves_the_promise() -> None:
    besluit = decide(a_taken_melding(), Noteren(tekst="Eerst draagvlak"), a_moment(now=NOW + DAY))
    assert besluit.berichten == ()
    assert besluit.melding.belofte == a_taken_melding().belofte


def test_a_promise_is_moved_to_a_later_moment_with_a_reason_the_filer_can_read() -> None:
    later = NOW + 10 * DAY
    moved = decide(a_taken_melding(), BelofteVerzetten(uiterlijk=later, reden="Zitting"), a_moment())
    assert moved.melding.beloofd_voor() == later
    assert moved.gebeurtenissen[0].feiten["reden"] == "Zitting"
    assert moved.berichten[0].soort is BerichtSoort.BELOFTE_VERSCHOVEN
    assert "Zitting" not in moved.berichten[0].model_dump_json()
    with pytest.raises(InvalidActError, match="verleden"):
        after(a_taken_melding(), BelofteVerzetten(uiterlijk=NOW, reden="Zitting"))


def test_the_judgement_at_intake_replaces_what_was_filed() -> None:
    judge = Beoordelen(
        knelpuntsoorten=(KnelpuntSoort.IMPASSE,), samenhang=Samenhang.MEERVOUDIG, nodig=(Gevraagd.DOORBRAAK,)
    )
    judged = after(a_taken_melding(), judge).intake
    assert (judged.knelpuntsoorten, judged.gevraagd) == ((KnelpuntSoort.IMPASSE,), (Gevraagd.DOORBRAAK,))


def test_another_urgency_starts_its_own_ladder_and_promise_and_the_owner_stays() -> None:
    judge = Beoordelen(
        knelpuntsoorten=(KnelpuntSoort.IMPASSE,),
        samenhang=Samenhang.MEERVOUDIG,
        nodig=(Gevraagd.REGIE,),
        urgentie=Urgentie.VANDAAG,
    )
    besluit = decide(a_taken_melding(), judge, a_moment())
    melding = besluit.melding
    assert (melding.intake.urgentie, melding.ladder.urgentie) == (Urgentie.VANDAAG, Urgentie.VANDAAG)
    assert melding.ladder.eigenaar == PONTONNIER.person_id
    before = a_taken_melding().beloofd_voor()
    now = melding.beloofd_voor()
    assert before is not None
    assert now is not None
    assert now < before
    assert [item.soort for item in besluit.berichten] == [BerichtSoort.STATUS]
    same = decide(a_taken_melding(), judge.model_copy(update={"urgentie": Urgentie.WEEK}), a_moment())
    assert (same.berichten, same.melding.beloofd_voor()) == ((), before)


def test_signposting_waits_for_word_from_the_filer_or_closes_at_once() -> None:
    point = Wijzen(diensten=(Wegwijzing(dienst="dienst-briefadres"),), toelichting="Deze route bestaat")
    tried = after(a_taken_melding(), point)
    assert (tried.status, tried.wegwijzers[0].dienst) == (Status.WEGWIJZER, "dienst-briefadres")
    closed = after(a_taken_melding(), point.model_copy(update={"afsluiten": True}))
    assert closed.afsluiting is not None
    assert (closed.status, closed.afsluiting.resultaat) == (Status.AFGESLOTEN, Resultaat.OPGELOST_WEGWIJZER)
    with pytest.raises(WrongStatusError) as refused:
        after(a_melding(), point)
    assert HandelingSoort.OPPAKKEN in refused.value.mogelijk


def test_going_up_and_down_the_ladder_is_written_down_with_the_reason() -> None:
    risen = decide(a_taken_melding(), Opschalen(reden="Zitting is morgen"), a_moment())
    assert (risen.melding.escalatietrede, risen.gebeurtenissen[0].feiten["reden"]) == (1, "Zitting is morgen")
    assert risen.melding.eigenaar is not None
    fallen = decide(risen.melding, Afschalen(reden="Uitstel gekregen"), a_moment())
    assert fallen.melding.escalatietrede == 0
    assert fallen.gebeurtenissen[0].soort is GebeurtenisSoort.AFGESCHAALD
    with pytest.raises(WrongStatusError):
        after(a_taken_melding(), Afschalen(reden="Er is niets"))


def test_messages_of_a_case_for_today_are_urgent() -> None:
    today = decide(a_melding(a_concept(urgentie=Urgentie.VANDAAG)), Oppakken(), a_moment()).berichten
    other = decide(a_melding(a_concept(urgentie=Urgentie.OVERIG)), Oppakken(), a_moment()).berichten
    assert ([item.dringend for item in today], [item.dringend for item in other]) == ([True], [False])


def test_a_stranger_is_refused_whatever_the_act() -> None:
    with pytest.raises(ActNotPermittedError) as refused:
        after(a_taken_melding(), Adviseren(tekst="x"), by=COLLEGA)
    assert refused.value.mogelijk == ()
    assert refused.value.code == "act_not_permitted"


def test_the_owner_is_stored_by_id_and_shown_by_function() -> None:
    besluit = decide(a_melding(), Oppakken(), a_moment(PONTONNIER))
    assert PONTONNIER.person_id not in str([item.feiten for item in besluit.gebeurtenissen])
    assert PONTONNIER.person_id not in str([item.feiten for item in besluit.berichten])
