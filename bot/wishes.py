"""Sorts claimed messages by what their receivers want: now, together on one card, later, or not at all."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.preferences import Wanted
from meldingen.outbox.bezorgen import Wijze, decide_delivery
from meldingen.outbox.model import Zending
from meldingen.outbox.poort import Postvak
from meldingen.voorkeuren import GEEN_VOORKEUREN
from meldingen.werktijd import Werkrooster

Together = tuple[Zending, ...]
"""Messages to one person that go out on one card."""


class Sorter(Protocol):
    async def sort(self, batch: Sequence[Zending], now: datetime) -> Sequence[Together]:
        """Return what goes out now; the rest is written back."""


class AtOnce:
    """Everything goes out by itself."""

    async def sort(self, batch: Sequence[Zending], now: datetime) -> Sequence[Together]:
        return [(zending,) for zending in batch]


@dataclass(frozen=True)
class Wishes:
    wanted: Wanted
    postvak: Postvak
    kantoor: Werkrooster

    async def sort(self, batch: Sequence[Zending], now: datetime) -> Sequence[Together]:
        wishes = await self.wanted.of_many({person_of(zending) for zending in batch})
        alone: list[Together] = []
        together: defaultdict[str, list[Zending]] = defaultdict(list)
        for zending in batch:
            person = person_of(zending)
            decided = decide_delivery(zending, wishes.get(person, GEEN_VOORKEUREN), now, self.kantoor)
            if decided.vervolg is not None:
                await self.postvak.record(zending, decided.vervolg, now)
            elif decided.wijze is Wijze.SAMEN:
                together[person].append(zending)
            else:
                alone.append((zending,))
        return [*alone, *(tuple(group) for group in together.values())]


def person_of(zending: Zending) -> str:
    """Return who a claimed message goes to."""
    return zending.bericht.ontvanger.person_id or ""
