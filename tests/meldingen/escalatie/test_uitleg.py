from meldingen.escalatie import default_beleid, describe, explain, next_due, start
from meldingen.escalatie.beleid import Ontvanger, Weg
from meldingen.urgentie import Urgentie
from tests.meldingen.escalatie.bouw import BELEID, GEMELD, KANTOOR, a_ladder, op, run


def test_the_filer_is_told_the_dates_on_which_the_ladder_really_acts() -> None:
    uitleg = explain(BELEID, Urgentie.WEEK, GEMELD, KANTOOR)
    _, story = run(a_ladder(), op("24 17:00"))
    acted = [regel.split(" trede ")[0] for regel in story if " trede " in regel]
    assert [trede.op for trede in uitleg.treden] == [op(moment) for moment in acted]


def test_the_promise_is_a_date_in_working_time() -> None:
    assert explain(BELEID, Urgentie.WEEK, op("20 16:00"), KANTOOR).belofte_voor == op("23 09:30")


def test_filing_in_the_weekend_says_that_the_clock_starts_on_monday() -> None:
    uitleg = explain(BELEID, Urgentie.VANDAAG, op("21 12:00"), KANTOOR)
    assert uitleg.buiten_kantoortijd
    assert uitleg.klok_start_op == op("23 08:30")
    assert not explain(BELEID, Urgentie.VANDAAG, GEMELD, KANTOOR).buiten_kantoortijd


def test_every_shipped_date_of_the_explanation_lies_in_opening_hours() -> None:
    for urgentie in Urgentie:
        uitleg = explain(default_beleid(), urgentie, op("20 16:45"), KANTOOR)
        assert all(KANTOOR.is_open(trede.op) for trede in uitleg.treden)
        ladder = start(default_beleid(), urgentie, op("20 16:45"), KANTOOR)
        assert next_due(ladder) == uitleg.treden[0].op


def test_the_policy_is_shown_row_by_row_in_the_order_in_which_things_happen() -> None:
    rows = [regel for regel in describe(BELEID) if regel.urgentie is Urgentie.WEEK]
    assert [(regel.onderdeel, regel.wanneer) for regel in rows[:-1]] == [
        ("belofte aan de melder", "binnen 2 uur"),
        ("trede 1: team", "na 1 uur, daarna elke 30 minuten, hoogstens 2 keer"),
        ("trede 2: ambassadeur", "weer 4 uur later"),
        ("trede 3: leiding", "weer 1 werkdag later, daarna elke 2 uur, hoogstens 1 keer"),
        ("na de laatste trede", "elke 2 werkdagen"),
    ]
    assert rows[1].wie == (Ontvanger.PONTONNIERTEAM,)
    assert rows[1].weg == (Weg.CHAT,)
    assert rows[1].vraag == "Een vraag?"
    assert rows[-1].onderdeel == "opgepakt, maar stil"
    assert "zonder antwoord binnen 4 uur komt de melding vrij" in rows[-1].wanneer


def test_every_class_of_urgency_is_shown() -> None:
    assert {regel.urgentie for regel in describe(default_beleid())} == set(Urgentie)
