import pytest
from hypothesis import given
from hypothesis import strategies as st

from meldingen.nummer import Meldingnummer


def test_a_number_is_shown_with_four_digits_and_more_when_needed() -> None:
    assert str(Meldingnummer(2026, 7)) == "DB-2026-0007"
    assert str(Meldingnummer(2026, 12345)) == "DB-2026-12345"


@pytest.mark.parametrize(
    "typed", ["DB-2026-0007", "db-2026-7", "db 2026 0007", " DB2026-7 ", "DB–2026–0007", "db_2026_7"]
)
def test_a_number_is_read_as_people_type_it(typed: str) -> None:
    assert Meldingnummer.parse(typed) == Meldingnummer(2026, 7)


@pytest.mark.parametrize(
    "typed", ["", "2026-0007", "DB-26-7", "DB-2026", "DB-2026-0", "DB-2026-0007 en meer"]
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="melding"):
        Meldingnummer.parse(typed)


@given(st.integers(2000, 9999), st.integers(1, 9_999_999))
def test_every_number_is_read_back_as_it_was_shown(jaar: int, volgnummer: int) -> None:
    nummer = Meldingnummer(jaar, volgnummer)
    assert Meldingnummer.parse(str(nummer)) == nummer
