"""The ports of the casework: what it asks of the outside, and the facade it offers."""

from datetime import datetime
from typing import Protocol

from meldingen.beeld import (
    Casusbeeld,
    Dubbel,
    Inzage,
    Meldingregel,
    Pagina,
    Uitkomst,
    Werkfilter,
    Werkvoorraad,
)
from meldingen.concept import MeldingConcept
from meldingen.controle import Controle
from meldingen.handelingen import Handeling
from meldingen.nummer import Meldingnummer
from meldingen.rollen import Actor


class Balie(Protocol):
    """The facade that conversations talk to; `meldingen.balie.Meldingenbalie` is the real one.

    Every `now` is timezone-aware. Every `key` names one press or one form (unique for ever): the same
    key again gives the earlier outcome with `herhaald` set, and does nothing. Refusals are DomainErrors.
    """

    async def indienen(self, concept: MeldingConcept, actor: Actor, *, key: str, now: datetime) -> Uitkomst:
        """File a melding: number, first promise, timeline and messages, in one transaction.

        Raises:
            InvalidActError: A reminder moment has passed, or a text carries personal data.
        """
        ...

    async def handel(  # noqa: PLR0913 - one call per press: what, on what, who, which press, when, what was seen
        self,
        nummer: Meldingnummer,
        handeling: Handeling,
        actor: Actor,
        *,
        key: str,
        now: datetime,
        gezien_versie: int | None = None,
    ) -> Uitkomst:
        """Carry out one act in one transaction.

        Args:
            gezien_versie: The version on the card that was pressed; None skips the check (typed commands).

        Raises:
            MeldingNotFoundError, ActNotPermittedError, WrongStatusError, AlreadyOwnedError,
            RegieNotReturnedError, ResultaatNotPossibleError, InvalidActError: See each.
            VersionConflictError: Somebody acted in between; says what changed.
        """
        ...

    async def bekijk(self, nummer: Meldingnummer, actor: Actor, now: datetime) -> Casusbeeld:
        """Return the case as this actor may see it; the reading itself is recorded.

        Raises:
            MeldingNotFoundError: It does not exist, or this actor has nothing to do with it.
        """
        ...

    async def mijn_meldingen(self, actor: Actor) -> tuple[Meldingregel, ...]:
        """Return what this actor filed, entered or co-filed: open first, newest first, at most 50."""
        ...

    async def mijn_taken(self, actor: Actor) -> tuple[Meldingregel, ...]:
        """Return the open meldingen in which a task or an offered direction waits for this actor."""
        ...

    async def werkvoorraad(
        self, actor: Actor, filter_: Werkfilter, pagina: Pagina, now: datetime
    ) -> Werkvoorraad:
        """Return one page of the team's work list with the counts of every part.

        Raises:
            WorkListForbiddenError: The actor is not of the team.
        """
        ...

    async def mogelijke_dubbelen(self, nummer: Meldingnummer, actor: Actor) -> tuple[Dubbel, ...]:
        """Return at most five open meldingen that look like this one, best first (team only).

        Raises:
            MeldingNotFoundError: As for `bekijk`; also for who is not of the team.
        """
        ...

    async def controleer(self, now: datetime) -> Controle:
        """Count what must not be there: a case that nothing wakes, a message that stays behind."""
        ...

    async def geholpen(self, *, key: str, now: datetime) -> None:
        """Count a success without a melding: the intake showed an existing offer that helps.

        Nothing of who or about whom is kept; the same key counts once.
        """
        ...

    async def aantal_geholpen(self, actor: Actor, sinds: datetime) -> int:
        """Return how many intakes ended that way since then (team only).

        Raises:
            WorkListForbiddenError: The actor is not of the team.
        """
        ...

    async def inzagen(self, nummer: Meldingnummer, actor: Actor) -> tuple[Inzage, ...]:
        """Return who opened this case, oldest first (team only)."""
        ...
