"""The ports of storage: one unit of work is one transaction."""

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from meldingen.beeld import Inzage, Meldingregel, Uitkomst, Werkvoorraad
from meldingen.besluit import Besluit
from meldingen.controle import Controle
from meldingen.handelingen.soorten import HandelingSoort
from meldingen.model.melding import Doorbraakmelding
from meldingen.model.waarden import Moment, Waarde
from meldingen.nummer import Meldingnummer
from meldingen.rollen import Actor
from meldingen.termijnen import Termijn
from meldingen.tijdlijn import Gebeurtenis
from meldingen.werklijst import Werkvraag

BEKIJKEN = "bekijken"


class UnreadableMeldingError(Exception):
    """A stored melding cannot be read by this program; says which, and which term brought it up."""

    def __init__(self, nummer: Meldingnummer, termijn: Termijn) -> None:
        self.nummer, self.termijn = nummer, termijn
        super().__init__(f"Melding {nummer} is stored in a way that this program cannot read")


class KeyTakenError(Exception):
    """The idempotency key was used by an act that was stored in between."""


class Auditregel(Waarde):
    """Who did what; `handeling` is the word of a HandelingSoort, or BEKIJKEN for a reading."""

    nummer: str
    versie: int
    handeling: str
    op: Moment
    person_id: str
    functie: str
    organisatie: str

    @classmethod
    def of(
        cls, melding: Doorbraakmelding, handeling: HandelingSoort | str, actor: Actor, op: datetime
    ) -> "Auditregel":
        return cls(
            nummer=str(melding.nummer),
            versie=melding.versie,
            handeling=str(handeling),
            op=op,
            person_id=actor.person_id,
            functie=actor.functie,
            organisatie=actor.organisatie,
        )


class Meldingkast(Protocol):
    """Meldingen with their timeline, terms and outgoing messages."""

    async def next_nummer(self, jaar: int) -> Meldingnummer:
        """Give out the next number of the year; it is free again when the transaction is not completed."""
        ...

    async def get(self, nummer: Meldingnummer, *, for_change: bool = False) -> Doorbraakmelding:
        """Return the melding; `for_change` keeps others from changing it until the transaction ends.

        Raises:
            MeldingNotFoundError: Nobody filed it.
        """
        ...

    async def put(self, besluit: Besluit, was: Doorbraakmelding | None) -> None:
        """Store a decision: melding, timeline, terms and messages; `was` is None for a new melding.

        Raises:
            VersionConflictError: The stored version is not that of `was`.
        """
        ...

    async def tijdlijn(self, nummer: Meldingnummer, na_versie: int = 0) -> tuple[Gebeurtenis, ...]:
        """Return the entries of later versions, oldest first."""
        ...


class Journaal(Protocol):
    """Which keys were used, and who did or read what."""

    async def outcome(self, key: str) -> Uitkomst | None: ...

    async def remember(self, key: str, uitkomst: Uitkomst, op: datetime) -> None:
        """Tie the key to the outcome.

        Raises:
            KeyTakenError: The key is taken; nothing of this transaction may be completed.
        """
        ...

    async def write(self, regel: Auditregel) -> None: ...

    async def inzagen(self, nummer: Meldingnummer) -> tuple[Inzage, ...]: ...

    async def helped(self, key: str, op: datetime) -> None:
        """Count an intake that ended because an existing offer helped; the same key counts once.

        Raises:
            KeyTakenError: Another transaction counts it at this moment.
        """
        ...

    async def count_helped(self, sinds: datetime) -> int: ...


class Lijsten(Protocol):
    """Questions over many meldingen."""

    async def of_person(self, person_id: str, limit: int) -> tuple[Meldingregel, ...]:
        """Return what the person filed, entered or co-filed: open first, then newest first."""
        ...

    async def waiting_for(self, actor: Actor, limit: int) -> tuple[Meldingregel, ...]:
        """Return open meldingen with a task or offered direction for the actor, or for the actor's
        organisation when the actor is its ambassadeur."""
        ...

    async def worklist(self, vraag: Werkvraag) -> Werkvoorraad: ...

    async def lookalikes(self, melding: Doorbraakmelding, limit: int) -> tuple[Doorbraakmelding, ...]:
        """Return other open meldingen that share a knelpunt, organisation or wijk, newest first."""
        ...


class Agenda(Protocol):
    """Terms that have run out."""

    async def next_due(self, now: datetime) -> tuple[Doorbraakmelding, Termijn] | None:
        """Return the earliest due term with its melding, kept from others until the transaction ends.

        A kind of term that this program does not know is left to the newer one that wrote it.

        Raises:
            UnreadableMeldingError: The melding cannot be read.
        """
        ...

    async def drop(self, nummer: Meldingnummer, termijn: Termijn) -> None: ...

    async def postpone(self, nummer: Meldingnummer, termijn: Termijn, tot: datetime) -> int:
        """Try again later; return how often it was tried."""
        ...

    async def take_count(self, now: datetime) -> Controle:
        """Count what must not be there, over meldingen, terms and messages."""
        ...


class Werkeenheid(Protocol):
    """One transaction; without `commit` nothing of it remains."""

    @property
    def meldingen(self) -> Meldingkast: ...

    @property
    def journaal(self) -> Journaal: ...

    @property
    def lijsten(self) -> Lijsten: ...

    @property
    def agenda(self) -> Agenda: ...

    async def commit(self) -> None:
        """Make it durable: when this returns, a crash loses nothing of it."""
        ...


class Werkeenheden(Protocol):
    def schrijven(self) -> AbstractAsyncContextManager[Werkeenheid]: ...

    def lezen(self) -> AbstractAsyncContextManager[Werkeenheid]:
        """Open a unit of work that only reads; it keeps nobody waiting."""
        ...
