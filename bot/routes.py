"""What the routekaarten need around them: figures, earlier versions, and plans on paper."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.database import Database
from bot.knowledge_index import KnowledgeIndex
from bot.plan_links import PURPOSE, PlanLinks
from bot.plan_pages import PlanPages
from bot.settings import Settings
from bot.signing import Signer, kept_secret
from dialogs.services import Routes
from knowledge.routekaart import Routekaart
from knowledge.routekaart.versions import KeptMaps
from knowledge.store.route_uses import SqlRouteUses
from knowledge.store.route_versions import SqlRouteVersions
from knowledge.store.sessions import Sessions


@dataclass(frozen=True)
class OpenRoutes:
    routes: Routes
    pages: PlanPages


async def open_routes(
    database: Database, index: KnowledgeIndex, settings: Settings, clock: Clock
) -> OpenRoutes:
    """Keep the maps as they are now beside their earlier versions, and make the links to plans."""
    sessions = Sessions(database.writers, database.readers)
    versions = SqlRouteVersions(sessions)
    await versions.keep(tuple(index.knowledge.routekaarten.values()), clock.now())
    maps = KeptMaps(await versions.read())

    def find_map(kaart: str, versie: str) -> Routekaart | None:
        return maps.find(kaart, versie, index.knowledge.routekaarten.get(kaart))

    links = PlanLinks(settings.public_address, Signer(await kept_secret(database), PURPOSE), find_map)
    routes = Routes(maps, SqlRouteUses(sessions), links)
    return OpenRoutes(routes, PlanPages(links, index, find_map, clock))
