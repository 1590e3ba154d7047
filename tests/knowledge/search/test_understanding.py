import pytest

from knowledge.language import Language
from knowledge.models import Gebied
from knowledge.search import Household, Intent, SearchEngine, Understanding
from knowledge.search.areas import Areas


def understood(engine: SearchEngine, question: str) -> Understanding:
    return engine.search(question).understanding


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("wat is een moratorium", Intent.EXPLAIN),
        ("waar staat OTS voor", Intent.EXPLAIN),
        ("what does regiobinding mean", Intent.EXPLAIN),
        ("wie regelt een briefadres", Intent.WHO),
        ("which team handles nuisance", Intent.WHO),
        ("hoe deed Enschede dat met wijkcoaches", Intent.HOW_ELSEWHERE),
        ("voorbeelden van aanpak bij overlast", Intent.HOW_ELSEWHERE),
        ("briefadres geweigerd aan de balie", Intent.STUCK),
        ("vannacht geen bed voor een moeder", Intent.TONIGHT),
        ("schuldhulp", Intent.FIND),
    ],
)
def test_the_kind_of_answer_that_is_wanted_is_read_from_how_is_asked(
    engine: SearchEngine, question: str, intent: Intent
) -> None:
    assert understood(engine, question).intent is intent


@pytest.mark.parametrize(
    ("question", "ages"),
    [
        ("jongen van 17 zonder huis", (17,)),
        ("19-jarige met schulden", (19,)),
        ("my client is 34 years old", (34,)),
        ("jeugdhulp <18", (17,)),
        ("ouder dan 27 en geen werk", (28,)),
        ("kind van 3 en moeder van 22", (3, 22)),
        ("van 50 euro per week leven", ()),
        ("schuld van 3000", ()),
        ("wacht al 12 weken", ()),
    ],
)
def test_ages_are_read_and_other_numbers_are_not(
    engine: SearchEngine, question: str, ages: tuple[int, ...]
) -> None:
    assert understood(engine, question).ages == ages


def test_one_age_is_the_age_and_two_are_not() -> None:
    assert Understanding(ages=(17,)).age == 17
    assert Understanding(ages=(3, 22)).age is None


def test_places_are_read_by_what_people_call_them(engine: SearchEngine) -> None:
    assert understood(engine, "wmo in zwijndrecht").areas == ("Zwijndrecht",)
    assert understood(engine, "gezin uit crabbehof").areas == ("Dordrecht",)


def test_household_urgency_organisation_and_domain_are_read(engine: SearchEngine) -> None:
    found = understood(engine, "moeder met kinderen en schulden, SDD zegt nee, spoed")
    assert found.household is Household.GEZIN
    assert found.urgent
    assert "sociale-dienst-drechtsteden" in found.organisations
    assert "schulden" in found.leefgebieden


def test_negations_and_spelling_are_reported(engine: SearchEngine) -> None:
    found = understood(engine, "klant zonder adres zoekt brifadres")
    assert found.negations == ("adres",)
    assert ("brifadres", "briefadres") in found.corrections


def test_words_that_stand_nowhere_are_reported(engine: SearchEngine) -> None:
    assert understood(engine, "quetzalcoatlus").unknown_words == ("quetzalcoatlus",)


def test_the_language_of_the_question_is_reported(engine: SearchEngine) -> None:
    assert engine.search("who can help with debts").language is Language.EN
    assert engine.search("wie helpt bij schulden").language is Language.NL


AREAS = Areas(
    {
        "land": Gebied.model_validate({"woorden": "land"}),
        "streek": Gebied.model_validate({"in": "land", "woorden": "de streek"}),
        "dorp": Gebied.model_validate({"in": "streek", "woorden": "dorp, het dorp"}),
        "stad": Gebied.model_validate({"in": "streek", "woorden": "stad"}),
    }
)


def test_help_for_a_larger_area_reaches_the_smaller_one_in_it() -> None:
    assert AREAS.reaches("streek", "dorp")
    assert AREAS.reaches("land", "stad")
    assert not AREAS.reaches("dorp", "streek")
    assert not AREAS.reaches("dorp", "stad")


def test_an_area_that_nobody_described_reaches_all() -> None:
    assert AREAS.reaches("elders", "dorp")
