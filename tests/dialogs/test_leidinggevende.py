"""A manager opens the case that came up to them from the message, and appoints who does it."""

from datetime import timedelta

import pytest

from dialogs.dialogue import Dialogue
from dialogs.services import Services
from dialogs.view import Button
from meldingen.balie import Meldingenbalie
from meldingen.urgentie import Urgentie
from tests.builders import MELDER, NOW, a_concept
from tests.dialogs.chat import Chat, words_of

STORY = a_concept().samenvatting
OPENS = Button("Openen", "zaak.open", {"nummer": "DB-2026-0001"})


@pytest.fixture
async def manager(services: Services, dialogue: Dialogue) -> Chat:
    """A case for today that nobody took has come up to the manager."""
    balie = services.balie
    assert isinstance(balie, Meldingenbalie)
    await balie.indienen(a_concept(urgentie=Urgentie.VANDAAG), MELDER, key="filed", now=NOW)
    later = NOW + timedelta(hours=5)
    for quarter in range(21):
        await balie.verwerk_termijnen(NOW + timedelta(minutes=15 * quarter))
    return Chat(dialogue, "baas", "leidinggevende", now=later)


async def test_the_button_of_the_message_shows_how_the_case_stands_and_not_its_story(manager: Chat) -> None:
    view = await manager.send(OPENS)
    assert "U beslist wie dit doet" in words_of(view)
    assert "Geëscaleerd, trede 4" in words_of(view)
    assert STORY not in words_of(view)
    assert [button.title for button in view.buttons if isinstance(button, Button)] == ["Iemand aanwijzen"]


async def test_the_one_who_is_appointed_has_the_case_and_the_filer_reads_it(manager: Chat) -> None:
    await manager.send(OPENS)
    form = await manager.press("Iemand aanwijzen")
    assert form.summary == "Iemand aanwijzen"
    done = await manager.press("Vastleggen", collega="regisseur", reden="Zij kent de wijk.")
    assert "Vastgelegd: iemand aanwijzen." in words_of(done)
    assert "U beslist" not in words_of(done)
    filer = Chat(manager.dialogue, MELDER.person_id, now=manager.now)
    view = await filer.say("status DB-2026-0001")
    assert "doorbraakregisseur" in words_of(view)


async def test_a_case_that_did_not_come_up_stays_closed_to_a_manager(
    services: Services, dialogue: Dialogue
) -> None:
    await services.balie.indienen(a_concept(), MELDER, key="filed", now=NOW)
    view = await Chat(dialogue, "baas", "leidinggevende", now=NOW).send(OPENS)
    assert view.summary.startswith("Ik vind geen melding")


async def test_a_filer_reads_that_the_promised_date_has_passed_and_not_that_it_still_comes(
    manager: Chat,
) -> None:
    view = await Chat(manager.dialogue, MELDER.person_id, now=manager.now).say("status DB-2026-0001")
    assert "U zou iets horen vóór" in words_of(view)
    assert "U hoort vóór" not in words_of(view)
