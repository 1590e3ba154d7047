import re

import pytest

from knowledge.routekaart import Routekaart


def numbers(text: str) -> list[str]:
    return sorted(re.sub(r"\D", "", found) for found in re.findall(r"\d[\d.,]*", text))


def test_no_number_is_lost_or_added_in_english(onderdak: Routekaart) -> None:
    """Phones, amounts, dates and articles of law: the same in both languages."""
    for key, knoop in onderdak.knopen.items():
        for field, tekst in knoop.texts():
            assert numbers(tekst.en) == numbers(tekst.nl), f"{key} {field}"


@pytest.mark.parametrize(
    "name",
    [
        "Veilig Thuis",
        "Stadskantoor",
        "Woonkeus",
        "Urgentiewijzer",
        "CoMensha",
        "Nidos",
        "COA",
        "CIZ",
        "Wmo",
        "Wlz",
    ],
)
def test_names_that_are_needed_on_the_phone_stay_dutch(onderdak: Routekaart, name: str) -> None:
    for key, knoop in onderdak.knopen.items():
        for field, tekst in knoop.texts():
            if re.search(rf"\b{name}\b", tekst.nl):
                assert name in tekst.en, f"{key} {field}"
