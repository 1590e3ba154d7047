"""A manager who is asked to decide sees how a case stands, without its story, and appoints who does it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from meldingen.beeld import Relatie
from meldingen.handelingen import HandelingSoort, Oppakken, Overdragen
from meldingen.model.intake import HuishoudenWeetHet
from meldingen.model.melding import Doorbraakmelding
from meldingen.model.mensen import PersoonRef
from meldingen.rechten import may_see, possible, relaties
from meldingen.termijnen import TermijnSoort, termijnen_van
from meldingen.tijdlijn import Gebeurtenis, GebeurtenisSoort
from meldingen.verstrijken import lapse
from meldingen.zicht import view
from tests.builders import BELEID, LEIDINGGEVENDE, PONTONNIER, REGISSEUR, a_concept, a_melding, after

SECRETS = (
    "geheim doel",
    "geheim verhaal",
    "geheime haast",
    "geheime reden",
    "Geheim Bureau",
    "geheime poging",
)


def climb(melding: Doorbraakmelding) -> Iterator[Doorbraakmelding]:
    while True:
        yield melding
        termijn = next(item for item in termijnen_van(melding) if item.soort is TermijnSoort.LADDER)
        besluit = lapse(melding, termijn, termijn.op, BELEID)
        assert besluit is not None
        melding = besluit.melding


def on_rung(sleutel: str, melding: Doorbraakmelding | None = None) -> Doorbraakmelding:
    for each in climb(melding or a_melding()):
        rung = each.ladder.huidige_trede
        if rung and rung.sleutel == sleutel:
            return each
    raise AssertionError


@pytest.mark.parametrize(
    ("sleutel", "sees"),
    [("team", False), ("waarnemer", False), ("ambassadeur", False), ("leidinggevende", True)],
)
def test_a_case_is_seen_from_the_rung_that_asks_a_manager(sleutel: str, sees: bool) -> None:
    assert may_see(on_rung(sleutel), LEIDINGGEVENDE) is sees


def test_above_that_rung_and_after_somebody_took_it_the_manager_still_sees_it() -> None:
    assert may_see(on_rung("maatwerkloket"), LEIDINGGEVENDE)
    assert may_see(after(on_rung("leidinggevende"), Oppakken()), LEIDINGGEVENDE)


def test_a_manager_who_is_asked_because_nobody_of_the_team_is_there_sees_it_too() -> None:
    taken = after(a_melding(), Oppakken())
    assert not may_see(taken, LEIDINGGEVENDE)
    instead = replace(LEIDINGGEVENDE, neemt_waar=frozenset({PONTONNIER.person_id}))
    assert relaties(taken, instead) == {Relatie.LEIDINGGEVENDE}


def test_appointing_somebody_is_all_that_a_manager_does_on_a_case() -> None:
    melding = on_rung("leidinggevende")
    assert possible(melding, LEIDINGGEVENDE) == (HandelingSoort.OVERDRAGEN,)
    given = after(melding, Overdragen(naar=PersoonRef.of(REGISSEUR), reden="Kent de wijk"), by=LEIDINGGEVENDE)
    assert given.eigenaar is not None
    assert (given.eigenaar.person_id, given.ladder.eigenaar) == (REGISSEUR.person_id,) * 2


def test_nothing_of_the_story_is_in_what_a_manager_sees() -> None:
    concept = a_concept(
        doel=SECRETS[0],
        samenvatting=SECRETS[1],
        urgentie_reden=SECRETS[2],
        huishouden=HuishoudenWeetHet(weet_het=False, reden=SECRETS[3]),
        betrokken=({"organisatie": SECRETS[4]},),
        geprobeerd=({"dienst": SECRETS[5], "uitkomst": "afgewezen"},),
    )
    melding = on_rung("leidinggevende", a_melding(concept))
    words = {"tekst": SECRETS[1], "reden": SECRETS[3], "wat": SECRETS[0], "besluit": SECRETS[2], "trede": 4}
    entry = Gebeurtenis(
        volgnr=1, versie=1, soort=GebeurtenisSoort.GEESCALEERD, op=melding.gewijzigd_op, feiten=words
    )
    beeld = view(melding, (entry,), LEIDINGGEVENDE)
    seen = beeld.model_dump_json(exclude={"melding": {"ladder"}})
    assert not [secret for secret in SECRETS if secret in seen]
    assert beeld.tijdlijn[0].feiten == {"trede": 4}
    assert (beeld.melding.nummer, beeld.melding.status) == (melding.nummer, melding.status)


def test_a_manager_who_filed_a_case_sees_it_as_its_filer() -> None:
    own = on_rung("leidinggevende", a_melding(a_concept(doel=SECRETS[0]), by=LEIDINGGEVENDE))
    assert view(own, (), LEIDINGGEVENDE).melding.intake.doel == SECRETS[0]
