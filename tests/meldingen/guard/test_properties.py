"""What holds for every text: nothing is raised, finds lie side by side, work grows as the text does."""

import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stdnum import iban
from stdnum.nl import bsn

from meldingen.guard import Guard, KnownContacts, VondstSoort

OWN_PHONE = "078 770 8910"
GUARD = Guard(
    KnownContacts(
        phones=frozenset({OWN_PHONE, "14 078"}),
        email_domains=frozenset({"dordrecht.nl"}),
        addresses=frozenset({"Weizigtweg 33, 3311 AB Dordrecht"}),
        names=frozenset({"Leger des Heils", "Yulius", "Sociale Dienst Drechtsteden"}),
        places=frozenset({"Dordrecht", "Crabbehof", "Sterrenburg"}),
    )
)

_WORDS = st.sampled_from(
    (
        "het gezin wacht al weken op een huis en de huur is niet betaald want er was geen inkomen moeder "
        "slaapt bij kennissen school belt elke dag wij hebben alles geprobeerd the family has no money"
    ).split()
)
_AMOUNTS = st.one_of(
    st.integers(1, 999).map(lambda n: f"{n},50 euro"),
    st.integers(1, 999).map(lambda n: f"€ {n}.250,00"),
    st.integers(1, 99).map(lambda n: f"{n}%"),
)
_LAW = st.builds(
    lambda a, b, law: f"artikel {a}.{b} {law}",
    st.integers(1, 20),
    st.integers(1, 20),
    st.sampled_from(["Wmo", "Participatiewet", "Awb", "Jeugdwet", "Huisvestingswet"]),
)
_AGES = st.lists(st.integers(0, 17), min_size=1, max_size=5).map(
    lambda ages: f"kinderen van {', '.join(map(str, ages))} jaar"
)
_REFERENCES = st.builds(lambda year, n: f"DB-{year}-{n:04d}", st.integers(1990, 2099), st.integers(1, 9999))
_DATES = st.dates().map(lambda day: f"zitting op {day:%d-%m-%Y} om 10.30 uur")
_HARMLESS = st.one_of(
    _WORDS, _AMOUNTS, _LAW, _AGES, _REFERENCES, _DATES, st.just(f"Sociale Dienst {OWN_PHONE}")
)
_STORIES = st.lists(_HARMLESS, min_size=1, max_size=25)


def _with_check_digit(eight: int) -> str | None:
    digits = f"{eight:08d}"
    total = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), digits, strict=True)) % 11
    return f"{digits}{total}" if total < 10 and bsn.is_valid(f"{digits}{total}") else None


_BSNS = st.integers(1_000_000, 99_999_999).map(_with_check_digit).filter(lambda number: number is not None)
_IBANS = st.builds(
    lambda bank, account: iban.format(
        f"NL{iban.calc_check_digits(f'NL00{bank}{account:010d}')}{bank}{account:010d}"
    ),
    st.sampled_from(["ABNA", "INGB", "RABO"]),
    st.integers(1, 9_999_999_999),
)
_PHONES = st.builds(
    lambda shape, digits: shape.format(digits=f"{digits:08d}", a=f"{digits:08d}"[:4], b=f"{digits:08d}"[4:]),
    st.sampled_from(
        ["06-{digits}", "06{digits}", "+316{digits}", "+31 6 {digits}", "0031 6 {a} {b}", "06 {a} {b}"]
    ),
    st.integers(10_000_000, 99_999_999),
)


def _finds(text: str) -> list[tuple[VondstSoort, str]]:
    return [(found.soort, text[found.start : found.end]) for found in GUARD.find(text)]


@settings(deadline=None)
@given(st.text(max_size=300))
@example("\u0301\u200b")
@example("mevrouw ")
@example("+31 (0)6 (0)6 (0)6")
@example("bsn bsn bsn 1")
@example("12 " * 60)
@example("J. J. J. van de van de van")
@example("İ. ſtraat 12 ŉ @ß.de")
def test_any_text_gives_finds_inside_it_that_do_not_overlap(text: str) -> None:
    found = GUARD.find(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@settings(deadline=None)
@given(st.text(alphabet="0123456789 -./()+,:€@aAbBnNlL\n", max_size=200))
def test_any_heap_of_digits_and_signs_gives_finds_that_do_not_overlap(text: str) -> None:
    found = GUARD.find(text)
    assert all(left.end <= right.start for left, right in pairwise(found))


@settings(deadline=None)
@given(_STORIES)
def test_a_story_of_amounts_laws_ages_dates_and_references_has_no_finds(story: list[str]) -> None:
    assert _finds(" ".join(story)) == []


@pytest.mark.parametrize(
    ("numbers", "soort"),
    [(_BSNS, VondstSoort.BSN), (_IBANS, VondstSoort.IBAN), (_PHONES, VondstSoort.TELEFOON)],
    ids=["bsn", "iban", "telefoon"],
)
@settings(deadline=None)
@given(data=st.data())
def test_a_number_between_the_words_of_any_story_is_found(
    numbers: st.SearchStrategy[str], soort: VondstSoort, data: st.DataObject
) -> None:
    story, number = data.draw(_STORIES), data.draw(numbers)
    place = data.draw(st.integers(0, len(story)))
    text = " ".join([*story[:place], number, *story[place:]])
    start = len(" ".join([*story[:place], ""]))
    found = [one for one in GUARD.find(text) if one.start < start + len(number) and start < one.end]
    assert [one.soort for one in found] == [soort]


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from(["\u00e9", "e\u0301", "\u200b", "\U0001f600", "\u00a0"]))
def test_offsets_count_code_points_of_the_text_as_given(before: str, odd: str) -> None:
    text = f"{before}\n{odd} mevrouw Jansen"
    assert text[GUARD.find(text)[-1].start :] == "Jansen"


def test_digits_that_look_different_are_read_as_digits() -> None:
    assert _finds("bsn １２３４５６７８２") == [(VondstSoort.BSN, "１２３４５６７８２")]


def test_an_invisible_sign_inside_a_number_hides_nothing() -> None:
    assert _finds("1234\u200b56782 hier") == [(VondstSoort.BSN, "1234\u200b56782")]


def test_accents_written_apart_are_part_of_the_name() -> None:
    assert _finds("mevrouw Yi\u0301lmaz.") == [(VondstSoort.NAAM, "Yi\u0301lmaz")]


def test_a_number_of_an_organisation_is_no_find_in_any_notation() -> None:
    for number in ("078 770 8910", "078-7708910", "0787708910", "+31 78 770 8910", "(078) 770 89 10"):
        assert _finds(f"bel {number} voor een afspraak") == []


def test_an_address_and_a_mailbox_of_an_organisation_are_no_finds() -> None:
    assert _finds("Weizigtweg 33 of wonen@cms.dordrecht.nl") == []
    others = _finds("Weizigtweg 34 of wonen@voorbeeld.nl")
    assert [soort for soort, _ in others] == [VondstSoort.ADRES, VondstSoort.EMAIL]


_UNKIND = {
    "digits": "1",
    "digits apart": "1 ",
    "zeros": "06",
    "plus": "+1 2 3 4 ",
    "at": "a@",
    "dots": "a.",
    "spelled out": "a at a ",
    "iban": "NL91 ",
    "born": "geboren op ",
    "dates": "12-03-2026 ",
    "capitals": "Aa ",
    "particles": "van de ",
    "initials": "J. ",
    "titles": "mevrouw ",
    "streets": "Laan van ",
    "houses": "Kerkstraat 12 ",
    "accents": "e\u0301",
    "brackets": "(0",
    "amounts": "€ 1.000 ",
    "labels": "bsn ",
}


def _seconds(text: str) -> float:
    def once() -> float:
        started = time.process_time()
        GUARD.find(text)
        return time.process_time() - started

    return min(once() for _ in range(3))


@pytest.mark.parametrize("unit", _UNKIND.values(), ids=_UNKIND.keys())
def test_four_times_the_text_takes_no_more_than_some_four_times_as_long(unit: str) -> None:
    short = unit * (2500 // len(unit))
    # Quadratic work would make sixteen times of it; a constant keeps the noise of small times out.
    assert _seconds(short * 4) < 9 * _seconds(short) + 0.005
