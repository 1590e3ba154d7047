"""What may be counted about walks: which map, which node and what happened, never who or what was said."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from knowledge.routekaart.model import Routekaart
from knowledge.routekaart.walk import Walk, trace


class UseEvent(StrEnum):
    STARTED = "started"
    ANSWERED = "answered"
    STOPPED = "stopped"
    FAILED = "failed"
    FINISHED = "finished"


@dataclass(frozen=True)
class RouteUse:
    """One countable thing; `step` is the place of the step that failed in its node, absent otherwise."""

    kaart: str
    versie: str
    knoop: str
    event: UseEvent
    step: int | None = None


@dataclass(frozen=True)
class UseFigures:
    started: int
    finished: int
    stops: tuple[tuple[str, int], ...]
    """Questions where people stopped, most often first."""
    failures: tuple[tuple[str, int], ...]
    """Steps that did not work out (`node:place`), most often first."""
    outcomes: tuple[tuple[str, int], ...]
    """Where finished walks came out, most often first."""


def use_at(walk: Walk, kaart: Routekaart, event: UseEvent) -> RouteUse:
    """Return `event` at the place where the walk is now."""
    return RouteUse(walk.kaart, walk.versie, trace(walk, kaart).current, event)


def failed_step(walk: Walk, step_id: str) -> RouteUse:
    node, _, place = step_id.rpartition(":")
    return RouteUse(walk.kaart, walk.versie, node, UseEvent.FAILED, int(place))


def count_use(uses: Mapping[RouteUse, int]) -> UseFigures:
    """Sum up walks over one map from how often each thing happened."""
    events: Counter[UseEvent] = Counter()
    stops: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    outcomes: Counter[str] = Counter()
    for use, times in uses.items():
        events[use.event] += times
        if use.event is UseEvent.STOPPED:
            stops[use.knoop] += times
        elif use.event is UseEvent.FAILED:
            failures[f"{use.knoop}:{use.step}"] += times
        elif use.event is UseEvent.FINISHED:
            outcomes[use.knoop] += times
    return UseFigures(
        started=events[UseEvent.STARTED],
        finished=events[UseEvent.FINISHED],
        stops=tuple(stops.most_common()),
        failures=tuple(failures.most_common()),
        outcomes=tuple(outcomes.most_common()),
    )
