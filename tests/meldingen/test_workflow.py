import re
from itertools import chain

from meldingen.beslissen.afronding import resultaten
from meldingen.casus import UITVOERING
from meldingen.handelingen import HANDELING
from meldingen.handelingen.basis import Opdracht
from meldingen.handelingen.soorten import HandelingSoort
from meldingen.model.keuzes import Resultaat, Status
from meldingen.workflow import DICHT, OPEN, OVERGANGEN, accepts, diagram, leads
from tests.builders import a_breakthrough, a_melding, a_melding_in_procesregie, after

NA_SLUITEN = {
    HandelingSoort.HEROPENEN,
    HandelingSoort.TEVREDENHEID_GEVEN,
    HandelingSoort.NAZORG_PLANNEN,
    HandelingSoort.NAZORG_VASTLEGGEN,
    HandelingSoort.EINDRAPPORT_GEVEN,
}


def acts() -> list[type[Opdracht]]:
    return list(Opdracht.__subclasses__())


def test_every_act_but_filing_is_in_the_workflow_and_can_be_carried_out() -> None:
    wanted = set(HandelingSoort) - {HandelingSoort.INDIENEN}
    assert {row.handeling for row in OVERGANGEN} == wanted
    assert set(UITVOERING) == wanted
    assert {act.soort for act in acts()} == wanted


def test_every_act_is_read_from_plain_data_by_its_own_word() -> None:
    for act in acts():
        assert act.model_fields["type"].default == act.soort.value
    assert HANDELING.validate_python({"type": "oppakken"}).soort is HandelingSoort.OPPAKKEN


def test_after_closing_only_reopening_aftercare_and_the_mark_remain() -> None:
    for status in DICHT:
        assert {act for act in HandelingSoort if accepts(status, act)} <= NA_SLUITEN
    assert {act for act in HandelingSoort if accepts(Status.INGETROKKEN, act)} == {HandelingSoort.HEROPENEN}


def test_every_status_is_reached_and_every_open_status_can_be_left() -> None:
    reached = {Status.GEMELD} | set(chain.from_iterable(row.naar for row in OVERGANGEN))
    assert reached == set(Status)
    for status in OPEN:
        assert any(row.naar - {status} for row in OVERGANGEN if status in row.van)


def test_closing_while_the_municipality_directs_is_not_in_the_table() -> None:
    for status in (Status.PROCESREGIE, Status.DOORBRAAK, Status.REGIE_AANGEBODEN):
        assert not accepts(status, HandelingSoort.AFSLUITEN)
        assert not accepts(status, HandelingSoort.INTREKKEN)
    assert leads(Status.REGIE_TERUG, HandelingSoort.AFSLUITEN, Status.AFGESLOTEN)


def test_a_step_that_is_not_declared_is_not_known() -> None:
    assert leads(Status.GEMELD, HandelingSoort.OPPAKKEN, Status.OPGEPAKT)
    assert not leads(Status.GEMELD, HandelingSoort.OPPAKKEN, Status.DOORBRAAK)
    assert not leads(Status.WACHT, HandelingSoort.NOTEREN, Status.OPGEPAKT)


def test_the_diagram_draws_every_status_and_only_declared_steps() -> None:
    drawn = diagram()
    assert drawn.startswith("stateDiagram-v2\n")
    for status in Status:
        assert f'state "{status.value}" as {status.value.replace("-", "_")}' in drawn
    for van, naar, labels in re.findall(r"^    (\w+) --> (\w+): (.+)$", drawn, re.MULTILINE):
        for label in labels.split(", "):
            steps = Status(van.replace("_", "-")), HandelingSoort(label), Status(naar.replace("_", "-"))
            assert leads(*steps)


def test_a_result_is_only_offered_when_it_was_worked_for() -> None:
    fresh = set(resultaten(a_melding()))
    earned = {Resultaat.OPGELOST_WEGWIJZER, Resultaat.OPGELOST_PROCESREGIE, Resultaat.OPGELOST_DOORBRAAK}
    assert fresh == set(Resultaat) - earned - {Resultaat.SAMENGEVOEGD, Resultaat.INGETROKKEN}
    worked = after(a_melding_in_procesregie(), a_breakthrough())
    assert set(resultaten(worked)) - fresh == earned - {Resultaat.OPGELOST_WEGWIJZER}
