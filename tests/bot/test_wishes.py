"""What a person wants of the bot holds when a message goes out."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import pytest

from bot.brakes import Brakes
from bot.database import Database
from bot.delivery import Delivery
from bot.dispatch import Route
from bot.people import People
from bot.preferences import SqlPreferences
from bot.references import References
from bot.registry import Registry
from bot.rolebook import Roles
from bot.staff import Staff
from bot.state import Memories
from bot.team import ReachableTeam
from bot.wishes import Wishes
from bot.worker import Work, Worker
from dialogs.view import View
from meldingen.balie import Meldingenbalie
from meldingen.berichten import BerichtSoort, Ontvanger
from meldingen.escalatie import Ontvanger as Wie
from meldingen.handelingen import Adviseren, Oppakken
from meldingen.nummer import Meldingnummer
from meldingen.outbox.bezorgen import UITGEZET
from meldingen.outbox.model import Staat, Zending
from meldingen.outbox.verzenden import Outbox
from meldingen.rollen import Rol
from meldingen.store.eenheid import SqlWerkeenheden
from meldingen.store.postvak import SqlPostvak
from meldingen.voorkeuren import GEEN_VOORKEUREN, Stilte, Voorkeuren
from meldingen.werktijd import Afwezigheid
from tests.bot.builders import ROBIN, SAM, an_address
from tests.bot.fakes import FixedClock, RecordedSleep
from tests.bot.test_worker import FILER, NUMMER, RecordingChannel
from tests.builders import BELEID, NOW, PONTONNIER, a_concept

ROLES = Roles({Rol.SOCIAAL_PONTONNIER: frozenset({"sam", "noor"})})
MEANT = Meldingnummer.parse(NUMMER)


@dataclass
class Post:
    """A filed and taken melding, about which Robin, who filed it, is told this and that."""

    worker: Worker
    channel: RecordingChannel
    clock: FixedClock
    balie: Meldingenbalie
    postvak: SqlPostvak
    wishes: SqlPreferences
    staff: Staff

    async def happen(self) -> None:
        """Take the case up, and write to the filer twice."""
        await self.balie.handel(MEANT, Oppakken(), PONTONNIER, key="o", now=self.clock.now())
        for key in ("a", "b"):
            act = Adviseren(tekst=f"Bericht {key}")
            await self.balie.handel(MEANT, act, PONTONNIER, key=key, now=self.clock.now())

    async def round_at(self, moment: str) -> list[View]:
        """Let the worker go round at this moment (UTC), and return what Robin got."""
        before = len(self.channel.sent)
        self.clock.moment = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        await self.worker.round()
        return [view for whom, view in self.channel.sent[before:] if whom == "chat-robin"]

    async def of_robin(self) -> list[Zending]:
        every = await self.postvak.of_melding(NUMMER)
        return [each for each in every if each.bericht.ontvanger.person_id == "tenant:robin"]


@pytest.fixture
async def post(database: Database) -> Post:
    clock, channel = FixedClock(NOW), RecordingChannel()
    sessions = (database.writers, database.readers)
    wishes, postvak = SqlPreferences(database), SqlPostvak(*sessions)
    registry = Registry(People(database, ROLES), References(database, clock), Memories(database), wishes)
    for person in (ROBIN, SAM):
        await registry.people.meet(person, "nl-NL")
        await registry.references.keep(f"tenant:{person.id}", an_address(person))
    balie = Meldingenbalie(SqlWerkeenheden(*sessions), BELEID)
    staff = Staff(ReachableTeam(database, ROLES), BELEID, wishes)
    delivery = Delivery(channel, registry, Brakes(clock, RecordedSleep()))
    sorter = Wishes(wishes, postvak, BELEID.rooster)
    work = Work(balie, staff, Route(Outbox(postvak, staff, lambda: 0.5), delivery, sorter))
    await balie.indienen(a_concept(), FILER, key="k", now=NOW)
    return Post(Worker(work, clock, asyncio.Event()), channel, clock, balie, postvak, wishes, staff)


async def test_without_wishes_each_message_comes_by_itself(post: Post) -> None:
    await post.happen()
    assert len(await post.round_at("2026-11-24 10:00")) == 3


async def test_one_card_a_day_carries_all_that_can_wait(post: Post) -> None:
    await post.wishes.keep("tenant:robin", Voorkeuren(bundel_om=time(9)))
    await post.happen()
    assert await post.round_at("2026-11-24 10:00") == []
    assert await post.round_at("2026-11-25 07:59") == []
    (card,) = await post.round_at("2026-11-25 08:00")
    assert "3 berichten" in card.summary
    assert {each.staat for each in await post.of_robin()} == {Staat.VERZONDEN}


async def test_quiet_hours_hold_a_message_until_they_end(post: Post) -> None:
    await post.wishes.keep("tenant:robin", Voorkeuren(stilte=Stilte(van=time(10), tot=time(14))))
    await post.happen()
    assert await post.round_at("2026-11-24 12:59") == []
    assert len(await post.round_at("2026-11-24 13:00")) == 3


async def test_a_kind_that_is_off_lapses_and_says_why(post: Post) -> None:
    await post.wishes.keep("tenant:robin", Voorkeuren(uit=frozenset({BerichtSoort.STATUS})))
    await post.happen()
    (told,) = await post.round_at("2026-11-24 10:00")
    assert "opgepakt" in told.summary
    lapsed = [each for each in await post.of_robin() if each.staat is Staat.VERVALLEN]
    assert [each.fout for each in lapsed] == [UITGEZET, UITGEZET]


async def test_the_chosen_language_goes_before_that_of_the_client(post: Post) -> None:
    await post.wishes.keep("tenant:robin", Voorkeuren(taal="en"))
    await post.happen()
    first, *_ = await post.round_at("2026-11-24 10:00")
    assert "your report was taken up" in first.summary


async def test_wishes_that_cannot_be_read_hold_back_nothing(post: Post, database: Database) -> None:
    await post.wishes.keep("tenant:robin", Voorkeuren(bundel_om=time(9)))
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE bot_voorkeuren SET voorkeuren = '{\"stilte\": 3}'")
    assert await post.wishes.of("tenant:robin") == GEEN_VOORKEUREN
    await post.happen()
    assert len(await post.round_at("2026-11-24 10:00")) == 3


async def test_two_first_wishes_at_once_leave_one(either_database: Database) -> None:
    wishes = SqlPreferences(either_database)
    both = (Voorkeuren(taal="en"), Voorkeuren(taal="nl"))
    await asyncio.gather(*(wishes.keep("tenant:robin", each) for each in both))
    assert await wishes.of("tenant:robin") in both
    assert await wishes.of_many(()) == {}


async def test_who_is_away_is_stood_in_for_by_the_chosen_deputy(post: Post, database: Database) -> None:
    people = People(database, ROLES)
    noor = SAM.__class__("noor", SAM.tenant, "Noor")
    await people.meet(noor, "nl-NL")
    await References(database, post.clock).keep("tenant:noor", an_address(noor))
    away = Afwezigheid(van=date(2026, 11, 23), tot_en_met=date(2026, 11, 27))
    await post.wishes.keep("tenant:sam", Voorkeuren(afwezig=away, waarnemer="tenant:noor"))
    bezetting = await post.staff.bezetting()
    assert bezetting.dagen["tenant:sam"].is_afwezig(date(2026, 11, 24))
    assert bezetting.waarnemers["tenant:sam"] == ("tenant:noor",)
    team = Ontvanger(rol=Rol.SOCIAAL_PONTONNIER)
    assert await post.staff.personen(team, NOW) == ("tenant:noor",)
    instead = Ontvanger(person_id="tenant:sam", waarnemer=True)
    assert await post.staff.personen(instead, NOW) == ("tenant:noor",)
    assert set(bezetting.rollen[Wie.PONTONNIERTEAM]) == {"tenant:noor", "tenant:sam"}
