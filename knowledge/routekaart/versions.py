"""Which map a walk goes on: the one of its own version, also when a newer one has come."""

from collections.abc import Iterable

from knowledge.routekaart.model import Routekaart


class KeptMaps:
    """Earlier versions of the maps, by id and version."""

    def __init__(self, kaarten: Iterable[Routekaart] = ()) -> None:
        self._kept = {(kaart.id, kaart.version): kaart for kaart in kaarten}

    def find(self, kaart_id: str, versie: str, current: Routekaart | None) -> Routekaart | None:
        """Return the map in this version: `current` when it has it, else the one that was kept."""
        if current is not None and current.version == versie:
            return current
        return self._kept.get((kaart_id, versie))
