"""Who reports a correction, and who manages the knowledge, hear of each other through the bot."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.brakes import Brakes
from bot.channel.port import Account, SendError, SendOutcome
from bot.database import Database
from bot.delivery import Delivery
from bot.knowledge_index import KnowledgeIndex
from bot.knowledge_notices import LEASE, KnowledgeNotices, WakingCorrections
from bot.people import People
from bot.references import References
from bot.registry import Registry
from bot.rolebook import Roles
from bot.state import Memories
from bot.team import ReachableTeam
from knowledge.store import CorrectionKind, CorrectionState, Sessions, SqlNotices, Stamp
from meldingen.rollen import Rol
from tests.bot.builders import ROBIN, SAM, an_address
from tests.bot.fakes import NOW, FixedClock, RecordedSleep
from tests.bot.test_knowledge_index import BASE
from tests.bot.test_worker import RecordingChannel
from tests.fakes.knowledge_store import MemoryEdits, MemoryLog

ROLES = Roles({Rol.KENNISBEHEERDER: frozenset({"sam"})})
RECORD = "sociaal-pontonnier"


@dataclass
class Desk:
    corrections: WakingCorrections
    notices: KnowledgeNotices
    channel: RecordingChannel
    registry: Registry
    wake: asyncio.Event
    clock: FixedClock

    async def knows(self, *people: Account) -> None:
        for person in people:
            await self.registry.people.meet(person, "nl-NL")
            await self.registry.references.keep(f"tenant:{person.id}", an_address(person))

    async def report(self, by: str = "tenant:robin", key: str = "k1") -> int:
        stamp = Stamp(by, NOW, key)
        kept = await self.corrections.report(RECORD, CorrectionKind.PHONE, "Afgesloten.", stamp)
        return kept.id


@pytest.fixture
async def desk(database: Database) -> Desk:
    clock, channel, wake = FixedClock(NOW), RecordingChannel(), asyncio.Event()
    registry = Registry(People(database, ROLES), References(database, clock), Memories(database))
    sessions = Sessions(database.writers, database.readers)
    index = await KnowledgeIndex.open(BASE, MemoryEdits(MemoryLog()))
    notices = KnowledgeNotices(
        SqlNotices(sessions),
        ReachableTeam(database, ROLES),
        index,
        Delivery(channel, registry, Brakes(clock, RecordedSleep())),
        clock,
        lambda: 0.5,
    )
    return Desk(WakingCorrections(sessions, wake), notices, channel, registry, wake, clock)


async def test_the_manager_hears_once_that_a_correction_waits(desk: Desk) -> None:
    await desk.knows(ROBIN, SAM)
    await desk.report()
    assert desk.wake.is_set()
    for _ in range(2):
        await desk.notices.round(NOW)
    ((conversation, view),) = desk.channel.sent
    assert conversation == "chat-sam"
    assert "klopt" in view.summary
    assert view.buttons[0].verb == "beheer.correctie"  # type: ignore[union-attr]  # it is no link
    assert "Afgesloten" not in str(view)


async def test_who_reported_hears_how_it_ended(desk: Desk) -> None:
    await desk.knows(ROBIN, SAM)
    number = await desk.report()
    await desk.notices.round(NOW)
    stamp = Stamp("tenant:sam", NOW, "k2")
    await desk.corrections.settle(number, CorrectionState.REJECTED, "Het nummer werkt.", stamp)
    await desk.notices.round(NOW)
    conversation, view = desk.channel.sent[-1]
    assert conversation == "chat-robin"
    assert "blijft zoals hij is" in view.summary
    assert "Het nummer werkt." in str(view.blocks)


async def test_a_notice_waits_until_a_manager_can_be_written_to(desk: Desk) -> None:
    await desk.knows(ROBIN)
    await desk.report()
    await desk.notices.round(NOW)
    assert desk.channel.sent == []
    await desk.knows(SAM)
    await desk.notices.round(NOW)
    assert [conversation for conversation, _ in desk.channel.sent] == ["chat-sam"]


async def test_a_manager_who_reports_is_not_told_of_their_own_report(desk: Desk) -> None:
    await desk.knows(SAM)
    await desk.report(by="tenant:sam")
    await desk.notices.round(NOW)
    assert desk.channel.sent == []


async def test_a_notice_that_did_not_leave_goes_again_and_an_uncertain_one_does_not(desk: Desk) -> None:
    await desk.knows(ROBIN, SAM)
    desk.channel.faults = [SendError(SendOutcome.UNSENT, "refused")]
    await desk.report()
    await desk.notices.round(NOW)
    await desk.notices.round(NOW + desk.notices.policy.langste_wacht)
    assert len(desk.channel.sent) == 1
    desk.channel.faults = [SendError(SendOutcome.UNKNOWN, "timeout")]
    await desk.report(key="k2")
    for _ in range(2):
        await desk.notices.round(NOW + desk.notices.policy.langste_wacht)
    assert len(desk.channel.sent) == 1


async def test_a_notice_whose_sender_stood_still_too_long_is_left_to_another(desk: Desk) -> None:
    await desk.knows(ROBIN, SAM)
    await desk.report()
    desk.clock.pass_by(LEASE + timedelta(seconds=1))
    await desk.notices.round(NOW)
    assert desk.channel.sent == []
    await desk.notices.round(desk.clock.now())
    assert [conversation for conversation, _ in desk.channel.sent] == ["chat-sam"]
