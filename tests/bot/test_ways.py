"""A message goes by the way that its rung names, or by the next when that cannot be; all can see which."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.cards.plain import as_text
from bot.channel.port import SendError, SendOutcome
from bot.database import Database
from bot.state import Whose
from dialogs.turn import Memory
from dialogs.view import Button
from knowledge.language import Language
from meldingen.beleid import Beleid
from meldingen.berichten import BerichtSoort
from meldingen.escalatie import Weg
from meldingen.handelingen import Adviseren, Loslaten, Oppakken
from meldingen.outbox.model import Afloop, Poging, Staat, Zending
from meldingen.urgentie import Urgentie
from meldingen.voorkeuren import Stilte, Voorkeuren
from tests.bot.told import KANAAL, NUMMER, STORY, Told, Town, open_town
from tests.builders import BELEID

TEAM = ("het team", "kanaal")
IN_CHAT = {("sam", "chat"), ("noor", "chat")}


@pytest.fixture
async def town(database: Database) -> Town:
    return await open_town(database)


async def rung_of_the_team(town: Town) -> Told:
    """The first rung of a case that can wait: its way is the channel alone."""
    await town.file()
    await town.told()
    return await town.until_rung("team")


def refused(code: str) -> SendError:
    return SendError(SendOutcome.REFUSED, code)


def results(letters: list[Zending]) -> list[tuple[Staat, Weg | None, str]]:
    return [(letter.staat, letter.langs, letter.fout) for letter in letters]


async def test_a_rung_with_the_channel_as_its_way_is_one_post_and_no_chat(town: Town) -> None:
    assert set(await rung_of_the_team(town)) == {TEAM}
    *_, post = await town.letters()
    assert (post.bericht.weg, post.staat, post.langs) == ((Weg.KANAAL,), Staat.VERZONDEN, Weg.KANAAL)
    assert post.referentie


async def test_a_case_of_today_goes_to_the_channel_and_to_each_in_person(town: Town) -> None:
    await town.file(urgentie=Urgentie.VANDAAG)
    await town.told()
    assert set(await town.until_rung("team")) == {TEAM, *IN_CHAT}


async def test_without_a_channel_each_of_the_team_is_told_in_person(database: Database) -> None:
    town = await open_town(database, kanaal=False)
    assert set(await rung_of_the_team(town)) == IN_CHAT
    assert await town.letters() == []


@pytest.mark.parametrize("code", ["http_403", "http_404", "http_400"])
async def test_a_channel_that_refuses_is_seen_and_each_is_told_in_person_instead(
    town: Town, code: str
) -> None:
    await town.file()
    await town.told()
    town.channel.failing[KANAAL] = [refused(code)]
    assert set(await town.until_rung("team")) == IN_CHAT
    every = await town.postvak.of_melding(str(NUMMER))
    (tried,) = [each for each in every if each.fout == code]
    assert (tried.staat, tried.langs, tried.bericht.ontvanger.rol) == (
        Staat.VERZONDEN,
        None,
        every[0].bericht.ontvanger.rol,
    )
    assert {each.bericht.ontvanger.person_id for each in every if each.ouder_id == tried.id} == {
        "tenant:sam",
        "tenant:noor",
    }
    assert await town.postvak.dead_letters(10) == ()


async def test_a_channel_that_the_bot_lost_since_is_passed_by(town: Town) -> None:
    await town.file()
    await town.told()
    await town.channels.forget(KANAAL)
    assert set(await town.until_rung("team")) == IN_CHAT


async def test_a_refused_post_that_each_was_told_of_as_well_stays_a_dead_letter(town: Town) -> None:
    await town.file()
    town.channel.failing[KANAAL] = [refused("http_403")]
    assert set(await town.told()) == IN_CHAT
    (dead,) = await town.postvak.dead_letters(10)
    assert (dead.staat, dead.langs, dead.fout) == (Staat.MISLUKT, Weg.KANAAL, "http_403")
    await town.postvak.resend(dead.id, town.clock.now())
    assert set(await town.told()) == {TEAM}


async def test_a_post_that_may_have_arrived_is_not_repeated_by_any_way(town: Town) -> None:
    await town.file()
    await town.told()
    faults: list[Exception] = [SendError(SendOutcome.UNKNOWN, "http_502")]
    town.channel.failing[KANAAL] = faults
    while faults:
        await town.told_when_due()
    attempts = len(town.channel.attempts)
    assert await town.pass_by(timedelta(minutes=30)) == {}
    assert len(town.channel.attempts) == attempts
    (post,) = [each for each in await town.letters() if each.bericht.soort is BerichtSoort.GEESCALEERD]
    assert (post.staat, post.fout) == (Staat.ONBEKEND, "http_502")


async def test_a_channel_that_brakes_is_tried_again_by_the_same_way(town: Town) -> None:
    await town.file()
    await town.told()
    faults: list[Exception] = [SendError(SendOutcome.THROTTLED, "http_429", 20.0)]
    town.channel.failing[KANAAL] = faults
    while faults:
        await town.told_when_due()
    assert set(await town.pass_by(timedelta(minutes=1))) == {TEAM}


async def test_a_post_says_number_state_date_and_what_is_asked_in_dutch_and_nothing_else(town: Town) -> None:
    for name in ("sam", "noor"):
        await town.wishes.keep(f"tenant:{name}", Voorkeuren(taal="en"))
    told = await rung_of_the_team(town)
    assert told[TEAM].splitlines() == [
        "DB-2026-0001: nog niemand heeft deze melding opgepakt.",
        "Wie pakt hem op?",
        "Stand: gemeld. Gebeurt er niets, dan volgt op dinsdag 24 november, 16.30 uur de volgende stap.",
    ]
    for where, view in town.channel.sent:
        assert STORY not in str(view)
        if where == KANAAL:
            (button,) = view.buttons
            assert isinstance(button, Button)
            assert (button.verb, button.data) == ("zaak.open", {"nummer": str(NUMMER)})
            assert view.refresh is None
            assert view.language is Language.NL
        else:
            assert view.language is (Language.NL if where == "chat-robin" else Language.EN)


async def test_a_channel_has_a_brake_of_its_own(town: Town) -> None:
    await town.file()
    await town.told()
    await town.act(Oppakken())
    await town.act(Loslaten(reden="Verlof"))
    town.sleep.seconds.clear()
    told = await town.told()
    assert {where for where, _ in town.channel.sent} >= {KANAAL, "chat-noor", "chat-robin"}
    assert TEAM in told
    assert max(town.sleep.seconds) <= 1.0
    conversations = [where for where, _ in town.channel.sent[-4:]]
    assert conversations.count(KANAAL) == 1


async def test_wishes_of_a_person_hold_back_nothing_of_the_channel(town: Town) -> None:
    for name in ("sam", "noor"):
        await town.wishes.keep(f"tenant:{name}", Voorkeuren(stilte=Stilte(van=time(0), tot=time(23, 59))))
    await town.file()
    assert set(await town.told()) == {TEAM}


def by_mail_first() -> Beleid:
    """An office whose every rung goes by e-mail."""
    policy = BELEID.escalatie
    mailed = {
        urgentie: beleid.model_copy(
            update={
                "treden": tuple(
                    trede.model_copy(update={"weg": (Weg.EMAIL, Weg.CHAT)}) for trede in beleid.treden
                )
            }
        )
        for urgentie, beleid in policy.urgenties.items()
    }
    return replace(BELEID, escalatie=policy.model_copy(update={"urgenties": mailed}))


@pytest.fixture
async def mailing(database: Database) -> Town:
    town = await open_town(database, beleid=by_mail_first())
    town.mailer.known = {"sam"}
    return town


async def test_a_rung_that_names_email_is_mailed_and_not_chatted(mailing: Town) -> None:
    told = await rung_of_the_team(mailing)
    assert set(told) == {("sam", "email"), ("noor", "chat")}
    assert results(await mailing.letters("sam"))[-1] == (Staat.VERZONDEN, Weg.EMAIL, "")
    assert results(await mailing.letters("noor"))[-1] == (Staat.VERZONDEN, Weg.CHAT, "geen-mail")
    assert "Openen kan in Microsoft Teams" in told[("sam", "email")]
    assert STORY not in told[("sam", "email")]


@pytest.mark.parametrize(
    ("afloop", "staat", "also"),
    [
        (Afloop.GEWEIGERD, Staat.VERZONDEN, {("sam", "chat")}),
        (Afloop.ONZEKER, Staat.ONBEKEND, set()),
        (Afloop.NIET_VERTROKKEN, Staat.WACHTEND, set()),
    ],
)
async def test_only_an_email_that_certainly_did_not_leave_and_never_will_goes_by_chat(
    mailing: Town, afloop: Afloop, staat: Staat, also: set[tuple[str, str]]
) -> None:
    mailing.mailer.outcomes = [Poging(afloop=afloop, fout="mail-proef")]
    told = await rung_of_the_team(mailing)
    assert set(told) - {("noor", "chat")} == also
    last = (await mailing.letters("sam"))[-1]
    assert (last.staat, last.fout) == (staat, "mail-proef")


@pytest.mark.parametrize("code", ["http_403", "http_404"])
async def test_whom_the_chat_refuses_gets_the_email_in_their_own_language(town: Town, code: str) -> None:
    await town.wishes.keep("tenant:robin", Voorkeuren(taal="en"))
    town.mailer.known = {"robin"}
    await town.file()
    await town.told()
    town.channel.failing["chat-robin"] = [refused(code)]
    await town.act(Oppakken())
    told = await town.told()
    assert "your report was taken up" in told[("robin", "email")]
    assert results(await town.letters("robin")) == [(Staat.VERZONDEN, Weg.EMAIL, code)]


async def test_an_email_that_may_have_left_after_the_chat_refused_is_repeated_by_no_way(town: Town) -> None:
    town.mailer.known = {"robin"}
    town.mailer.outcomes = [Poging(afloop=Afloop.ONZEKER, fout="mail-verbroken")]
    await town.file()
    await town.told()
    town.channel.failing["chat-robin"] = [refused("http_403")]
    await town.act(Oppakken())
    assert await town.told() == {}
    assert await town.pass_by(timedelta(hours=1)) == {}
    assert results(await town.letters("robin")) == [(Staat.ONBEKEND, Weg.EMAIL, "mail-verbroken")]


async def test_whom_no_way_reaches_stays_visible_with_the_reason(town: Town) -> None:
    await town.file()
    await town.told()
    town.channel.failing["chat-robin"] = [refused("http_403")]
    await town.act(Oppakken())
    assert await town.told() == {}
    assert results(await town.letters("robin")) == [(Staat.MISLUKT, Weg.CHAT, "http_403")]


async def test_a_case_keeps_the_ways_that_held_when_it_was_filed(town: Town, database: Database) -> None:
    await town.file()
    await town.told()
    later = await open_town(database, beleid=by_mail_first())
    later.mailer.known = {"sam", "noor"}
    assert set(await later.until_rung("team")) == {TEAM}


async def test_a_day_card_that_cannot_be_chatted_is_mailed_whole(town: Town) -> None:
    await town.wishes.keep("tenant:robin", Voorkeuren(bundel_om=time(9)))
    town.mailer.known = {"robin"}
    await town.file()
    await town.act(Oppakken())
    await town.act(Adviseren(tekst="Bel even"))
    assert ("robin", "chat") not in await town.told()
    town.channel.failing["chat-robin"] = [refused("http_403")]
    town.clock.moment = town.clock.moment.replace(hour=8, minute=0) + timedelta(days=1)
    told = await town.told()
    assert told[("robin", "email")].count("DB-2026-0001:") == 2
    assert {letter.langs for letter in await town.letters("robin")} == {Weg.EMAIL}


async def test_a_filer_in_quiet_hours_hears_afterwards_that_the_case_went_higher(town: Town) -> None:
    await town.wishes.keep("tenant:robin", Voorkeuren(stilte=Stilte(van=time(8), tot=time(20))))
    await town.file()
    await town.told()
    assert ("robin", "chat") not in await town.until_rung("ambassadeur")
    town.clock.moment = town.clock.moment.replace(hour=19, minute=0)
    assert set(await town.told()) == {("robin", "chat")}


async def test_the_language_last_spoken_in_the_chat_is_that_of_the_email_too(town: Town) -> None:
    whose, memories = Whose("chat-robin", "tenant:robin"), town.registry.memories
    await memories.write(whose, await memories.read(whose), Memory(language=Language.EN), "k")
    town.mailer.known = {"robin"}
    await town.file()
    await town.told()
    town.channel.failing["chat-robin"] = [refused("http_404")]
    await town.act(Oppakken())
    await town.told()
    assert "type the word status" in as_text(town.mailer.letters[0][1])
