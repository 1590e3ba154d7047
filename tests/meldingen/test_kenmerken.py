from meldingen.kenmerken import DREMPEL, Kenmerk, kenmerken, likeness
from meldingen.model.intake import BetrokkenOrganisatie
from meldingen.model.keuzes import Leefgebied
from tests.builders import a_concept, a_melding


def test_the_same_case_filed_twice_is_wholly_alike() -> None:
    score, agreed = likeness(a_melding(), a_melding(nummer=2))
    assert (score, agreed) == (1.0, ("wijk", "knelpunt", "organisatie", "leefgebied"))


def test_the_household_plays_no_part_in_likeness() -> None:
    other = a_concept(doel="Iets anders", samenvatting="Een heel ander verhaal", kinderen={"aantal": 3})
    assert likeness(a_melding(), a_melding(other))[0] == 1.0


def test_sharing_only_a_life_domain_is_not_enough_to_be_a_double() -> None:
    other = a_concept(
        wijk="wijk-stadspolders",
        knelpunten=("opvang-vol",),
        leefgebieden=(Leefgebied.WONEN,),
        betrokken=(BetrokkenOrganisatie(organisatie="Yulius"),),
    )
    score, _ = likeness(a_melding(), a_melding(other))
    assert score < DREMPEL


def test_organisations_are_compared_without_capitals() -> None:
    shouted = a_concept(betrokken=(BetrokkenOrganisatie(organisatie=" TRIVIRE "),))
    assert (Kenmerk.ORGANISATIE, "trivire") in kenmerken(a_melding(shouted))
