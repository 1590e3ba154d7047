"""Keeps the versions of the routekaarten in the database."""

from collections.abc import Sequence
from datetime import datetime

import structlog
from pydantic import ValidationError
from sqlalchemy import desc, select
from sqlmodel import col

from knowledge.routekaart import Routekaart
from knowledge.store.route_tables import RoutekaartversieRow
from knowledge.store.sessions import Sessions

log = structlog.get_logger(__name__)

MOST_VERSIONS = 20
"""How many versions stay within reach of a walk, all maps together."""


class SqlRouteVersions:
    """Implements `knowledge.routekaart.ports.RouteVersions`."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def keep(self, kaarten: Sequence[Routekaart], at: datetime) -> None:
        async with self._sessions.writers() as session, session.begin():
            for kaart in kaarten:
                content = kaart.model_dump_json()
                kept = await session.get(RoutekaartversieRow, (kaart.id, kaart.version))
                if kept is None or kept.inhoud != content:
                    row = RoutekaartversieRow(
                        kaart=kaart.id, versie=kaart.version, inhoud=content, bewaard_op=at
                    )
                    await session.merge(row)

    async def read(self) -> tuple[Routekaart, ...]:
        newest = select(RoutekaartversieRow).order_by(desc(col(RoutekaartversieRow.bewaard_op)))
        async with self._sessions.readers() as session:
            rows = list(await session.scalars(newest.limit(MOST_VERSIONS)))
        return tuple(kaart for row in rows if (kaart := _read(row)) is not None)


def _read(row: RoutekaartversieRow) -> Routekaart | None:
    """A version that this program no longer understands is as good as gone."""
    try:
        kaart = Routekaart.model_validate_json(row.inhoud)
    except ValidationError:
        log.warning("routekaart.version_unreadable", kaart=row.kaart, version=row.versie)
        return None
    return kaart if kaart.version == row.versie else None
