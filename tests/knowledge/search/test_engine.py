"""What the search must do, whatever its figures."""

import dataclasses

import pytest

from knowledge.catalogue import Knowledge
from knowledge.models import DienstStatus, Soort
from knowledge.search import CautionKind, Hit, ReasonKind, SearchEngine


def ids(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.id for hit in hits]


@pytest.mark.parametrize(
    "question", ["wat is een JOR?", "wat betekent Jongeren op de Rit", "what does JOR mean"]
)
def test_asking_what_a_term_means_explains_the_term_first(engine: SearchEngine, question: str) -> None:
    assert engine.search(question).hits[0].id == "begrip-jongeren-op-de-rit"


@pytest.mark.parametrize("question", ["wie regelt een briefadres?", "who handles briefadres?"])
def test_who_asks_who_handles_it_gets_the_dienst_before_the_term(engine: SearchEngine, question: str) -> None:
    assert engine.search(question).hits[0].id == "briefadres-aanvragen"


def test_every_term_is_explained_to_who_asks_what_it_means(engine: SearchEngine, shipped: Knowledge) -> None:
    lost = [
        begrip.id
        for begrip in shipped.begrippen.values()
        if begrip.id not in ids(engine.search(f"wat is {begrip.term}").hits[:3])
    ]
    assert len(lost) <= len(shipped.begrippen) * 0.02, lost


def test_every_dienst_is_among_the_first_three_for_its_own_name(
    engine: SearchEngine, shipped: Knowledge
) -> None:
    lost = [
        dienst.id
        for dienst in shipped.diensten.values()
        if dienst.id not in ids(engine.search(dienst.name).hits[:3])
    ]
    assert lost == []


def test_someone_of_17_is_not_sent_to_a_desk_for_adults_first(
    engine: SearchEngine, shipped: Knowledge
) -> None:
    adults = engine.search("beschermingsbewind aanvragen voor een vrouw van 45").hits
    minor = engine.search("beschermingsbewind aanvragen voor een jongen van 17").hits
    assert adults[0].id == "beschermingsbewind"
    assert shipped.diensten["beschermingsbewind"].minimum_age == 18
    assert minor[0].id != "beschermingsbewind"
    found = next(hit for hit in minor if hit.id == "beschermingsbewind")
    assert [caution.kind for caution in found.cautions] == [CautionKind.AGE]
    assert (found.cautions[0].asked, found.cautions[0].offered) == ("17", "18+")


def test_a_service_for_the_age_that_is_asked_carries_no_caution(engine: SearchEngine) -> None:
    hits = engine.search("jeugdhulp aanvragen voor een kind van 9").hits
    assert next(hit for hit in hits if hit.id == "jeugdhulp-toegang").cautions == ()


def test_a_service_of_dordrecht_carries_a_caution_for_someone_from_zwijndrecht(engine: SearchEngine) -> None:
    hits = engine.search("kledingbank voor iemand uit zwijndrecht").hits
    kledingbank = next(hit for hit in hits if hit.id == "kledingbank")
    caution = kledingbank.cautions[0]
    assert (caution.kind, caution.asked, caution.offered) == (CautionKind.AREA, "Zwijndrecht", "Dordrecht")


def test_the_desk_of_the_municipality_that_is_named_comes_first(engine: SearchEngine) -> None:
    assert (
        engine.search("bij welk wijkteam meld ik een inwoner van Zwijndrecht").hits[0].id.startswith("vivera")
    )


def test_a_service_of_another_town_carries_a_caution_when_no_town_is_named(engine: SearchEngine) -> None:
    vivera = next(hit for hit in engine.search("vivera").hits if hit.soort is Soort.DIENST)
    assert [caution.kind for caution in vivera.cautions] == [CautionKind.AREA]


def test_the_same_record_ranks_lower_once_it_is_historical(shipped: Knowledge) -> None:
    question = "eten voor een gezin, voedselpakket"
    living = SearchEngine.build(shipped)
    before = next(hit for hit in living.search(question).hits if hit.id == "voedselbank-pakket")
    past = shipped.diensten["voedselbank-pakket"].model_copy(update={"status": DienstStatus.HISTORISCH})
    diensten = {**shipped.diensten, past.id: past}
    changed = dataclasses.replace(shipped, records=dataclasses.replace(shipped.records, diensten=diensten))
    after = next(hit for hit in SearchEngine.build(changed).search(question).hits if hit.id == past.id)
    assert after.score < before.score
    assert [caution.kind for caution in after.cautions] == [CautionKind.HISTORICAL]


def test_every_hit_says_why_it_was_found(engine: SearchEngine) -> None:
    for question in ("huurschuld en ontruiming", "who helps a homeless family", "wat is wmo"):
        hits = engine.search(question).hits
        assert hits
        assert all(hit.reasons for hit in hits)


def test_a_keyword_and_a_synonym_give_different_reasons(engine: SearchEngine) -> None:
    kinds = {
        word: reason.kind
        for hit in engine.search("kledingbank").hits[:1]
        for reason in hit.reasons
        for word in reason.words
    }
    assert kinds == {"kledingbank": ReasonKind.NAME}


def test_a_question_for_a_person_finds_the_function(engine: SearchEngine) -> None:
    assert "gemeentelijke-interventiespecialist" in ids(
        engine.search("wie is de interventiespecialist").hits[:2]
    )


def test_only_the_kinds_that_are_asked_for_are_returned(engine: SearchEngine) -> None:
    hits = engine.search("overlast en gezin", soorten=frozenset({Soort.PRAKTIJKVOORBEELD})).hits
    assert hits
    assert {hit.soort for hit in hits} == {Soort.PRAKTIJKVOORBEELD}


def test_no_more_hits_than_the_limit_are_returned(engine: SearchEngine) -> None:
    assert len(engine.search("schulden", limit=4).hits) == 4
    assert engine.search("schulden", limit=4).hits == engine.search("schulden").hits[:4]


def test_no_record_is_returned_twice(engine: SearchEngine) -> None:
    found = ids(engine.search("comensha mensenhandel").hits)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("question", ["", "   ", "😀😀", "de het een", "qwrtzx plmvkj"])
def test_a_question_without_a_subject_has_no_hits(engine: SearchEngine, question: str) -> None:
    result = engine.search(question)
    assert result.hits == ()
    assert not result.confident


def test_when_it_does_not_know_it_offers_at_most_three_guesses(engine: SearchEngine) -> None:
    result = engine.search("welke verf voor de kozijnen van een monumentale boerderij")
    assert result.hits == ()
    assert not result.confident
    assert len(result.did_you_mean) <= 3


def test_a_subject_known_to_be_outside_the_directory_gets_no_confident_answer(engine: SearchEngine) -> None:
    assert not engine.search("parkeervergunning aanvragen voor bezoek").confident
    assert engine.search("briefadres aanvragen").confident


def test_compounds_and_their_parts_find_the_same(engine: SearchEngine) -> None:
    whole = ids(engine.search("huisuitzetting").hits[:5])
    parts = ids(engine.search("uitzetting uit huis").hits[:5])
    assert set(whole) & set(parts)


def test_an_abbreviation_finds_what_the_whole_term_finds(engine: SearchEngine) -> None:
    short, whole = engine.search("OTS"), engine.search("ondertoezichtstelling")
    assert set(ids(short.hits[:5])) & set(ids(whole.hits[:5])) - {"begrip-ondertoezichtstelling"}


def test_an_english_question_finds_the_dutch_record(engine: SearchEngine) -> None:
    assert engine.search("food parcel for a family").hits[0].id == "voedselbank-pakket"


def test_an_engine_over_nothing_answers_that_it_does_not_know(shipped: Knowledge) -> None:
    empty = dataclasses.replace(
        shipped,
        records=dataclasses.replace(
            shipped.records, diensten={}, organisaties={}, knelpunten={}, begrippen={}, praktijkvoorbeelden={}
        ),
        routekaarten={},
    )
    assert SearchEngine.build(empty).search("wie helpt bij schulden").hits == ()
