"""Figures of the routes, over memory and both databases; and the versions of the maps that are kept."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.database import Database, open_database
from knowledge.routekaart import Routekaart
from knowledge.routekaart.ports import RouteUses
from knowledge.routekaart.use import RouteUse, UseEvent
from knowledge.store.route_uses import SqlRouteUses
from knowledge.store.route_versions import MOST_VERSIONS, SqlRouteVersions
from knowledge.store.sessions import Sessions
from tests.fakes.routes import MemoryRouteUses
from tests.knowledge.routekaart import small_map

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
ANSWERED = RouteUse("fiets", "v1", "waar", UseEvent.ANSWERED)
FAILED = RouteUse("fiets", "v1", "aangifte", UseEvent.FAILED, 1)


@pytest.fixture
async def database(either_url: str) -> AsyncIterator[Database]:
    async with open_database(either_url) as opened:
        yield opened


@pytest.fixture
def sessions(database: Database) -> Sessions:
    return Sessions(database.writers, database.readers)


@pytest.fixture(params=["memory", "database"])
def uses(request: pytest.FixtureRequest, sessions: Sessions) -> RouteUses:
    return MemoryRouteUses() if request.param == "memory" else SqlRouteUses(sessions)


async def test_the_same_thing_is_added_up_over_the_days_that_are_asked(uses: RouteUses) -> None:
    await uses.note([ANSWERED, ANSWERED, FAILED], AT)
    await uses.note([ANSWERED], AT + timedelta(days=1))
    await uses.note([], AT)
    assert await uses.count("fiets", AT.date()) == {ANSWERED: 3, FAILED: 1}
    assert await uses.count("fiets", date(2026, 11, 24)) == {ANSWERED: 1}
    assert await uses.count("onderdak", AT.date()) == {}


async def test_a_day_is_a_day_in_the_netherlands(uses: RouteUses) -> None:
    await uses.note([ANSWERED], datetime(2026, 11, 23, 23, 30, tzinfo=UTC))
    assert await uses.count("fiets", date(2026, 11, 24)) == {ANSWERED: 1}


async def test_whoever_counts_at_the_same_time_loses_nothing(uses: RouteUses) -> None:
    both = [[ANSWERED, FAILED], [FAILED, ANSWERED]] * 4
    await asyncio.gather(*(uses.note(each, AT) for each in both))
    assert await uses.count("fiets", AT.date()) == {ANSWERED: 8, FAILED: 8}


async def test_a_day_is_one_row_without_a_person_or_a_moment(database: Database, sessions: Sessions) -> None:
    await SqlRouteUses(sessions).note([ANSWERED, ANSWERED], AT)
    async with database.readers() as session:
        row = (await session.execute(text("select * from kennis_routegebruik"))).one()
    assert set(row._fields) == {"id", "dag", "kaart", "versie", "knoop", "gebeurtenis", "stap", "aantal"}
    assert row.aantal == 2


def a_version(folder: Path, question: str) -> Routekaart:
    raw = small_map.dutch()
    raw["knopen"]["gestolen"]["tekst"] = question
    return small_map.load(folder, raw)


async def test_every_version_of_a_map_is_kept_with_its_newest_texts(
    sessions: Sessions, tmp_path: Path
) -> None:
    versions = SqlRouteVersions(sessions)
    first, second = a_version(tmp_path, "Weg?"), a_version(tmp_path, "Is hij weg?")
    translated = second.model_copy(update={"titel": second.titel.model_copy(update={"en": "Bicycle gone"})})
    await versions.keep([first], AT)
    await versions.keep([second], AT + timedelta(days=1))
    await versions.keep([translated], AT + timedelta(days=2))
    assert await versions.read() == (translated, first)


async def test_a_version_that_is_no_longer_understood_is_left_out(
    database: Database, sessions: Sessions, tmp_path: Path
) -> None:
    versions = SqlRouteVersions(sessions)
    await versions.keep([a_version(tmp_path, "Weg?")], AT)
    async with database.writers() as session, session.begin():
        await session.execute(text("""update kennis_routekaartversie set inhoud = '{"oud": 1}'"""))
    assert await versions.read() == ()


async def test_the_newest_versions_stay_within_reach(sessions: Sessions, tmp_path: Path) -> None:
    versions = SqlRouteVersions(sessions)
    made = [a_version(tmp_path, f"Vraag {place}?") for place in range(MOST_VERSIONS + 1)]
    for place, kaart in enumerate(made):
        await versions.keep([kaart], AT + timedelta(minutes=place))
    read = await versions.read()
    assert read == tuple(reversed(made))[:MOST_VERSIONS]
