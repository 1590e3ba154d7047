"""One immutable snapshot of everything that can be found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from knowledge.models import (
    Begrip,
    Bron,
    Dienst,
    Engels,
    Gebied,
    Knelpunt,
    KnelpuntSoort,
    Organisatie,
    Praktijkvoorbeeld,
    Situatie,
    Soort,
)
from knowledge.routekaart import Knoop, Routekaart

Record = Dienst | Organisatie | Knelpunt | Praktijkvoorbeeld | Begrip | Knoop


@dataclass(frozen=True)
class Records:
    diensten: Mapping[str, Dienst]
    organisaties: Mapping[str, Organisatie]
    knelpunten: Mapping[str, Knelpunt]
    knelpuntsoorten: Mapping[str, KnelpuntSoort]
    praktijkvoorbeelden: Mapping[str, Praktijkvoorbeeld]
    begrippen: Mapping[str, Begrip]


@dataclass(frozen=True)
class SourceKeys:
    """The sources that records of a file name by key."""

    knelpunten: Mapping[str, Bron]
    begrippen: Mapping[str, Bron]


@dataclass(frozen=True)
class Knowledge:
    """What the bot knows at one moment; a change makes a new one.

    `lexicon` holds the words for an idea, `outside` the words of subjects that are known not to be here,
    `aliases` the words that a manager tied to one record, by its id. `outdated_english` names the diensten
    whose Dutch was changed after their English was written.
    """

    records: Records
    routekaarten: Mapping[str, Routekaart]
    engels: Mapping[str, Engels]
    situaties: Mapping[str, Situatie]
    gebieden: Mapping[str, Gebied]
    lexicon: Mapping[str, tuple[str, ...]]
    outside: Mapping[str, tuple[str, ...]]
    source_keys: SourceKeys
    aliases: Mapping[str, str] = field(default_factory=dict)
    outdated_english: frozenset[str] = frozenset()

    @property
    def diensten(self) -> Mapping[str, Dienst]:
        return self.records.diensten

    @property
    def organisaties(self) -> Mapping[str, Organisatie]:
        return self.records.organisaties

    @property
    def knelpunten(self) -> Mapping[str, Knelpunt]:
        return self.records.knelpunten

    @property
    def knelpuntsoorten(self) -> Mapping[str, KnelpuntSoort]:
        return self.records.knelpuntsoorten

    @property
    def praktijkvoorbeelden(self) -> Mapping[str, Praktijkvoorbeeld]:
        return self.records.praktijkvoorbeelden

    @property
    def begrippen(self) -> Mapping[str, Begrip]:
        return self.records.begrippen

    @cached_property
    def knopen(self) -> Mapping[str, Knoop]:
        """The steps of every routekaart by their id, which is their id in search as well."""
        return MappingProxyType(
            {
                key: knoop
                for routekaart in self.routekaarten.values()
                for key, knoop in routekaart.knopen.items()
            }
        )

    def record(self, record_id: str) -> Record | None:
        """Return the record; a dienst goes before the organisatie that carries the same id."""
        for records in self._all():
            if (found := records.get(record_id)) is not None:
                return found
        return None

    def soort(self, record_id: str) -> Soort | None:
        for soort, records in zip(_SOORTEN, self._all(), strict=True):
            if record_id in records:
                return soort
        return None

    def english(self, dienst_id: str) -> Engels | None:
        """Return what is read in English; None where it is missing or the Dutch says something else now."""
        return None if dienst_id in self.outdated_english else self.engels.get(dienst_id)

    def sources(self, record: Record) -> tuple[Bron, ...]:
        """Return where the record comes from, with the keys of a file resolved; unknown keys are left out."""
        if isinstance(record, Dienst | Organisatie):
            return record.bronnen
        if isinstance(record, Praktijkvoorbeeld):
            return (record.bron,)
        keys = self._keys_of(record)
        return tuple(keys[key] for key in record.bronnen if key in keys)

    def _keys_of(self, record: Knelpunt | Begrip | Knoop) -> Mapping[str, Bron]:
        if isinstance(record, Knelpunt):
            return self.source_keys.knelpunten
        if isinstance(record, Begrip):
            return self.source_keys.begrippen
        return self._routekaart_sources

    @cached_property
    def _routekaart_sources(self) -> Mapping[str, Bron]:
        return {
            key: Bron.model_validate({field: value for field, value in bron.model_dump().items() if value})
            for routekaart in self.routekaarten.values()
            for key, bron in routekaart.bronnen.items()
        }

    def _all(self) -> tuple[Mapping[str, Record], ...]:
        return (
            self.diensten,
            self.organisaties,
            self.knelpunten,
            self.knopen,
            self.praktijkvoorbeelden,
            self.begrippen,
        )


_SOORTEN = (
    Soort.DIENST,
    Soort.ORGANISATIE,
    Soort.KNELPUNT,
    Soort.ROUTEKAART,
    Soort.PRAKTIJKVOORBEELD,
    Soort.BEGRIP,
)
