"""The cards about the knowledge, drawn for Teams over everything that is shipped."""

import json

import pytest

from bot.cards import render
from dialogs.dialogue import Dialogue
from tests.dialogs.chat import Chat

MOST_BYTES = 28_000
"""What Teams takes in one message; a card has to stay below."""


@pytest.mark.parametrize("locale", ["nl-NL", "en-GB"])
@pytest.mark.parametrize(
    "presses",
    [
        ("voorbeelden.start",),
        ("voorbeelden.start", "voorbeelden.toon"),
        ("beheer.start",),
        ("beheer.start", "beheer.correcties"),
        ("beheer.start", "beheer.leemten"),
        ("beheer.start", "beheer.nieuw"),
        ("beheer.start", "beheer.controle", "beheer.controle_van"),
        ("beheer.start", "beheer.controle", "beheer.controle_van", "beheer.record"),
        ("beheer.start", "beheer.controle", "beheer.controle_van", "beheer.record", "beheer.velden"),
    ],
    ids=lambda presses: presses[-1],
)
async def test_a_card_about_the_knowledge_fits_in_teams(
    dialogue: Dialogue, presses: tuple[str, ...], locale: str
) -> None:
    manager = Chat(dialogue, "kim", "kennisbeheerder", locale=locale)
    await manager.say("voorbeelden" if presses[0].startswith("voorbeelden") else "beheer")
    for verb in presses[1:]:
        await manager.send(manager.button_for(verb))
    assert len(json.dumps(render(manager.view))) < MOST_BYTES
