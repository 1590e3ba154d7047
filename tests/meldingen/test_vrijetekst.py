"""The last door before storage: personal data in any free text is refused, and stored nowhere."""

import pytest

from meldingen.balie import Meldingenbalie
from meldingen.errors import InvalidActError
from meldingen.guard import Guard, KnownContacts
from meldingen.handelingen import Noteren, RegieAanbieden, Wijzen
from meldingen.model.intake import HuishoudenWeetHet, Poging
from meldingen.model.keuzes import PogingUitkomst
from meldingen.model.zaakwerk import Bedrag, Inkoop, Wegwijzing
from meldingen.vrijetekst import free_texts
from tests.builders import BELEID, MELDER, NOW, PONTONNIER, a_breakthrough, a_concept
from tests.fakes.meldingen import MemoryWerkeenheden

EMAIL = "schrijf naar jan.jansen@gmail.com"


def fields(waarde: object) -> set[str]:
    return {veld for veld, _ in free_texts(waarde)}  # type: ignore[arg-type]  # any model


def test_free_text_is_found_however_deep_and_ids_are_left_alone() -> None:
    concept = a_concept(
        geprobeerd=(Poging(dienst="dienst-1", uitkomst=PogingUitkomst.WACHTLIJST, toelichting="Twee jaar"),),
        overleggen=("Zorgoverleg",),
        huishouden=HuishoudenWeetHet(weet_het=False, reden="Vrijdag"),
    )
    assert fields(concept) == {
        "doel",
        "samenvatting",
        "geprobeerd.toelichting",
        "overleggen",
        "huishouden.reden",
    }
    assert fields(RegieAanbieden(organisatie="Trivire", toelichting="Klaar")) == {"toelichting"}
    wijzen = Wijzen(diensten=(Wegwijzing(dienst="d", toelichting="Bel eerst"),), toelichting="Dit bestaat")
    assert fields(wijzen) == {"diensten.toelichting", "toelichting"}


def test_every_part_of_a_breakthrough_is_read() -> None:
    plan = a_breakthrough().plan.model_copy(
        update={"inkoop": (Inkoop(wat="Hotelkamer", kosten=Bedrag(van=1, tot=2)),)}
    )
    assert fields(plan) == {
        "perspectief",
        "betrokkenheid",
        "legitimiteit.toelichting",
        "besluit",
        "mandaat.reden",
        "inkoop.wat",
    }


async def test_a_concept_with_personal_data_is_refused_by_field_and_stored_nowhere() -> None:
    store = MemoryWerkeenheden()
    balie = Meldingenbalie(store, BELEID, Guard(KnownContacts()))
    with pytest.raises(InvalidActError) as refused:
        await balie.indienen(a_concept(doel=EMAIL), MELDER, key="a", now=NOW)
    assert refused.value.feiten == {"nummer": "", "veld": "doel", "reden": "bevat_persoonsgegevens"}
    assert "jansen" not in str(refused.value) + repr(store.tables)
    filed = await balie.indienen(a_concept(), MELDER, key="a", now=NOW)
    assert not filed.herhaald


async def test_an_act_with_personal_data_is_refused_too() -> None:
    balie = Meldingenbalie(MemoryWerkeenheden(), BELEID, Guard(KnownContacts()))
    filed = await balie.indienen(a_concept(), MELDER, key="a", now=NOW)
    with pytest.raises(InvalidActError, match="bevat_persoonsgegevens"):
        await balie.handel(filed.nummer, Noteren(tekst=EMAIL), PONTONNIER, key="b", now=NOW)
