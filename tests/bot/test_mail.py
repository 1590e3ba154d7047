"""Whom the chat refuses is written by e-mail, where that is set; nothing of the story is in it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from pydantic import ValidationError

from bot.brakes import Brakes
from bot.channel.port import SendError, SendOutcome
from bot.database import Database
from bot.delivery import Delivery
from bot.mail import MailServer, NoMail, SmtpMail, open_mail
from bot.people import People
from bot.references import References
from bot.registry import Registry
from bot.rolebook import Roles
from bot.settings import Settings
from bot.state import Memories
from dialogs.berichten import toon
from knowledge.language import Language
from meldingen.berichten import Bericht, BerichtSoort, Ontvanger
from meldingen.escalatie import Weg
from meldingen.nummer import Meldingnummer
from meldingen.outbox.model import Afloop, Staat, Zending
from tests.bot.builders import ROBIN, an_address
from tests.bot.fakes import NOW, FixedClock, RecordedSleep
from tests.bot.test_worker import RecordingChannel

BERICHT = Bericht(
    soort=BerichtSoort.OPGEPAKT,
    nummer=Meldingnummer(2026, 7),
    ontvanger=Ontvanger(person_id="tenant:robin"),
    feiten={"functie": "sociaal pontonnier", "belofte": "2026-11-25T10:00:00+00:00"},
)
VIEW = toon(BERICHT, Language.NL)


def a_zending() -> Zending:
    return Zending(id=1, bericht=BERICHT, staat=Staat.BEZIG, aangemaakt_op=NOW, beschikbaar_op=NOW)


@dataclass
class MailHouse:
    """Speaks as much SMTP as a letter needs; `answers` replaces the answer to a command."""

    letters: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    port: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail\r\n")
        while line := await reader.readline():
            word = line[:4].decode().upper().strip()
            if word in self.answers and not self.answers[word]:
                break
            if word == "DATA" and word not in self.answers:
                writer.write(b"354 go on\r\n")
                self.letters.append((await reader.readuntil(b"\r\n.\r\n")).decode())
            writer.write(f"{self.answers.get(word, '250 ok')}\r\n".encode())
        writer.close()


@pytest.fixture
async def house() -> AsyncIterator[MailHouse]:
    house = MailHouse()
    server = await asyncio.start_server(house.serve, "127.0.0.1", 0)
    house.port = server.sockets[0].getsockname()[1]
    yield house
    server.close()
    await server.wait_closed()


def mail(house: MailHouse) -> SmtpMail:
    server = MailServer("127.0.0.1", house.port, "bot@gemeente.example", starttls=False)
    return SmtpMail(server, {"robin": "robin@wijkteam.example"})


async def test_number_state_and_date_go_by_mail(house: MailHouse) -> None:
    poging = await mail(house).send("tenant:robin", VIEW)
    assert poging is not None
    assert (poging.afloop, poging.langs) == (Afloop.GELUKT, Weg.EMAIL)
    (letter,) = house.letters
    assert "To: robin@wijkteam.example" in letter
    assert "DB-2026-0007" in letter
    assert "woensdag 25 november" in letter


async def test_who_has_no_address_gets_no_mail(house: MailHouse) -> None:
    assert await mail(house).send("tenant:sam", VIEW) is None
    assert await NoMail().send("tenant:robin", VIEW) is None
    assert house.letters == []


@pytest.mark.parametrize(
    ("command", "answer", "afloop"),
    [
        ("RCPT", "550 nobody here", Afloop.GEWEIGERD),
        ("DATA", "554 no", Afloop.GEWEIGERD),
        ("MAIL", "451 later", Afloop.NIET_VERTROKKEN),
        ("DATA", "", Afloop.ONZEKER),
    ],
)
async def test_what_the_server_says_decides_whether_it_is_tried_again(
    house: MailHouse, command: str, answer: str, afloop: Afloop
) -> None:
    house.answers[command] = answer
    poging = await mail(house).send("tenant:robin", VIEW)
    assert poging is not None
    assert poging.afloop is afloop


async def test_a_server_that_is_not_there_is_tried_again(house: MailHouse) -> None:
    server = MailServer("127.0.0.1", 9, "bot@gemeente.example")
    poging = await SmtpMail(server, {"robin": "robin@wijkteam.example"}).send("tenant:robin", VIEW)
    assert poging is not None
    assert poging.afloop is Afloop.NIET_VERTROKKEN


async def test_a_server_without_encryption_gets_no_letter_when_it_is_asked_for(house: MailHouse) -> None:
    server = MailServer("127.0.0.1", house.port, "bot@gemeente.example")
    poging = await SmtpMail(server, {"robin": "robin@wijkteam.example"}).send("tenant:robin", VIEW)
    assert poging is not None
    assert poging.afloop is Afloop.NIET_VERTROKKEN
    assert house.letters == []


@pytest.mark.parametrize("code", ["http_403", "http_404"])
async def test_whom_the_chat_refuses_is_mailed_and_the_message_says_so(
    database: Database, house: MailHouse, code: str
) -> None:
    channel, clock = RecordingChannel(), FixedClock()
    registry = Registry(People(database, Roles({})), References(database, clock), Memories(database))
    await registry.references.keep("tenant:robin", an_address(ROBIN))
    delivery = Delivery(channel, registry, Brakes(clock, RecordedSleep()), mail(house))
    channel.faults = [SendError(SendOutcome.REFUSED, code)]
    poging = await delivery.attempt([a_zending()])
    assert (poging.afloop, poging.langs, poging.fout) == (Afloop.GELUKT, Weg.EMAIL, code)
    assert len(house.letters) == 1
    channel.faults = [SendError(SendOutcome.UNKNOWN, "timeout")]
    assert (await delivery.attempt([a_zending()])).afloop is Afloop.ONZEKER
    assert len(house.letters) == 1


async def test_without_mail_a_refusal_stays_a_visible_failure(database: Database) -> None:
    channel, clock = RecordingChannel(), FixedClock()
    registry = Registry(People(database, Roles({})), References(database, clock), Memories(database))
    delivery = Delivery(channel, registry, Brakes(clock, RecordedSleep()))
    poging = await delivery.attempt([a_zending()])
    assert (poging.afloop, poging.fout) == (Afloop.ONTVANGER_WEG, "geen-adres")


def test_without_a_server_no_mail_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(open_mail(Settings(_env_file=None)), NoMail)
    monkeypatch.setenv("BOT_SMTP_HOST", "mail.example")
    monkeypatch.setenv("BOT_SMTP_SENDER", "bot@gemeente.example")
    monkeypatch.setenv("BOT_EMAILS", "robin=robin@wijkteam.example, tenant:sam=sam@wijkteam.example")
    settings = Settings(_env_file=None)
    assert settings.emails["tenant:sam"] == "sam@wijkteam.example"
    assert isinstance(open_mail(settings), SmtpMail)


@pytest.mark.parametrize("wrong", ["robin", "robin=", "=robin@wijkteam.example"])
def test_addresses_that_cannot_be_read_are_refused(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_EMAILS", wrong)
    with pytest.raises(ValidationError):
        Settings(_env_file=None)


def test_mail_without_a_sender_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_SMTP_HOST", "mail.example")
    with pytest.raises(ValidationError, match="smtp_sender"):
        Settings(_env_file=None)
