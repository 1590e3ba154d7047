from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from meldingen.concept import MeldingConcept
from meldingen.model.intake import HuishoudenWeetHet, Kinderen
from meldingen.model.keuzes import KnelpuntSoort, Leefgebied, Leeftijdsklasse
from meldingen.model.waarden import TEKST_MAX
from meldingen.model.zaakwerk import Bedrag
from tests.builders import NOW, a_concept

KNELPUNTEN = Path("knowledge/data/knelpunten.yaml")


def test_the_kinds_of_bottleneck_and_life_domains_are_those_of_the_knowledge() -> None:
    data = yaml.safe_load(KNELPUNTEN.read_text(encoding="utf-8"))
    assert [item["id"] for item in data["soorten"]] == [soort.value for soort in KnelpuntSoort]
    assert set(data["metadata"]["leefgebieden"]) - {"alle"} == {gebied.value for gebied in Leefgebied}


@pytest.mark.parametrize(
    "missing",
    ["doel", "samenvatting", "leefgebieden", "knelpuntsoorten", "gevraagd", "grondslag", "urgentie"],
)
def test_an_intake_without_a_required_field_names_that_field(missing: str) -> None:
    values = a_concept().model_dump()
    values[missing] = () if isinstance(values[missing], tuple) else None
    with pytest.raises(ValidationError) as refused:
        MeldingConcept.model_validate(values)
    assert {error["loc"][0] for error in refused.value.errors()} == {missing}


def test_a_text_may_be_long_but_not_endless() -> None:
    assert len(a_concept(samenvatting="x" * TEKST_MAX).samenvatting) == TEKST_MAX
    with pytest.raises(ValidationError):
        a_concept(samenvatting="x" * (TEKST_MAX + 1))


def test_a_household_that_does_not_know_yet_needs_a_reason() -> None:
    assert HuishoudenWeetHet(weet_het=False, reden="Gesprek is vrijdag", herinner_op=NOW).reden
    with pytest.raises(ValidationError, match="reason"):
        HuishoudenWeetHet(weet_het=False)


def test_ages_of_children_need_children() -> None:
    assert Kinderen(aantal=2, leeftijden=(Leeftijdsklasse.VIER_TOT_ELF,)).aantal == 2
    with pytest.raises(ValidationError, match="number of children"):
        Kinderen(leeftijden=(Leeftijdsklasse.VIER_TOT_ELF,))


def test_a_cost_is_a_range_that_runs_up() -> None:
    assert Bedrag(van=16_000, tot=23_000).tot == 23_000
    with pytest.raises(ValidationError, match="lower"):
        Bedrag(van=2, tot=1)


def test_no_field_of_the_intake_asks_who_the_household_is() -> None:
    schema = str(MeldingConcept.model_json_schema()).lower()
    for word in ("naam", "geboortedatum", "adres", "bsn", "telefoonnummer", "postcode"):
        assert f"'{word}'" not in schema
