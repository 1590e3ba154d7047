"""What the messages about corrections promise, in every database."""

from datetime import UTC, datetime, timedelta

import pytest

from knowledge.store import (
    CorrectionKind,
    CorrectionState,
    Notice,
    NoticeKind,
    NoticeResult,
    Notices,
    NoticeState,
    Stamp,
)
from tests.contracts.knowledge.conftest import Stores

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
LEASE = timedelta(minutes=2)
SENT = NoticeResult(NoticeState.SENT, NOW)

pytestmark = pytest.mark.parametrize("address", ["sqlite", "postgres"], indirect=True)


@pytest.fixture
def notices(stores: Stores) -> Notices:
    assert stores.notices is not None
    return stores.notices


async def report(stores: Stores, key: str = "k") -> int:
    stamp = Stamp("melder", NOW, key)
    return (await stores.corrections.report("dienst", CorrectionKind.PHONE, "fout", stamp)).id


async def settle(stores: Stores, number: int, by: str = "beheerder") -> None:
    stamp = Stamp(by, NOW, "settle")
    await stores.corrections.settle(number, CorrectionState.MENDED, "Aangepast.", stamp)


async def to_managers(notices: Notices, *people: str) -> tuple[Notice, ...]:
    for notice in await notices.for_managers(NOW, 10):
        await notices.spread(notice.id, people, NOW)
    return await notices.claim(NOW, 10, LEASE)


async def test_a_report_that_came_in_twice_tells_each_manager_once(stores: Stores, notices: Notices) -> None:
    number = await report(stores)
    assert await report(stores) == number
    told = await to_managers(notices, "an", "bo")
    assert [(notice.kind, notice.receiver) for notice in told] == [
        (NoticeKind.REPORTED, "an"),
        (NoticeKind.REPORTED, "bo"),
    ]
    assert await to_managers(notices, "an", "bo") == ()


async def test_settling_tells_who_reported_it_with_the_answer(stores: Stores, notices: Notices) -> None:
    number = await report(stores)
    await to_managers(notices, "an")
    await settle(stores, number)
    await settle(stores, number)
    (told,) = await notices.claim(NOW, 10, LEASE)
    assert (told.kind, told.receiver, told.answer) == (NoticeKind.MENDED, "melder", "Aangepast.")


async def test_a_correction_that_is_settled_first_needs_no_manager_any_more(
    stores: Stores, notices: Notices
) -> None:
    await settle(stores, await report(stores))
    assert await notices.for_managers(NOW, 10) == ()


async def test_who_settles_an_own_report_is_not_told_what_they_did(stores: Stores, notices: Notices) -> None:
    await settle(stores, await report(stores), by="melder")
    assert await notices.claim(NOW, 10, LEASE) == ()


async def test_a_notice_is_claimed_by_one_sender_and_sent_once(stores: Stores, notices: Notices) -> None:
    await report(stores)
    (claimed,) = await to_managers(notices, "an")
    assert await notices.claim(NOW, 10, LEASE) == ()
    await notices.record(claimed.id, SENT)
    assert await notices.claim(NOW + timedelta(days=1), 10, LEASE) == ()
    assert [notice.id for notice in await notices.sent_to("an", 0)] == [claimed.id]
    assert await notices.sent_to("an", claimed.id) == ()


async def test_a_notice_that_has_to_wait_goes_again_when_its_time_comes(
    stores: Stores, notices: Notices
) -> None:
    await report(stores)
    (claimed,) = await to_managers(notices, "an")
    later = NOW + timedelta(minutes=5)
    await notices.record(claimed.id, NoticeResult(NoticeState.WAITING, later, "rem"))
    assert await notices.claim(later - timedelta(seconds=1), 10, LEASE) == ()
    (again,) = await notices.claim(later, 10, LEASE)
    assert again.attempts == 2


async def test_a_notice_that_may_have_left_before_its_sender_vanished_is_not_repeated(
    stores: Stores, notices: Notices
) -> None:
    await report(stores)
    (claimed,) = await to_managers(notices, "an")
    assert await notices.depart(claimed, NOW + LEASE)
    after = NOW + LEASE + timedelta(seconds=1)
    assert await notices.release_stale(after) == 1
    await notices.record(claimed.id, SENT)
    assert await notices.claim(after, 10, LEASE) == ()
    assert await notices.sent_to("an", 0) == ()


async def test_a_notice_that_had_not_left_when_its_sender_vanished_is_sent_by_another(
    stores: Stores, notices: Notices
) -> None:
    await report(stores)
    (claimed,) = await to_managers(notices, "an")
    after = NOW + LEASE + timedelta(seconds=1)
    assert not await notices.depart(claimed, after)
    assert await notices.release_stale(after) == 0
    (again,) = await notices.claim(after, 10, LEASE)
    assert again.id == claimed.id
    assert not await notices.depart(claimed, after), "the first sender woke up"
    assert await notices.depart(again, after)


async def test_forgetting_a_settled_correction_forgets_its_messages(stores: Stores, notices: Notices) -> None:
    await settle(stores, await report(stores))
    assert await stores.corrections.forget(NOW + timedelta(days=1)) == 1
    assert await notices.claim(NOW, 10, LEASE) == ()
