"""One turn on the channel: what came in goes to the receiver, and each reply to where it belongs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import structlog
from botbuilder.core import TurnContext
from botbuilder.schema import Activity, ActivityTypes, DeliveryModes

from bot.channel import activities
from bot.channel.adapter import INVOKE_ANSWER
from bot.channel.arrivals import Subject, arrival_of, move_to_chosen_channel, subject_of
from bot.channel.patience import Sleep, with_patience
from bot.channel.port import Arrival, Receiver, SendError
from bot.channel.recent import Recent
from bot.clock import Clock
from dialogs.texts import Texts
from dialogs.view import Delivery, Reply, View
from knowledge.language import Language

log = structlog.get_logger(__name__)

TYPING_AFTER_SECONDS = 1.0
DONE = "✓"

Answer = dict[str, Any] | None


class ChannelBot:
    """Handles the turns of the adapter; `turn` is its callback."""

    def __init__(self, receiver: Receiver, clock: Clock, sleep: Sleep = asyncio.sleep) -> None:
        self._receiver, self._sleep = receiver, sleep
        self._recent: Recent[Answer] = Recent(clock)

    async def turn(self, context: TurnContext) -> None:
        subject = subject_of(context.activity)
        if subject is Subject.NOTHING:
            return
        if subject in (Subject.ARRIVED, Subject.LEFT):
            move_to_chosen_channel(context.activity)
        arrival = arrival_of(context.activity)
        if subject is Subject.OTHER_INVOKE:
            log.info("invoke.unknown", name=(context.activity.name or "")[:60])
            context.turn_state[INVOKE_ANSWER] = unsupported(arrival.locale)
            return
        try:
            answer, fresh = await self._recent.once(
                arrival.key, lambda: self._answer(context, arrival, subject)
            )
        except SendError as error:
            log.warning("turn.reply_not_sent", key=arrival.key, outcome=error.outcome.value, code=error.code)
            answer, fresh = failed(arrival.locale), True
        except Exception as error:  # a fault in one turn must not look like a fault of the caller
            log.error("turn.failed", key=arrival.key, error=error)
            answer, fresh = await self._apologise(context, arrival), True
        if not fresh:
            log.info("turn.repeated", key=arrival.key)
        context.turn_state[INVOKE_ANSWER] = answer

    async def _apologise(self, context: TurnContext, arrival: Arrival) -> Answer:
        answer = failed(arrival.locale)
        if not arrival.inside:
            with suppress(SendError):
                await context.send_activity(answer["value"]["message"])
        return answer

    async def _answer(self, context: TurnContext, arrival: Arrival, subject: Subject) -> Answer:
        if subject is Subject.LEFT:
            await self._receiver.left(arrival)
            return None
        if subject is Subject.ARRIVED:
            replies = await self._receiver.arrived(arrival)
        else:
            async with self._typing_when_slow(context, arrival):
                replies = await self._receiver.receive(arrival)
        delivery = _Delivery(context, arrival, self._sleep)
        for reply in replies:
            await delivery.give(reply)
        return delivery.invoke_answer(replies)

    @asynccontextmanager
    async def _typing_when_slow(self, context: TurnContext, arrival: Arrival) -> AsyncIterator[None]:
        """A press shows its own waiting sign; whoever typed sees dots after a second."""
        if arrival.inside or context.activity.delivery_mode == DeliveryModes.expect_replies:
            yield
            return
        task = asyncio.create_task(self._type_later(context))
        try:
            yield
        finally:
            task.cancel()

    async def _type_later(self, context: TurnContext) -> None:
        await self._sleep(TYPING_AFTER_SECONDS)
        with suppress(SendError):
            await context.send_activity(Activity(type=ActivityTypes.typing))


@dataclass
class _Delivery:
    """Brings the replies of one turn to their places; a press has one card to replace and one answer."""

    context: TurnContext
    arrival: Arrival
    sleep: Sleep
    answer: Answer = None
    replaced: bool = field(default=False)

    async def give(self, reply: Reply) -> None:
        if reply.delivery is Delivery.PRIVATE:
            await self._private(reply.view)
        elif reply.delivery is Delivery.REPLACE and self._pressed_card() and not self.replaced:
            await self._replace(reply.view)
        else:
            await self._message(reply.view)

    def invoke_answer(self, replies: tuple[Reply, ...]) -> Answer:
        if not self.arrival.inside:
            return None
        if self.answer is not None:
            return self.answer
        return activities.message_answer(replies[0].view.summary if replies else DONE)

    def _pressed_card(self) -> bool:
        return self.arrival.press is not None and bool(self.context.activity.reply_to_id)

    async def _message(self, view: View) -> None:
        activity = activities.message_of(view)
        await with_patience(lambda: self.context.send_activity(activity), self.sleep)

    async def _replace(self, view: View) -> None:
        """The answer shows the new card at once; the update keeps it when the chat is opened again."""
        self.replaced = True
        activity = activities.message_of(view)
        if self.arrival.inside and self.answer is None:
            self.answer = activities.answer_with(activity)
        activity.id = self.context.activity.reply_to_id
        try:
            await with_patience(lambda: self.context.update_activity(activity), self.sleep)
        except SendError as error:
            log.warning("reply.card_not_updated", key=self.arrival.key, code=error.code)
            if not self.arrival.inside:
                await self._message(view)

    async def _private(self, view: View) -> None:
        if self.arrival.inside:
            self.answer = activities.answer_with(activities.message_of(view))
            return
        log.warning("reply.private_without_press", key=self.arrival.key)
        await self._message(View(summary=view.summary, language=view.language))


def unsupported(locale: str) -> dict[str, Any]:
    return activities.error_answer(501, "NotSupported", _say("storing.kan_niet", locale))


def failed(locale: str) -> dict[str, Any]:
    return activities.error_answer(500, "InternalError", _say("storing.fout", locale))


def _say(key: str, locale: str) -> str:
    return Texts(Language.EN if locale.lower().startswith("en") else Language.NL).say(key)
