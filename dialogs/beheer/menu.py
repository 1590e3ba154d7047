"""Where a knowledge manager begins: what waits, and how much of it."""

from typing import Any

from dialogs.beheer.english import outdated
from dialogs.beheer.reviewing import stale_per_owner
from dialogs.beheer.showing import shown
from dialogs.flow import Context, NoData, Outcome
from dialogs.view import Button, Fact, Facts, Heading, Importance, Text, View
from knowledge.store.model import Page

COUNT_ONLY = Page(limit=1)


async def overview(context: Context, state: Any, data: NoData) -> Outcome:
    services = context.services
    corrections = (await services.corrections.open(COUNT_ONLY)).total
    gaps = (await services.gaps.groups(COUNT_ONLY)).total
    stale = sum(len(diensten) for diensten in stale_per_owner(context).values())
    english = len(outdated(context))
    title = context.say("beheer.kop")
    facts = (
        Fact(context.say("beheer.knop_correcties"), str(corrections)),
        Fact(context.say("beheer.knop_leemten"), str(gaps)),
        Fact(context.say("beheer.knop_controle"), str(stale)),
        *((Fact(context.say("beheer.knop_engels"), str(english)),) if english else ()),
    )
    buttons = (
        Button(context.say("beheer.knop_correcties"), "beheer.correcties", importance=Importance.PRIMARY),
        Button(context.say("beheer.knop_leemten"), "beheer.leemten"),
        Button(context.say("beheer.knop_controle"), "beheer.controle"),
        *((Button(context.say("beheer.knop_engels"), "beheer.engels_lijst"),) if english else ()),
        Button(context.say("beheer.knop_nieuw"), "beheer.nieuw"),
    )
    blocks = (Heading(title), Text(context.say("beheer.uitleg")), Facts(facts))
    return shown(context, View(title, blocks, buttons=buttons, language=context.texts.language))
