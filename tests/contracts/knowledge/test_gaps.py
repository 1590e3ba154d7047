"""What every store of unanswered questions promises."""

from datetime import UTC, datetime, timedelta

import pytest

from knowledge.language import Language
from knowledge.store import GapNotFoundError, GapState, Page, Stamp
from tests.contracts.knowledge.conftest import Stores

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
NL, EN = Language.NL, Language.EN


def stamp(key: str, minutes: int = 0) -> Stamp:
    return Stamp("professional", NOW + timedelta(minutes=minutes), key)


async def test_the_same_question_in_another_order_is_counted_and_not_kept_twice(stores: Stores) -> None:
    await stores.gaps.note("Wie regelt een scootmobiel?", NL, stamp("a"))
    await stores.gaps.note("scootmobiel, wie regelt die", NL, stamp("b", 5))
    (group,) = (await stores.gaps.groups(Page())).items
    (wording,) = [w for w in group.wordings if w.text == "Wie regelt een scootmobiel?"]
    assert group.count == 2
    assert (wording.first_seen, group.last_seen) == (NOW, NOW + timedelta(minutes=5))


async def test_the_same_delivery_again_is_counted_once(stores: Stores) -> None:
    for _ in range(2):
        await stores.gaps.note("vouchers voor zwemles", NL, stamp("a"))
    assert (await stores.gaps.groups(Page())).items[0].count == 1


async def test_questions_that_look_alike_form_one_group_and_others_stay_apart(stores: Stores) -> None:
    await stores.gaps.note("zwemles voor kinderen vergoeding", NL, stamp("a"))
    await stores.gaps.note("vergoeding zwemlessen kinderen", NL, stamp("b"))
    await stores.gaps.note("hond opvangen bij opname", NL, stamp("c"))
    groups = await stores.gaps.groups(Page())
    assert groups.total == 2
    assert [len(group.wordings) for group in groups.items] == [2, 1]


async def test_the_same_words_in_two_languages_are_two_questions(stores: Stores) -> None:
    await stores.gaps.note("budget coach", NL, stamp("a"))
    await stores.gaps.note("budget coach", EN, stamp("b"))
    assert (await stores.gaps.groups(Page())).total == 2


async def test_the_most_asked_group_comes_first_and_pages_do_not_overlap(stores: Stores) -> None:
    for number, question in enumerate(["zwemles", "hondenopvang", "hondenopvang", "rijbewijs keuring"]):
        await stores.gaps.note(question, NL, stamp(f"k{number}", number))
    first = await stores.gaps.groups(Page(0, 1))
    rest = await stores.gaps.groups(Page(1, 5))
    assert [group.wordings[0].text for group in first.items] == ["hondenopvang"]
    assert [group.wordings[0].text for group in rest.items] == ["rijbewijs keuring", "zwemles"]
    assert first.total == rest.total == 3


async def test_a_mended_group_is_gone_and_opens_when_it_is_asked_in_vain_again(stores: Stores) -> None:
    await stores.gaps.note("zwemles", NL, stamp("a"))
    (group,) = (await stores.gaps.groups(Page())).items
    assert await stores.gaps.settle(group.id, GapState.MENDED, stamp("s")) == group
    assert (await stores.gaps.groups(Page())).total == 0
    await stores.gaps.note("zwemles", NL, stamp("b", 9))
    assert (await stores.gaps.groups(Page())).items[0].count == 2


async def test_a_dismissed_group_stays_away(stores: Stores) -> None:
    await stores.gaps.note("wie wint het voetbal", NL, stamp("a"))
    (group,) = (await stores.gaps.groups(Page())).items
    await stores.gaps.settle(group.id, GapState.DISMISSED, stamp("s"))
    await stores.gaps.note("wie wint het voetbal", NL, stamp("b"))
    assert (await stores.gaps.groups(Page())).total == 0


async def test_settling_an_unknown_group_is_refused(stores: Stores) -> None:
    with pytest.raises(GapNotFoundError, match="77"):
        await stores.gaps.settle(77, GapState.MENDED, stamp("s"))


@pytest.mark.parametrize("text", ["", "   ", "🙃🙃", "?!"])
async def test_a_question_without_words_is_not_kept(stores: Stores, text: str) -> None:
    await stores.gaps.note(text, NL, stamp("a"))
    assert (await stores.gaps.groups(Page())).total == 0


async def test_a_very_long_question_is_kept_up_to_its_limit(stores: Stores) -> None:
    await stores.gaps.note("ondersteuning ﬃ " * 700, NL, stamp("a"))
    (group,) = (await stores.gaps.groups(Page())).items
    assert len(group.wordings[0].text) <= 300


async def test_forgetting_removes_what_nobody_asked_since(stores: Stores) -> None:
    await stores.gaps.note("zwemles", NL, stamp("a"))
    await stores.gaps.note("hondenopvang", NL, stamp("b", 60))
    assert await stores.gaps.forget(NOW + timedelta(minutes=30)) == 1
    (group,) = (await stores.gaps.groups(Page())).items
    assert group.wordings[0].text == "hondenopvang"


async def test_a_group_is_found_by_its_number_until_it_is_closed(stores: Stores) -> None:
    await stores.gaps.note("zwemles", NL, stamp("a"))
    (group,) = (await stores.gaps.groups(Page())).items
    assert await stores.gaps.find(group.id) == group
    await stores.gaps.settle(group.id, GapState.MENDED, stamp("s"))
    assert await stores.gaps.find(group.id) is None
