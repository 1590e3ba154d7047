"""What the people who file can do, and what comes back to them."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest

from meldingen.berichten import BerichtSoort, Ontvanger
from meldingen.casus import decide, file_melding
from meldingen.errors import InvalidActError, RegieNotReturnedError
from meldingen.handelingen import (
    Aanvullen,
    Afsluiten,
    Beantwoorden,
    HuishoudenBijwerken,
    Intrekken,
    MedemelderToevoegen,
    Oppakken,
    TevredenheidGeven,
    Vragen,
)
from meldingen.model.intake import HuishoudenWeetHet
from meldingen.model.keuzes import Kanaal, Resultaat, Status
from meldingen.model.mensen import PersoonRef
from meldingen.model.zaakwerk import BelofteSoort, Meetmoment, Wie
from meldingen.nummer import Meldingnummer
from meldingen.rollen import Rol
from meldingen.termijnen import TermijnSoort, termijnen_van
from meldingen.tijdlijn import GebeurtenisSoort
from meldingen.urgentie import Urgentie
from tests.builders import (
    AMBASSADEUR,
    COLLEGA,
    MELDER,
    NOW,
    PONTONNIER,
    a_concept,
    a_melding,
    a_melding_in_procesregie,
    a_melding_with_direction_back,
    a_moment,
    a_taken_melding,
    after,
)

NUMMER = Meldingnummer(2026, 1)


def test_a_filed_melding_promises_when_somebody_picks_it_up() -> None:
    for urgentie, hours in ((Urgentie.VANDAAG, 2), (Urgentie.WEEK, 30.5)):
        belofte = a_melding(a_concept(urgentie=urgentie)).belofte
        assert belofte is not None
        assert (belofte.soort, belofte.uiterlijk) == (BelofteSoort.OPPAKKEN, NOW + timedelta(hours=hours))


def test_a_moment_of_filing_is_kept_in_utc_and_needs_a_zone() -> None:
    in_dordrecht = NOW.astimezone(ZoneInfo("Europe/Amsterdam"))
    melding = file_melding(a_concept(), NUMMER, a_moment(MELDER, in_dordrecht)).melding
    assert (melding.ingediend_op.tzinfo, melding.ingediend_op) == (UTC, NOW)
    with pytest.raises(ValueError, match="zone"):
        a_moment(MELDER, NOW.replace(tzinfo=None))


def test_filing_tells_the_pontonniers_number_state_and_date_and_nothing_of_the_story() -> None:
    concept = a_concept(samenvatting="HET VERHAAL", doel="HET DOEL")
    (bericht,) = file_melding(concept, NUMMER, a_moment(MELDER)).berichten
    assert (bericht.soort, bericht.ontvanger) == (BerichtSoort.NIEUW, Ontvanger(rol=Rol.SOCIAAL_PONTONNIER))
    assert set(bericht.feiten) == {"status", "belofte", "functie", "urgentie", "organisatie"}
    assert "HET" not in bericht.model_dump_json()


def test_filing_for_a_colleague_makes_the_colleague_the_melder_and_tells_them() -> None:
    concept = a_concept(melder=PersoonRef.of(COLLEGA), kanaal=Kanaal.TELEFOON)
    besluit = file_melding(concept, NUMMER, a_moment(PONTONNIER))
    melding = besluit.melding
    assert (melding.melder, melding.invoerder) == (PersoonRef.of(COLLEGA), PersoonRef.of(PONTONNIER))
    assert melding.regie.organisatie == COLLEGA.organisatie
    told = [item.ontvanger for item in besluit.berichten if item.soort is BerichtSoort.ONTVANGEN]
    assert told == [Ontvanger(person_id=COLLEGA.person_id)]


def test_for_a_melder_without_an_account_the_one_who_entered_it_hears() -> None:
    caller = PersoonRef(organisatie="Huisartsenpraktijk", functie="praktijkondersteuner")
    melding = file_melding(a_concept(melder=caller), NUMMER, a_moment(AMBASSADEUR)).melding
    asked = decide(after(melding, Oppakken()), Vragen(tekst="Welke brief?"), a_moment()).berichten
    assert [item.ontvanger.person_id for item in asked] == [AMBASSADEUR.person_id]


def test_a_reminder_about_the_household_must_lie_ahead() -> None:
    late = HuishoudenWeetHet(weet_het=False, reden="Nog niet gesproken", herinner_op=NOW)
    with pytest.raises(InvalidActError) as refused:
        file_melding(a_concept(huishouden=late), NUMMER, a_moment(MELDER))
    assert refused.value.feiten == {
        "nummer": "DB-2026-0001",
        "veld": "huishouden.herinner_op",
        "reden": "verleden",
    }
    ahead = late.model_copy(update={"herinner_op": NOW + timedelta(seconds=1)})
    melding = file_melding(a_concept(huishouden=ahead), NUMMER, a_moment(MELDER)).melding
    assert TermijnSoort.HUISHOUDEN in {item.soort for item in termijnen_van(melding)}


def test_a_household_that_knows_needs_no_reminder_any_more() -> None:
    unknowing = HuishoudenWeetHet(weet_het=False, reden="Vrijdag", herinner_op=NOW + timedelta(days=3))
    melding = a_melding(a_concept(huishouden=unknowing))
    told = after(melding, HuishoudenBijwerken(huishouden=HuishoudenWeetHet(weet_het=True)), by=MELDER)
    assert TermijnSoort.HUISHOUDEN not in {item.soort for item in termijnen_van(told)}


def test_an_answer_goes_to_its_own_question_and_the_case_waits_for_the_other() -> None:
    asked = after(a_taken_melding(), Vragen(tekst="Welke brief?"), Vragen(tekst="Sinds wanneer?"))
    half = after(asked, Beantwoorden(tekst="Sinds mei", vraag=2), by=MELDER)
    assert (half.status, [vraag.nummer for vraag in half.open_vragen]) == (Status.VRAAG_AAN_MELDER, [1])
    whole = after(half, Beantwoorden(tekst="De huurbrief"), by=MELDER)
    assert (whole.status, whole.hervat_naar) == (Status.OPGEPAKT, None)
    assert [vraag.antwoord for vraag in whole.vragen] == ["De huurbrief", "Sinds mei"]


def test_an_answer_to_a_question_that_is_not_there_is_refused() -> None:
    asked = after(a_taken_melding(), Vragen(tekst="Welke brief?"))
    with pytest.raises(InvalidActError, match="vraag"):
        after(asked, Beantwoorden(tekst="?", vraag=7), by=MELDER)


def test_what_a_filer_adds_reaches_who_has_the_case() -> None:
    besluit = decide(a_taken_melding(), Aanvullen(tekst="Er is een brief"), a_moment(MELDER))
    assert [(item.soort, item.ontvanger.person_id) for item in besluit.berichten] == [
        (BerichtSoort.ANTWOORD, PONTONNIER.person_id)
    ]
    assert besluit.gebeurtenissen[0].feiten == {"tekst": "Er is een brief"}


def test_a_filer_withdraws_until_the_municipality_has_taken_the_direction() -> None:
    withdrawn = after(a_taken_melding(), Intrekken(reden="Opgelost"), by=MELDER)
    assert (withdrawn.status, withdrawn.belofte) == (Status.INGETROKKEN, None)
    assert withdrawn.afsluiting is not None
    assert withdrawn.afsluiting.resultaat is Resultaat.INGETROKKEN
    with pytest.raises(RegieNotReturnedError) as refused:
        after(a_melding_in_procesregie(), Intrekken(reden="Opgelost"), by=MELDER)
    assert refused.value.feiten["organisatie"] == "Gemeente Dordrecht"


def test_a_co_filer_is_told_once_and_may_follow() -> None:
    add = MedemelderToevoegen(persoon=PersoonRef.of(COLLEGA))
    besluit = decide(a_melding(), add, a_moment(MELDER))
    assert [(item.soort, item.ontvanger.person_id) for item in besluit.berichten] == [
        (BerichtSoort.MEDEMELDER, COLLEGA.person_id)
    ]
    with pytest.raises(InvalidActError, match="al_gedaan"):
        after(besluit.melding, add, by=MELDER)
    nobody = MedemelderToevoegen(persoon=PersoonRef(organisatie="Trivire", functie="consulent"))
    with pytest.raises(InvalidActError, match="ontbreekt"):
        after(a_melding(), nobody, by=MELDER)


def test_a_second_mark_of_the_same_person_replaces_the_first() -> None:
    closed = after(
        a_melding_with_direction_back(),
        Afsluiten(resultaat=Resultaat.DEELS_OPGELOST, toelichting="Inkomen loopt"),
    )
    marked = after(closed, TevredenheidGeven(cijfer=2), TevredenheidGeven(cijfer=5), by=MELDER)
    own = TevredenheidGeven(cijfer=3, wie=Wie.HUISHOUDEN)
    later = TevredenheidGeven(cijfer=4, moment=Meetmoment.NAZORG)
    marked = after(marked, own, later, by=MELDER)
    assert [item.cijfer for item in marked.tevredenheid] == [5, 3, 4]


def test_the_person_who_acts_is_not_told_what_they_did() -> None:
    besluit = decide(a_taken_melding(), Intrekken(reden="Opgelost"), a_moment(MELDER))
    assert MELDER.person_id not in {item.ontvanger.person_id for item in besluit.berichten}
    assert besluit.gebeurtenissen[-1].soort is GebeurtenisSoort.INGETROKKEN
