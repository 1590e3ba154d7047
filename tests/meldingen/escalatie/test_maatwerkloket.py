"""The readiness list for the national desk, and an export without personal data."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from meldingen.escalatie import Controlepunt, LmmFeiten, export, readiness

KLAAR: dict[str, Any] = {
    "kenmerk": "DB-2026-0007",
    "knelpunten": ["regels-botsen"],
    "leefgebieden": ["wonen", "inkomen"],
    "pogingen": [
        {"niveau": "lokaal", "organisatie": "Wijkteam 2", "uitkomst": "wachtlijst", "maand": "2026-09"},
        {"niveau": "regionaal", "organisatie": "Woonclub", "uitkomst": "afgewezen", "maand": "2026-10"},
    ],
    "mandaat": {"functie": "sociaal pontonnier", "organisatie": "Gemeente", "gebruikt": True},
    "verzoeken": ["uitzondering_op_regel"],
    "contact_functie": "sociaal pontonnier",
    "huishouden_weet_het": True,
}


def feiten(**anders: object) -> LmmFeiten:
    return LmmFeiten.model_validate({**KLAAR, **anders})


def test_a_case_with_every_point_met_is_ready() -> None:
    assert export(feiten()).gereed
    assert [regel.punt for regel in readiness(feiten())] == list(Controlepunt)


@pytest.mark.parametrize(
    ("anders", "open_punten"),
    [
        ({"pogingen": KLAAR["pogingen"][1:]}, ["lokaal_geprobeerd"]),
        ({"pogingen": KLAAR["pogingen"][:1]}, ["regionaal_geprobeerd"]),
        ({"mandaat": None}, ["mandaat_bekend", "mandaat_gebruikt_of_verklaard"]),
        ({"mandaat": {**KLAAR["mandaat"], "gebruikt": False}}, ["mandaat_gebruikt_of_verklaard"]),
        ({"mandaat": {**KLAAR["mandaat"], "gebruikt": False, "niet_gebruikt_om": "geen_geld"}}, []),
        ({"verzoeken": []}, ["vraag_duidelijk"]),
        ({"contact_functie": None}, ["contact_bekend"]),
        ({"huishouden_weet_het": False}, ["huishouden_weet_het"]),
    ],
)
def test_what_is_missing_stays_open_by_name(anders: dict[str, object], open_punten: list[str]) -> None:
    dossier = export(feiten(**anders))
    assert [punt.value for punt in dossier.nog_open] == open_punten
    assert dossier.gereed is not bool(open_punten)


def test_an_empty_case_has_every_point_open() -> None:
    assert export(LmmFeiten(kenmerk="DB-2026-0007")).nog_open == tuple(Controlepunt)


@pytest.mark.parametrize(
    "tekst", ["06 1234 5678", "0612345678", "3311 AB", "j.devries@example.nl", "01-02-1990", "x", "x" * 81]
)
def test_no_phone_postcode_mail_or_date_fits_where_a_name_is_asked(tekst: str) -> None:
    with pytest.raises(ValidationError):
        feiten(contact_functie=tekst)


@pytest.mark.parametrize("naam", ["113 Zelfmoordpreventie", "Wijkteam 2", "'s-Gravendeel", "Cliënten & Co"])
def test_the_name_of_an_organisation_with_a_small_number_fits(naam: str) -> None:
    assert feiten(contact_functie=naam).contact_functie == naam


@pytest.mark.parametrize(
    "veld", ["toelichting", "naam", "geboortedatum", "adres", "bsn", "telefoon", "verhaal", "melder"]
)
def test_there_is_no_field_for_a_person_or_a_story(veld: str) -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        feiten(**{veld: "iets"})


@pytest.mark.parametrize("veld", ["knelpunten", "leefgebieden"])
def test_a_key_from_a_list_cannot_be_a_sentence(veld: str) -> None:
    with pytest.raises(ValidationError):
        feiten(**{veld: ["Mevrouw wil haar huis houden"]})


def test_a_mandate_that_was_used_needs_no_reason_for_not_using_it() -> None:
    with pytest.raises(ValidationError, match="has no reason"):
        feiten(mandaat={**KLAAR["mandaat"], "niet_gebruikt_om": "geen_geld"})


def test_the_export_is_plain_json_with_a_version() -> None:
    uit = json.loads(export(feiten()).model_dump_json())
    assert uit["versie"] == 1
    assert uit["feiten"]["kenmerk"] == "DB-2026-0007"
    assert uit["nog_open"] == []
