"""Yields every record of the knowledge with flat field names, in the order in which files hold them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.catalogue import Knowledge
from knowledge.exchange.fields import flatten
from knowledge.models import Soort
from knowledge.store import Overlay


@dataclass(frozen=True)
class Contents:
    """What can be written to a file; built from the knowledge as it is now."""

    knowledge: Knowledge

    def count(self, soort: Soort) -> int:
        return len(self._ids(soort))

    def flat(self, soort: Soort) -> Iterator[dict[str, Any]]:
        present = Overlay(self.knowledge)
        for record_id in self._ids(soort):
            yield flatten(present.content(soort, record_id))

    def _ids(self, soort: Soort) -> Mapping[str, object]:
        found: Mapping[Soort, Mapping[str, object]] = {
            Soort.ORGANISATIE: self.knowledge.organisaties,
            Soort.DIENST: self.knowledge.diensten,
            Soort.KNELPUNT: self.knowledge.knelpunten,
            Soort.PRAKTIJKVOORBEELD: self.knowledge.praktijkvoorbeelden,
            Soort.BEGRIP: self.knowledge.begrippen,
        }
        return found[soort]
