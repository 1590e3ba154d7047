from datetime import datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict

from knowledge.routekaart.walk import Walk

MOST_WALKS = 5


class SavedWalk(BaseModel):
    """A walk of this person; `arrived` once it came to a plan, so that this counts once."""

    model_config = ConfigDict(frozen=True)

    id: str
    walk: Walk
    at: AwareDatetime
    arrived: bool = False


class RouteState(BaseModel):
    """The last walks of this person, the newest last; `current` is the one that typed words answer."""

    model_config = ConfigDict(frozen=True)

    walks: tuple[SavedWalk, ...] = ()
    current: str | None = None

    def find(self, walk_id: str | None) -> SavedWalk | None:
        return next((saved for saved in self.walks if saved.id == walk_id), None)

    def without(self, walk_id: str) -> "RouteState":
        return self.model_copy(update={"walks": tuple(each for each in self.walks if each.id != walk_id)})

    def with_walk(self, walk_id: str, walk: Walk, at: datetime, *, arrived: bool = False) -> "RouteState":
        others = tuple(saved for saved in self.walks if saved.id != walk_id)
        kept = (*others, SavedWalk(id=walk_id, walk=walk, at=at, arrived=arrived))[-MOST_WALKS:]
        return RouteState(walks=kept, current=walk_id)
