"""Which unanswered questions belong together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.store.grouping import alike, closest, normalise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wie regelt een scootmobiel?", "wie kan een scootmobiel regelen"),
        ("vergoeding zwemles kinderen", "zwemlessen kinderen vergoeding"),
        ("scootmobiel aanvragn ouderen", "scootmobiel aanvragen oudere"),
        ("hond opvangen bij opname in ziekenhuis", "hond opvangen ziekenhuis"),
        ("Who can help with swimming lessons?", "swimming lessons, who arranges"),
    ],
)
def test_questions_with_one_subject_look_alike(one: str, other: str) -> None:
    assert alike(normalise(one), normalise(other)) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("uitkering aanvragen zonder adres", "uitkering"),
        ("hond opvangen", "kind opvangen"),
        ("taxi naar ziekenhuis", "thuiszorg na ziekenhuis"),
    ],
)
def test_questions_with_another_subject_do_not_look_alike(one: str, other: str) -> None:
    assert alike(normalise(one), normalise(other)) == 0


def test_a_question_of_asking_words_only_keeps_its_words() -> None:
    assert normalise("wie helpt?") == "helpt wie"


def test_the_closest_of_several_groups_is_taken() -> None:
    groups = [(1, normalise("zwemles kinderen")), (2, normalise("zwemlessen voor kinderen"))]
    assert closest(normalise("zwemlessen kinderen"), groups) == 2
    assert closest(normalise("rijbewijs"), groups) is None


@given(st.text(max_size=500))
def test_a_question_is_always_like_itself_and_fits_its_column(text: str) -> None:
    normalised = normalise(text)
    assert len(normalised) <= 500
    assert not normalised or alike(normalised, normalised) == 100
