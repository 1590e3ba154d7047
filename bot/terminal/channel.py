"""The terminal as a channel: its messages wait in the outbox until the person looks."""

from bot.channel.port import Account, Address, Arrival, Channel, SendError, SendOutcome
from dialogs.inbound import PlaceKind, Press
from dialogs.view import View

TERMINAL = "terminal"


class WithTerminals:
    """Implements `bot.channel.port.Channel`: what is for a terminal is delivered once it is recorded."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def send(self, address: Address, view: View) -> str:
        return "" if _is_terminal(address) else await self._channel.send(address, view)

    async def update(self, address: Address, message_id: str, view: View) -> None:
        if not _is_terminal(address):
            await self._channel.update(address, message_id, view)

    async def delete(self, address: Address, message_id: str) -> None:
        if not _is_terminal(address):
            await self._channel.delete(address, message_id)

    async def typing(self, address: Address) -> None:
        if not _is_terminal(address):
            await self._channel.typing(address)


class NoChannel:
    """Where there are only terminals: nobody else is written to from here."""

    async def send(self, address: Address, view: View) -> str:
        raise SendError(SendOutcome.UNSENT, "only_terminals")

    async def update(self, address: Address, message_id: str, view: View) -> None:
        raise SendError(SendOutcome.UNSENT, "only_terminals")

    async def delete(self, address: Address, message_id: str) -> None:
        raise SendError(SendOutcome.UNSENT, "only_terminals")

    async def typing(self, address: Address) -> None:
        raise SendError(SendOutcome.UNSENT, "only_terminals")


def _is_terminal(address: Address) -> bool:
    return address.channel == TERMINAL


def arrival_of(account: Account, key: str, *, text: str | None = None, press: Press | None = None) -> Arrival:
    """What somebody typed or pressed at a terminal, as every channel hands it over."""
    address = Address(
        service_url=f"{TERMINAL}:",
        channel=TERMINAL,
        tenant=account.tenant,
        conversation_id=f"{TERMINAL}-{account.id}",
        kind=PlaceKind.PERSONAL,
        bot_id="doorbraakbot",
        bot_name="Doorbraakbot",
        account_id=account.id,
    )
    return Arrival(key, account, address, "nl-NL", text, press, inside=press is not None)
