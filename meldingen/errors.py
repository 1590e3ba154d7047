"""What the casework refuses: a code for callers, facts for the text, and what is possible instead."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from meldingen.handelingen.soorten import HandelingSoort
from meldingen.model.keuzes import Resultaat, Status
from meldingen.model.mensen import Eigenaar
from meldingen.nummer import Meldingnummer
from meldingen.tijdlijn import Feiten, Gebeurtenis


class DomainError(Exception):
    """Base of every refusal. Callers look up the reader's text by `code` and fill it from `feiten`.

    Attributes:
        feiten: Plain values, keys documented at each error.
        mogelijk: The acts that this actor may do now instead; may be empty.
    """

    code: ClassVar[str] = "domain_error"

    def __init__(
        self, message: str, feiten: Feiten | None = None, mogelijk: Sequence[HandelingSoort] = ()
    ) -> None:
        self.feiten: Feiten = dict(feiten or {})
        self.mogelijk = tuple(mogelijk)
        super().__init__(message)


class MeldingNotFoundError(DomainError):
    """There is no such melding, or this actor may not know that there is. feiten: nummer"""

    code = "melding_not_found"

    def __init__(self, nummer: Meldingnummer) -> None:
        super().__init__(f"There is no melding {nummer} that this actor may see", {"nummer": str(nummer)})


class ActNotPermittedError(DomainError):
    """The role or relation does not allow it. feiten: nummer, handeling, status"""

    code = "act_not_permitted"

    def __init__(
        self,
        nummer: Meldingnummer,
        handeling: HandelingSoort,
        status: Status,
        mogelijk: Sequence[HandelingSoort],
    ) -> None:
        super().__init__(
            f"This actor may not do {handeling.value} on melding {nummer}",
            {"nummer": str(nummer), "handeling": handeling.value, "status": status.value},
            mogelijk,
        )


class WrongStatusError(DomainError):
    """Not now: the status does not take it, or there is nothing to do it on (no open question, no rung).

    feiten: nummer, handeling, status
    """

    code = "wrong_status"

    def __init__(
        self,
        nummer: Meldingnummer,
        handeling: HandelingSoort,
        status: Status,
        mogelijk: Sequence[HandelingSoort],
    ) -> None:
        super().__init__(
            f"Melding {nummer} is {status.value} and takes no {handeling.value} now",
            {"nummer": str(nummer), "handeling": handeling.value, "status": status.value},
            mogelijk,
        )


class AlreadyOwnedError(DomainError):
    """A colleague has it. feiten: nummer, functie, sinds"""

    code = "already_owned"

    def __init__(self, nummer: Meldingnummer, eigenaar: Eigenaar, mogelijk: Sequence[HandelingSoort]) -> None:
        sinds = eigenaar.sinds.isoformat()
        super().__init__(
            f"Melding {nummer} has been with a {eigenaar.functie} since {sinds}",
            {"nummer": str(nummer), "functie": eigenaar.functie, "sinds": sinds},
            mogelijk,
        )


class RegieNotReturnedError(DomainError):
    """The municipality still holds the direction; offer it back first. feiten: nummer, organisatie"""

    code = "regie_not_returned"

    def __init__(self, nummer: Meldingnummer, organisatie: str, mogelijk: Sequence[HandelingSoort]) -> None:
        super().__init__(
            f"Melding {nummer} stays open: {organisatie} has not yet accepted the direction",
            {"nummer": str(nummer), "organisatie": organisatie},
            mogelijk,
        )


class ResultaatNotPossibleError(DomainError):
    """This result does not fit what was done. feiten: nummer, resultaat, mogelijke_resultaten"""

    code = "resultaat_not_possible"

    def __init__(self, nummer: Meldingnummer, resultaat: Resultaat, possible: Sequence[Resultaat]) -> None:
        names = [item.value for item in possible]
        super().__init__(
            f"Melding {nummer} cannot end as {resultaat.value}; possible: {', '.join(names)}",
            {"nummer": str(nummer), "resultaat": resultaat.value, "mogelijke_resultaten": names},
        )


class InvalidActError(DomainError):
    """Something in the act itself is not right. feiten: nummer, veld, reden (a word); uiterlijk for te_ver

    reden is one of: verleden (a moment that has passed), te_ver (further than the policy allows; uiterlijk
    is the last moment that it does, ISO 8601 in UTC),
    onbekend (no such task, question), al_gedaan, bevat_persoonsgegevens, zichzelf, ontbreekt,
    mandaat (using the mandate takes a sociaal pontonnier), gesloten (the other melding is closed).
    """

    code = "invalid_act"

    def __init__(
        self, nummer: Meldingnummer | None, veld: str, reden: str, uiterlijk: datetime | None = None
    ) -> None:
        limit = {"uiterlijk": uiterlijk.isoformat()} if uiterlijk else {}
        super().__init__(
            f"Field {veld} of an act on melding {nummer or 'to be filed'} is refused: {reden}",
            {"nummer": str(nummer or ""), "veld": veld, "reden": reden, **limit},
        )


class VersionConflictError(DomainError):
    """Somebody else acted in between. feiten: nummer, gezien, huidig

    Attributes:
        sindsdien: The entries since the version that was seen, that this actor may read.
    """

    code = "version_conflict"

    def __init__(
        self, nummer: Meldingnummer, gezien: int, huidig: int, sindsdien: Sequence[Gebeurtenis] = ()
    ) -> None:
        self.sindsdien = tuple(sindsdien)
        super().__init__(
            f"Melding {nummer} is at version {huidig}; the act was meant for version {gezien}",
            {"nummer": str(nummer), "gezien": gezien, "huidig": huidig},
        )


class WorkListForbiddenError(DomainError):
    """Only the team has a work list."""

    code = "work_list_forbidden"

    def __init__(self) -> None:
        super().__init__("Only a member of the pontonnier team has a work list")
