"""A plan as PDF for whoever holds a link that the bot signed: nothing is kept, nothing told of people."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import connect, open_app
from bot.database import Database
from bot.plan_links import LIFETIME, PATH, PURPOSE, PlanLinks
from bot.settings import Settings
from bot.signing import Signer, kept_secret
from knowledge.language import Language
from knowledge.loading import SHIPPED_DATA
from knowledge.routekaart import Routekaart, load_routekaart
from knowledge.routekaart.sharing import FindMap
from knowledge.routekaart.walk import Walk, answer, start_walk, toggle_step, trace
from tests.bot.fakes import NOW, FixedClock

ADDRESS = "https://bot.example.org"
SECRET = bytes(range(32))
Linker = Callable[[Walk, Language, datetime], str | None]


@pytest.fixture(scope="module")
def kaart() -> Routekaart:
    return load_routekaart(SHIPPED_DATA / "routekaart.yaml")


@pytest.fixture(scope="module")
def walk(kaart: Routekaart) -> Walk:
    walked = start_walk(kaart)
    for choice in (3, 0, 1, 1, 0):
        walked = answer(walked, kaart, trace(walked, kaart).current, choice)
    return toggle_step(walked, kaart, "actie-vannacht-gezin:0")


@pytest.fixture(scope="module")
def find_map(kaart: Routekaart) -> FindMap:
    return lambda name, version: kaart if (name, version) == (kaart.id, kaart.version) else None


def token_of(links: PlanLinks, walk: Walk) -> str:
    url = links.pdf(walk, Language.EN, NOW)
    assert url
    assert url.startswith(f"{ADDRESS}{PATH}?t=")
    return url.partition("?t=")[2]


def test_a_link_brings_back_the_walk_with_its_ticks_until_it_expires(walk: Walk, find_map: FindMap) -> None:
    links = PlanLinks(ADDRESS, Signer(SECRET, PURPOSE), find_map)
    token = token_of(links, walk)
    read = links.read(token, NOW + LIFETIME - timedelta(seconds=1))
    assert read
    assert (read.walk, read.language) == (walk, Language.EN)
    assert links.read(token, NOW + LIFETIME) is None


def test_a_link_of_another_secret_another_purpose_or_another_map_is_refused(
    walk: Walk, find_map: FindMap
) -> None:
    token = token_of(PlanLinks(ADDRESS, Signer(SECRET, PURPOSE), find_map), walk)
    for secret, purpose, maps in (
        (b"x" * 32, PURPOSE, find_map),
        (SECRET, "something-else", find_map),
        (SECRET, PURPOSE, lambda _name, _version: None),
    ):
        assert PlanLinks(ADDRESS, Signer(secret, purpose), maps).read(token, NOW) is None


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 1000), st.characters(codec="ascii"), st.text(max_size=80))
def test_no_change_to_a_token_is_taken(place: int, sign: str, rest: str) -> None:
    signer = Signer(SECRET, PURPOSE)
    token = signer.sign(b'{"code":"onderdak-0123456789ab-30"}')
    place %= len(token)
    changed = f"{token[:place]}{sign}{token[place + 1 :]}"
    assert signer.open(changed) in (None, signer.open(token))
    assert signer.open(rest) is None


def test_without_an_address_there_is_no_link(walk: Walk, find_map: FindMap) -> None:
    assert PlanLinks("", Signer(SECRET, PURPOSE), find_map).pdf(walk, Language.NL, NOW) is None


async def test_the_secret_is_made_once_and_kept(database: Database) -> None:
    first = await kept_secret(database)
    assert len(first) == 32
    assert await kept_secret(database) == first


async def test_two_who_start_at_once_get_the_same_secret(database: Database) -> None:
    assert len(set(await asyncio.gather(*(kept_secret(database) for _ in range(4))))) == 1


@asynccontextmanager
async def _browser(folder: Path, clock: FixedClock) -> AsyncIterator[tuple[TestClient[Any, Any], Linker]]:
    chosen = Settings(_env_file=None, data_dir=folder, public_url=ADDRESS)
    async with (
        connect(chosen, clock) as services,
        open_app(services) as app,
        TestClient(TestServer(app)) as client,
    ):
        yield client, services.conversing.plans.links.pdf


async def test_a_browser_gets_the_plan_as_pdf_and_anything_else_is_not_found(
    tmp_path: Path, walk: Walk
) -> None:
    clock = FixedClock()
    async with _browser(tmp_path, clock) as (client, link):
        url = link(walk, Language.NL, clock.now())
        assert url
        local = url.removeprefix(ADDRESS)
        response = await client.get(local)
        assert response.status == 200
        assert response.content_type == "application/pdf"
        assert response.headers["Cache-Control"] == "no-store"
        assert (await response.read()).startswith(b"%PDF-")
        for wrong in (PATH, f"{PATH}?t=", f"{PATH}?t=abc.def", local[:-4] + "AAAA", f"{PATH}?t={'a' * 5000}"):
            assert (await client.get(wrong)).status == 404
        clock.pass_by(LIFETIME)
        assert (await client.get(local)).status == 404
