"""Brings one message to one person, and says what came of it."""

from collections.abc import Awaitable, Callable, Sequence

import structlog

from bot.brakes import Brakes
from bot.channel.port import Address, Channel, SendError, SendOutcome
from bot.mail import Mailer, NoMail
from bot.registry import Registry
from bot.state import Whose
from dialogs.berichten import toon_samen
from dialogs.view import View
from knowledge.language import Language
from meldingen.outbox.model import Afloop, Poging, Zending

log = structlog.get_logger(__name__)

DEFAULT_HOLD_SECONDS = 2.0
BRAKED = "rem"
"""The fault of a message that our own brake gave back."""

_GONE = frozenset({"http_403", "http_404"})
_AFLOOP = {
    SendOutcome.THROTTLED: Afloop.GEREMD,
    SendOutcome.UNSENT: Afloop.NIET_VERTROKKEN,
    SendOutcome.UNKNOWN: Afloop.ONZEKER,
    SendOutcome.REFUSED: Afloop.GEWEIGERD,
}

Leave = Callable[[], Awaitable[None]]
"""Told right before something is sent; what it raises keeps it from being sent."""


async def unnoticed() -> None:
    """Nobody needs to know that it leaves."""


class Delivery:
    """Args:
    mailer: Takes what the chat refuses for good.
    """

    def __init__(
        self, channel: Channel, registry: Registry, brakes: Brakes, mailer: Mailer | None = None
    ) -> None:
        self._channel, self._registry, self._brakes = channel, registry, brakes
        self._mailer = mailer or NoMail()

    async def attempt(self, together: Sequence[Zending], leave: Leave = unnoticed) -> Poging:
        """Send messages of the casework to one person; several go on one card."""
        berichten = [zending.bericht for zending in together]
        receiver = berichten[0].ontvanger.person_id or ""
        poging = await self.tell(receiver, lambda language: toon_samen(berichten, language), leave)
        if poging.afloop is not Afloop.ONTVANGER_WEG:
            return poging
        language = await self._registry.people.language(receiver)
        await leave()
        return await self._mailer.send(receiver, toon_samen(berichten, language)) or poging

    async def tell(
        self, person_id: str, draw: Callable[[Language], View], leave: Leave = unnoticed
    ) -> Poging:
        """Send to the person's own conversation, in the language they last spoke there."""
        address = await self._registry.references.find(person_id)
        if address is None:
            return Poging(afloop=Afloop.ONTVANGER_WEG, fout="geen-adres")
        remaining = await self._brakes.wait(address)
        if remaining:
            return Poging(afloop=Afloop.GEREMD, wacht_seconden=remaining, fout=BRAKED)
        try:
            view = draw(await self._language(person_id, address))
        except Exception as error:  # whatever is wrong with the text, it is wrong the next time as well
            log.error("message.unreadable", error=error)
            return Poging(afloop=Afloop.GEWEIGERD, fout=type(error).__name__)
        await leave()
        return await self._send(address, view)

    async def _send(self, address: Address, view: View) -> Poging:
        try:
            referentie = await self._channel.send(address, view)
        except SendError as error:
            return self._failed(error, address)
        except Exception as error:  # nobody knows how far it came
            log.error("message.send_failed", error=error)
            return Poging(afloop=Afloop.ONZEKER, fout=type(error).__name__)
        return Poging(afloop=Afloop.GELUKT, referentie=referentie or None)

    def _failed(self, error: SendError, address: Address) -> Poging:
        afloop = Afloop.ONTVANGER_WEG if error.code in _GONE else _AFLOOP[error.outcome]
        if error.outcome is SendOutcome.THROTTLED:
            self._brakes.hold(address, error.retry_after or DEFAULT_HOLD_SECONDS)
        return Poging(afloop=afloop, wacht_seconden=error.retry_after, fout=error.code)

    async def _language(self, person_id: str, address: Address) -> Language:
        """Return what they chose, or else spoke last, or else what their client speaks."""
        wishes = await self._registry.wanted.of_many((person_id,))
        if person_id in wishes and (chosen := wishes[person_id].taal):
            return Language(chosen)
        held = await self._registry.memories.read(Whose(address.conversation_id, person_id))
        return held.memory.language or await self._registry.people.language(person_id)
