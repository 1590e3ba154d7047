"""Several processes watch over one database: one audit, one beat, one warning in each period."""

import asyncio
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import update
from sqlmodel import col

from bot.channel.port import Address, SendError, SendOutcome
from bot.database import Database
from bot.telling import LEASE, Verteld
from bot.watch import LONGEST_AUDIT
from dialogs.view import View
from knowledge.language import Language
from meldingen.voorkeuren import Voorkeuren
from meldingen.werktijd import Afwezigheid
from tests.bot.test_watch import EVERY, Post, a_watch_that_stumbles, open_post
from tests.builders import NOW

SECOND = timedelta(seconds=1)
AWAY = Voorkeuren(afwezig=Afwezigheid(van=date(2026, 12, 1), tot_en_met=date(2026, 12, 2)))


@pytest.fixture
async def posts(either_database: Database) -> list[Post]:
    return [await open_post(either_database) for _ in range(3)]


async def all_look(posts: list[Post], now: datetime) -> None:
    await asyncio.gather(*(post.look(now) for post in posts))


def beats(posts: list[Post]) -> int:
    return sum(len(post.beats) for post in posts)


async def test_three_processes_beat_once_in_each_period(posts: list[Post]) -> None:
    for seconds in (0, 5, 299, 300, 305, 600):
        await all_look(posts, NOW + timedelta(seconds=seconds))
    assert beats(posts) == 3


async def test_every_process_knows_how_the_last_audit_went(posts: list[Post]) -> None:
    await posts[0].forget_a_case()
    await posts[0].look(NOW)
    said = [await post.watch.check() for post in posts]
    assert said[0] == said[1] == said[2]
    assert (said[1]["clean"], said[1]["te_laat"], said[1]["at"]) == (False, 2, NOW.isoformat())
    await posts[1].remember_it()
    await posts[1].look(NOW + EVERY)
    assert [(await post.watch.check())["clean"] for post in posts] == [True] * 3


async def test_of_a_fault_every_manager_hears_once_whoever_found_it(posts: list[Post]) -> None:
    await posts[0].forget_a_case()
    for minutes in (0, 5, 10):
        await all_look(posts, NOW + timedelta(minutes=minutes))
    assert len([line for post in posts for line in post.told("robin")]) == 1
    assert beats(posts) == 0


async def test_of_a_gap_everybody_hears_once_whoever_found_it(posts: list[Post]) -> None:
    await posts[0].wishes.keep("tenant:sam", AWAY)
    for hours in (0, 1, 48):
        now = NOW + timedelta(hours=hours)
        await asyncio.gather(*(post.gaps.round(now) for post in posts))
    for person in ("sam", "robin"):
        assert len([line for post in posts for line in post.told(person)]) == 1


async def test_when_the_process_with_the_audit_dies_another_takes_it_within_a_period(
    posts: list[Post],
) -> None:
    dead, other, _ = posts
    began = asyncio.Event()

    async def never_come_back() -> None:
        began.set()
        await asyncio.Event().wait()

    dying = asyncio.create_task(a_watch_that_stumbles(dead, never_come_back).round(NOW))
    await began.wait()
    dying.cancel()
    await other.look(NOW + LONGEST_AUDIT - SECOND)
    assert beats(posts) == 0
    await other.look(NOW + LONGEST_AUDIT)
    assert (beats(posts), (await other.watch.check())["clean"]) == (1, True)
    assert LONGEST_AUDIT < EVERY


async def test_who_stood_still_during_the_audit_neither_beats_nor_says_what_was(posts: list[Post]) -> None:
    slow, other, _ = posts

    async def meanwhile() -> None:
        await other.forget_a_case()
        await other.look(NOW + LONGEST_AUDIT)
        await other.remember_it()

    await a_watch_that_stumbles(slow, meanwhile).round(NOW)
    assert beats(posts) == 0
    assert (await slow.watch.check())["te_laat"] == 2


def draw(language: Language) -> View:
    return View(language.value)


async def test_a_warning_whose_teller_died_before_it_left_is_told_by_another(
    posts: list[Post], either_database: Database
) -> None:
    died, other, _ = posts
    died.channel.faults = [SendError(SendOutcome.UNKNOWN, "timeout")]
    await died.office.told.once("tenant:robin", "iets", draw, NOW)
    async with either_database.engine.begin() as connection:
        await connection.execute(update(Verteld).values({col(Verteld.vertrokken): False}))
    assert not await other.office.told.once("tenant:robin", "iets", draw, NOW + LEASE - SECOND)
    assert await other.office.told.once("tenant:robin", "iets", draw, NOW + LEASE)


async def test_a_warning_that_may_have_arrived_is_not_told_again(posts: list[Post]) -> None:
    one, other, _ = posts
    one.channel.faults = [SendError(SendOutcome.UNKNOWN, "timeout")]
    assert not await one.office.told.once("tenant:robin", "iets", draw, NOW)
    assert not await other.office.told.once("tenant:robin", "iets", draw, NOW + LEASE)
    assert other.told("robin") == []


async def test_whose_claim_was_taken_over_sends_nothing_any_more(posts: list[Post]) -> None:
    slow, other, _ = posts
    find = slow.office.told._delivery._registry.references.find

    async def overtaken(person_id: str) -> Address | None:
        assert await other.office.told.once(person_id, "iets", draw, NOW + LEASE)
        return await find(person_id)

    slow.office.told._delivery._registry.references.find = overtaken  # type: ignore[method-assign]
    assert not await slow.office.told.once("tenant:robin", "iets", draw, NOW)
    assert (slow.told("robin"), len(other.told("robin"))) == ([], 1)
