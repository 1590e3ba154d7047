"""People who keep at it: what is not answered is sent again, until it is."""

import asyncio
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import aiohttp

from tests.bot.activities import a_message
from tests.bot.wire import (
    NUMMER,
    Card,
    Json,
    Person,
    action_of,
    card_of,
    filled_in,
    main_verb,
    pressing,
    shown_by,
)
from tests.faults.channel import PersonalScreen

PATIENCE = aiohttp.ClientTimeout(total=20)
AGAIN_AFTER_SECONDS = 0.3
PRESSES_AGAIN = 0.3
"""How often somebody presses anew instead of the client repeating the same press."""
MAX_CARDS = 60


@dataclass
class Line:
    """The way to whichever bot answers; `repeated` counts what had to be sent again."""

    session: aiohttp.ClientSession
    bots: Sequence[str]
    rng: random.Random
    repeated: int = 0

    async def post(self, activity: Json) -> Json:
        while True:
            answer = await self._once(activity)
            if answer is not None:
                return answer
            self.repeated += 1
            await asyncio.sleep(AGAIN_AFTER_SECONDS)
            if activity["type"] == "invoke" and self.rng.random() < PRESSES_AGAIN:
                activity = {**activity, "id": f"{activity['id']}-anew"}

    async def _once(self, activity: Json) -> Json | None:
        """Return the answer, and None for no answer or one that says the bot failed."""
        try:
            async with self.session.post(
                f"{self.rng.choice(self.bots)}/api/messages", json=activity, timeout=PATIENCE
            ) as response:
                if response.status >= 500:
                    return None
                assert response.status == 200, f"refused with {response.status}"
                answer = await response.json() if response.content_type == "application/json" else {}
        except (aiohttp.ClientError, TimeoutError):
            return None
        return None if answer.get("statusCode", 200) >= 500 else answer


@dataclass
class Persistent(Person):
    screen: PersonalScreen

    async def ask(self, text: str) -> Card:
        """Say it until a card comes in answer."""
        while True:
            before = len(self.screen.replies)
            await self.post(a_message(self.screen.url, text=text, **self.who()))
            cards = [reply for reply in self.screen.replies[before:] if reply.get("attachments")]
            if cards:
                return card_of(cards[-1])

    async def use(self, action: Json, inputs: dict[str, str] | None = None) -> Json:
        return await self.post(pressing(self.screen.url, action, inputs, **self.who()))


async def file_patiently(person: Persistent) -> str:
    """File one melding, and return the number that was confirmed."""
    card = await person.ask("melding")
    for _ in range(MAX_CARDS):
        answer = await person.use(action_of(card, main_verb(card)), filled_in(card))
        if found := NUMMER.search(str(answer)):
            return found[0]
        card = shown_by(answer) or await person.ask("melding")
    raise AssertionError(f"not filed after {MAX_CARDS} cards; the last: {card.get('speak')}")


@dataclass
class Filer:
    person: Persistent
    confirmed: list[str] = field(default_factory=list)

    async def work(self, meldingen: int, pause: Callable[[], float]) -> None:
        for _ in range(meldingen):
            self.confirmed.append(await file_patiently(self.person))
            await asyncio.sleep(pause())


@dataclass
class Pontonnier:
    """Takes up every melding that falls to them, and asks its filer something.

    Attributes:
        mine: Whether a number falls to them.
    """

    person: Persistent
    mine: Callable[[str], bool]
    asked: set[str] = field(default_factory=set)

    async def work(self) -> None:
        """Go on until cancelled."""
        seen = 0
        while True:
            for activity in self.person.screen.messages[seen:]:
                seen += 1
                found = NUMMER.search(activity.get("summary", ""))
                if found and self.mine(found[0]) and found[0] not in self.asked:
                    await self._take_up(card_of(activity))
                    self.asked.add(found[0])
            await self._until_more_than(seen)

    async def _until_more_than(self, seen: int) -> None:
        screen = self.person.screen
        async with screen.channel.arrived:
            await screen.channel.arrived.wait_for(lambda: len(screen.messages) > seen)

    async def _take_up(self, message: Card) -> None:
        opened = await self._shown(action_of(message, "zaak.open"))
        taken = await self._shown(action_of(opened, "zaak.doe", soort="oppakken"))
        form = await self._shown(action_of(taken, "zaak.doe", soort="vragen"))
        await self._shown(action_of(form, "zaak.voer_uit"), filled_in(form))

    async def _shown(self, action: Json, inputs: dict[str, str] | None = None) -> Card:
        answer = await self.person.use(action, inputs)
        card = shown_by(answer)
        assert card is not None, f"no card in answer to {action['verb']}: {answer}"
        return card
