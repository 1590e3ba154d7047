"""The same delivery again: one turn, the same answer; and what is tried again within a turn."""

import asyncio
from datetime import timedelta

import pytest

from bot.channel.port import SendError, SendOutcome
from bot.channel.recent import Recent
from dialogs.view import Delivery, Reply, Text, View
from tests.bot.activities import a_card_action, a_message
from tests.bot.channel.conftest import Host
from tests.bot.fakes import FixedClock


async def test_a_message_that_is_delivered_twice_is_answered_once(host: Host) -> None:
    for _ in range(2):
        response = await host.post(a_message(host.connector.url))
        assert response.status == 200
    assert len(host.receiver.arrivals) == len(host.connector.sent) == 1


async def test_a_press_that_is_delivered_twice_gets_the_same_answer_and_one_turn(host: Host) -> None:
    host.receiver.replies = (Reply(View("Kaart", (Text("Kaart"),)), Delivery.PRIVATE),)
    answers = [await (await host.post(a_card_action(host.connector.url))).json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert len(host.receiver.arrivals) == 1


async def test_a_press_that_comes_again_while_it_is_handled_waits_for_the_same_answer(host: Host) -> None:
    entered, go_on = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        entered.set()
        await go_on.wait()

    host.receiver.before = hold
    first = asyncio.create_task(host.post(a_card_action(host.connector.url)))
    await entered.wait()
    second = asyncio.create_task(host.post(a_card_action(host.connector.url)))
    await asyncio.sleep(0)
    go_on.set()
    answers = [await response.json() for response in await asyncio.gather(first, second)]
    assert answers[0] == answers[1]
    assert len(host.receiver.arrivals) == 1


async def test_the_same_activity_id_in_another_conversation_is_another_message(host: Host) -> None:
    other = {"conversationType": "personal", "id": "a:other"}
    await host.post(a_message(host.connector.url))
    await host.post(a_message(host.connector.url, conversation=other))
    assert len(host.receiver.arrivals) == 2


async def test_a_turn_that_failed_is_taken_again_when_it_is_delivered_again(host: Host) -> None:
    faults = [ZeroDivisionError()]

    async def fail_once() -> None:
        if faults:
            raise faults.pop()

    host.receiver.before = fail_once
    await host.post(a_message(host.connector.url))
    await host.post(a_message(host.connector.url))
    assert len(host.receiver.arrivals) == 2


async def test_a_brake_within_a_turn_is_waited_for(host: Host) -> None:
    host.connector.fail(429, **{"Retry-After": "3"})
    await host.post(a_message(host.connector.url))
    assert [call.body["summary"] for call in host.connector.calls if call.body["type"] == "message"] == [
        "Antwoord",
        "Antwoord",
    ]
    assert 3.0 in host.sleep.seconds


async def test_a_long_brake_within_a_turn_is_not_waited_for(host: Host) -> None:
    host.connector.fail(429, **{"Retry-After": "60"})
    response = await host.post(a_message(host.connector.url))
    assert response.status == 200
    assert 60.0 not in host.sleep.seconds


async def test_a_reply_that_may_have_arrived_is_not_repeated(host: Host) -> None:
    host.connector.fail(502)
    await host.post(a_message(host.connector.url))
    assert len(host.connector.sent) == 1


async def test_a_reply_that_could_not_be_sent_leaves_the_turn_open_for_the_next_delivery(host: Host) -> None:
    host.connector.fail(502)
    await host.post(a_message(host.connector.url))
    await host.post(a_message(host.connector.url))
    assert len(host.receiver.arrivals) == 2


async def test_a_slow_answer_shows_that_it_is_being_made(host: Host) -> None:
    async def wait_for_dots() -> None:
        await host.connector.arrived.wait()

    host.receiver.before = wait_for_dots
    await host.post(a_message(host.connector.url))
    assert [call.body["type"] for call in host.connector.calls] == ["typing", "message"]


async def test_an_answer_is_forgotten_after_a_while() -> None:
    clock = FixedClock()
    recent = Recent[int](clock, keep_for=timedelta(minutes=1))
    made = iter(range(10))

    async def make() -> int:
        return next(made)

    assert await recent.once("k", make) == (0, True)
    clock.pass_by(timedelta(seconds=59))
    assert await recent.once("k", make) == (0, False)
    clock.pass_by(timedelta(seconds=1))
    assert await recent.once("k", make) == (1, True)


async def test_no_more_answers_are_kept_than_agreed() -> None:
    recent = Recent[str](FixedClock(), keep_at_most=3)

    async def make() -> str:
        return "x"

    for number in range(10):
        await recent.once(str(number), make)
    assert (await recent.once("9", make))[1] is False
    assert (await recent.once("0", make))[1] is True


async def test_who_waits_for_work_that_fails_hears_the_same_fault() -> None:
    recent = Recent[int](FixedClock())

    async def fail() -> int:
        await asyncio.sleep(0)
        raise SendError(SendOutcome.REFUSED, "http_403")

    results = await asyncio.gather(recent.once("k", fail), recent.once("k", fail), return_exceptions=True)
    assert [type(result) for result in results] == [SendError, SendError]
    with pytest.raises(SendError):
        await recent.once("k", fail)
