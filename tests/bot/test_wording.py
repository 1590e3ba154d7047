"""The municipality's own words on grounds and consent."""

from pathlib import Path

import pytest

from bot.settings import SettingsError
from bot.wording import load_wording
from dialogs.wording import Wording
from knowledge.language import Language
from meldingen.model.keuzes import Toestemming

OWN = """
grondslagen:
  - {id: convenant, nl: Volgens het convenant, en: By covenant}
toestemming:
  nee: {nl: "Nee: overleg eerst met de privacy officer", en: "No: first ask the privacy officer"}
"""


def test_without_a_file_the_shipped_words_hold() -> None:
    assert load_wording(None) == Wording()


def test_own_grounds_take_the_place_of_the_shipped_ones_and_own_words_on_consent_are_shown(
    tmp_path: Path,
) -> None:
    file = tmp_path / "woorden.yaml"
    file.write_text(OWN, encoding="utf-8")
    wording = load_wording(file)
    assert [ground.id for ground in wording.grondslagen] == ["convenant"]
    assert wording.toestemming[Toestemming.NEE][Language.EN] == "No: first ask the privacy officer"
    assert Toestemming.JA not in wording.toestemming


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("grondslagen: [{id: x, nl: Alleen Nederlands}]", "grondslagen.0.en"),
        ("toestemming: {misschien: {nl: a, en: b}}", "toestemming.misschien"),
        ("iets_anders: 1", "iets_anders"),
        ("a: [", "cannot be read"),
    ],
)
def test_a_wrong_file_stops_the_start_with_the_place(tmp_path: Path, content: str, place: str) -> None:
    file = tmp_path / "woorden.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=place):
        load_wording(file)
