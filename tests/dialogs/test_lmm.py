"""The dossier for the national desk says what is ready, and carries nothing of the household."""

import pytest

from bot.database import Database
from dialogs.dialogue import Dialogue
from dialogs.view import Delivery
from meldingen.balie import Meldingenbalie
from meldingen.model.intake import Poging
from meldingen.model.keuzes import PogingUitkomst
from meldingen.store.eenheid import SqlWerkeenheden
from tests.builders import BELEID, MELDER, NOW, a_concept
from tests.dialogs.chat import Chat, words_of

STORY = a_concept().samenvatting
ANSWERS = {
    "regio_organisatie": "Dienst Gezondheid",
    "regio_uitkomst": "regels_botsen",
    "mandaat_functie": "teammanager",
    "mandaat_organisatie": "Sociale Dienst",
    "mandaat_gebruikt": "nee",
    "niet_gebruikt_om": "reikt_niet_zo_ver",
    "verzoeken": "advies,doorzetten",
    "contact_functie": "sociaal pontonnier",
}


@pytest.fixture
async def case(pontonnier: Chat, database: Database) -> Chat:
    """The pontonnier has a case open in which one known and one typed route were tried."""
    balie = Meldingenbalie(SqlWerkeenheden(database.writers, database.readers), BELEID)
    tried = (
        Poging(dienst="huisartsenpost", uitkomst=PogingUitkomst.PAST_NIET),
        Poging(dienst="een zelf getypte dienst", uitkomst=PogingUitkomst.AFGEWEZEN),
    )
    await balie.indienen(a_concept(geprobeerd=tried), MELDER, key="k", now=NOW)
    await pontonnier.say("status DB-2026-0001")
    await pontonnier.press("Openen")
    await pontonnier.press("Dossier Maatwerkloket")
    return pontonnier


async def test_with_every_answer_the_dossier_is_ready(case: Chat) -> None:
    view = await case.press("Dossier maken", **ANSWERS)
    assert "Klaar voor het loket" in words_of(view)
    assert "Mist nog" not in words_of(view)
    assert "Dienst Gezondheid, regels botsen" in words_of(view)
    assert "het mandaat reikt niet zo ver" in words_of(view)


async def test_without_answers_it_says_what_is_missing(case: Chat) -> None:
    view = await case.press("Dossier maken")
    assert "Mist nog: regionaal geprobeerd" in words_of(view)
    assert "In orde: lokaal geprobeerd" in words_of(view)
    assert "In orde: het huishouden weet het" in words_of(view)


async def test_nothing_of_the_story_and_no_typed_route_is_in_it(case: Chat) -> None:
    view = await case.press("Dossier maken", **ANSWERS)
    assert STORY not in words_of(view)
    assert "zelf getypte" not in words_of(view)
    assert case.replies[-1].delivery is Delivery.PRIVATE
    assert case.kept_by_the_chat == ""


@pytest.mark.parametrize("typed", ["Jan de Vries, 06-12345678", "jan@voorbeeld.nl", "3311 AB Dordrecht"])
async def test_personal_data_in_a_name_is_refused(case: Chat, typed: str) -> None:
    view = await case.press("Dossier maken", **{**ANSWERS, "contact_functie": typed})
    assert "Klaar voor het loket" not in words_of(view)
    assert typed not in case.memory


async def test_only_the_team_makes_it(case: Chat, dialogue: Dialogue) -> None:
    case_button = case.button("Dossier maken")
    filer = Chat(dialogue, MELDER.person_id)
    assert "Dienst Gezondheid" not in words_of(await filer.send(case_button, **ANSWERS))
    manager = Chat(dialogue, "baas", "leidinggevende")
    assert "Dienst Gezondheid" not in words_of(await manager.send(case_button, **ANSWERS))
