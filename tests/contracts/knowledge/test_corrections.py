"""What every store of corrections promises."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from knowledge.store import (
    CorrectionKind,
    CorrectionNotFoundError,
    CorrectionSettledError,
    CorrectionState,
    Page,
    Stamp,
)
from tests.contracts.knowledge.conftest import Stores

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PHONE = CorrectionKind.PHONE


def by_reporter(key: str = "press-1", at: datetime = NOW) -> Stamp:
    return Stamp("professional", at, key)


def by_manager(key: str = "settle-1", at: datetime = NOW) -> Stamp:
    return Stamp("kennisbeheerder", at, key)


async def test_a_reported_correction_waits_until_it_is_settled(stores: Stores) -> None:
    reported = await stores.corrections.report("dienst", PHONE, "nummer is afgesloten", by_reporter())
    assert (await stores.corrections.open(Page())).items == (reported,)
    assert await stores.corrections.open_for("dienst") == (reported,)
    settled = await stores.corrections.settle(
        reported.id, CorrectionState.MENDED, "nieuw nummer", by_manager()
    )
    assert (settled.by, settled.answer, settled.settled_by) == (
        "professional",
        "nieuw nummer",
        "kennisbeheerder",
    )
    assert (await stores.corrections.open(Page())).total == 0
    assert await stores.corrections.open_for("dienst") == ()


async def test_the_same_press_again_reports_one_correction(stores: Stores) -> None:
    first = await stores.corrections.report("dienst", PHONE, "fout", by_reporter())
    again = await stores.corrections.report("dienst", PHONE, "fout", by_reporter())
    assert again == first
    assert (await stores.corrections.open(Page())).total == 1


async def test_the_same_press_twice_at_once_reports_one_correction(stores: Stores) -> None:
    first, again = await asyncio.gather(
        *(stores.corrections.report("dienst", PHONE, "fout", by_reporter()) for _ in range(2))
    )
    assert first == again
    assert (await stores.corrections.open(Page())).total == 1


async def test_open_corrections_come_in_pages_oldest_first(stores: Stores) -> None:
    for number in (2, 0, 1):
        stamp = by_reporter(f"press-{number}", NOW + timedelta(minutes=number))
        await stores.corrections.report(f"dienst-{number}", PHONE, "", stamp)
    page = await stores.corrections.open(Page(offset=1, limit=1))
    assert [item.record_id for item in page.items] == ["dienst-1"]
    assert page.total == 3


async def test_settling_twice_with_one_outcome_keeps_the_first_answer(stores: Stores) -> None:
    reported = await stores.corrections.report("dienst", PHONE, "", by_reporter())
    first = await stores.corrections.settle(reported.id, CorrectionState.REJECTED, "klopt wel", by_manager())
    later = by_manager("settle-2", NOW + timedelta(days=1))
    assert await stores.corrections.settle(reported.id, CorrectionState.REJECTED, "anders", later) == first


async def test_settling_with_another_outcome_is_refused(stores: Stores) -> None:
    reported = await stores.corrections.report("dienst", PHONE, "", by_reporter())
    await stores.corrections.settle(reported.id, CorrectionState.MENDED, "", by_manager())
    with pytest.raises(CorrectionSettledError, match="mended"):
        await stores.corrections.settle(reported.id, CorrectionState.REJECTED, "", by_manager("settle-2"))


async def test_settling_what_nobody_reported_is_refused(stores: Stores) -> None:
    with pytest.raises(CorrectionNotFoundError, match="41"):
        await stores.corrections.settle(41, CorrectionState.MENDED, "", by_manager())


async def test_forgetting_removes_only_what_was_settled_before(stores: Stores) -> None:
    for number in range(3):
        await stores.corrections.report("dienst", PHONE, "", by_reporter(f"press-{number}"))
    first, second, third = (await stores.corrections.open(Page())).items
    await stores.corrections.settle(first.id, CorrectionState.MENDED, "", by_manager("a", NOW))
    await stores.corrections.settle(
        second.id, CorrectionState.MENDED, "", by_manager("b", NOW + timedelta(days=2))
    )
    assert await stores.corrections.forget(NOW + timedelta(days=1)) == 1
    assert (await stores.corrections.open(Page())).items == (third,)
    with pytest.raises(CorrectionNotFoundError):
        await stores.corrections.settle(first.id, CorrectionState.MENDED, "", by_manager("c"))


async def test_a_correction_is_found_by_its_number_before_and_after_it_was_settled(stores: Stores) -> None:
    reported = await stores.corrections.report("dienst", PHONE, "fout", by_reporter())
    assert await stores.corrections.find(reported.id) == reported
    settled = await stores.corrections.settle(reported.id, CorrectionState.MENDED, "", by_manager())
    assert await stores.corrections.find(reported.id) == settled
    assert await stores.corrections.find(41) is None
