"""The whole way in conversations: ask, report, take up, answer, hear back."""

import json

from dialogs.berichten import toon
from dialogs.view import Button, Delivery
from knowledge.language import Language
from meldingen.berichten import Bericht, BerichtSoort, Ontvanger
from meldingen.nummer import Meldingnummer
from tests.dialogs.chat import Chat, words_of

STORY = (
    "De moeder krijgt geen uitkering omdat zij geen adres heeft, en geen adres omdat zij geen inkomen heeft."
)


async def fill_in_everything(chat: Chat) -> None:
    """Walk the form up to the summary."""
    await chat.say("melding")
    await chat.press("Verder", organisatie="Sociaal Wijkteam", functie="wijkteammedewerker")
    await chat.press("Verder", knelpuntsoorten="regels", leefgebieden="wonen,inkomen")
    await chat.press("Verder")
    await chat.press(
        "Verder",
        samenvatting=STORY,
        doel="Een inkomen en een eigen plek",
        samenhang="samenhangend",
        gevraagd="doorbraak,regie",
        betrokken="Trivire, Sociale Dienst Drechtsteden",
    )
    await chat.press("Verder", schulden="niet-in-orde", kinderen="2", leeftijden="4-11")
    await chat.press("Verder", urgentie="week", urgentie_reden="Volgende week ontruiming")
    await chat.press("Verder", toestemming="ja", weet_het="ja", grondslag="wettelijke-taak")


async def test_a_melding_is_confirmed_with_a_number_and_the_day_before_which_one_hears(chat: Chat) -> None:
    await fill_in_everything(chat)
    assert "Klopt dit?" in words_of(chat.view)
    view = await chat.press("Melding versturen")
    assert "DB-2026-0001" in view.summary
    assert "U hoort vóór" in words_of(view)


async def test_the_story_is_shown_in_private_answers_only(chat: Chat) -> None:
    await fill_in_everything(chat)
    assert chat.replies[-1].delivery is Delivery.PRIVATE
    await chat.press("Melding versturen")
    assert STORY not in chat.kept_by_the_chat
    await chat.say("status DB-2026-0001")
    assert STORY not in chat.kept_by_the_chat


async def test_pressing_confirm_twice_gives_one_melding(chat: Chat) -> None:
    await fill_in_everything(chat)
    button = chat.button("Melding versturen")
    await chat.send(button)
    view = await chat.send(button)
    assert "DB-2026-0001" in view.summary
    await chat.say("status")
    assert "DB-2026-0002" not in words_of(chat.view)


async def test_a_crash_after_filing_gives_the_same_melding_when_the_press_comes_again(chat: Chat) -> None:
    await fill_in_everything(chat)
    before, button = chat.memory, chat.button("Melding versturen")
    await chat.send(button)
    chat.memory = before
    view = await chat.send(button)
    assert "DB-2026-0001" in view.summary
    assert "al verstuurd" in words_of(view)


async def test_the_pontonnier_takes_it_asks_and_the_filer_answers_and_sees_the_timeline(
    chat: Chat, pontonnier: Chat
) -> None:
    await fill_in_everything(chat)
    await chat.press("Melding versturen")
    await pontonnier.say("werkvoorraad")
    case = await pontonnier.press("Openen")
    assert STORY in words_of(case)
    await pontonnier.press("Oppakken")
    await pontonnier.press("Vraag stellen")
    await pontonnier.press("Vastleggen", tekst="Is er al een briefadres aangevraagd?")
    await chat.say("status")
    view = await chat.press("Openen")
    assert "Is er al een briefadres aangevraagd?" in words_of(view)
    await chat.press("Vraag beantwoorden")
    done = await chat.press("Vastleggen", tekst="Ja, twee keer afgewezen.")
    assert "Vraag beantwoord" in words_of(done)
    assert "Opgepakt" in words_of(done)


async def test_two_who_act_at_once_the_second_is_told_what_changed(chat: Chat, pontonnier: Chat) -> None:
    await fill_in_everything(chat)
    await chat.press("Melding versturen")
    await pontonnier.say("werkvoorraad")
    await pontonnier.press("Openen")
    await pontonnier.press("Notitie")
    note = pontonnier.button("Vastleggen")
    await chat.say("status DB-2026-0001")
    await chat.press("Openen")
    await chat.press("Iets toevoegen")
    await chat.press("Vastleggen", tekst="De ontruiming is een dag later.")
    view = await pontonnier.send(note, tekst="Bellen met de corporatie.")
    assert "Niets is overschreven" in words_of(view)
    assert "De ontruiming is een dag later." in words_of(view)


async def test_somebody_else_does_not_see_the_case(chat: Chat, pontonnier: Chat) -> None:
    await fill_in_everything(chat)
    await chat.press("Melding versturen")
    stranger = Chat(chat.dialogue, "vreemde")
    view = await stranger.say("status DB-2026-0001")
    assert view.summary.startswith("Ik vind geen melding")


async def test_a_refused_story_comes_back_to_its_writer_alone_and_is_kept_nowhere(chat: Chat) -> None:
    await chat.say("melding")
    await chat.press("Verder", organisatie="Sociaal Wijkteam", functie="wijkteammedewerker")
    await chat.press("Verder", knelpuntsoorten="regels", leefgebieden="wonen")
    await chat.press("Verder")
    view = await chat.press(
        "Verder",
        samenvatting="Mevrouw De Vries, BSN 123456782, staat op straat.",
        doel="Een dak",
        samenhang="enkelvoudig",
        gevraagd="advies",
    )
    assert "een BSN" in words_of(view)
    assert chat.replies[-1].delivery is Delivery.PRIVATE
    assert "123456782" in words_of(view)
    assert "123456782" not in chat.kept_by_the_chat + chat.memory
    assert "Een dak" in json.loads(chat.memory)["flows"]["melden"]["answers"].values()


async def test_a_draft_is_there_after_a_restart_and_a_question_in_between_is_answered(chat: Chat) -> None:
    await chat.say("melding")
    await chat.press("Verder", organisatie="Sociaal Wijkteam", functie="wijkteammedewerker")
    answer = await chat.say("wie regelt een briefadres?")
    assert "Wie regelt het?" in words_of(answer)
    view = await chat.press("Verder met mijn melding")
    assert "Waar zit het vast?" in words_of(view)


async def test_every_question_can_be_answered_in_words_and_the_chat_keeps_nothing_of_it(chat: Chat) -> None:
    await chat.say("melding")
    kept = ""
    for words in (
        *("Sociaal Wijkteam", "wijkteammedewerker", "Ik meld mijn eigen zaak", "geen", "geen"),
        *("regels botsen", "wonen, inkomen"),
    ):
        await chat.say(words)
        kept += chat.kept_by_the_chat
    assert "wijkteammedewerker" not in kept
    answers = json.loads(chat.memory)["flows"]["melden"]["answers"]
    assert answers["leefgebieden"] == "wonen,inkomen"
    assert answers["knelpuntsoorten"] == "regels"


async def test_this_helps_me_ends_the_intake_without_a_melding_and_counts_as_a_success(
    chat: Chat, pontonnier: Chat
) -> None:
    await chat.say("melding")
    await chat.press("Verder", organisatie="Sociaal Wijkteam", functie="wijkteammedewerker")
    await chat.press("Verder", knelpuntsoorten="regels", leefgebieden="wonen")
    view = await chat.press("Dit helpt mij")
    assert view.summary.startswith("Mooi.")
    await chat.say("status")
    assert "nog geen meldingen" in words_of(chat.view)
    view = await pontonnier.say("werkvoorraad")
    assert "Opgelost via wegwijzer, zonder melding, in de laatste 30 dagen: 1." in words_of(view)


async def test_an_english_professional_gets_the_whole_way_in_english(chat: Chat) -> None:
    await chat.say("I am stuck")
    view = await chat.press("Next", organisatie="Sociaal Wijkteam", functie="social worker")
    assert "Where is it stuck?" in words_of(view)


async def test_a_melding_that_looks_like_another_is_shown_to_the_team_and_can_be_merged(
    chat: Chat, pontonnier: Chat
) -> None:
    await fill_in_everything(chat)
    await chat.press("Melding versturen")
    colleague = Chat(chat.dialogue, "collega")
    await fill_in_everything(colleague)
    await colleague.press("Melding versturen")
    await pontonnier.say("status DB-2026-0002")
    view = await pontonnier.press("Openen")
    assert "Is het dezelfde zaak?" in words_of(view)
    assert "DB-2026-0001" in words_of(view)


async def test_a_colleague_who_was_added_sees_the_case(chat: Chat) -> None:
    await fill_in_everything(chat)
    await chat.press("Melding versturen")
    await chat.say("status DB-2026-0001")
    await chat.press("Openen")
    await chat.press("Collega toevoegen")
    await chat.press("Vastleggen", collega="collega", organisatie="Trivire", functie="woonconsulent")
    colleague = Chat(chat.dialogue, "collega")
    view = await colleague.say("status DB-2026-0001")
    assert "gemeld" in view.summary


async def test_the_work_list_is_narrowed_by_what_is_chosen(chat: Chat, pontonnier: Chat) -> None:
    await fill_in_everything(chat)
    await chat.press("Melding versturen")
    await pontonnier.say("werkvoorraad")
    for chosen, found in (
        ({"organisatie": "Trivire"}, True),
        ({"organisatie": "Yulius"}, False),
        ({"leefgebied": "wonen"}, True),
        ({"leefgebied": "onderwijs"}, False),
        ({"knelpuntsoort": "regels"}, True),
        ({"ouder_dan": "7"}, False),
    ):
        await pontonnier.say("werkvoorraad")
        view = await pontonnier.press("Tonen", **chosen)
        assert ("DB-2026-0001" in words_of(view)) is found, chosen


async def test_a_card_that_was_sent_earlier_shows_the_present_state_when_it_is_shown_again(
    chat: Chat, pontonnier: Chat
) -> None:
    await fill_in_everything(chat)
    received = await chat.press("Melding versturen")
    await pontonnier.say("werkvoorraad")
    await pontonnier.press("Openen")
    await pontonnier.press("Oppakken")
    assert received.refresh is not None
    view = await chat.send(received.refresh)
    assert "opgepakt" in view.summary
    assert STORY not in words_of(view)
    assert chat.replies[-1].delivery is Delivery.PRIVATE


async def test_satisfaction_takes_one_tap_on_the_message_that_tells_the_result(
    chat: Chat, pontonnier: Chat
) -> None:
    await fill_in_everything(chat)
    await chat.press("Melding versturen")
    await pontonnier.say("werkvoorraad")
    await pontonnier.press("Openen")
    await pontonnier.press("Oppakken")
    await pontonnier.press("Wegwijzer")
    await pontonnier.press("Vastleggen", diensten="Briefadres", toelichting="Zo lukt het.", afsluiten="ja")
    nummer = Meldingnummer(2026, 1)
    told = toon(
        Bericht(
            soort=BerichtSoort.AFGEROND,
            nummer=nummer,
            ontvanger=Ontvanger(person_id="professional"),
            feiten={"resultaat": "opgelost-wegwijzer"},
        ),
        Language.NL,
    )
    tap = next(button for button in told.buttons if button.title.startswith("4"))
    assert isinstance(tap, Button)
    view = await chat.send(tap)
    assert "Tevredenheid: 4 van 5" in words_of(view)
