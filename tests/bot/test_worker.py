"""What the casework has to say reaches people once; nothing is lost or repeated when the channel fails."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from bot.brakes import Brakes
from bot.channel.port import Account, Address, SendError, SendOutcome
from bot.database import Database
from bot.delivery import Delivery
from bot.dispatch import Route
from bot.people import People
from bot.references import References
from bot.registry import Registry
from bot.rolebook import Roles
from bot.staff import Staff
from bot.state import Memories, Whose
from bot.team import ReachableTeam
from bot.waking import WakingBalie
from bot.worker import STUCK_AFTER, Work, Worker, WorkerStuckError
from dialogs.turn import Memory
from dialogs.view import View
from knowledge.language import Language
from meldingen.balie import Meldingenbalie
from meldingen.guard import Guard, KnownContacts
from meldingen.handelingen import Oppakken
from meldingen.nummer import Meldingnummer
from meldingen.outbox.model import Staat, Zending
from meldingen.outbox.verzenden import Outbox
from meldingen.rollen import Rol
from meldingen.store.eenheid import SqlWerkeenheden
from meldingen.store.postvak import SqlPostvak
from meldingen.termijnloop import Verwerking
from tests.bot.builders import ROBIN, SAM, an_address
from tests.bot.fakes import FixedClock, RecordedSleep
from tests.builders import BELEID, MELDER, NOW, PONTONNIER, a_concept

ROLES = Roles({Rol.SOCIAAL_PONTONNIER: frozenset({"sam"})})
FILER = replace(MELDER, person_id="tenant:robin")
NUMMER = "DB-2026-0001"


@dataclass
class RecordingChannel:
    """Takes what is sent, unless a fault is waiting."""

    sent: list[tuple[str, View]] = field(default_factory=list)
    attempts: list[str] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)
    hold: asyncio.Event | None = None
    entered: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, address: Address, view: View) -> str:
        self.attempts.append(address.conversation_id)
        self.entered.set()
        if self.hold is not None:
            await self.hold.wait()
        if self.faults:
            raise self.faults.pop(0)
        self.sent.append((address.conversation_id, view))
        return f"message-{len(self.sent)}"

    async def update(self, address: Address, message_id: str, view: View) -> None:
        raise AssertionError("the worker only sends")

    async def delete(self, address: Address, message_id: str) -> None:
        raise AssertionError("the worker only sends")

    async def typing(self, address: Address) -> None:
        raise AssertionError("the worker only sends")


@dataclass
class Office:
    worker: Worker
    channel: RecordingChannel
    clock: FixedClock
    registry: Registry
    balie: Meldingenbalie
    postvak: SqlPostvak
    wake: asyncio.Event

    async def knows(self, *people: Account) -> None:
        for person in people:
            await self.registry.people.meet(person, "nl-NL")
            await self.registry.references.keep(f"tenant:{person.id}", an_address(person))

    async def file(self) -> None:
        await self.balie.indienen(a_concept(), FILER, key="k1", now=self.clock.now())

    async def to_sam(self) -> Zending:
        of_melding = await self.postvak.of_melding(NUMMER)
        return next(item for item in of_melding if item.bericht.ontvanger.person_id == "tenant:sam")


@pytest.fixture
async def office(database: Database) -> Office:
    clock, channel, wake = FixedClock(NOW), RecordingChannel(), asyncio.Event()
    sessions = (database.writers, database.readers)
    registry = Registry(People(database, ROLES), References(database, clock), Memories(database))
    balie = WakingBalie(SqlWerkeenheden(*sessions), BELEID, wake, Guard(KnownContacts()))
    postvak = SqlPostvak(*sessions)
    staff = Staff(ReachableTeam(database, ROLES), BELEID)
    delivery = Delivery(channel, registry, Brakes(clock, RecordedSleep()))
    work = Work(balie, staff, Route(Outbox(postvak, staff, lambda: 0.5), delivery))
    return Office(Worker(work, clock, wake), channel, clock, registry, balie, postvak, wake)


async def test_the_pontonnier_hears_of_a_new_melding_and_nobody_twice(office: Office) -> None:
    await office.knows(ROBIN, SAM)
    await office.file()
    for _ in range(2):
        await office.worker.round()
    to_sam = [view for conversation, view in office.channel.sent if conversation == "chat-sam"]
    assert len(to_sam) == 1
    assert NUMMER in to_sam[0].summary
    assert a_concept().samenvatting not in str(office.channel.sent)
    sent = await office.to_sam()
    assert (sent.staat, sent.referentie) == (
        Staat.VERZONDEN,
        f"message-{office.channel.attempts.index('chat-sam') + 1}",
    )


async def test_an_act_rings_the_bell(office: Office) -> None:
    await office.file()
    assert office.wake.is_set()
    office.wake.clear()
    await office.balie.handel(Meldingnummer(2026, 1), Oppakken(), PONTONNIER, key="k2", now=NOW)
    assert office.wake.is_set()


async def test_a_person_is_written_to_in_the_language_they_last_spoke(office: Office) -> None:
    await office.knows(SAM)
    whose = Whose("chat-sam", "tenant:sam")
    memories = office.registry.memories
    await memories.write(whose, await memories.read(whose), Memory(language=Language.EN), "k")
    await office.file()
    await office.worker.round()
    assert [view.language for _, view in office.channel.sent] == [Language.EN]


async def test_a_melding_that_no_pontonnier_can_hear_of_stays_visible(office: Office) -> None:
    await office.knows(ROBIN)
    await office.file()
    await office.worker.round()
    assert [item.bericht.ontvanger.rol for item in await office.postvak.dead_letters(10)] == [
        Rol.SOCIAAL_PONTONNIER
    ]


async def test_a_person_who_removed_the_bot_is_recorded_as_gone(office: Office) -> None:
    await office.knows(SAM)
    await office.file()
    office.channel.faults = [SendError(SendOutcome.REFUSED, "http_403")]
    await office.worker.round()
    to_sam = await office.to_sam()
    assert (to_sam.staat, to_sam.fout) == (Staat.MISLUKT, "http_403")


async def test_what_may_have_arrived_is_never_sent_again(office: Office) -> None:
    await office.knows(SAM)
    await office.file()
    office.channel.faults = [SendError(SendOutcome.UNKNOWN, "http_502")]
    await office.worker.round()
    office.clock.pass_by(timedelta(hours=2))
    await office.worker.round()
    to_sam = await office.to_sam()
    assert (to_sam.staat, to_sam.pogingen) == (Staat.ONBEKEND, 1)


async def test_what_certainly_did_not_leave_is_sent_later(office: Office) -> None:
    await office.knows(SAM)
    await office.file()
    office.channel.faults = [SendError(SendOutcome.UNSENT, "ClientConnectorError")]
    await office.worker.round()
    assert (await office.to_sam()).staat is Staat.WACHTEND
    office.clock.pass_by(timedelta(seconds=10))
    await office.worker.round()
    assert (await office.to_sam()).staat is Staat.VERZONDEN


async def test_after_a_brake_nobody_of_the_tenant_is_written_to_until_it_ends(office: Office) -> None:
    await office.knows(ROBIN, SAM)
    await office.file()
    office.channel.faults = [SendError(SendOutcome.THROTTLED, "http_429", 40.0)]
    await office.worker.round()
    throttled = len(office.channel.attempts)
    office.clock.pass_by(timedelta(seconds=25))
    await office.worker.round()
    assert len(office.channel.attempts) == throttled
    office.clock.pass_by(timedelta(seconds=60))
    await office.worker.round()
    assert (await office.to_sam()).staat is Staat.VERZONDEN


async def test_what_was_claimed_before_the_machine_stood_still_is_not_sent_but_waits_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.knows(ROBIN, SAM)
    await office.file()
    find = office.registry.references.find

    async def after_a_standstill(person_id: str) -> Address | None:
        office.clock.pass_by(timedelta(minutes=3))
        return await find(person_id)

    monkeypatch.setattr(office.registry.references, "find", after_a_standstill)
    await office.worker.round()
    assert office.channel.attempts == []
    monkeypatch.undo()
    await office.worker.round()
    assert (await office.to_sam()).staat is Staat.VERZONDEN


async def test_a_fault_of_our_own_while_sending_does_not_stop_the_others(office: Office) -> None:
    await office.knows(ROBIN, SAM)
    await office.file()
    office.channel.faults = [ZeroDivisionError()]
    await office.worker.round()
    counts = await office.postvak.counts()
    assert counts[Staat.ONBEKEND] == 1
    assert counts[Staat.BEZIG] == 0


async def test_a_stop_finishes_the_message_at_hand(office: Office) -> None:
    await office.knows(SAM)
    await office.file()
    office.channel.hold = asyncio.Event()
    running = asyncio.create_task(office.worker.run())
    await office.channel.entered.wait()
    office.worker.stop()
    office.channel.hold.set()
    await running
    assert (await office.to_sam()).staat is Staat.VERZONDEN


async def test_a_round_that_fails_is_followed_by_the_next(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = 0

    async def fail_then_stop(*_: object, **__: object) -> Verwerking:
        nonlocal rounds
        rounds += 1
        office.wake.set()
        if rounds == 1:
            raise ZeroDivisionError
        office.worker.stop()
        return Verwerking()

    monkeypatch.setattr(office.balie, "verwerk_termijnen", fail_then_stop)
    await asyncio.wait_for(office.worker.run(), 10)
    assert rounds == 2


async def test_a_worker_without_a_finished_round_for_minutes_is_not_usable(office: Office) -> None:
    await office.worker.round()
    office.clock.pass_by(STUCK_AFTER)
    assert (await office.worker.check())["wachtend"] == 0
    office.clock.pass_by(timedelta(seconds=1))
    with pytest.raises(WorkerStuckError):
        await office.worker.check()
