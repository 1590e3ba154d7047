"""Brings one message to one person or to the team's channel, and says by which way and what came of it."""

from collections.abc import Awaitable, Callable, Sequence

import structlog

from bot.brakes import Brakes
from bot.channel.port import Address, Channel, SendError, SendOutcome
from bot.mail import Mailer, NoMail
from bot.registry import Registry
from bot.state import Whose
from dialogs.berichten import toon_in_brief, toon_in_kanaal, toon_samen
from dialogs.view import View
from knowledge.language import Language
from meldingen.berichten import Bericht
from meldingen.escalatie import Weg
from meldingen.outbox.model import Afloop, Poging, Zending

log = structlog.get_logger(__name__)

DEFAULT_HOLD_SECONDS = 2.0
BRAKED = "rem"
"""The fault of a message that our own brake gave back."""

NO_ADDRESS = "geen-adres"
NO_CHANNEL = "geen-kanaal"
NO_MAIL = "geen-mail"
CHANNEL_LANGUAGE = Language.NL
"""What all of a team read together; in person everybody has their own language."""

_GONE = frozenset({"http_403", "http_404"})
_AFLOOP = {
    SendOutcome.THROTTLED: Afloop.GEREMD,
    SendOutcome.UNSENT: Afloop.NIET_VERTROKKEN,
    SendOutcome.UNKNOWN: Afloop.ONZEKER,
    SendOutcome.REFUSED: Afloop.GEWEIGERD,
}

_NOT_IN_CHANNEL = frozenset({Afloop.ONTVANGER_WEG, Afloop.GEWEIGERD})
_NEXT_WAY = {
    Weg.CHAT: frozenset({Afloop.ONTVANGER_WEG}),
    Weg.EMAIL: frozenset({Afloop.ONTVANGER_WEG, Afloop.GEWEIGERD}),
}
"""What says for certain that nothing arrived and that this way will not do; anything else is the result."""

Draw = Callable[[Language], View]
Leave = Callable[[], Awaitable[None]]
"""Told right before something is sent; what it raises keeps it from being sent."""


async def unnoticed() -> None:
    """Nobody needs to know that it leaves."""


class Delivery:
    """Args:
    mailer: Takes what should go by e-mail, and what the chat refuses for good.
    """

    def __init__(
        self, channel: Channel, registry: Registry, brakes: Brakes, mailer: Mailer | None = None
    ) -> None:
        self._channel, self._registry, self._brakes = channel, registry, brakes
        self._mailer = mailer or NoMail()

    async def attempt(self, together: Sequence[Zending], leave: Leave = unnoticed) -> Poging:
        """Send messages of the casework to one person, or one to the channel; several go on one card."""
        berichten = [zending.bericht for zending in together]
        first = berichten[0]
        if together[0].in_kanaal:
            return await self._to_channel(first, leave)
        receiver = first.ontvanger.person_id or ""
        why_not = ""
        for weg in first.persoonlijke_wegen:
            poging = await self._by(weg, receiver, berichten, leave)
            if poging.afloop not in _NEXT_WAY[weg]:
                return poging if poging.fout else poging.model_copy(update={"fout": why_not})
            why_not = why_not or poging.fout
        return Poging(afloop=Afloop.ONTVANGER_WEG, fout=why_not, langs=first.persoonlijke_wegen[0])

    async def tell(self, person_id: str, draw: Draw, leave: Leave = unnoticed) -> Poging:
        """Send to the person's own conversation, in the language they last spoke there."""
        address = await self._registry.references.find(person_id)
        if address is None:
            return Poging(afloop=Afloop.ONTVANGER_WEG, fout=NO_ADDRESS)
        return await self._write(address, draw, await self._language(person_id, address), leave)

    async def _by(self, weg: Weg, receiver: str, berichten: Sequence[Bericht], leave: Leave) -> Poging:
        if weg is Weg.EMAIL:
            poging = await self._mail(receiver, lambda language: toon_in_brief(berichten, language), leave)
        else:
            poging = await self.tell(receiver, lambda language: toon_samen(berichten, language), leave)
        return poging.model_copy(update={"langs": weg})

    async def _mail(self, receiver: str, draw: Draw, leave: Leave) -> Poging:
        address = await self._registry.references.find(receiver)
        view = _drawn(draw, await self._language(receiver, address))
        if isinstance(view, Poging):
            return view
        await leave()
        return await self._mailer.send(receiver, view) or Poging(afloop=Afloop.ONTVANGER_WEG, fout=NO_MAIL)

    async def _to_channel(self, bericht: Bericht, leave: Leave) -> Poging:
        """Post in the team's channel; what only stood there is told to each of them when that cannot be."""
        address = await self._registry.channels.of_team()
        poging = Poging(afloop=Afloop.ONTVANGER_WEG, fout=NO_CHANNEL)
        if address is not None:
            poging = await self._write(
                address, lambda language: toon_in_kanaal(bericht, language), CHANNEL_LANGUAGE, leave
            )
        if poging.afloop in _NOT_IN_CHANNEL and bericht.alleen_in_kanaal:
            poging = poging.model_copy(update={"afloop": Afloop.VOLGENDE_WEG})
        return poging.model_copy(update={"langs": Weg.KANAAL})

    async def _write(self, address: Address, draw: Draw, language: Language, leave: Leave) -> Poging:
        view = _drawn(draw, language)
        if isinstance(view, Poging):
            return view
        async with self._brakes.place(address) as far_off:
            if not far_off:
                await leave()
                far_off = await self._brakes.wait(address)
        if far_off:
            return Poging(afloop=Afloop.GEREMD, wacht_seconden=far_off, fout=BRAKED)
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

    async def _language(self, person_id: str, address: Address | None) -> Language:
        """Return what they chose, or else spoke last, or else what their client speaks."""
        wishes = await self._registry.wanted.of_many((person_id,))
        if person_id in wishes and (chosen := wishes[person_id].taal):
            return Language(chosen)
        if address is None:
            return await self._registry.people.language(person_id)
        held = await self._registry.memories.read(Whose(address.conversation_id, person_id))
        return held.memory.language or await self._registry.people.language(person_id)


def _drawn(draw: Draw, language: Language) -> View | Poging:
    """Whatever is wrong with the text, it is wrong the next time as well."""
    try:
        return draw(language)
    except Exception as error:
        log.error("message.unreadable", error=error)
        return Poging(afloop=Afloop.GEWEIGERD, fout=type(error).__name__)
