from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from knowledge.findings import Severity
from knowledge.routekaart import Routekaart, load_routekaart
from knowledge.routekaart.checks import check_routekaart
from tests.knowledge.routekaart import small_map

SERVICES = {"politie", "depot"}
KNELPUNTEN = {"druk"}


def test_the_map_for_shelter_has_nothing_to_mend(
    onderdak: Routekaart, known_services: frozenset[str], known_knelpunten: frozenset[str]
) -> None:
    assert [str(finding) for finding in check_routekaart(onderdak, known_services, known_knelpunten)] == []


def test_a_good_map_has_nothing_to_mend(tmp_path: Path) -> None:
    assert check_routekaart(small_map.load(tmp_path), SERVICES, KNELPUNTEN) == []


def _hide(raw: dict[str, Any]) -> None:
    raw["knopen"]["waar"]["opties"].pop()


def _lengthen(raw: dict[str, Any]) -> None:
    raw["knopen"]["aangifte"]["naar"] = "extra0"
    for number in range(8):
        there = f"extra{number + 1}" if number < 7 else "waar"
        raw["knopen"][f"extra{number}"] = {
            "soort": "vraag",
            "tekst": "Nog een?",
            "opties": [{"label": "Ja", "naar": there}],
            "bronnen": ["fietsboek"],
        }


def _send_away_empty_handed(raw: dict[str, Any]) -> None:
    del raw["knopen"]["klaar"]["stappen"][0]["dienst"]


@pytest.mark.parametrize(
    ("spoil", "record", "field", "message"),
    [
        (_hide, "vast", "", "no way leads here"),
        (_lengthen, "gestolen", "", "a walk can take 10 questions; 8 is the most"),
        (_send_away_empty_handed, "klaar", "stappen", "a way ends here without a service or the pontonnier"),
        (
            lambda raw: raw["knopen"]["klaar"]["stappen"][0].update(dienst="weg"),
            "klaar",
            "stappen.0.dienst",
            "there is no service weg",
        ),
        (
            lambda raw: raw["knopen"]["aangifte"]["escalatie"].update(knelpunten=["weg"]),
            "aangifte",
            "escalatie.knelpunten",
            "there is no knelpunt weg",
        ),
        (
            lambda raw: raw["knopen"]["vast"].update(bronnen=["weg"]),
            "vast",
            "bronnen",
            "metadata.bronnen has no weg",
        ),
        (
            lambda raw: raw["knopen"]["vast"].update(groep="weg"),
            "vast",
            "groep",
            "metadata.groepen has no weg",
        ),
        (lambda raw: raw["knopen"]["vast"].update(bronnen=[]), "vast", "bronnen", "no source is named"),
        (lambda raw: raw["knopen"]["vast"].update(tekst=" "), "vast", "tekst", "the Dutch text is empty"),
        (
            lambda raw: raw["knopen"]["waar"]["opties"][0].update(leeftijd=[17, 0]),
            "waar",
            "opties.0.leeftijd",
            "the youngest age is above the oldest",
        ),
        (
            lambda raw: raw["metadata"]["startwoorden"].pop("en"),
            "metadata",
            "startwoorden.en",
            "no words start this route",
        ),
    ],
)
def test_a_fault_is_found_and_says_where(
    tmp_path: Path, spoil: Callable[[dict[str, Any]], object], record: str, field: str, message: str
) -> None:
    raw = small_map.dutch()
    spoil(raw)
    findings = check_routekaart(small_map.load(tmp_path, raw), SERVICES, KNELPUNTEN)
    found = {(finding.file, finding.record, finding.field, finding.message) for finding in findings}
    assert ("routekaart_fiets.yaml", record, field, message) in found


def test_a_map_that_goes_round_is_found_even_when_it_was_not_loaded_from_a_file(tmp_path: Path) -> None:
    kaart = small_map.load(tmp_path)
    round_way = kaart.node("aangifte").model_copy(update={"naar": "gestolen"})
    going_round = kaart.model_copy(update={"knopen": {**kaart.knopen, "aangifte": round_way}})
    messages = [finding.message for finding in check_routekaart(going_round, SERVICES, KNELPUNTEN)]
    assert "the way goes round: gestolen -> aangifte -> gestolen" in messages


def test_every_text_without_english_is_found(tmp_path: Path) -> None:
    kaart = load_routekaart(small_map.write(tmp_path, small_map.dutch()))
    missing = {
        (finding.record, finding.field)
        for finding in check_routekaart(kaart, SERVICES, KNELPUNTEN)
        if finding.message == "the English text is missing"
    }
    texts = {(key, field) for key, knoop in kaart.knopen.items() for field, _ in knoop.texts()}
    assert missing == texts | {("metadata", "titel"), ("metadata", "groepen.0")}


def test_english_of_an_older_dutch_text_is_found(tmp_path: Path) -> None:
    small_map.load(tmp_path)
    raw = small_map.dutch()
    raw["knopen"]["klaar"]["stappen"][0]["tekst"] = "Bel het depot vandaag."
    newer = load_routekaart(small_map.write(tmp_path, raw))
    (finding,) = check_routekaart(newer, SERVICES, KNELPUNTEN)
    assert (finding.severity, finding.record, finding.field) == (Severity.WARNING, "klaar", "vertaalt")
    assert newer.node("klaar").dutch_fingerprint() in finding.message
