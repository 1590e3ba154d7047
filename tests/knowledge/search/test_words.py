"""Analysis: how words, compounds, expressions and spelling errors are read."""

import pytest

from knowledge.language import Language
from knowledge.search.compounds import split_compound
from knowledge.search.lexicon import Lexicon
from knowledge.search.names import Names
from knowledge.search.spelling import Speller, skeleton
from knowledge.search.tokens import (
    MAX_TOKENS,
    fold,
    language_of,
    question_words,
    stem,
    words,
)

KNOWN = {
    "huis": 3,
    "uitzetting": 2,
    "schuld": 4,
    "hulpverlening": 2,
    "winterjas": 1,
    "gemeente": 9,
    "voor": 50,
}


def test_accents_capitals_and_apostrophes_do_not_matter() -> None:
    assert fold("Cliënt’s CAFÉ-bezoek, zo'n één") == "clients cafe-bezoek, zon een"


def test_articles_of_law_and_abbreviations_stay_one_word() -> None:
    assert words("art. 4:84 Awb, DG&J en 287b") == ["art", "4:84", "awb", "dg&j", "en", "287b"]


def test_a_long_question_is_read_up_to_a_limit() -> None:
    assert len(question_words("woord " * 5_000)) == MAX_TOKENS


@pytest.mark.parametrize(("plural", "single"), [("schulden", "schuld"), ("ontruimingen", "ontruiming")])
def test_plurals_share_their_stem(plural: str, single: str) -> None:
    assert stem(plural, Language.NL) == stem(single, Language.NL)


def test_the_language_is_that_of_most_function_words() -> None:
    assert language_of(words("who handles a briefadres for my client")) is Language.EN
    assert language_of(words("wie regelt een briefadres voor mijn cliënt")) is Language.NL
    assert language_of(words("briefadres")) is Language.NL


def test_a_compound_is_taken_apart_into_known_words() -> None:
    assert split_compound("huisuitzetting", KNOWN) == ("huis", "uitzetting")
    assert split_compound("schuldhulpverlening", KNOWN) == ("schuld", "hulpverlening")


def test_a_word_with_an_unknown_part_is_no_compound() -> None:
    assert split_compound("huisxyzwoord", KNOWN) == ()
    assert split_compound("huis", KNOWN) == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("uitzeting", "uitzetting"),
        ("gemeetne", "gemeente"),
        ("wntrjas", "winterjas"),
        ("hulpverlenig", "hulpverlening"),
    ],
)
def test_a_misspelt_word_is_read_as_the_nearest_known_one(typed: str, meant: str) -> None:
    assert Speller(KNOWN).repair(typed)[0][0] == meant


def test_a_word_that_is_near_nothing_is_left_alone() -> None:
    assert Speller(KNOWN).repair("xylofoon") == ()
    assert Speller(KNOWN).repair("abc") == ()
    assert Speller(KNOWN).repair("12345") == ()


def test_a_skeleton_keeps_the_consonants_once() -> None:
    assert skeleton("winterjas") == skeleton("wntrrjas") == "wntrjs"


LEXICON = Lexicon({"kleding": ("jas", "warme kleren"), "verslaving": ("verslaafd*",)})


def test_words_of_one_idea_are_found_in_any_form() -> None:
    assert LEXICON.of_word("jassen") == ("=kleding",)
    assert LEXICON.of_word("verslaafdenzorg") == ("=verslaving",)
    assert LEXICON.of_word("fiets") == ()


def test_a_fixed_expression_is_found_with_its_place() -> None:
    assert list(LEXICON.expressions(["zij", "zoekt", "warme", "kleren"])) == [(2, 4, "=kleding")]
    assert list(LEXICON.expressions(["kleren", "warme"])) == []


def test_names_of_several_words_are_found_whole() -> None:
    names = Names([("Leger des Heils", "ldh"), ("het", "nooit")])
    assert names.named_in(words("bed bij het Leger des Heils")) == ("ldh",)
    assert names.named_in(words("leger van het heil")) == ()
