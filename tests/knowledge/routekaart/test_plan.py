import base64
import re
import zlib
from pathlib import Path

import pytest

from knowledge.language import Language
from knowledge.routekaart import Routekaart
from knowledge.routekaart.export import plan_as_pdf, plan_as_text
from knowledge.routekaart.plan import Plan, make_plan
from knowledge.routekaart.walk import answer, start_walk, toggle_step
from tests.knowledge.routekaart import small_map


@pytest.fixture
def kaart(tmp_path: Path) -> Routekaart:
    return small_map.load(tmp_path)


@pytest.fixture
def plan(kaart: Routekaart) -> Plan:
    walk = answer(answer(start_walk(kaart), kaart, "gestolen", 0), kaart, "waar", 0)
    return make_plan(toggle_step(walk, kaart, "aangifte:1"), kaart)


def pdf_text(pdf: bytes) -> str:
    streams = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.S)
    pages = [zlib.decompress(base64.a85decode(stream.strip(), adobe=False)) for stream in map(_bare, streams)]
    shown = [part for page in pages for part in re.findall(rb"\((.*?)(?<!\\)\) Tj", page, re.S)]
    joined = b" ".join(shown).decode("latin-1")
    octal = re.sub(r"\\(\d{3})", lambda found: bytes([int(found[1], 8)]).decode("cp1252"), joined)
    return re.sub(r"\\(.)", r"\1", octal)


def _bare(stream: bytes) -> bytes:
    return stream.strip().removesuffix(b"~>")


def test_a_plan_holds_the_steps_of_everything_passed_in_order(plan: Plan) -> None:
    assert [stap.id for stap in plan.stappen] == ["aangifte:0", "aangifte:1", "klaar:0"]
    assert plan.diensten == ("politie", "depot")
    assert plan.knelpunten == ("druk",)
    assert (plan.finished, plan.melding) == (True, False)


def test_a_ticked_step_is_done_and_counts_as_tried(plan: Plan) -> None:
    assert [stap.id for stap in plan.tried] == ["aangifte:1"]


def test_a_step_is_found_by_its_id(plan: Plan) -> None:
    step = plan.step("aangifte:0")
    assert step is not None
    assert step.knelpunten == ("druk",)
    assert step.termijn is not None
    assert step.termijn.nl == "vandaag"
    assert plan.step("aangifte:9") is None


def test_a_walk_that_is_not_finished_gives_the_plan_so_far(kaart: Routekaart) -> None:
    plan = make_plan(answer(start_walk(kaart), kaart, "gestolen", 0), kaart)
    assert [deel.knoop for deel in plan.delen] == ["aangifte"]
    assert not plan.finished
    assert "nog niet alle vragen" in plan_as_text(plan, Language.NL)


def test_an_outcome_that_is_a_melding_says_so(kaart: Routekaart) -> None:
    walk = answer(answer(start_walk(kaart), kaart, "gestolen", 1), kaart, "waar", 2)
    assert make_plan(walk, kaart).melding


def test_a_plan_on_paper_reads_like_this(plan: Plan) -> None:
    assert plan_as_text(plan, Language.NL, {"politie": "Politie, 0900-8844"}) == (
        "Fiets kwijt\n"
        "Routekaart versie 1.0 (2026-11-21)\n"
        "\n"
        "1. Doe aangifte.\n"
        "  Dat kan vandaag.\n"
        "  [ ] Naar het bureau\n"
        "      Neem het framenummer mee.\n"
        "      Wie: Eigenaar. Termijn: vandaag\n"
        "      Dienst: Politie, 0900-8844\n"
        "  [x] Schrijf op\n"
        "      Waar en wanneer.\n"
        "      Wie: Eigenaar\n"
        "  Loopt het vast: Niemand helpt. Het is druk.\n"
        "  Zekerheid: laag: laat een collega dit nakijken. Bronnen: Het fietsboek, De fietsclub, 2025\n"
        "\n"
        "2. Zoek verder.\n"
        "  [ ] Bel\n"
        "      Bel het depot.\n"
        "      Wie: Eigenaar\n"
        "  Zekerheid: hoog. Bronnen: Het fietsboek, De fietsclub, 2025\n"
    )


def test_a_plan_in_english_has_no_dutch_of_the_map(plan: Plan) -> None:
    text = plan_as_text(plan, Language.EN)
    assert "NEEM HET FRAMENUMMER MEE." in text
    assert "Neem het framenummer mee." not in text
    assert "Who: EIGENAAR. Time limit: VANDAAG" in text


def test_a_pdf_holds_every_word_of_the_text(onderdak: Routekaart) -> None:
    walk = start_walk(onderdak, {"wie-vannacht": 1})
    for node, choice in [
        ("acuut-gevaar", 0),
        ("slaapplek-vannacht", 0),
        ("plek-gevonden", 1),
        ("reden-weigering", 0),
    ]:
        walk = answer(walk, onderdak, node, choice)
    plan = make_plan(walk, onderdak)
    printed = "".join(pdf_text(plan_as_pdf(plan, Language.NL)).split())
    for word in plan_as_text(plan, Language.NL).split():
        assert word in printed


def test_a_pdf_keeps_dutch_and_euro_signs_and_survives_other_scripts(tmp_path: Path) -> None:
    raw = small_map.dutch()
    raw["knopen"]["klaar"]["tekst"] = "Één idee: € 12 – naïef & meer 漢字"
    kaart = small_map.load(tmp_path, raw)
    walk = answer(answer(start_walk(kaart), kaart, "gestolen", 1), kaart, "waar", 0)
    printed = pdf_text(plan_as_pdf(make_plan(walk, kaart), Language.NL))
    assert "Één idee: € 12 – naïef & meer ??" in printed


def test_the_same_plan_gives_the_same_pdf(plan: Plan) -> None:
    assert plan_as_pdf(plan, Language.EN) == plan_as_pdf(plan, Language.EN)
