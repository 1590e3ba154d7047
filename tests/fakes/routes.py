"""Figures of use and links to plans in memory; the figures pass the same contract tests as the database."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from dialogs.services import Routes
from knowledge.language import Language
from knowledge.routekaart import Routekaart
from knowledge.routekaart.sharing import share_code
from knowledge.routekaart.use import RouteUse
from knowledge.routekaart.versions import KeptMaps
from knowledge.routekaart.walk import Walk


class MemoryRouteUses:
    def __init__(self) -> None:
        self.days: Counter[tuple[date, RouteUse]] = Counter()

    async def note(self, uses: Sequence[RouteUse], at: datetime) -> None:
        day = at.astimezone(ZoneInfo("Europe/Amsterdam")).date()
        self.days.update((day, use) for use in uses)

    async def count(self, kaart: str, since: date) -> Mapping[RouteUse, int]:
        counted: Counter[RouteUse] = Counter()
        for (day, use), times in self.days.items():
            if use.kaart == kaart and day >= since:
                counted[use] += times
        return counted


class PlainLinks:
    """Links whose walk can be read by a test."""

    def pdf(self, walk: Walk, language: Language, at: datetime) -> str | None:
        return f"https://bot.example.org/plan?{share_code(walk)}&{language.value}"


def plain_routes(*older: Routekaart) -> Routes:
    return Routes(KeptMaps(older), MemoryRouteUses(), PlainLinks())
