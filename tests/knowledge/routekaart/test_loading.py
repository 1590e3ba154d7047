from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from knowledge.language import Language
from knowledge.routekaart import RoutekaartError, load_routekaart, load_routekaarten
from tests.knowledge.routekaart import small_map

Spoil = Callable[[dict[str, Any]], object]


def test_a_map_that_is_written_well_is_read_in_both_languages(tmp_path: Path) -> None:
    kaart = small_map.load(tmp_path)
    step = kaart.node("aangifte").stappen[0]
    assert (kaart.id, kaart.bestand, len(kaart.knopen)) == ("fiets", "routekaart_fiets.yaml", 5)
    assert step.tekst.read(Language.NL) == "Neem het framenummer mee."
    assert step.tekst.read(Language.EN) == "NEEM HET FRAMENUMMER MEE."
    assert step.termijn is not None
    assert (step.wie.read(Language.EN), step.termijn.read(Language.EN)) == ("EIGENAAR", "VANDAAG")


def test_a_text_without_english_is_shown_in_dutch(tmp_path: Path) -> None:
    kaart = load_routekaart(small_map.write(tmp_path, small_map.dutch()))
    assert kaart.titel.read(Language.EN) == "Fiets kwijt"


def test_a_second_map_is_a_second_file(tmp_path: Path) -> None:
    small_map.load(tmp_path)
    other = small_map.dutch()
    other["metadata"]["id"] = "step"
    small_map.write(tmp_path, other, "routekaart.yaml")
    assert set(load_routekaarten(tmp_path)) == {"fiets", "step"}


def test_two_maps_with_one_id_are_refused(tmp_path: Path) -> None:
    small_map.write(tmp_path, small_map.dutch(), "routekaart_a.yaml")
    small_map.write(tmp_path, small_map.dutch(), "routekaart_b.yaml")
    with pytest.raises(RoutekaartError, match=r"routekaart_b.yaml: metadata: id: .* fiets"):
        load_routekaarten(tmp_path)


@pytest.mark.parametrize(
    ("spoil", "node", "field"),
    [
        (lambda raw: raw.update(start="nergens"), "", "start"),
        (lambda raw: raw["knopen"]["waar"]["opties"][1].update(naar="weg"), "waar", "opties.1.naar"),
        (lambda raw: raw["knopen"]["gestolen"].update(weet_niet="weg"), "gestolen", "weet_niet"),
        (lambda raw: raw["knopen"]["aangifte"].update(naar="weg"), "aangifte", "naar"),
        (lambda raw: raw["knopen"]["aangifte"].update(naar="gestolen"), "gestolen", "naar"),
        (lambda raw: raw["knopen"]["klaar"].update(soort="slot"), "klaar", "soort"),
        (lambda raw: raw["knopen"]["klaar"].update(naar="vast"), "klaar", ""),
        (lambda raw: raw["knopen"]["waar"].update(opties=[]), "waar", ""),
        (lambda raw: raw["knopen"]["vast"].update(stappen=[]), "vast", ""),
        (lambda raw: raw["knopen"]["klaar"].update(tekts="fout"), "klaar", "tekts"),
        (lambda raw: raw["knopen"]["klaar"]["stappen"][0].update(titel=""), "klaar", "stappen.0.titel"),
        (lambda raw: raw["metadata"].pop("id"), "metadata", "id"),
        (lambda raw: raw["metadata"].update(startworden={}), "metadata", "startworden"),
        (lambda raw: raw.update(knopen=[]), "knopen", ""),
    ],
)
def test_a_fault_in_the_map_names_file_node_and_field(
    tmp_path: Path, spoil: Spoil, node: str, field: str
) -> None:
    raw = small_map.dutch()
    spoil(raw)
    with pytest.raises(RoutekaartError) as caught:
        load_routekaart(small_map.write(tmp_path, raw))
    assert caught.value.file == "routekaart_fiets.yaml"
    assert caught.value.node == node
    assert field in (caught.value.field, caught.value.field.split(".nl")[0])


def test_a_node_that_is_written_twice_is_refused(tmp_path: Path) -> None:
    path = small_map.write(tmp_path, small_map.dutch())
    path.write_text(path.read_text(encoding="utf-8") + "  vast:\n    soort: einde\n", encoding="utf-8")
    with pytest.raises(RoutekaartError, match="written twice: vast"):
        load_routekaart(path)


def test_a_file_that_is_no_yaml_or_not_there_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "routekaart.yaml"
    broken.write_text("knopen: [", encoding="utf-8")
    with pytest.raises(RoutekaartError, match=r"routekaart\.yaml: is not valid YAML"):
        load_routekaart(broken)
    with pytest.raises(RoutekaartError, match=r"weg\.yaml: cannot be read"):
        load_routekaart(tmp_path / "weg.yaml")


@pytest.mark.parametrize(
    ("spoil", "node", "field"),
    [
        (lambda raw: raw["knopen"].update(weg={"tekst": "AWAY"}), "weg", ""),
        (lambda raw: raw["knopen"]["waar"]["opties"].append("MORE"), "waar", "opties"),
        (
            lambda raw: raw["knopen"]["klaar"]["stappen"].append({"titel": "A", "tekst": "B"}),
            "klaar",
            "stappen",
        ),
    ],
)
def test_english_for_something_that_is_not_in_the_map_is_refused(
    tmp_path: Path, spoil: Spoil, node: str, field: str
) -> None:
    path = small_map.write(tmp_path, small_map.dutch())
    raw = small_map.english(load_routekaart(path))
    spoil(raw)
    small_map.write(tmp_path, raw, "routekaart_fiets.en.yaml")
    with pytest.raises(RoutekaartError) as caught:
        load_routekaart(path)
    assert (caught.value.file, caught.value.node, caught.value.field) == (
        "routekaart_fiets.en.yaml",
        node,
        field,
    )


def test_the_version_changes_with_a_step_and_not_with_a_translation_or_a_word(tmp_path: Path) -> None:
    first = small_map.load(tmp_path)
    raw = small_map.dutch()
    raw["knopen"]["waar"]["opties"][0]["woorden"] = {"nl": ["kindje"]}
    other_words = load_routekaart(small_map.write(tmp_path, raw, "routekaart_b.yaml"))
    raw["knopen"]["klaar"]["stappen"][0]["dienst"] = "politie"
    other_service = load_routekaart(small_map.write(tmp_path, raw, "routekaart_c.yaml"))
    assert first.version == other_words.version
    assert first.version != other_service.version
