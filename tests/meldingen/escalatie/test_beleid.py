"""The policy file: the shipped one holds, and a wrong one says where it is wrong."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from meldingen.beleid import BELOFTETERMIJNEN
from meldingen.escalatie import (
    Advies,
    Escalatiebeleid,
    EscalatiebeleidError,
    Ontvanger,
    default_beleid,
    describe,
    due,
    next_due,
    parse_beleid,
    start,
)
from meldingen.escalatie.beleid import Urgentiebeleid
from meldingen.escalatie.termijn import parse_termijn
from meldingen.model.zaakwerk import BelofteSoort
from meldingen.urgentie import Urgentie
from meldingen.werktijd.gegevensbestand import read_shipped
from tests.meldingen.escalatie.bouw import KANTOOR, op, ruw_beleid

Fout = Callable[[dict[str, Any]], object]


def test_the_shipped_policy_says_plainly_that_its_terms_are_defaults_to_confirm() -> None:
    beleid = default_beleid()
    assert "standaardwaarden" in beleid.toelichting
    assert "gemeente moet" in beleid.toelichting
    assert all("standaardwaarde" in regel.reden.lower() for regel in describe(beleid))


@pytest.mark.parametrize("urgentie", Urgentie)
def test_the_shipped_ladder_ends_with_the_leidinggevende_and_then_the_advice(urgentie: Urgentie) -> None:
    *_, mandaat, laatste = default_beleid().urgenties[urgentie].treden
    assert Ontvanger.LEIDINGGEVENDE in mandaat.wie
    assert laatste.advies is Advies.LANDELIJK_MAATWERKLOKET


def test_the_more_urgent_the_sooner_somebody_hears_of_it() -> None:
    urgenties = default_beleid().urgenties
    for name in ("belofte", "stilte", "uitstel", "leiding"):
        terms = [_minutes(name, urgenties[urgentie]) for urgentie in Urgentie]
        assert terms == sorted(terms), name


def _minutes(name: str, beleid: Urgentiebeleid) -> int:
    tot_leiding = sum(trede.wacht.vergelijkbaar for trede in beleid.treden[:4])
    return {
        "belofte": beleid.belofte.binnen.vergelijkbaar,
        "stilte": beleid.stilte.na.vergelijkbaar,
        "uitstel": beleid.uitstel_hoogstens.vergelijkbaar,
        "leiding": tot_leiding,
    }[name]


@pytest.mark.parametrize("urgentie", Urgentie)
def test_the_team_is_reminded_before_the_promise_to_the_filer_runs_out(urgentie: Urgentie) -> None:
    beleid = default_beleid().urgenties[urgentie]
    for at in (op("16 09:00"), op("20 16:30"), op("21 12:00")):
        first = beleid.treden[0].wacht.moment(at, KANTOOR)
        assert first < beleid.belofte.binnen.uiterlijk(at, KANTOOR)


@pytest.mark.parametrize("urgentie", Urgentie)
def test_a_silent_owner_is_asked_before_the_promise_of_who_took_it_runs_out(urgentie: Urgentie) -> None:
    stilte, promise = default_beleid().urgenties[urgentie].stilte, BELOFTETERMIJNEN[BelofteSoort.BERICHT]
    for taken in (op("16 09:00"), op("18 16:30"), op("20 12:00"), op("20 16:59")):
        assert stilte.na.moment(taken, KANTOOR) < promise[urgentie].uiterlijk(taken, KANTOOR)


@pytest.mark.parametrize("urgentie", Urgentie)
def test_no_step_before_the_managers_falls_on_the_very_moment_that_the_promise_runs_out(
    urgentie: Urgentie,
) -> None:
    ladder = start(default_beleid(), urgentie, op("16 09:00"), KANTOOR)
    ends = ladder.beleid.belofte.binnen.uiterlijk(op("16 09:00"), KANTOOR)
    while (at := next_due(ladder)) and ladder.trede < 4:
        assert at != ends
        ladder, _ = due(ladder, at, KANTOOR)


def _trede(ruw: dict[str, Any], nummer: int = 0) -> dict[str, Any]:
    trede: dict[str, Any] = ruw["urgenties"]["week"]["treden"][nummer]
    return trede


def _set(key: str, value: object, nummer: int = 0) -> Fout:
    return lambda ruw: _trede(ruw, nummer).__setitem__(key, value)


FOUTEN: dict[str, tuple[Fout, str]] = {
    "no time": (_set("wacht", "0 uur"), r"urgenties\.week\.treden\.0\.wacht: .*more than zero"),
    "no term": (_set("wacht", "straks"), r"urgenties\.week\.treden\.0\.wacht: .*'straks' is no term"),
    "below zero": (_set("wacht", "-1 uur"), r"urgenties\.week\.treden\.0\.wacht"),
    "unknown role": (_set("wie", ["burgemeester"]), r"urgenties\.week\.treden\.0\.wie\.0: .*'eigenaar'"),
    "nobody": (_set("wie", []), r"urgenties\.week\.treden\.0\.wie"),
    "unknown way": (_set("weg", ["duif"]), r"urgenties\.week\.treden\.0\.weg\.0"),
    "a channel without its team": (
        _set("weg", ["kanaal"], 2),
        r"week, leiding: kanaal is of the pontonnierteam, which is not told there",
    ),
    "unknown text": (_set("vraag", "hoe_gaat_het"), r"urgenties\.week\.treden\.0\.vraag"),
    "no reason": (lambda ruw: _trede(ruw).pop("reden"), r"urgenties\.week\.treden\.0\.reden: Field required"),
    "unknown field": (_set("herhaling", "x"), r"urgenties\.week\.treden\.0\.herhaling: Extra inputs"),
    "goes back": (_set("wie", ["pontonnierteam"], 2), r"urgenties\.week: .*rung 3 \(leiding\) goes back"),
    "twice": (_set("sleutel", "team", 1), r"urgenties\.week: .*'team' stands in it twice"),
    "advice too soon": (
        _set("advies", "landelijk_maatwerkloket"),
        r"urgenties\.week: .*rung 1 \(team\) gives advice but is not the last",
    ),
    "dead repeat": (
        _set("herhaal", {"elke": "1 werkdag", "hoogstens": 1}),
        r"urgenties\.week: .*rung 1 \(team\) is followed before it can be repeated",
    ),
    "endless repeat": (
        _set("herhaal", {"elke": "10 minuten", "hoogstens": 1000}),
        r"urgenties\.week\.treden\.0\.herhaal\.hoogstens",
    ),
    "no rungs": (lambda ruw: ruw["urgenties"]["week"].update(treden=[]), r"urgenties\.week\.treden"),
    "no text": (lambda ruw: ruw["teksten"].pop("beslissen"), r"teksten lacks beslissen"),
    "no English": (lambda ruw: ruw["teksten"]["beslissen"].pop("en"), r"teksten\.beslissen\.en"),
    "no check": (
        lambda ruw: ruw["controlepunten"].clear(),
        r"controlepunten lacks lokaal_geprobeerd, .*huishouden",
    ),
    "no class": (lambda ruw: ruw["urgenties"].pop("overig"), r"urgenties lacks overig"),
}


@pytest.mark.parametrize("naam", FOUTEN)
def test_a_mistake_in_the_policy_is_named_by_its_place(naam: str) -> None:
    make_wrong, plek = FOUTEN[naam]
    ruw = ruw_beleid()
    parse_beleid(yaml.safe_dump(ruw))
    make_wrong(ruw)
    with pytest.raises(EscalatiebeleidError, match=plek) as refused:
        parse_beleid(yaml.safe_dump(ruw), "eigen.yaml")
    assert refused.value.bestand == "eigen.yaml"
    assert len(refused.value.plekken) == 1


def test_all_mistakes_are_named_at_once() -> None:
    ruw = ruw_beleid()
    _trede(ruw)["wacht"] = "straks"
    _trede(ruw, 1)["wie"] = []
    with pytest.raises(EscalatiebeleidError) as refused:
        parse_beleid(yaml.safe_dump(ruw))
    assert [plek.split(":")[0] for plek in refused.value.plekken] == [
        "urgenties.week.treden.0.wacht",
        "urgenties.week.treden.1.wie",
    ]


@pytest.mark.parametrize("tekst", ["", "[]", "a: 1\na: 2", "urgenties: ["])
def test_a_file_that_is_no_policy_at_all_is_refused(tekst: str) -> None:
    with pytest.raises(EscalatiebeleidError):
        parse_beleid(tekst)


def test_a_policy_survives_being_stored() -> None:
    beleid = default_beleid()
    assert Escalatiebeleid.model_validate_json(beleid.model_dump_json()) == beleid


@pytest.mark.parametrize("tekst", ["1 minuut", "30 minuten", "1 uur", "4 uur", "1 werkdag", "10 werkdagen"])
def test_a_term_is_written_back_as_it_was_read(tekst: str) -> None:
    expected = {"1 minuut": "1 minuten"}.get(tekst, tekst)
    assert str(parse_termijn(tekst)) == expected


def test_ninety_minutes_stay_minutes() -> None:
    assert str(parse_termijn("90 minuten")) == "90 minuten"


@pytest.mark.parametrize(
    ("termijn", "at", "moment", "uiterlijk"),
    [
        ("2 uur", "20 15:00", "23 08:30", "20 17:00"),
        ("2 uur", "20 16:00", "23 09:30", "23 09:30"),
        ("1 werkdag", "16 10:00", "17 10:00", "17 17:00"),
        ("1 werkdag", "20 18:00", "24 08:30", "23 17:00"),
        ("1 werkdag", "21 12:00", "24 08:30", "23 17:00"),
        ("2 werkdagen", "20 16:30", "24 16:30", "24 17:00"),
    ],
)
def test_a_term_rings_when_somebody_works_and_a_promise_ends_at_closing_time(
    termijn: str, at: str, moment: str, uiterlijk: str
) -> None:
    term = parse_termijn(termijn)
    assert term.moment(op(at), KANTOOR) == op(moment)
    assert term.uiterlijk(op(at), KANTOOR) == op(uiterlijk)


def test_the_shipped_file_opens_with_the_warning_that_these_are_defaults() -> None:
    kop = read_shipped("escalatie.yaml").split("versie:")[0]
    assert "STANDAARDWAARDEN" in kop
    assert "De gemeente moet deze getallen bevestigen" in kop
