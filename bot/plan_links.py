"""Links to a plan as PDF: which walk it is stands signed in the link, so nothing is kept for it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import orjson
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.signing import Signer
from knowledge.language import Language
from knowledge.routekaart.sharing import FindMap, share_code, walk_of
from knowledge.routekaart.walk import Walk, toggle_step

PATH = "/routekaart/plan.pdf"
PURPOSE = "routekaart-plan"
LIFETIME = timedelta(days=7)
MOST_CHARACTERS = 4000


class _Payload(BaseModel):
    """The choices on the map and the steps that were ticked off; nothing of who walked, or for whom."""

    model_config = ConfigDict(extra="forbid")

    code: str
    ticked: tuple[str, ...]
    language: Language
    until: int


@dataclass(frozen=True)
class PaperPlan:
    walk: Walk
    language: Language


class PlanLinks:
    """Implements `dialogs.services.PlanLinks`.

    Args:
        address: Where browsers reach the bot, without a slash at the end; empty: there are no links.
    """

    def __init__(self, address: str, signer: Signer, find_map: FindMap) -> None:
        self._address, self._signer, self._find_map = address, signer, find_map

    def pdf(self, walk: Walk, language: Language, at: datetime) -> str | None:
        if not self._address:
            return None
        payload = _Payload(
            code=share_code(walk),
            ticked=walk.afgevinkt,
            language=language,
            until=int((at + LIFETIME).timestamp()),
        )
        token = self._signer.sign(orjson.dumps(payload.model_dump(mode="json")))
        return f"{self._address}{PATH}?{urlencode({'t': token})}"

    def read(self, token: str, now: datetime) -> PaperPlan | None:
        """Return what the link is about; None when it is not ours, too old, or its map is gone."""
        raw = self._signer.open(token) if len(token) <= MOST_CHARACTERS else None
        try:
            payload = _Payload.model_validate_json(raw) if raw is not None else None
        except ValidationError:
            return None
        if payload is None or now >= datetime.fromtimestamp(payload.until, UTC):
            return None
        walk = walk_of(payload.code, self._find_map)
        kaart = self._find_map(walk.kaart, walk.versie) if walk else None
        if walk is None or kaart is None:
            return None
        for step in payload.ticked:
            walk = toggle_step(walk, kaart, step)
        return PaperPlan(walk, payload.language)
