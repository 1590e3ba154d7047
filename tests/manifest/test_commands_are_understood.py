"""What the command menu of Teams offers, the bot understands."""

import pytest

from dialogs.commands import command_in
from manifest.texts import DEFAULT_LANGUAGE, OTHER_LANGUAGES, load_texts

QUESTION = "wie_regelt"
VERBS = {
    "melding": "melden.start",
    "status": "status.lijst",
    "routekaart": "routekaart.start",
    "werkvoorraad": "werk.lijst",
    "help": "algemeen.hulp",
}


@pytest.mark.parametrize("language", [DEFAULT_LANGUAGE, *OTHER_LANGUAGES])
@pytest.mark.parametrize("key", VERBS)
def test_a_command_of_the_menu_starts_the_conversation_it_names(language: str, key: str) -> None:
    press = command_in(load_texts(language).commands[key].title)
    assert press is not None
    assert press.verb == VERBS[key]


@pytest.mark.parametrize("language", [DEFAULT_LANGUAGE, *OTHER_LANGUAGES])
def test_the_start_of_a_question_is_no_command_but_a_question(language: str) -> None:
    assert command_in(load_texts(language).commands[QUESTION].title) is None


def test_every_command_of_the_menu_is_looked_at_here() -> None:
    assert set(load_texts(DEFAULT_LANGUAGE).commands) == {QUESTION, *VERBS}
