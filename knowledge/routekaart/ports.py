"""What the walks ask of a store: figures of use, and the versions of the maps that walks were begun on."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from knowledge.routekaart.model import Routekaart
from knowledge.routekaart.use import RouteUse


class RouteUses(Protocol):
    async def note(self, uses: Sequence[RouteUse], at: datetime) -> None:
        """Count these on their day. A turn that is taken again after a crash may count twice."""
        ...

    async def count(self, kaart: str, since: date) -> Mapping[RouteUse, int]:
        """Return how often each thing happened on this map since that day, that day included."""
        ...


class RouteVersions(Protocol):
    async def keep(self, kaarten: Sequence[Routekaart], at: datetime) -> None:
        """Keep each map under its id and version; a version kept before is replaced by its newest texts."""
        ...

    async def read(self) -> tuple[Routekaart, ...]:
        """Return every version that can still be read, the newest first."""
        ...
