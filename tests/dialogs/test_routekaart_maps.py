"""A map is content: a new version breaks no walk, and a second map needs no code."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dialogs.services import Services
from knowledge.routekaart import Routekaart, load_routekaarten
from tests.dialogs.chat import Chat, words_of
from tests.dialogs.routes import answers_of, choose, with_maps
from tests.knowledge.routekaart import small_map

BRIEFADRES: dict[str, Any] = {
    "metadata": {
        "id": "briefadres",
        "titel": {"nl": "Een briefadres aanvragen", "en": "Applying for a postal address"},
        "versie": "1",
        "bijgewerkt": "2026-11-21",
        "startwoorden": {"nl": ["ik mis een adresroute"], "en": ["address route please"]},
    },
    "start": "waar",
    "knopen": {
        "waar": {
            "soort": "vraag",
            "tekst": {"nl": "Waar verblijft de persoon?", "en": "Where does the person stay?"},
            "opties": [
                {"label": {"nl": "Op straat", "en": "On the street"}, "naar": "vraag-aan"},
                {"label": {"nl": "Bij vrienden", "en": "With friends"}, "naar": "vraag-aan"},
            ],
        },
        "vraag-aan": {
            "soort": "einde",
            "tekst": {"nl": "Vraag het adres aan.", "en": "Apply for the address."},
            "stappen": [
                {
                    "titel": {"nl": "Ga naar het loket", "en": "Go to the desk"},
                    "tekst": {"nl": "Neem een legitimatie mee.", "en": "Bring an identity document."},
                    "wie": {"nl": "Professional", "en": "Professional"},
                    "dienst": "sociaal-pontonnier",
                }
            ],
        },
    },
}


@pytest.fixture
def fiets(tmp_path: Path) -> Routekaart:
    return small_map.load(tmp_path)


@pytest.fixture
def renewed(tmp_path: Path) -> Routekaart:
    """The same map with its first question asked differently."""
    raw = small_map.dutch()
    raw["knopen"]["gestolen"]["tekst"] = "Is de fiets van u gestolen?"
    (tmp_path / "nieuw").mkdir()
    return small_map.load(tmp_path / "nieuw", raw)


async def test_a_running_walk_ends_on_its_own_version_when_the_map_is_renewed(
    services: Services, fiets: Routekaart, renewed: Routekaart
) -> None:
    chat = Chat(with_maps(services, fiets))
    await chat.say("fiets kwijt")
    await choose(chat, 1)
    chat.dialogue = with_maps(services, renewed, older=(fiets,))
    await choose(chat, 0)
    assert "Uw plan" in chat.view.summary
    assert "intussen vernieuwd" in words_of(chat.view)
    await chat.press("Gedaan")
    assert "☑" in words_of(chat.view)
    await chat.press("Opnieuw beginnen")
    assert chat.view.summary == "Is de fiets van u gestolen?"
    assert "intussen vernieuwd" not in words_of(chat.view)


async def test_a_walk_whose_version_nobody_kept_is_offered_a_new_start(
    services: Services, fiets: Routekaart, renewed: Routekaart
) -> None:
    chat = Chat(with_maps(services, fiets))
    await chat.say("fiets kwijt")
    button = chat.button("Nee, verloren")
    chat.dialogue = with_maps(services, renewed)
    assert "vernieuwd" in words_of(await chat.send(button))
    await chat.press("Opnieuw beginnen")
    await chat.press("Fiets kwijt")
    assert chat.view.summary == "Is de fiets van u gestolen?"


async def test_a_walk_on_a_map_that_was_taken_away_ends_on_the_kept_one(
    services: Services, fiets: Routekaart
) -> None:
    chat = Chat(with_maps(services, fiets))
    await chat.say("fiets kwijt")
    chat.dialogue = with_maps(services, older=(fiets,))
    await choose(chat, 1, 0)
    assert "Uw plan" in chat.view.summary
    await chat.press("Opnieuw beginnen")
    assert "niet meer te openen" in words_of(chat.view)
    await chat.press("Opnieuw beginnen")
    assert "Openen" in words_of(chat.view)


@pytest.mark.parametrize("words", ["ik mis een adresroute", "address route please"])
async def test_a_second_file_is_a_second_route_without_any_code(
    services: Services, fiets: Routekaart, tmp_path: Path, words: str
) -> None:
    text = yaml.safe_dump(BRIEFADRES, allow_unicode=True, sort_keys=False)
    (tmp_path / "routekaart-briefadres.yaml").write_text(text, encoding="utf-8")
    kaarten = load_routekaarten(tmp_path)
    assert set(kaarten) == {"fiets", "briefadres"}
    chat = Chat(with_maps(services, *kaarten.values()), locale="nl-NL")
    await chat.say(words)
    assert chat.view.summary in ("Waar verblijft de persoon?", "Where does the person stay?")
    await choose(chat, 1)
    assert "sociaal pontonnier" in words_of(chat.view).lower()
    await chat.say("dit lukt niet")
    kinds = next(each for each in chat.view.fields if each.id == "soort")
    steps = next(each for each in chat.view.fields if each.id == "stap")
    chosen = {"soort": kinds.choices[0].value, "stap": steps.choices[0].value, "knelpunt": "anders"}  # type: ignore[union-attr]  # both are choices
    go_on = next(each for each in chat.view.buttons if getattr(each, "with_fields", False))
    await chat.send(go_on, **chosen)  # type: ignore[arg-type]  # a Button, as it has fields
    report = next(each for each in chat.view.buttons if getattr(each, "verb", "") == "melden.start")
    await chat.send(report)  # type: ignore[arg-type]  # a Button, as it has a verb
    assert answers_of(chat)["leefgebieden"] == "wonen"


async def test_with_more_maps_the_command_asks_which(services: Services, fiets: Routekaart) -> None:
    onderdak = services.finder.knowledge.routekaarten["onderdak"]
    chat = Chat(with_maps(services, fiets, onderdak))
    await chat.say("routekaart")
    await chat.press("Fiets kwijt")
    assert chat.view.summary == "Is de fiets gestolen?"
