"""A view as an Adaptive Card: what the professional sees, and the way back of every press."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from bot.cards import PRESS_KEY, as_text, press_from_data, render
from dialogs.view import (
    Bullets,
    Button,
    Choice,
    ChoiceField,
    DateField,
    Divider,
    Fact,
    Facts,
    Heading,
    Importance,
    LinkButton,
    NumberField,
    Section,
    Text,
    TextField,
    Tone,
    View,
)
from knowledge.language import Language

EVERYTHING = View(
    summary="Briefadres aanvragen",
    blocks=(
        Heading("Briefadres aanvragen"),
        Text("Zonder woonadres toch in de BRP."),
        Text("Niet recent gecontroleerd.", Tone.WARNING),
        Facts((Fact("Telefoon", "14 078", "tel:14078"), Fact("Gebied", "Dordrecht"))),
        Bullets(("Vraag waar iemand slaapt.", "Zoek een adresgever."), numbered=True),
        Divider(),
        Section(
            "Ook gevonden", (Text("dienst", Tone.SUBTLE),), (Button("Openen", "zoeken.toon", {"id": "x"}),)
        ),
    ),
    fields=(
        TextField("samenvatting", "Wat is er aan de hand?", multiline=True, max_length=2000, required=True),
        ChoiceField("soort", "Soort", (Choice("a", "A"), Choice("b", "B")), "a,b", multiple=True),
        ChoiceField(
            "spoed", "Haast", (Choice("week", "Deze week"),), compact=True, error="Kies uit de lijst."
        ),
        DateField("dag", "Welke dag?"),
        NumberField("kinderen", "Hoeveel kinderen?", "2", maximum=30),
    ),
    buttons=(
        Button("Verder", "melden.verder", {"form": "f1", "step": 2}, Importance.PRIMARY, with_fields=True),
        Button("Stop", "melden.stop", {"form": "f1"}, Importance.DESTRUCTIVE),
        LinkButton("Open site", "https://cms.dordrecht.nl"),
    ),
)


def elements_of(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "type" in node:
            yield node
        for value in node.values():
            yield from elements_of(value)
    elif isinstance(node, list):
        for value in node:
            yield from elements_of(value)


def test_a_card_with_every_kind_of_block_field_and_button(snapshot: SnapshotAssertion) -> None:
    assert render(EVERYTHING) == snapshot


def test_the_same_view_in_words(snapshot: SnapshotAssertion) -> None:
    assert as_text(EVERYTHING) == snapshot


def test_every_input_has_a_label_that_is_read_out() -> None:
    inputs = [each for each in elements_of(render(EVERYTHING)) if each["type"].startswith("Input.")]
    assert len(inputs) == len(EVERYTHING.fields)
    assert all(each["label"] for each in inputs)


def test_a_required_field_says_in_the_readers_language_that_it_is_needed() -> None:
    english = View("x", fields=(TextField("a", "Story", required=True),), language=Language.EN)
    assert "This field is needed." in json.dumps(render(english))


def test_every_press_falls_back_on_a_submit_with_the_same_data() -> None:
    for action in elements_of(render(EVERYTHING)):
        if action["type"] == "Action.Execute":
            assert action["fallback"]["type"] == "Action.Submit"
            assert press_from_data(action["fallback"]["data"]) == press_from_data(action["data"])


def test_a_button_without_fields_sends_none_and_checks_none() -> None:
    actions = [each for each in elements_of(render(EVERYTHING)) if each["type"] == "Action.Execute"]
    assert {each["title"]: each["associatedInputs"] for each in actions} == {
        "Openen": "none",
        "Verder": "auto",
        "Stop": "none",
    }


def test_a_press_comes_back_with_our_data_apart_from_what_was_filled_in() -> None:
    sent = {PRESS_KEY: {"verb": "melden.verder", "data": {"form": "f1"}}, "doel": "Een dak", "kinderen": 2}
    press = press_from_data(sent)
    assert press is not None
    assert (press.verb, dict(press.data), dict(press.inputs)) == (
        "melden.verder",
        {"form": "f1"},
        {"doel": "Een dak", "kinderen": "2"},
    )


@given(
    st.recursive(
        st.none() | st.booleans() | st.text() | st.integers(),
        lambda below: st.lists(below) | st.dictionaries(st.text(), below),
    )
)
def test_whatever_comes_back_reading_it_never_fails(data: object) -> None:
    press_from_data(data)
    press_from_data({PRESS_KEY: data})


def test_a_link_that_somebody_typed_stays_words() -> None:
    card = json.dumps(render(View("x", (Text("[klik](https://kwaad.example)"),))))
    assert "](https" not in card


def test_more_buttons_than_teams_shows_are_refused() -> None:
    many = tuple(Button(f"Knop {place}", "zoeken.toon") for place in range(9))
    with pytest.raises(ValueError, match="at most 8"):
        render(View("x", buttons=many))


def test_a_title_that_teams_would_cut_is_refused() -> None:
    with pytest.raises(ValueError, match="longer than 28"):
        Button("Deze titel is veel te lang voor een knop", "zoeken.toon")


def test_a_card_that_can_be_refreshed_says_what_the_client_presses() -> None:
    card = render(View("x", refresh=Button("Stand", "zaak.kort", {"nummer": "DB-2026-0001"})))
    assert card["refresh"]["action"]["verb"] == "zaak.kort"
    assert press_from_data(card["refresh"]["action"]["data"]) is not None
    assert "refresh" not in render(View("x"))


def test_a_fact_that_begins_with_a_number_is_no_list() -> None:
    card = json.dumps(render(View("x", (Facts((Fact("Aanmelden", "1. Bel. 2. Vraag."),)),))))
    assert "1) Bel. 2. Vraag." in card
