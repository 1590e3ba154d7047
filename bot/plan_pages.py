"""Serves a plan as PDF to whoever holds a signed link to it."""

import asyncio
from dataclasses import dataclass

from aiohttp import web

from bot.clock import Clock
from bot.knowledge_index import KnowledgeIndex
from bot.plan_links import PaperPlan, PlanLinks
from dialogs.routekaart.paper import service_lines
from knowledge.routekaart.export import plan_as_pdf
from knowledge.routekaart.plan import make_plan
from knowledge.routekaart.sharing import FindMap

_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


@dataclass(frozen=True)
class PlanPages:
    links: PlanLinks
    index: KnowledgeIndex
    find_map: FindMap
    clock: Clock

    async def get(self, request: web.Request) -> web.Response:
        asked = self.links.read(request.query.get("t", ""), self.clock.now())
        pdf = await asyncio.to_thread(self._draw, asked) if asked else None
        if pdf is None:
            raise web.HTTPNotFound(headers=_HEADERS)
        named = {"Content-Disposition": 'inline; filename="routekaart-plan.pdf"'}
        return web.Response(body=pdf, content_type="application/pdf", headers=_HEADERS | named)

    def _draw(self, asked: PaperPlan) -> bytes | None:
        kaart = self.find_map(asked.walk.kaart, asked.walk.versie)
        if kaart is None:
            return None
        plan = make_plan(asked.walk, kaart)
        return plan_as_pdf(plan, asked.language, service_lines(self.index.knowledge, plan, asked.language))
