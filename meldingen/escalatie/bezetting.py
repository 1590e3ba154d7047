"""Who holds which role, who is there, and who is told when somebody is not."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from pydantic import Field, model_validator

from meldingen.escalatie.beleid import Ontvanger
from meldingen.werktijd import EigenDagen, Werkrooster
from meldingen.werktijd.kantoortijden import Gegevens

VAN_DE_MELDING: Final = frozenset({Ontvanger.EIGENAAR, Ontvanger.AMBASSADEUR})
"""Roles that differ from case to case; the others are held for all cases."""

TERUGVAL: Final = {
    Ontvanger.EIGENAAR: (Ontvanger.WAARNEMER, Ontvanger.PONTONNIERTEAM, Ontvanger.LEIDINGGEVENDE),
    Ontvanger.PONTONNIERTEAM: (Ontvanger.WAARNEMER, Ontvanger.LEIDINGGEVENDE),
    Ontvanger.WAARNEMER: (Ontvanger.PONTONNIERTEAM, Ontvanger.LEIDINGGEVENDE),
    Ontvanger.AMBASSADEUR: (Ontvanger.PONTONNIERTEAM, Ontvanger.LEIDINGGEVENDE),
    Ontvanger.LEIDINGGEVENDE: (Ontvanger.PONTONNIERTEAM, Ontvanger.WAARNEMER),
}
"""Who is told instead when nobody in a role, and no deputy, is there."""


class Bezetting(Gegevens):
    """The staff, by person id.

    Attributes:
        rollen: Holders of the roles that do not differ by case.
        ambassadeurs: Holders by organisation.
        dagen: Own days and absences; who is not in it works all office hours.
        waarnemers: Deputies of a person, the first choice first.
    """

    rollen: dict[Ontvanger, tuple[str, ...]] = Field(default_factory=dict)
    ambassadeurs: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    dagen: dict[str, EigenDagen] = Field(default_factory=dict)
    waarnemers: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _roles_of_a_case_are_elsewhere(self) -> "Bezetting":
        if fout := VAN_DE_MELDING & self.rollen.keys():
            raise ValueError(f"{min(fout)} differs by case and has no fixed holders")
        return self

    def rooster(self, persoon: str, kantoor: Werkrooster) -> Werkrooster:
        eigen = self.dagen.get(persoon)
        return kantoor.voor(eigen) if eigen else kantoor


class Betrokken(Gegevens):
    """Who is concerned in one case: its owner, and the organisations that are stuck in it."""

    eigenaar: str | None = None
    organisaties: tuple[str, ...] = ()


def who_is_told(
    ontvanger: Ontvanger, at: datetime, bezetting: Bezetting, betrokken: Betrokken, rooster: Werkrooster
) -> tuple[str, ...]:
    """Return who in a role is told: those who still work that day, else deputies, else another role.

    Outside opening hours the next opening counts. Without anybody there the holders are named all the same,
    so that a message is never sent to nobody while the role has a holder.
    """
    opening = rooster.next_opening(at)
    groepen = [holders(rol, bezetting, betrokken) for rol in (ontvanger, *TERUGVAL[ontvanger])]
    aanwezig = (_present(mensen, opening, bezetting, rooster) for mensen in groepen)
    return next(filter(None, aanwezig), None) or next(filter(None, groepen), ())


def holders(ontvanger: Ontvanger, bezetting: Bezetting, betrokken: Betrokken) -> tuple[str, ...]:
    """Return who holds a role in a case, whether they are there or not, each person once."""
    if ontvanger is Ontvanger.EIGENAAR:
        return (betrokken.eigenaar,) if betrokken.eigenaar else ()
    if ontvanger is Ontvanger.AMBASSADEUR:
        wanted = {naam.strip().casefold() for naam in betrokken.organisaties}
        per_organisatie = (
            people for naam, people in bezetting.ambassadeurs.items() if naam.strip().casefold() in wanted
        )
        return tuple(dict.fromkeys(persoon for mensen in per_organisatie for persoon in mensen))
    vast = bezetting.rollen.get(ontvanger, ())
    if ontvanger is Ontvanger.WAARNEMER and betrokken.eigenaar:
        return bezetting.waarnemers.get(betrokken.eigenaar) or vast
    return vast


def deputies(persoon: str, bezetting: Bezetting) -> Iterator[str]:
    """Yield who stands in for a person, nearest first; deputies of deputies too, nobody twice."""
    seen, wachtrij = {persoon}, [persoon]
    while wachtrij:
        for waarnemer in bezetting.waarnemers.get(wachtrij.pop(0), ()):
            if waarnemer not in seen:
                seen.add(waarnemer)
                wachtrij.append(waarnemer)
                yield waarnemer


def is_away(persoon: str, at: datetime, bezetting: Bezetting, kantoor: Werkrooster) -> bool:
    """Tell whether a person does not work (any more) on the day of the next opening."""
    return not bezetting.rooster(persoon, kantoor).works_yet(kantoor.next_opening(at))


def stands_in_for(persoon: str, at: datetime, bezetting: Bezetting, kantoor: Werkrooster) -> frozenset[str]:
    """Return for whom a person stands in: who is not there on the day of the next opening, and whose cases
    are then brought to this person."""
    opening = kantoor.next_opening(at)
    return frozenset(
        afwezig
        for afwezig in bezetting.dagen
        if afwezig != persoon
        and is_away(afwezig, opening, bezetting, kantoor)
        and persoon
        in who_is_told(Ontvanger.WAARNEMER, opening, bezetting, Betrokken(eigenaar=afwezig), kantoor)
    )


def _present(
    mensen: tuple[str, ...], at: datetime, bezetting: Bezetting, kantoor: Werkrooster
) -> tuple[str, ...]:
    """Return who of them is there, else the first deputy of each who is; each person once."""

    def is_there(persoon: str) -> bool:
        return bezetting.rooster(persoon, kantoor).works_yet(at)

    if zelf := tuple(filter(is_there, mensen)):
        return zelf
    invallers = (next(filter(is_there, deputies(persoon, bezetting)), None) for persoon in mensen)
    return tuple(dict.fromkeys(inval for inval in invallers if inval))
