from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
import typer
from typer.testing import CliRunner

from knowledge import cli
from knowledge.language import Language
from knowledge.routekaart import Routekaart
from knowledge.routekaart.commands import register
from knowledge.routekaart.drawing import draw_svg
from knowledge.routekaart.layout import PANEL_WIDTH, lay_out
from tests.knowledge.routekaart import small_map

ROOT = Path(__file__).parents[3]
SVG = "{http://www.w3.org/2000/svg}"


def drawn_words(svg: str) -> set[str]:
    texts = ElementTree.fromstring(svg).iter(f"{SVG}text")  # noqa: S314 - our own drawing
    return {word for text in texts for word in (text.text or "").split()}


@pytest.fixture
def app() -> typer.Typer:
    app = typer.Typer()
    app.command("other")(lambda: None)
    register(app)
    return app


def test_the_picture_in_the_docs_is_what_the_code_draws(onderdak: Routekaart) -> None:
    shown = (ROOT / ".docs" / "routekaart.svg").read_text(encoding="utf-8")
    assert shown == draw_svg(onderdak), "run: python -m knowledge draw routekaart -o .docs/routekaart.svg"


@pytest.mark.parametrize("language", Language)
def test_the_picture_holds_every_text_and_every_answer(onderdak: Routekaart, language: Language) -> None:
    words = drawn_words(draw_svg(onderdak, language))
    for knoop in onderdak.knopen.values():
        texts = [knoop.tekst, *(optie.label for optie in knoop.opties)]
        assert {word for tekst in texts for word in tekst.read(language).split()} <= words


def test_no_panel_lies_over_another_and_every_way_leads_to_the_right(onderdak: Routekaart) -> None:
    panels = lay_out(onderdak, Language.NL)
    for one, other in combinations(panels, 2):
        beside = one.x + PANEL_WIDTH <= other.x or other.x + PANEL_WIDTH <= one.x
        below = one.y + one.height <= other.y or other.y + other.height <= one.y
        assert beside or below
    place = {panel.node: panel.x for panel in panels}
    assert all(panel.x < place[way.target] for panel in panels for way in panel.ways)


def test_the_command_draws_the_map_that_it_is_given(app: typer.Typer, tmp_path: Path) -> None:
    kaart = small_map.load(tmp_path)
    target = tmp_path / "map.svg"
    arguments = ["draw", "routekaart_fiets", "-o", str(target), "--data", str(tmp_path), "--language", "en"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0
    assert target.read_text(encoding="utf-8") == draw_svg(kaart, Language.EN)


def test_the_command_says_what_is_wrong_with_a_map_that_it_cannot_read(
    app: typer.Typer, tmp_path: Path
) -> None:
    arguments = ["draw", "weg", "-o", str(tmp_path / "map.svg"), "--data", str(tmp_path)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 1
    assert "weg.yaml: cannot be read" in result.output


def test_the_knowledge_command_draws_a_map_and_names_one_that_is_not_there(tmp_path: Path) -> None:
    picture = tmp_path / "map.svg"
    drawn = CliRunner().invoke(cli.app, ["draw", "routekaart", "-o", str(picture)])
    assert drawn.exit_code == 0
    assert picture.read_text(encoding="utf-8").startswith(("<svg", "<?xml"))
    missing = CliRunner().invoke(cli.app, ["draw", "routekaart_weg", "-o", str(picture)])
    assert missing.exit_code == 1
    assert "routekaart_weg.yaml" in missing.stderr
