"""Arrivals and addresses of people that do not exist."""

from dataclasses import replace

from bot.channel.port import Account, Address, Arrival
from dialogs.inbound import PlaceKind, Press

TENANT = "tenant"
ROBIN = Account("robin", TENANT, "Robin")
SAM = Account("sam", TENANT, "Sam")


def an_address(person: Account = ROBIN, kind: PlaceKind = PlaceKind.PERSONAL) -> Address:
    return Address(
        service_url="http://localhost:56150/_connector",
        channel="msteams",
        tenant=person.tenant,
        conversation_id=f"chat-{person.id}",
        kind=kind,
        bot_id="28:bot",
        bot_name="Doorbraakbot",
        account_id=f"29:{person.id}",
    )


def typed(text: str, key: str = "k1", person: Account = ROBIN) -> Arrival:
    return Arrival(key, person, an_address(person), "nl-NL", text=text)


def pressed(press: Press, key: str = "k1", person: Account = ROBIN) -> Arrival:
    return replace(typed("", key, person), text=None, press=press, inside=True)
