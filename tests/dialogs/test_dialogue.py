"""What must hold of every flow together: each button and command leads somewhere."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.commands import COMMANDS, STOP, command_in, nummer_in
from dialogs.dialogue import Dialogue
from dialogs.language import language_of
from knowledge.language import Language
from tests.dialogs.chat import Chat, buttons_of, words_of


def test_every_command_has_a_flow_that_takes_it(dialogue: Dialogue) -> None:
    verbs = {verb for flow in dialogue.flows.values() for verb in flow.presses}
    assert set(COMMANDS) - verbs == {STOP}


def test_a_verb_begins_with_the_name_of_its_flow(dialogue: Dialogue) -> None:
    for name, flow in dialogue.flows.items():
        assert {verb.partition(".")[0] for verb in flow.presses} == {name}


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("Melding", "melden.start"),
        ("doorbraak melding", "melden.start"),
        ("meldign", "melden.start"),
        ("STATUS!", "status.lijst"),
        ("werkvooraad", "werk.lijst"),
        ("status DB-2026-0007", "status.toon"),
        ("db 2026 7", "status.toon"),
        ("help", "algemeen.hulp"),
        ("hoe staat het met mijn melding?", "status.lijst"),
        ("hoe gaat het met mijn zaken", "status.lijst"),
        ("waar blijft mijn melding", "status.lijst"),
        ("what is the status of my report?", "status.lijst"),
        ("hoe staat het met DB-2026-0001?", "status.toon"),
        ("is er al nieuws over mijn melding db 2026 12", "status.toon"),
        ("hoe gaat het met de melding van mijn collega", "status.ander"),
        ("melding van een ander", "status.ander"),
        ("how is my colleague's report", "status.ander"),
    ],
)
def test_words_that_ask_for_an_act_are_recognised_typos_forgiven(words: str, verb: str) -> None:
    press = command_in(words)
    assert press is not None
    assert press.verb == verb


@pytest.mark.parametrize(
    "words",
    [
        *("wie regelt een melding huiselijk geweld", "stoppen met roken", "hulp bij schulden"),
        *("hoe staat het met de wachtlijst", "waar staat BIJ voor", "waar blijft de uitkering"),
        *("hoe gaat het met een melding bij veilig thuis", "wat is de status van een statushouder"),
    ],
)
def test_a_question_that_only_contains_a_command_word_stays_a_question(words: str) -> None:
    assert command_in(words) is None


def test_a_number_is_read_as_it_is_stored() -> None:
    assert nummer_in("hoe staat het met db-2026-7?") == "DB-2026-0007"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("wie regelt een briefadres?", Language.NL),
        ("who handles briefadres?", Language.EN),
        ("briefadres", None),
        ("", None),
    ],
)
def test_the_language_is_taken_from_the_small_words(words: str, language: Language | None) -> None:
    assert language_of(words) is language


async def test_an_old_button_of_a_flow_that_is_gone_leads_to_the_ways_in(chat: Chat) -> None:
    await chat.say("help")
    button = chat.button("Melding maken")
    stale = type(button)(button.title, "verdwenen.knop", {"x": 1})
    view = await chat.send(stale)
    assert "werkt niet meer" in words_of(view)


async def test_every_button_of_the_first_cards_is_understood(chat: Chat, dialogue: Dialogue) -> None:
    for words in ("help", "wie regelt een briefadres?", "melding", "status"):
        view = await chat.say(words)
        for button in buttons_of(view):
            handler = dialogue.flows[button.verb.partition(".")[0]].presses[button.verb]
            handler.data.model_validate(dict(button.data))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=300))
async def test_whatever_is_typed_there_is_an_answer(chat: Chat, words: str) -> None:
    await chat.say(words)
    assert chat.replies
