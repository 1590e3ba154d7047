"""Which act goes from which status to which: one table, which the engine obeys and the README draws."""

from collections.abc import Iterable
from dataclasses import dataclass

from meldingen.handelingen.soorten import HandelingSoort as H
from meldingen.model.keuzes import Status

OPEN = frozenset(status for status in Status if status.is_open)
DICHT = frozenset(Status) - OPEN
BEHANDELD = OPEN - {Status.GEMELD}
ZONDER_REGIE = frozenset({Status.OPGEPAKT, Status.VRAAG_AAN_MELDER, Status.WEGWIJZER})
WERKEND = frozenset(
    {Status.OPGEPAKT, Status.WEGWIJZER, Status.PROCESREGIE, Status.DOORBRAAK, Status.REGIE_TERUG}
)
"""Statuses in which the work goes on; a pause or a question comes back to one of these."""

IN_REGIE = frozenset({Status.PROCESREGIE, Status.DOORBRAAK})


@dataclass(frozen=True)
class Overgang:
    """One row. `naar` lists every possible outcome; empty means that the status stays."""

    handeling: H
    van: frozenset[Status]
    naar: frozenset[Status] = frozenset()

    def allows(self, van: Status, naar: Status) -> bool:
        return van in self.van and (naar in self.naar if self.naar else naar is van)


def _row(handeling: H, van: Iterable[Status], *naar: Status) -> Overgang:
    return Overgang(handeling, frozenset(van), frozenset(naar))


HERVATBAAR = (Status.GEMELD, *sorted(WERKEND))

OVERGANGEN: tuple[Overgang, ...] = (
    _row(H.AANVULLEN, OPEN),
    _row(H.BEANTWOORDEN, OPEN - {Status.VRAAG_AAN_MELDER}),
    _row(H.BEANTWOORDEN, {Status.VRAAG_AAN_MELDER}, Status.VRAAG_AAN_MELDER, *HERVATBAAR),
    _row(H.INTREKKEN, ZONDER_REGIE | {Status.GEMELD, Status.WACHT}, Status.INGETROKKEN),
    _row(H.MEDEMELDER_TOEVOEGEN, OPEN),
    _row(H.HUISHOUDEN_BIJWERKEN, OPEN),
    _row(H.TEVREDENHEID_GEVEN, {Status.AFGESLOTEN}),
    _row(H.OPPAKKEN, {Status.GEMELD}, Status.OPGEPAKT),
    _row(H.OPPAKKEN, BEHANDELD),
    _row(H.OVERNEMEN, BEHANDELD),
    _row(H.OVERDRAGEN, {Status.GEMELD}, Status.OPGEPAKT),
    _row(H.OVERDRAGEN, BEHANDELD),
    _row(H.LOSLATEN, {Status.OPGEPAKT}, Status.GEMELD),
    _row(H.LOSLATEN, BEHANDELD - {Status.OPGEPAKT}),
    _row(H.VASTHOUDEN, BEHANDELD),
    _row(H.BEOORDELEN, BEHANDELD - {Status.REGIE_AANGEBODEN, Status.REGIE_TERUG}),
    _row(H.VRAGEN, WERKEND | {Status.VRAAG_AAN_MELDER}, Status.VRAAG_AAN_MELDER),
    _row(H.ADVISEREN, BEHANDELD),
    _row(H.NOTEREN, OPEN),
    _row(H.BELOFTE_VERZETTEN, OPEN - {Status.WACHT}),
    _row(H.WIJZEN, ZONDER_REGIE, Status.WEGWIJZER, Status.AFGESLOTEN),
    _row(
        H.PROCESREGIE_STARTEN,
        ZONDER_REGIE | {Status.DOORBRAAK, Status.REGIE_AANGEBODEN, Status.REGIE_TERUG},
        Status.PROCESREGIE,
    ),
    _row(H.TAAK_AFSPREKEN, IN_REGIE),
    _row(H.TAAK_BEVESTIGEN, OPEN),
    _row(H.TAAK_AFRONDEN, OPEN),
    _row(H.DOORBRAAK_VASTLEGGEN, ZONDER_REGIE | IN_REGIE | {Status.REGIE_TERUG}, Status.DOORBRAAK),
    _row(H.WACHTEN, WERKEND | {Status.VRAAG_AAN_MELDER, Status.WACHT}, Status.WACHT),
    _row(H.HERVATTEN, {Status.WACHT}, Status.VRAAG_AAN_MELDER, *HERVATBAAR),
    _row(H.REGIE_AANBIEDEN, IN_REGIE | {Status.REGIE_AANGEBODEN}, Status.REGIE_AANGEBODEN),
    _row(H.REGIE_ACCEPTEREN, {Status.REGIE_AANGEBODEN}, Status.REGIE_TERUG),
    _row(H.REGIE_WEIGEREN, {Status.REGIE_AANGEBODEN}, *IN_REGIE),
    _row(H.OPSCHALEN, OPEN),
    _row(H.AFSCHALEN, OPEN),
    _row(H.AFSLUITEN, ZONDER_REGIE | {Status.REGIE_TERUG}, Status.AFGESLOTEN),
    _row(H.EINDRAPPORT_GEVEN, {Status.AFGESLOTEN}),
    _row(H.HEROPENEN, DICHT, Status.OPGEPAKT, Status.GEMELD),
    _row(H.KOPPELEN, OPEN),
    _row(H.SAMENVOEGEN, ZONDER_REGIE | {Status.GEMELD, Status.WACHT}, Status.AFGESLOTEN),
    _row(H.NAZORG_PLANNEN, {Status.AFGESLOTEN}),
    _row(H.NAZORG_VASTLEGGEN, {Status.AFGESLOTEN}),
)
"""Every row but filing itself, which makes a melding with status gemeld."""


def accepts(status: Status, handeling: H) -> bool:
    """Tell whether the status takes the act, whoever does it."""
    return any(row.handeling is handeling and status in row.van for row in OVERGANGEN)


def leads(status: Status, handeling: H, naar: Status) -> bool:
    """Tell whether the table knows this step."""
    return any(row.handeling is handeling and row.allows(status, naar) for row in OVERGANGEN)


def _arrows() -> dict[tuple[str, str], list[str]]:
    arrows: dict[tuple[str, str], list[str]] = {("[*]", Status.GEMELD.value): [H.INDIENEN.value]}
    for row in OVERGANGEN:
        for van in sorted(row.van):
            for naar in sorted(row.naar - {van}):
                labels = arrows.setdefault((van.value, naar.value), [])
                labels.append(row.handeling.value)
    return arrows


def diagram() -> str:
    """Draw the workflow as a Mermaid state diagram; acts that keep the status are left out."""
    states = [f"    state {_quoted(status.value)} as {_name(status.value)}" for status in Status]
    steps = [
        f"    {_name(van)} --> {_name(naar)}: {', '.join(sorted(set(acts)))}"
        for (van, naar), acts in _arrows().items()
    ]
    ends = [f"    {_name(status.value)} --> [*]" for status in sorted(DICHT)]
    return "\n".join(["stateDiagram-v2", *states, *steps, *ends])


def _quoted(text: str) -> str:
    return f'"{text}"'


def _name(text: str) -> str:
    return text.replace("-", "_")
