"""E-mail, where it was chosen or the chat refuses: number, state, date and what is asked, no story."""

import asyncio
import smtplib
import ssl
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Protocol

import structlog

from bot.cards.plain import as_text
from bot.settings import Settings
from dialogs.view import View
from meldingen.escalatie import Weg
from meldingen.outbox.model import Afloop, Poging

log = structlog.get_logger(__name__)

TIMEOUT_SECONDS = 15.0


class Mailer(Protocol):
    async def send(self, person_id: str, view: View) -> Poging | None:
        """Send by e-mail; None when this person has no address or no server is set."""


class NoMail:
    async def send(self, person_id: str, view: View) -> Poging | None:
        return None


@dataclass(frozen=True)
class MailServer:
    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    starttls: bool = True


class SmtpMail:
    """Args:
    addresses: By object id or by our own id of a person.
    """

    def __init__(self, server: MailServer, addresses: Mapping[str, str]) -> None:
        self._server, self._addresses = server, addresses

    async def send(self, person_id: str, view: View) -> Poging | None:
        address = self._addresses.get(person_id) or self._addresses.get(person_id.rpartition(":")[2])
        if address is None:
            return None
        message = _message(self._server.sender, address, view)
        poging = (await asyncio.to_thread(_post, self._server, message)).model_copy(
            update={"langs": Weg.EMAIL}
        )
        log.info("mail.attempted", afloop=poging.afloop.value, fout=poging.fout)
        return poging


def open_mail(settings: Settings) -> Mailer:
    if not settings.smtp_host:
        return NoMail()
    server = MailServer(
        host=settings.smtp_host,
        port=settings.smtp_port,
        sender=settings.smtp_sender,
        user=settings.smtp_user,
        password=settings.smtp_password.get_secret_value(),
        starttls=settings.smtp_starttls,
    )
    return SmtpMail(server, settings.emails)


def _message(sender: str, address: str, view: View) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = view.summary, sender, address
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(as_text(view))
    return message


def _post(server: MailServer, message: EmailMessage) -> Poging:
    """Blocks. Before the message is handed over nothing was sent; after that nobody knows."""
    try:
        connection = _connect(server)
    except (OSError, smtplib.SMTPException) as error:
        return Poging(afloop=Afloop.NIET_VERTROKKEN, fout=f"mail-{type(error).__name__}")
    with closing(connection):
        return _hand_over(connection, message)


def _connect(server: MailServer) -> smtplib.SMTP:
    connection = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS)
    try:
        if server.starttls:
            connection.starttls(context=ssl.create_default_context())
        if server.user:
            connection.login(server.user, server.password)
    except BaseException:
        connection.close()
        raise
    return connection


def _hand_over(connection: smtplib.SMTP, message: EmailMessage) -> Poging:
    try:
        connection.send_message(message)
    except smtplib.SMTPRecipientsRefused:
        return Poging(afloop=Afloop.GEWEIGERD, fout="mail-adres-geweigerd")
    except smtplib.SMTPResponseException as error:
        final = error.smtp_code >= 500  # 4xx asks to try again later; nothing was taken
        return Poging(
            afloop=Afloop.GEWEIGERD if final else Afloop.NIET_VERTROKKEN, fout=f"mail-{error.smtp_code}"
        )
    except (OSError, smtplib.SMTPServerDisconnected):
        return Poging(afloop=Afloop.ONZEKER, fout="mail-verbroken")
    return Poging(afloop=Afloop.GELUKT)
