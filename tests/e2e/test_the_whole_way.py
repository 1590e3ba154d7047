"""Ask, find, file, hear back: two people in the real client, one bot, nothing faked."""

import re
from dataclasses import dataclass

import pytest

from dialogs.texts import Texts
from knowledge.language import Language
from tests.e2e.harness.filing import REFERENCE, ACase, Filing
from tests.e2e.harness.person import Person
from tests.e2e.harness.stage import Stage

pytestmark = pytest.mark.browser

NL, EN = Texts(Language.NL), Texts(Language.EN)
MOST_QUESTIONS = 20
REPLY = "Ik bel vandaag met de woningcorporatie en laat u morgen weten wat er kan."


def test_somebody_who_adds_the_bot_is_welcomed_once(stage: Stage) -> None:
    for person in stage.people:
        person.wait_for_text(NL.say("algemeen.gevaar"))
        person.screenshot("welcome")
        assert len([text for text in person.texts() if NL.say("algemeen.gevaar") in text]) == 1


def test_a_dutch_question_is_answered_with_who_how_source_and_what_to_press(stage: Stage) -> None:
    professional = stage.professional
    professional.say("wie regelt een briefadres?")
    answer = professional.wait_for_text(NL.say("zoeken.bron"))
    professional.screenshot("answer")
    assert "briefadres" in answer.lower()
    for label in ("zoeken.wie", "zoeken.hoe", "zoeken.gegevens_van"):
        assert NL.say(label) in answer
    assert {NL.say("zoeken.knop_klopt_niet"), NL.say("zoeken.knop_vast")} <= set(professional.buttons())


def test_an_english_question_is_answered_in_english(stage: Stage) -> None:
    professional = stage.professional
    professional.say("who handles briefadres?")
    answer = professional.wait_for_text(EN.say("zoeken.wie"))
    professional.screenshot("answer-in-english")
    assert EN.say("zoeken.bron") in answer
    assert EN.say("zoeken.knop_vast") in professional.buttons()


def test_a_question_about_something_else_is_not_answered_with_a_guess(stage: Stage) -> None:
    professional = stage.professional
    professional.say("hoe laat gaat de trein naar Parijs?")
    answer = professional.last_card_text()
    professional.screenshot("not-known")
    assert NL.say("zoeken.weet_niet") in answer or NL.say("zoeken.bedoelt_u") in answer
    assert NL.say("zoeken.telefoon") not in answer


def first_answer(person: Person) -> str:
    others = {NL.say("routekaart.knop_lukt_niet"), NL.say("routekaart.knop_aanpassen")}
    return next(title for title in person.buttons() if title not in others)


def test_the_routekaart_leads_from_answers_to_a_plan(stage: Stage) -> None:
    professional = stage.professional
    professional.say("routekaart")
    questions = 0
    while NL.say("routekaart.knop_tekst") not in professional.buttons():
        professional.screenshot("route-question")
        professional.press(first_answer(professional))
        questions += 1
        assert questions < MOST_QUESTIONS
    plan = professional.last_card_text()
    professional.screenshot("plan")
    assert questions >= 2
    assert NL.say("routekaart.gevaar") in plan
    assert NL.say("zoeken.bron") in plan


def test_a_remark_that_an_answer_is_wrong_is_taken_from_the_card(stage: Stage) -> None:
    professional = stage.professional
    professional.say("wie regelt een briefadres?")
    professional.wait_for_text(NL.say("zoeken.knop_klopt_niet"))
    professional.press(NL.say("zoeken.knop_klopt_niet"))
    form = professional.wait_for_text(NL.say("zoeken.klopt_niet_toelichting"))
    professional.choose(form.splitlines()[0].rstrip(" *"), NL.say("zoeken.klopt_niet_telefoon"))
    professional.screenshot("remark")
    professional.press(NL.say("zoeken.knop_versturen"))
    professional.wait_for_text("Dank u.")


def test_the_cards_of_asking_can_be_read_by_everybody(stage: Stage) -> None:
    assert stage.professional.message_count() > 1
    for person in stage.people:
        assert person.accessibility_faults() == []


def test_personal_data_in_the_story_is_refused_and_the_other_answers_stay(stage: Stage) -> None:
    professional = stage.professional
    case = ACase(verhaal="Bel de moeder op 06-12345678, zij weet ervan.")
    filing = Filing(professional, NL, case)
    filing.begin()
    filing.who()
    filing.stuck()
    filing.regular_route()
    filing.fill_in_story()
    professional.press(NL.say("formulier.knop_verder"))
    refused = professional.wait_for_text(NL.say("formulier.herstel"))
    professional.screenshot("refused")
    assert NL.say("schrijven.soort_telefoon") in refused
    assert professional.value_of(NL.say("melden.vraag_doel")) == case.doel
    assert professional.value_of(NL.say("melden.vraag_samenvatting")) == case.verhaal
    assert "12345678" not in professional.what_the_chat_keeps()
    assert professional.accessibility_faults() == []
    professional.press(NL.say("formulier.knop_stop"))
    professional.wait_for_text(NL.say("melden.knop_weggooien"))
    professional.press(NL.say("melden.knop_weggooien"))
    professional.wait_for_text(NL.say("melden.weggegooid"))


@dataclass(frozen=True)
class Told:
    """What each of the two read while a case was filed and handled."""

    case: ACase
    reference: str
    received: str
    case_card: str
    after_reply: str
    overview: str
    timeline: str


@pytest.fixture(scope="module")
def told(stage: Stage) -> Told:
    """One case: filed, told, opened, taken up, answered, and heard back."""
    professional, pontonnier = stage.professional, stage.pontonnier
    case = ACase()
    reference = Filing(professional, NL, case).everything()
    received = professional.wait_for_text(reference)
    professional.screenshot("received")
    case_card = open_case(pontonnier, reference, case.verhaal)
    pontonnier.press(NL.say("zaak.doe_oppakken"))
    pontonnier.wait_for_text(done("doe_oppakken"))
    professional.wait_for_text(f"{reference}: uw melding is opgepakt")
    heard = professional.message_count()
    after_reply = reply_to(pontonnier)
    assert reference in professional.wait_for_message_after(heard)
    professional.screenshot("told")
    professional.say("status")
    overview = professional.wait_for_text(NL.say("status.kop"))
    professional.press(NL.say("zaak.knop_openen"))
    timeline = professional.wait_for_text(REPLY)
    professional.screenshot("timeline")
    return Told(case, reference, received, case_card, after_reply, overview, timeline)


def open_case(pontonnier: Person, reference: str, story: str) -> str:
    pontonnier.wait_for_text(reference)
    pontonnier.screenshot("told")
    pontonnier.press(NL.say("berichten.knop_openen"))
    card = pontonnier.wait_for_text(story)
    pontonnier.screenshot("case")
    return card


def reply_to(pontonnier: Person) -> str:
    pontonnier.press(NL.say("zaak.doe_adviseren"))
    pontonnier.wait_for_text(NL.say("zaak.uitleg_adviseren"))
    pontonnier.fill(NL.say("zaak.vraag_tekst"), REPLY)
    pontonnier.screenshot("reply")
    pontonnier.press(NL.say("zaak.knop_doen"))
    card = pontonnier.wait_for_text(done("doe_adviseren"))
    pontonnier.screenshot("replied")
    return card


def done(act: str) -> str:
    return NL.say("zaak.gedaan", wat=NL.say(f"zaak.{act}").lower())


def test_a_filed_case_gives_a_reference_what_happens_next_and_by_when(told: Told) -> None:
    assert told.reference.startswith("DB-20")
    assert NL.say("melden.wat_nu") in told.received
    assert re.search(
        NL.say("melden.u_hoort_voor", moment="(maan|dins|woens|donder|vrij)dag .*"), told.received
    )


def test_the_pontonnier_is_told_and_reads_the_whole_case(told: Told) -> None:
    assert told.case.verhaal in told.case_card
    assert told.case.doel in told.case_card
    assert told.case.functie in told.case_card


def test_what_the_pontonnier_did_stands_on_both_sides(told: Told) -> None:
    assert NL.say("keuzes.status_opgepakt") in told.after_reply
    assert told.reference in told.overview
    assert NL.say("tijdlijn.ingediend") in told.timeline
    assert NL.say("tijdlijn.opgepakt") in told.timeline


def test_the_chat_of_nobody_keeps_the_story(stage: Stage, told: Told) -> None:
    for person in stage.people:
        kept = person.what_the_chat_keeps()
        assert told.reference in kept
        assert [text for text in (told.case.verhaal, told.case.doel, REPLY) if text in kept] == []


def test_a_case_that_is_sent_with_two_quick_presses_is_filed_once(stage: Stage, told: Told) -> None:
    professional = stage.professional
    filing = Filing(professional, NL, ACase(doel="Een uitkering die ingaat."))
    filing.up_to_the_summary()
    assert professional.press_twice(NL.say("melden.knop_verzenden")) == 2
    professional.wait_for_text(NL.say("melden.ontvangen"))
    professional.say("status")
    overview = professional.wait_for_text(NL.say("status.kop"))
    professional.screenshot("filed-once")
    assert len(set(REFERENCE.findall(overview)) - {told.reference}) == 1


def test_the_draft_is_still_there_after_a_restart_in_the_middle_of_the_intake(stage: Stage) -> None:
    professional = stage.professional
    case = ACase(organisatie="Wijkteam Zuid", functie="gezinscoach")
    filing = Filing(professional, NL, case)
    filing.begin()
    filing.who()
    filing.stuck()
    assert stage.bot.stop() == 0
    stage.bot.start()
    professional.say("melding")
    professional.wait_for_text(NL.say("melden.concept_wacht"))
    professional.press(NL.say("melden.knop_verder_concept"))
    professional.wait_for_text(NL.say("melden.stap_regulier"))
    professional.screenshot("draft-after-restart")


def test_every_card_on_the_screens_can_be_read_by_everybody(stage: Stage) -> None:
    for person in stage.people:
        assert person.accessibility_faults() == []
