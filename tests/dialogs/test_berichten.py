"""A message says what is asked of its reader, and nothing is asked of a filer by the ladder."""

from datetime import datetime, timedelta

import pytest

from bot.database import Database
from dialogs.berichten import toon, toon_samen
from dialogs.view import View
from dialogs.zaak.acts import ACTS
from knowledge.language import Language
from meldingen.balie import Meldingenbalie
from meldingen.berichten import Bericht, BerichtSoort
from meldingen.besluit import Besluit
from meldingen.escalatie import Ontvanger, default_beleid, next_due
from meldingen.handelingen import HandelingSoort
from meldingen.model.melding import Doorbraakmelding
from meldingen.nummer import Meldingnummer
from meldingen.rollen import Actor, Rol
from meldingen.store.eenheid import SqlWerkeenheden
from meldingen.termijnen import Termijn, TermijnSoort
from meldingen.urgentie import Urgentie
from meldingen.verstrijken import lapse
from tests.builders import BELEID, MELDER, a_concept, a_melding, a_taken_melding
from tests.dialogs.chat import Chat, buttons_of, words_of


def rung(melding: Doorbraakmelding) -> Besluit:
    """What the next moment of the ladder brings."""
    op = next_due(melding.ladder)
    assert op is not None
    besluit = lapse(melding, Termijn(soort=TermijnSoort.LADDER, op=op), op, BELEID)
    assert besluit is not None
    return besluit


def climbed(melding: Doorbraakmelding, to: Ontvanger) -> Besluit:
    """Let the ladder climb until it tells this receiver."""
    for _ in range(20):
        besluit = rung(melding)
        melding = besluit.melding
        trede = melding.ladder.huidige_trede
        if trede and to in trede.wie:
            return besluit
    raise AssertionError("the ladder never came there")


def said(bericht: Bericht, language: Language = Language.NL) -> str:
    return words_of(toon(bericht, language))


def test_the_manager_is_asked_to_decide_and_the_filer_is_asked_nothing() -> None:
    besluit = climbed(a_melding(), Ontvanger.LEIDINGGEVENDE)
    told = [each for each in besluit.berichten if each.soort is BerichtSoort.GEESCALEERD]
    to_manager = next(each for each in told if each.ontvanger.rol is Rol.LEIDINGGEVENDE)
    to_filer = next(each for each in told if each.ontvanger.person_id == MELDER.person_id)
    assert "Wilt u beslissen" in said(to_manager)
    assert "Will you decide" in said(to_manager, Language.EN)
    assert "Wilt u beslissen" not in said(to_filer)


@pytest.mark.parametrize("urgentie", list(default_beleid().urgenties))
def test_every_rung_of_the_policy_asks_one_thing(urgentie: Urgentie) -> None:
    for trede in default_beleid().urgenties[urgentie].treden:
        besluit = climbed(a_melding(a_concept(urgentie=urgentie)), trede.verste)
        asked = [each for each in besluit.berichten if each.feiten.get("vraag")]
        assert asked
        assert all("?" in said(each) or "Kijk samen" in said(each) for each in asked)


def test_after_silence_the_owner_is_asked_and_when_they_are_away_the_deputy() -> None:
    asked = rung(a_taken_melding())
    (question,) = [each for each in asked.berichten if each.soort is BerichtSoort.HEEFT_U_HET_NOG]
    assert "heeft u deze zaak nog?" in said(question)
    deputy = question.model_copy(update={"feiten": {**question.feiten, "vraag": "nog_van_collega"}})
    assert "Neemt u de zaak over?" in said(deputy)


async def test_after_the_question_still_having_it_is_the_first_button_and_stops_the_clock(
    pontonnier: Chat, database: Database
) -> None:
    balie = Meldingenbalie(SqlWerkeenheden(database.writers, database.readers), BELEID)
    await balie.indienen(a_concept(), MELDER, key="k", now=pontonnier.now)
    await pontonnier.say("status DB-2026-0001")
    await pontonnier.press("Openen")
    before = await pontonnier.press("Oppakken")
    assert not acts_of(before)[0].startswith("Ik heb het nog")
    question = await in_silence(balie, pontonnier)
    pontonnier.now = question
    await pontonnier.say("status DB-2026-0001")
    assert acts_of(await pontonnier.press("Openen"))[0] == "Ik heb het nog"
    after = await pontonnier.press("Ik heb het nog")
    assert "Vastgelegd" in words_of(after)
    assert acts_of(after)[0] != "Ik heb het nog"


def acts_of(view: View) -> list[str]:
    return [button.title for button in buttons_of(view) if button.verb == "zaak.doe"]


async def in_silence(balie: Meldingenbalie, chat: Chat) -> datetime:
    """Let time pass until the owner was asked, and return that moment."""
    actor = Actor(
        chat.person, "sociaal pontonnier", "Gemeente Dordrecht", frozenset({Rol.SOCIAAL_PONTONNIER})
    )
    now = chat.now
    for _ in range(40):
        now += timedelta(hours=12)
        await balie.verwerk_termijnen(now)
        beeld = await balie.bekijk(Meldingnummer.parse("DB-2026-0001"), actor, now)
        if beeld.melding.ladder.gevraagd_op:
            return now
    raise AssertionError("nobody was ever asked")


def test_every_act_of_the_ladder_can_be_done_in_chat() -> None:
    of_the_ladder = {
        HandelingSoort.OPPAKKEN,
        HandelingSoort.VASTHOUDEN,
        HandelingSoort.LOSLATEN,
        HandelingSoort.OVERDRAGEN,
        HandelingSoort.WACHTEN,
        HandelingSoort.OPSCHALEN,
        HandelingSoort.AFSCHALEN,
    }
    assert of_the_ladder <= ACTS.keys()


def test_several_messages_on_one_card_each_open_their_own_case() -> None:
    two = [rung(a_melding(nummer=nummer)).berichten[0] for nummer in (1, 2)]
    card = toon_samen(two, Language.NL)
    assert "2 berichten" in card.summary
    assert [button.data["nummer"] for button in buttons_of(card)] == ["DB-2026-0001", "DB-2026-0002"]
    assert toon_samen(two[:1], Language.NL) == toon(two[0], Language.NL)
