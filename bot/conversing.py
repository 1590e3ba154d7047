"""Puts the conversation together: knowledge with its index, the casework, and the dialogue on top."""

import asyncio
from dataclasses import dataclass

from bot.clock import Clock
from bot.contacts import guard_on
from bot.database import Database
from bot.knowledge_index import KnowledgeIndex
from bot.knowledge_notices import WakingCorrections
from bot.plan_pages import PlanPages
from bot.policy import load_policy
from bot.preferences import SqlPreferences
from bot.routes import open_routes
from bot.settings import Settings
from bot.staff import Staff
from bot.team import ReachableTeam
from bot.waking import WakingBalie
from bot.wording import load_wording
from dialogs.dialogue import Dialogue
from dialogs.services import Desk
from dialogs.services import Services as DialogServices
from dialogs.texts import load_texts
from knowledge.loading import SHIPPED_DATA, load_knowledge
from knowledge.store import Sessions, SqlEdits, SqlGaps
from meldingen.balie import Meldingenbalie
from meldingen.beleid import Beleid
from meldingen.store.eenheid import SqlWerkeenheden
from meldingen.store.postvak import SqlPostvak


@dataclass(frozen=True)
class Conversing:
    dialogue: Dialogue
    index: KnowledgeIndex
    balie: Meldingenbalie
    beleid: Beleid
    plans: PlanPages


async def open_conversing(
    database: Database, team: ReachableTeam, settings: Settings, wake: asyncio.Event, clock: Clock
) -> Conversing:
    """Load the knowledge and the texts, and build the index; `wake` is set when a message may wait.

    Raises:
        knowledge.loading.KnowledgeError: If a file of the knowledge is wrong; says file, record and field.
        bot.settings.SettingsError: If a file of the policy is wrong.
    """
    beleid, wording = load_policy(settings), load_wording(settings.wording_file)
    base = await asyncio.to_thread(load_knowledge, settings.knowledge_dir or SHIPPED_DATA)
    await asyncio.to_thread(load_texts)
    sessions = Sessions(database.writers, database.readers)
    edits = SqlEdits(sessions)
    index = await KnowledgeIndex.open(base, edits)
    routes = await open_routes(database, index, settings, clock)
    werkeenheden = SqlWerkeenheden(database.writers, database.readers)
    guard = guard_on(index)
    wishes = SqlPreferences(database)
    balie = WakingBalie(werkeenheden, beleid, wake, guard, Staff(team, beleid, wishes).bezetting)
    services = DialogServices(
        finder=index,
        balie=balie,
        guard=guard,
        corrections=WakingCorrections(sessions, wake),
        gaps=SqlGaps(sessions),
        edits=edits,
        team=team,
        routes=routes.routes,
        wording=wording,
        desk=Desk(SqlPostvak(database.writers, database.readers), wishes),
    )
    return Conversing(Dialogue(services), index, balie, beleid, routes.pages)
