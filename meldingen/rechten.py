"""Who may do what: one table of acts against roles and relations, and who may see a case at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from meldingen.beeld import Relatie
from meldingen.escalatie import Ontvanger
from meldingen.handelingen.soorten import HandelingSoort as H
from meldingen.model.keuzes import Status
from meldingen.model.melding import Doorbraakmelding
from meldingen.model.mensen import PersoonRef
from meldingen.model.zaakwerk import Taak
from meldingen.rollen import TEAM, Actor, Rol
from meldingen.workflow import accepts


@dataclass(frozen=True)
class Recht:
    """An act is allowed to whoever has one of the roles or one of the relations."""

    rollen: frozenset[Rol] = frozenset()
    relaties: frozenset[Relatie] = frozenset()


FILERS = frozenset({Relatie.MELDER, Relatie.MEDEMELDER})
PONTONNIER = frozenset({Rol.SOCIAAL_PONTONNIER})
_BEHANDELAAR = Recht(PONTONNIER, frozenset({Relatie.EIGENAAR}))
_EIGENAAR_OF_WAARNEMER = frozenset({Relatie.EIGENAAR, Relatie.WAARNEMER})
_BEHANDELAAR_OF_WAARNEMER = Recht(PONTONNIER, _EIGENAAR_OF_WAARNEMER)
"""What cannot wait for an owner who is away: whose the case is, and what the filer was promised to hear."""
_TEAM = Recht(TEAM)
_INDIENERS = Recht(relaties=FILERS)
_INDIENERS_OF_BEHANDELAAR = Recht(PONTONNIER, FILERS | {Relatie.EIGENAAR})
_TAAK = Recht(PONTONNIER, frozenset({Relatie.EIGENAAR, Relatie.TAAKCONTACT}))
_REGIE = Recht(PONTONNIER, frozenset({Relatie.EIGENAAR, Relatie.REGIECONTACT}))

RECHTEN: Mapping[H, Recht] = MappingProxyType(
    {
        H.INDIENEN: Recht(frozenset(Rol)),
        H.AANVULLEN: _INDIENERS_OF_BEHANDELAAR,
        H.BEANTWOORDEN: _INDIENERS_OF_BEHANDELAAR,
        H.INTREKKEN: Recht(relaties=frozenset({Relatie.MELDER})),
        H.MEDEMELDER_TOEVOEGEN: _INDIENERS_OF_BEHANDELAAR,
        H.HUISHOUDEN_BIJWERKEN: _INDIENERS_OF_BEHANDELAAR,
        H.TEVREDENHEID_GEVEN: _INDIENERS,
        H.OPPAKKEN: _TEAM,
        H.OVERNEMEN: Recht(relaties=frozenset({Relatie.WAARNEMER})),
        H.OVERDRAGEN: Recht(PONTONNIER, _EIGENAAR_OF_WAARNEMER | {Relatie.LEIDINGGEVENDE}),
        H.LOSLATEN: _BEHANDELAAR_OF_WAARNEMER,
        H.VASTHOUDEN: Recht(relaties=_EIGENAAR_OF_WAARNEMER),
        H.BEOORDELEN: _BEHANDELAAR,
        H.VRAGEN: _BEHANDELAAR,
        H.ADVISEREN: _BEHANDELAAR_OF_WAARNEMER,
        H.NOTEREN: _TEAM,
        H.BELOFTE_VERZETTEN: _BEHANDELAAR_OF_WAARNEMER,
        H.WIJZEN: _BEHANDELAAR,
        H.PROCESREGIE_STARTEN: _BEHANDELAAR,
        H.TAAK_AFSPREKEN: _BEHANDELAAR,
        H.TAAK_BEVESTIGEN: _TAAK,
        H.TAAK_AFRONDEN: _TAAK,
        H.DOORBRAAK_VASTLEGGEN: _BEHANDELAAR,
        H.WACHTEN: _BEHANDELAAR,
        H.HERVATTEN: _BEHANDELAAR,
        H.REGIE_AANBIEDEN: _BEHANDELAAR,
        H.REGIE_ACCEPTEREN: _REGIE,
        H.REGIE_WEIGEREN: _REGIE,
        H.OPSCHALEN: _TEAM,
        H.AFSCHALEN: _BEHANDELAAR,
        H.AFSLUITEN: _BEHANDELAAR,
        H.EINDRAPPORT_GEVEN: _BEHANDELAAR,
        H.HEROPENEN: Recht(TEAM, FILERS),
        H.KOPPELEN: _TEAM,
        H.SAMENVOEGEN: _BEHANDELAAR,
        H.NAZORG_PLANNEN: _BEHANDELAAR,
        H.NAZORG_VASTLEGGEN: _BEHANDELAAR,
    }
)


def _has_open_task(melding: Doorbraakmelding) -> bool:
    return bool(melding.open_taken)


VOORWAARDEN: Mapping[H, Callable[[Doorbraakmelding], bool]] = MappingProxyType(
    {
        H.BEANTWOORDEN: lambda melding: bool(melding.open_vragen),
        H.OPPAKKEN: lambda melding: melding.eigenaar is None,
        H.LOSLATEN: lambda melding: melding.eigenaar is not None,
        H.VASTHOUDEN: lambda melding: melding.eigenaar is not None,
        H.INTREKKEN: lambda melding: not melding.regie.gemeente,
        H.WIJZEN: lambda melding: not melding.regie.gemeente,
        H.AFSLUITEN: lambda melding: not melding.regie.gemeente,
        H.SAMENVOEGEN: lambda melding: not melding.regie.gemeente,
        H.TAAK_BEVESTIGEN: lambda melding: any(taak.bevestigd_op is None for taak in melding.open_taken),
        H.TAAK_AFRONDEN: _has_open_task,
        H.OPSCHALEN: lambda melding: melding.ladder.volgende_trede is not None,
        H.AFSCHALEN: lambda melding: melding.escalatietrede > 0,
        H.EINDRAPPORT_GEVEN: lambda melding: bool(melding.afsluiting and not melding.afsluiting.eindrapport),
        H.NAZORG_VASTLEGGEN: lambda melding: melding.nazorg is not None,
    }
)
"""What must also hold of the melding itself before an act is offered."""


def is_contact(actor: Actor, organisatie: str, contact_id: str | None) -> bool:
    """Tell whether the actor answers for the organisation: its named contact, or else its ambassadeur."""
    if contact_id is not None and contact_id == actor.person_id:
        return True
    return Rol.AMBASSADEUR in actor.rollen and same_organisation(actor.organisatie, organisatie)


def same_organisation(een: str, ander: str) -> bool:
    return een.strip().casefold() == ander.strip().casefold()


def is_task_contact(actor: Actor, taak: Taak) -> bool:
    return is_contact(actor, taak.organisatie, taak.contact_id)


def relaties(melding: Doorbraakmelding, actor: Actor) -> frozenset[Relatie]:
    """Return what the actor is to this melding; empty for a stranger."""
    aanbod = melding.aanbod
    eigenaar = melding.eigenaar.person_id if melding.eigenaar else None
    found = {
        Relatie.MELDER: _is(melding.melder, actor) or _is(melding.invoerder, actor),
        Relatie.MEDEMELDER: any(_is(persoon, actor) for persoon in melding.medemelders),
        Relatie.EIGENAAR: actor.is_team and eigenaar == actor.person_id,
        Relatie.WAARNEMER: actor.is_team and eigenaar in actor.neemt_waar,
        Relatie.TAAKCONTACT: any(is_task_contact(actor, taak) for taak in melding.taken),
        Relatie.REGIECONTACT: aanbod is not None and is_contact(actor, aanbod.organisatie, aanbod.contact_id),
        Relatie.AMBASSADEUR: is_contact(actor, melding.melder.organisatie, None),
        Relatie.LEIDINGGEVENDE: Rol.LEIDINGGEVENDE in actor.rollen
        and (came_up(melding) or eigenaar in actor.neemt_waar),
    }
    return frozenset(relatie for relatie, holds in found.items() if holds)


def came_up(melding: Doorbraakmelding) -> bool:
    """Tell whether the case stands on a rung that asks a manager, or above it."""
    passed = melding.ladder.beleid.treden[: melding.ladder.trede] if melding.is_open else ()
    return any(Ontvanger.LEIDINGGEVENDE in trede.wie for trede in passed)


def _is(persoon: PersoonRef | None, actor: Actor) -> bool:
    return persoon is not None and persoon.person_id == actor.person_id


def may_see(melding: Doorbraakmelding, actor: Actor) -> bool:
    """Only the team and the parties of a case see it; a manager who must decide sees how it stands, without
    its story; other roles see figures, never cases."""
    return actor.is_team or bool(relaties(melding, actor))


def may(handeling: H, actor: Actor, relatie: frozenset[Relatie]) -> bool:
    """Tell whether role or relation allows the act, whatever the status."""
    recht = RECHTEN[handeling]
    return bool(recht.rollen & actor.rollen or recht.relaties & relatie)


def possible(melding: Doorbraakmelding, actor: Actor) -> tuple[H, ...]:
    """Return the acts that this actor may do on this melding now, in the order of HandelingSoort."""
    relatie = relaties(melding, actor)
    return tuple(
        handeling
        for handeling in H
        if handeling is not H.INDIENEN
        and may(handeling, actor, relatie)
        and accepts(melding.status, handeling)
        and VOORWAARDEN.get(handeling, _always)(melding)
    )


def _always(_: Doorbraakmelding) -> bool:
    return True


def table() -> str:
    """Print the table as Markdown, one row an act: who may do it, and in which status."""
    head = ["| Handeling | Rollen | Relatie tot de melding | Status |", "|---|---|---|---|"]
    rows = [
        f"| {handeling.value} | {_words(recht.rollen)} | {_words(recht.relaties)} | {_statuses(handeling)} |"
        for handeling, recht in RECHTEN.items()
    ]
    return "\n".join(head + rows)


def _words(items: frozenset[Rol] | frozenset[Relatie]) -> str:
    if items == frozenset(Rol):
        return "iedereen"
    return ", ".join(sorted(item.value for item in items)) or "-"


def _statuses(handeling: H) -> str:
    return ", ".join(status.value for status in Status if accepts(status, handeling)) or "nieuw"
