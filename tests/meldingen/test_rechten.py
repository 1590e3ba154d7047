"""The table of rights, act by act. The expected table is written out: a change of rights must be seen."""

import pytest

from meldingen.beeld import Relatie
from meldingen.handelingen.soorten import HandelingSoort
from meldingen.model.keuzes import Status
from meldingen.rechten import RECHTEN, may, may_see, possible, relaties, table
from meldingen.rollen import TEAM, Actor, Rol
from tests.builders import (
    AMBASSADEUR,
    COLLEGA,
    LEIDINGGEVENDE,
    MELDER,
    PONTONNIER,
    REGISSEUR,
    VREEMDE,
    a_melding,
    a_melding_in_procesregie,
    a_melding_with_direction_back,
    a_taken_melding,
)

H = HandelingSoort
FILERS = {"melder", "medemelder"}
HANDLERS = {"sociaal-pontonnier", "eigenaar"}
WHOLE_TEAM = {rol.value for rol in TEAM}

EXPECTED: dict[HandelingSoort, set[str]] = {
    H.INDIENEN: {rol.value for rol in Rol},
    H.AANVULLEN: FILERS | HANDLERS,
    H.BEANTWOORDEN: FILERS | HANDLERS,
    H.INTREKKEN: {"melder"},
    H.MEDEMELDER_TOEVOEGEN: FILERS | HANDLERS,
    H.HUISHOUDEN_BIJWERKEN: FILERS | HANDLERS,
    H.TEVREDENHEID_GEVEN: FILERS,
    H.OPPAKKEN: WHOLE_TEAM,
    H.OVERNEMEN: {"waarnemer"},
    H.OVERDRAGEN: HANDLERS | {"waarnemer", "leidinggevende"},
    H.LOSLATEN: HANDLERS | {"waarnemer"},
    H.VASTHOUDEN: {"eigenaar", "waarnemer"},
    H.BEOORDELEN: HANDLERS,
    H.VRAGEN: HANDLERS,
    H.ADVISEREN: HANDLERS | {"waarnemer"},
    H.NOTEREN: WHOLE_TEAM,
    H.BELOFTE_VERZETTEN: HANDLERS | {"waarnemer"},
    H.WIJZEN: HANDLERS,
    H.PROCESREGIE_STARTEN: HANDLERS,
    H.TAAK_AFSPREKEN: HANDLERS,
    H.TAAK_BEVESTIGEN: HANDLERS | {"taakcontact"},
    H.TAAK_AFRONDEN: HANDLERS | {"taakcontact"},
    H.DOORBRAAK_VASTLEGGEN: HANDLERS,
    H.WACHTEN: HANDLERS,
    H.HERVATTEN: HANDLERS,
    H.REGIE_AANBIEDEN: HANDLERS,
    H.REGIE_ACCEPTEREN: HANDLERS | {"regiecontact"},
    H.REGIE_WEIGEREN: HANDLERS | {"regiecontact"},
    H.OPSCHALEN: WHOLE_TEAM,
    H.AFSCHALEN: HANDLERS,
    H.AFSLUITEN: HANDLERS,
    H.EINDRAPPORT_GEVEN: HANDLERS,
    H.HEROPENEN: FILERS | WHOLE_TEAM,
    H.KOPPELEN: WHOLE_TEAM,
    H.SAMENVOEGEN: HANDLERS,
    H.NAZORG_PLANNEN: HANDLERS,
    H.NAZORG_VASTLEGGEN: HANDLERS,
}


def test_the_table_names_every_act_and_nothing_else() -> None:
    found = {
        handeling: {item.value for item in (*recht.rollen, *recht.relaties)}
        for handeling, recht in RECHTEN.items()
    }
    assert found == EXPECTED
    assert set(RECHTEN) == set(HandelingSoort)


@pytest.mark.parametrize("rol", [Rol.KENNISBEHEERDER, Rol.BEHEERDER, Rol.LEIDINGGEVENDE])
def test_roles_without_casework_may_do_nothing_on_a_case(rol: Rol) -> None:
    actor = Actor("p", "functie", "Gemeente Dordrecht", frozenset({rol}))
    for handeling in set(HandelingSoort) - {H.INDIENEN}:
        assert not may(handeling, actor, frozenset())
    assert not may_see(a_melding(), actor)


def test_a_filer_without_any_role_keeps_the_rights_of_a_filer() -> None:
    nobody = Actor(MELDER.person_id, "begeleider", "Stichting", frozenset())
    assert set(possible(a_melding(), nobody)) == {
        H.AANVULLEN,
        H.INTREKKEN,
        H.MEDEMELDER_TOEVOEGEN,
        H.HUISHOUDEN_BIJWERKEN,
    }


def test_an_owner_whose_role_was_taken_away_is_no_owner_any_more() -> None:
    melding = a_taken_melding()
    assert Relatie.EIGENAAR in relaties(melding, PONTONNIER)
    demoted = Actor(PONTONNIER.person_id, "ambtenaar", "Gemeente Dordrecht", frozenset({Rol.BEHEERDER}))
    assert relaties(melding, demoted) == frozenset()


def test_a_regisseur_works_on_own_cases_and_takes_free_ones() -> None:
    assert H.OPPAKKEN in possible(a_melding(), REGISSEUR)
    others = set(possible(a_taken_melding(), REGISSEUR))
    assert others == {H.NOTEREN, H.OPSCHALEN, H.KOPPELEN}


def test_the_parties_of_a_case_see_it_and_nobody_else() -> None:
    melding = a_melding()
    assert [may_see(melding, actor) for actor in (MELDER, PONTONNIER, REGISSEUR)] == [True] * 3
    assert [may_see(melding, actor) for actor in (VREEMDE, COLLEGA, AMBASSADEUR, LEIDINGGEVENDE)] == [
        False
    ] * 4


def test_an_ambassadeur_sees_cases_of_the_own_organisation() -> None:
    own = Actor("p-a", "ambassadeur", "sociaal wijkteam ", frozenset({Rol.AMBASSADEUR}))
    assert may_see(a_melding(), own)
    assert possible(a_melding(), own) == ()


def test_what_is_offered_is_possible_in_the_status_too() -> None:
    assert H.AFSLUITEN not in possible(a_melding_in_procesregie(), PONTONNIER)
    assert H.AFSLUITEN in possible(a_melding_with_direction_back(), PONTONNIER)
    assert a_melding_with_direction_back().status is Status.REGIE_TERUG


def test_the_printed_table_has_one_row_an_act() -> None:
    lines = table().splitlines()
    assert len(lines) == len(HandelingSoort) + 2
    assert "| intrekken | - | melder | gemeld, opgepakt, vraag-aan-melder, wegwijzer, wacht |" in lines
    assert all(line.count("|") == 5 for line in lines)
