"""Snoozing a case in the chat: until a date, with a reason that the filer reads, and over by itself."""

from datetime import UTC, datetime, timedelta

import pytest

from dialogs.services import Services
from meldingen.balie import Meldingenbalie
from meldingen.handelingen import Oppakken
from meldingen.model.keuzes import Status
from meldingen.nummer import Meldingnummer
from tests.builders import MELDER, NOW, PONTONNIER, a_concept
from tests.dialogs.chat import Chat, buttons_of, words_of
from tests.dialogs.office import field

NUMMER = Meldingnummer(2026, 1)
UNTIL = datetime(2026, 12, 2, 16, tzinfo=UTC)
"""The end of that working day in Dordrecht."""


@pytest.fixture
async def form(services: Services, pontonnier: Chat) -> Chat:
    """The owner has the form of a pause open."""
    await services.balie.indienen(a_concept(), MELDER, key="filed", now=NOW)
    await services.balie.handel(NUMMER, Oppakken(), PONTONNIER, key="taken", now=NOW)
    pontonnier.now = NOW
    await pontonnier.say("status DB-2026-0001")
    await pontonnier.press("Openen")
    while not any(button.title == "Laten wachten" for button in buttons_of(pontonnier.view)):
        await pontonnier.press("Meer mogelijkheden")
    await pontonnier.press("Laten wachten")
    return pontonnier


async def test_the_filer_reads_until_when_it_waits_and_why(form: Chat) -> None:
    await form.press("Vastleggen", reden="De zitting is verplaatst", tot="2026-12-02")
    filer = Chat(form.dialogue, MELDER.person_id, now=NOW)
    await filer.say("status DB-2026-0001")
    view = await filer.press("Openen")
    assert "Wacht tot 02-12-2026 17.00" in words_of(view)
    assert "De zitting is verplaatst" in words_of(view)


async def test_it_is_over_by_itself_on_its_date_and_nothing_escalates_before(
    form: Chat, services: Services
) -> None:
    await form.press("Vastleggen", reden="De zitting is verplaatst", tot="2026-12-02")
    balie = services.balie
    assert isinstance(balie, Meldingenbalie)
    for before in (NOW + timedelta(days=6), UNTIL - timedelta(seconds=1)):
        assert (await balie.verwerk_termijnen(before)).samen == 0
    await balie.verwerk_termijnen(UNTIL)
    beeld = await balie.bekijk(NUMMER, PONTONNIER, UNTIL)
    assert beeld.melding.status is Status.OPGEPAKT
    assert beeld.melding.escalatietrede == 0
    await form.say("status DB-2026-0001")
    view = await form.press("Openen")
    assert "De datum is er: verdergegaan" in words_of(view)


@pytest.mark.parametrize(
    ("day", "at", "error"),
    [
        ("2027-02-01", NOW, "Dat is te ver weg. Kies een dag tot en met dinsdag 8 december."),
        ("2026-11-24", NOW + timedelta(hours=8), "Dat moment is voorbij. Kies een latere dag."),
    ],
)
async def test_a_day_that_cannot_be_is_said_at_the_day_and_the_reason_stays_filled_in(
    form: Chat, day: str, at: datetime, error: str
) -> None:
    form.now = at
    await form.press("Vastleggen", reden="De zitting is verplaatst", tot=day)
    assert field(form, "tot").error == error
    assert field(form, "reden").value == "De zitting is verplaatst"
    await form.press("Vastleggen", reden="De zitting is verplaatst", tot="2026-12-02")
    assert "Vastgelegd: laten wachten." in words_of(form.view)
