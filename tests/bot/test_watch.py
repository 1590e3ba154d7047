"""The bot watches its own work: it beats only when all is well, and warns before nobody is there."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy import update
from sqlmodel import col

from bot.brakes import Brakes
from bot.channel.port import SendError, SendOutcome
from bot.database import Database
from bot.delivery import Delivery
from bot.people import People
from bot.preferences import SqlPreferences
from bot.references import References
from bot.registry import Registry
from bot.rolebook import Roles
from bot.rota import Rota
from bot.settings import Settings
from bot.staff import Staff
from bot.state import Memories
from bot.team import ReachableTeam
from bot.telling import REMEMBERED, Told
from bot.watch import LONGEST_AUDIT, GapWatch, Office, Pace, Watch, heartbeat
from bot.workplace import watched_roles
from dialogs.view import View
from knowledge.language import Language
from meldingen.balie import Meldingenbalie
from meldingen.controle import Controle
from meldingen.escalatie import Ontvanger
from meldingen.outbox.model import Staat
from meldingen.rollen import Rol
from meldingen.store.eenheid import SqlWerkeenheden
from meldingen.store.tabellen import BerichtRij, TermijnRij
from meldingen.voorkeuren import Voorkeuren
from meldingen.werktijd import Afwezigheid
from tests.bot.builders import ROBIN, SAM, an_address
from tests.bot.fakes import FixedClock, RecordedSleep
from tests.bot.test_worker import RecordingChannel
from tests.builders import BELEID, MELDER, NOW, a_concept

ROLES = Roles(
    {Rol.SOCIAAL_PONTONNIER: frozenset({"sam"}), Rol.LEIDINGGEVENDE: frozenset({"robin"})},
)
EVERY = timedelta(minutes=5)
HEARD = web.AppKey("heard", list[str])


@dataclass
class Post:
    watch: Watch
    gaps: GapWatch
    channel: RecordingChannel
    database: Database
    wishes: SqlPreferences
    office: Office
    clock: FixedClock
    beats: list[datetime] = field(default_factory=list)

    async def look(self, now: datetime) -> None:
        """A round of the worker at that moment."""
        self.clock.moment = now
        await self.watch.round(now)

    async def forget_a_case(self) -> None:
        """A melding whose term nobody handled."""
        sessions = (self.database.writers, self.database.readers)
        await Meldingenbalie(SqlWerkeenheden(*sessions), BELEID).indienen(
            a_concept(), MELDER, key="k", now=NOW
        )
        await self._wake_it_on(datetime(2020, 1, 1, tzinfo=UTC))

    async def remember_it(self) -> None:
        await self._wake_it_on(datetime(2030, 1, 1, tzinfo=UTC))
        async with self.database.engine.begin() as connection:
            await connection.execute(update(BerichtRij).values(staat=Staat.VERZONDEN.value))

    async def _wake_it_on(self, moment: datetime) -> None:
        async with self.database.engine.begin() as connection:
            await connection.execute(update(TermijnRij).values({col(TermijnRij.volgende_op): moment}))

    def told(self, person: str) -> list[str]:
        return [view.summary for whom, view in self.channel.sent if whom == f"chat-{person}"]


async def open_post(database: Database) -> Post:
    """What one process watches with; several on the same database are several processes."""
    clock, channel, beats = FixedClock(NOW), RecordingChannel(), list[datetime]()
    wishes = SqlPreferences(database)
    registry = Registry(People(database, ROLES), References(database, clock), Memories(database), wishes)
    for person in (ROBIN, SAM):
        await registry.people.meet(person, "nl-NL")
        await registry.references.keep(f"tenant:{person.id}", an_address(person))
    team = ReachableTeam(database, ROLES)
    told = Told(database, Delivery(channel, registry, Brakes(clock, RecordedSleep())))
    roles = frozenset({Ontvanger.PONTONNIERTEAM, Ontvanger.LEIDINGGEVENDE})
    office = Office(Staff(team, BELEID, wishes), team, told, BELEID.rooster, roles)

    async def beat() -> None:
        beats.append(clock.now())

    balie = Meldingenbalie(SqlWerkeenheden(database.writers, database.readers), BELEID)
    rota = Rota(database)
    watch = Watch(balie, office, Pace(rota, clock, EVERY), beat)
    return Post(watch, GapWatch(office, rota), channel, database, wishes, office, clock, beats)


class Stumbling(Meldingenbalie):
    """Does something else in the place of the audit."""

    stumble: Callable[[], Awaitable[None]]

    async def controleer(self, now: datetime) -> Controle:
        await self.stumble()
        return await super().controleer(now)


def a_watch_that_stumbles(post: Post, stumble: Callable[[], Awaitable[None]]) -> Watch:
    balie = Stumbling(SqlWerkeenheden(post.database.writers, post.database.readers), BELEID)
    balie.stumble = stumble

    async def beat() -> None:
        post.beats.append(post.clock.now())

    return Watch(balie, post.office, Pace(Rota(post.database), post.clock, EVERY), beat)


@pytest.fixture
async def post(database: Database) -> Post:
    return await open_post(database)


async def test_a_clean_audit_beats_once_in_each_interval(post: Post) -> None:
    for seconds in (0, 5, 299, 300, 301):
        await post.look(NOW + timedelta(seconds=seconds))
    assert len(post.beats) == 2
    said = await post.watch.check()
    assert said == {
        "clean": True,
        "at": "2026-11-24T09:35:00+00:00",
        "open": 0,
        "line": "Audit 24-11-2026 10:35: all is well. Open reports: 0.",
    }


async def test_an_audit_that_is_not_clean_never_beats_and_is_told_once_a_day(post: Post) -> None:
    await post.forget_a_case()
    for minutes in (0, 5, 10, 24 * 60):
        await post.look(NOW + timedelta(minutes=minutes))
    assert post.beats == []
    first, _ = post.told("robin")
    assert "termijn die te laat wordt verwerkt" in first
    assert post.told("sam") == []
    assert (await post.watch.check())["te_laat"]


async def test_what_is_mended_is_clean_at_the_next_audit_and_beats_again(post: Post) -> None:
    await post.forget_a_case()
    await post.look(NOW)
    said = await post.watch.check()
    assert (said["clean"], said["te_laat"], post.beats) == (False, 2, [])
    await post.remember_it()
    await post.look(NOW + EVERY)
    assert ((await post.watch.check())["clean"], len(post.beats)) == (True, 1)


async def test_an_audit_that_stays_away_proves_nothing_any_more(post: Post) -> None:
    await post.look(NOW)
    post.clock.moment = NOW + 2 * EVERY
    said = await post.watch.check()
    assert (said["clean"], said["overdue"], said["open"]) == (False, True, 0)
    await post.look(NOW + 2 * EVERY)
    assert (await post.watch.check())["clean"] is True


async def test_an_audit_that_fails_is_no_beat_and_is_taken_again(post: Post) -> None:
    async def fail() -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await a_watch_that_stumbles(post, fail).round(NOW)
    await post.look(NOW + LONGEST_AUDIT)
    assert len(post.beats) == 1


async def test_after_midnight_a_fault_waits_for_the_hour_of_the_audit(post: Post) -> None:
    await post.forget_a_case()
    night = datetime(2026, 11, 25, 1, 30, tzinfo=UTC)
    await post.look(night)
    assert post.told("robin") == []
    await post.look(night + timedelta(minutes=30))
    assert len(post.told("robin")) == 1


async def test_before_the_first_audit_nothing_is_claimed(post: Post) -> None:
    assert await post.watch.check() == {"clean": None}


AWAY = Voorkeuren(afwezig=Afwezigheid(van=date(2026, 12, 1), tot_en_met=date(2026, 12, 2)))


async def test_an_absence_without_deputy_is_warned_of_ahead_and_once(post: Post) -> None:
    await post.wishes.keep("tenant:sam", AWAY)
    for hours in (0, 1, 48):
        await post.gaps.round(NOW + timedelta(hours=hours))
    for person in ("sam", "robin"):
        (warning,) = post.told(person)
        assert "Van dinsdag 1 december, 08.30 uur tot woensdag 2 december, 17.00 uur" in warning
        assert "het pontonnierteam" in warning


async def test_an_absence_far_ahead_is_warned_of_when_it_comes_near(post: Post) -> None:
    await post.wishes.keep("tenant:sam", AWAY)
    await post.gaps.round(NOW - timedelta(days=20))
    assert post.told("sam") == []
    await post.gaps.round(NOW)
    assert len(post.told("sam")) == 1


async def test_with_a_deputy_there_is_no_gap(post: Post) -> None:
    await post.wishes.keep("tenant:sam", AWAY.model_copy(update={"waarnemer": "tenant:robin"}))
    await post.gaps.round(NOW)
    assert post.channel.sent == []


async def test_a_warning_that_did_not_leave_is_tried_again(post: Post) -> None:
    await post.wishes.keep("tenant:sam", AWAY)
    post.channel.faults = [SendError(SendOutcome.UNSENT, "no_connection")]
    await post.gaps.round(NOW)
    await post.gaps.round(NOW + timedelta(hours=1))
    assert len(post.told("sam")) == len(post.told("robin")) == 1


async def test_the_same_is_told_again_only_after_a_month(post: Post) -> None:
    def draw(language: Language) -> View:
        return View(language.value)

    moments = (NOW, NOW + REMEMBERED, NOW + REMEMBERED + timedelta(seconds=1))
    told = [await post.office.told.once("tenant:sam", "iets", draw, moment) for moment in moments]
    assert told == [True, False, True]
    assert await post.office.told.once("tenant:robin", "iets", draw, NOW)


def test_in_production_both_roles_must_be_held_and_in_development_those_that_are_set() -> None:
    real = Settings(app_id="a", app_secret="s", app_tenant="t", _env_file=None)
    assert watched_roles(real) == {Ontvanger.PONTONNIERTEAM, Ontvanger.LEIDINGGEVENDE}
    assert watched_roles(Settings(_env_file=None)) == {Ontvanger.PONTONNIERTEAM}


@pytest.fixture
async def listener() -> AsyncIterator[TestServer]:
    app = web.Application()
    heard: list[str] = []
    app[HEARD] = heard

    async def hear(request: web.Request) -> web.Response:
        request.app[HEARD].append(request.path)
        return web.Response(status=500 if request.path == "/broken" else 200)

    app.router.add_get("/{path}", hear)
    server = TestServer(app)
    await server.start_server()
    yield server
    await server.close()


async def test_the_heartbeat_calls_its_address(listener: TestServer) -> None:
    await heartbeat(str(listener.make_url("/beat")))()
    assert listener.app[HEARD] == ["/beat"]


async def test_a_heartbeat_that_nobody_hears_stops_nothing(listener: TestServer) -> None:
    await heartbeat(str(listener.make_url("/broken")))()
    await listener.close()
    await heartbeat("http://127.0.0.1:9/gone")()
