"""A case with everybody around it, and who is told what by which way when something happens."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.brakes import Brakes
from bot.cards.plain import as_text
from bot.channel.port import Account, Address
from bot.channels import Channels
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
from dialogs.inbound import PlaceKind
from dialogs.view import View
from meldingen.balie import Meldingenbalie
from meldingen.beleid import Beleid
from meldingen.escalatie import Weg, next_due
from meldingen.handelingen import Handeling
from meldingen.model.melding import Doorbraakmelding
from meldingen.model.mensen import PersoonRef
from meldingen.nummer import Meldingnummer
from meldingen.outbox.model import Afloop, Poging, Zending
from meldingen.outbox.verzenden import Outbox
from meldingen.rollen import Actor, Rol
from meldingen.store.eenheid import SqlWerkeenheden
from meldingen.store.postvak import SqlPostvak
from tests.bot.builders import TENANT, an_address
from tests.bot.fakes import FixedClock, RecordedSleep
from tests.bot.test_worker import RecordingChannel
from tests.builders import BELEID, NOW, a_concept

NUMMER = Meldingnummer(2026, 1)
KANAAL = "19:team@thread.tacv2"
STORY = a_concept().samenvatting
ROLES = Roles(
    {
        Rol.SOCIAAL_PONTONNIER: frozenset({"sam", "noor"}),
        Rol.LEIDINGGEVENDE: frozenset({"lee"}),
        Rol.AMBASSADEUR: frozenset({"kim", "mo"}),
    },
    {"kim": "Trivire", "mo": "Andere Stichting"},
)
PEOPLE = ("robin", "sam", "noor", "kim", "mo", "lee")


def an_actor(name: str, functie: str, *rollen: Rol) -> Actor:
    return Actor(f"{TENANT}:{name}", functie, "Gemeente Dordrecht", frozenset(rollen))


ROBIN = an_actor("robin", "wijkteammedewerker", Rol.PROFESSIONAL)
SAM = an_actor("sam", "sociaal pontonnier", Rol.SOCIAAL_PONTONNIER)
NOOR = an_actor("noor", "sociaal pontonnier", Rol.SOCIAAL_PONTONNIER)


def the_channel() -> Address:
    person = Account("sam", TENANT, "Sam")
    address = an_address(person, PlaceKind.CHANNEL)
    return Address(**{**vars(address), "conversation_id": f"{KANAAL};messageid=1795304353000"})


@dataclass
class Line(RecordingChannel):
    """Fails in this conversation once for each fault."""

    failing: dict[str, list[Exception]] = field(default_factory=dict)

    async def send(self, address: Address, view: View) -> str:
        if waiting := self.failing.get(address.conversation_id):
            self.attempts.append(address.conversation_id)
            raise waiting.pop(0)
        return await super().send(address, view)


@dataclass
class RecordingMailer:
    """Has the addresses of these people; an outcome that waits is given in the place of success."""

    known: set[str] = field(default_factory=set)
    letters: list[tuple[str, View]] = field(default_factory=list)
    outcomes: list[Poging] = field(default_factory=list)

    async def send(self, person_id: str, view: View) -> Poging | None:
        name = person_id.rpartition(":")[2]
        if name not in self.known:
            return None
        if self.outcomes:
            return self.outcomes.pop(0)
        self.letters.append((name, view))
        return Poging(afloop=Afloop.GELUKT)


Told = Mapping[tuple[str, str], str]
"""Receiver and way, with all that the message says."""


@dataclass
class Town:
    worker: Worker
    channel: Line
    mailer: RecordingMailer
    sleep: RecordedSleep
    clock: FixedClock
    registry: Registry
    channels: Channels
    wishes: SqlPreferences
    balie: Meldingenbalie
    postvak: SqlPostvak

    async def file(self, by: Actor = ROBIN, **given: object) -> None:
        melder = None if by is ROBIN else PersoonRef.of(ROBIN)
        await self.balie.indienen(a_concept(melder=melder, **given), by, key="in", now=self.clock.now())

    async def act(self, handeling: Handeling, by: Actor = SAM) -> None:
        key = f"{handeling.soort}-{self.clock.now()}"
        await self.balie.handel(NUMMER, handeling, by, key=key, now=self.clock.now())

    async def told(self) -> Told:
        """Let the worker go round, and return what went out."""
        sent, letters = len(self.channel.sent), len(self.mailer.letters)
        await self.worker.round()
        went = {_whom(where): view for where, view in self.channel.sent[sent:]}
        went |= {(name, "email"): view for name, view in self.mailer.letters[letters:]}
        return {whom: as_text(view) for whom, view in went.items()}

    async def until_rung(self, sleutel: str) -> Told:
        """Let time pass until this rung of the ladder fires."""
        for _ in range(60):
            told = await self.told_when_due()
            rung = (await self.case()).ladder.huidige_trede
            if rung and rung.sleutel == sleutel and told:
                return told
        raise AssertionError("the ladder never came there")

    async def told_when_due(self) -> Told:
        due = next_due((await self.case()).ladder)
        assert due is not None
        self.clock.moment = due
        return await self.told()

    async def pass_by(self, span: timedelta) -> Told:
        self.clock.pass_by(span)
        return await self.told()

    async def at(self, moment: datetime) -> Told:
        self.clock.moment = moment
        return await self.told()

    async def case(self) -> Doorbraakmelding:
        """The melding as the team sees it."""
        return (await self.balie.bekijk(NUMMER, SAM, self.clock.now())).melding

    async def letters(self, name: str = "") -> list[Zending]:
        """The messages of the case to this person, or to the channel."""
        every = await self.postvak.of_melding(str(NUMMER))
        if not name:
            return [each for each in every if each.langs is Weg.KANAAL]
        return [each for each in every if each.bericht.ontvanger.person_id == f"{TENANT}:{name}"]


def _whom(conversation: str) -> tuple[str, str]:
    if conversation == KANAAL:
        return "het team", "kanaal"
    return conversation.removeprefix("chat-"), "chat"


async def open_town(database: Database, *, kanaal: bool = True, beleid: Beleid = BELEID) -> Town:
    clock, channel, sleep = FixedClock(NOW), Line(), RecordedSleep()
    mailer = RecordingMailer()
    sessions = (database.writers, database.readers)
    channels, wishes, postvak = Channels(database), SqlPreferences(database), SqlPostvak(*sessions)
    people, references = People(database, ROLES), References(database, clock)
    registry = Registry(people, references, Memories(database), wishes, channels)
    for name in PEOPLE:
        person = Account(name, TENANT, name.title())
        await people.meet(person, "nl-NL")
        await references.keep(f"{TENANT}:{name}", an_address(person))
    if kanaal:
        await channels.keep(the_channel())
        await channels.choose(KANAAL)
    balie = Meldingenbalie(SqlWerkeenheden(*sessions), beleid)
    staff = Staff(ReachableTeam(database, ROLES), beleid, wishes)
    delivery = Delivery(channel, registry, Brakes(clock, sleep), mailer)
    outbox = Outbox(postvak, staff, lambda: 0.5, kanaal=channels)
    route = Route(outbox, delivery, Wishes(wishes, postvak, beleid.rooster))
    worker = Worker(Work(balie, staff, route), clock, asyncio.Event())
    return Town(worker, channel, mailer, sleep, clock, registry, channels, wishes, balie, postvak)
