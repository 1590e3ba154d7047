from datetime import datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict

from knowledge.routekaart.walk import Walk

MOST_WALKS = 5


class SavedWalk(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: str
    walk: Walk
    at: AwareDatetime


class RouteState(BaseModel):
    """The last walks of this person, the newest last; `current` is the one that typed words answer."""

    model_config = ConfigDict(frozen=True)

    walks: tuple[SavedWalk, ...] = ()
    current: str | None = None

    def find(self, walk_id: str | None) -> SavedWalk | None:
        return next((saved for saved in self.walks if saved.id == walk_id), None)

    def with_walk(self, walk_id: str, walk: Walk, at: datetime) -> "RouteState":
        others = tuple(saved for saved in self.walks if saved.id != walk_id)
        kept = (*others, SavedWalk(id=walk_id, walk=walk, at=at))[-MOST_WALKS:]
        return RouteState(walks=kept, current=walk_id)
